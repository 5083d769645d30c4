package ledger

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"time"

	"reji/checkout"
)

// domain begins every hash of a row, genesis that of the link before the first one, so that neither can be mistaken for another.
const (
	domain  = "reji journal row 1\n"
	genesis = "reji journal genesis 1\n"
)

// kindIntent is the kind of a stored request; every other row's kind is an event's.
const kindIntent = "intent"

// digest is a SHA-256.
type digest [sha256.Size]byte

// head gives the digits that are shown and sent to Stripe.
func (d digest) head() string { return hex.EncodeToString(d[:8]) }

// row is one row of the journal, column by column.
type row struct {
	Seq, Epoch, At int64
	StripeDate     sql.NullInt64
	Sale, Tender   string
	Kind           string
	V              int64
	Step           string
	Try            int64
	Key            sql.NullString
	Params         []byte // nil where there is no request
	RequestID      sql.NullString
	Body           string
	Mode, Actor    string
	Prev, Hash     []byte
}

// rowColumns are the journal's columns in the order of the table, which is also the order of the hash.
const rowColumns = "seq, epoch, at_us, stripe_date_s, sale, tender, kind, v, step, try, idem_key, params_sha, req_id, body, mode, actor, prev, hash"

// values lists the columns' values for an INSERT.
func (r *row) values() []any {
	var params any
	if r.Params != nil {
		params = r.Params
	}
	return []any{
		r.Seq, r.Epoch, r.At, r.StripeDate, r.Sale, r.Tender, r.Kind, r.V, r.Step, r.Try, r.Key, params, r.RequestID, r.Body, r.Mode, r.Actor,
		r.Prev, r.Hash,
	}
}

// fields lists where a SELECT of rowColumns puts its values.
func (r *row) fields() []any {
	return []any{
		&r.Seq, &r.Epoch, &r.At, &r.StripeDate, &r.Sale, &r.Tender, &r.Kind, &r.V, &r.Step, &r.Try, &r.Key, &r.Params, &r.RequestID, &r.Body,
		&r.Mode, &r.Actor, &r.Prev, &r.Hash,
	}
}

// canonical writes the row without its links, as the package comment describes it.
func (r *row) canonical() []byte {
	b := make([]byte, 0, 256+len(r.Body))
	b = appendInt(b, r.Seq)
	b = appendInt(b, r.Epoch)
	b = appendInt(b, r.At)
	if r.StripeDate.Valid {
		b = appendInt(b, r.StripeDate.Int64)
	} else {
		b = append(b, 'n')
	}
	b = appendText(b, r.Sale)
	b = appendText(b, r.Tender)
	b = appendText(b, r.Kind)
	b = appendInt(b, r.V)
	b = appendText(b, r.Step)
	b = appendInt(b, r.Try)
	b = appendMaybe(b, r.Key)
	if r.Params == nil {
		b = append(b, 'n')
	} else {
		b = appendBytes(append(b, 'b'), string(r.Params))
	}
	b = appendMaybe(b, r.RequestID)
	b = appendText(b, r.Body)
	b = appendText(b, r.Mode)
	return appendText(b, r.Actor)
}

func appendInt(b []byte, n int64) []byte {
	return binary.BigEndian.AppendUint64(append(b, 'i'), uint64(n))
}

func appendText(b []byte, s string) []byte { return appendBytes(append(b, 't'), s) }

func appendMaybe(b []byte, s sql.NullString) []byte {
	if !s.Valid {
		return append(b, 'n')
	}
	return appendText(b, s.String)
}

func appendBytes(b []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(s))), s...)
}

// sum is the row's hash after a given one.
func (r *row) sum(prev digest) digest {
	h := sha256.New()
	h.Write([]byte(domain))
	h.Write(prev[:])
	h.Write(r.canonical())
	return digest(h.Sum(nil))
}

// link ends the row: its hash follows from the row before.
func (r *row) link(prev digest) digest {
	d := r.sum(prev)
	r.Prev, r.Hash = prev[:], d[:]
	return d
}

// same reports whether two rows say the same, wherever they stand.
func (r *row) same(o *row) bool {
	a, b := *r, *o
	a.Seq, b.Seq = 0, 0
	return string(a.canonical()) == string(b.canonical())
}

// moment reads a time column; stamp writes one. Both are exact: a commit with finer times is refused.
func moment(us int64) time.Time { return time.UnixMicro(us).UTC() }

func stamp(t time.Time) int64 { return t.UnixMicro() }

// entry reads an event row back.
func (r *row) entry() (checkout.Entry, error) {
	e, err := checkout.DecodeEvent(r.Kind, int(r.V), []byte(r.Body))
	return checkout.Entry{Seq: r.Seq, At: moment(r.At), Event: e}, err
}
