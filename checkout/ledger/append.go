package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"reji/checkout"
	"reji/checkout/register"
)

// maxBody is the longest body of a row, in bytes: events are small, and something that is not is a mistake.
const maxBody = 64 << 10

// Append writes a commit durably: the event, the requests that follow from it, the books and the rights, in one transaction. The same
// commit twice is one. What leaves the ledger usable and unchanged: an error that wraps register.ErrRight, ErrDiffers or ErrUnfit. Any
// other is a *WriteError; the commit may have happened, and nothing more is written until Reopen succeeded (D1–D4).
func (l *Ledger) Append(ctx context.Context, c register.Commit) (register.Mark, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed != nil {
		return l.mark(), &WriteError{Kind: kindOf(l.failed), Op: "append", Err: l.failed}
	}
	rows, err := l.rowsOf(c)
	if err != nil {
		return l.mark(), err
	}
	at := tip{l.seq, l.last}
	err = l.transact(ctx, "append", func(ctx context.Context, tx *sql.Tx) error {
		if done, err := alreadyDone(ctx, tx, rows); done || err != nil {
			return err
		}
		if at, err = writeRows(ctx, tx, at, rows); err != nil {
			return err
		}
		return writeBooks(ctx, tx, project(c.Before, c.After, callsOf(c), rows[0].Seq))
	})
	switch {
	case err == nil:
		l.seq, l.last = at.seq, at.hash
		return l.mark(), nil
	case errors.Is(err, register.ErrRight), errors.Is(err, ErrDiffers), errors.Is(err, ErrUnfit):
		return l.mark(), fmt.Errorf("append %s: %w", c.Event.Kind(), err)
	}
	var w *WriteError
	if !errors.As(err, &w) {
		w = &WriteError{Kind: kindOf(err), Op: "append " + c.Event.Kind().String(), Err: err}
	}
	l.failed = w
	return l.mark(), w
}

func callsOf(c register.Commit) []checkout.Call {
	calls := make([]checkout.Call, len(c.Calls))
	for i, p := range c.Calls {
		calls[i] = p.Call
	}
	return calls
}

// rowsOf writes a commit as rows: the event, then its requests. Their place in the chain is still open.
func (l *Ledger) rowsOf(c register.Commit) ([]row, error) {
	switch {
	case c.Event == nil || c.After.Rev != c.Before.Rev+1:
		return nil, fmt.Errorf("%w: not one revision", ErrUnfit)
	case c.After.Mode != l.id.Mode:
		return nil, fmt.Errorf("%w: a sale of mode %s", ErrUnfit, c.After.Mode)
	case !c.At.Equal(c.At.Truncate(time.Microsecond)):
		return nil, fmt.Errorf("%w: a moment finer than a microsecond would not replay", ErrUnfit)
	}
	body, err := checkout.EncodeEvent(c.Event)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	event := l.blank(c)
	event.Tender, event.Kind, event.V, event.Try = string(c.Event.For()), c.Event.Kind().String(), checkout.EventVersion, int64(c.After.Rev)
	event.Body = string(body)
	witness(&event, c.Event)
	rows := []row{event}
	for _, p := range c.Calls {
		r, err := l.intentRow(c, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	for _, r := range rows {
		if len(r.Body) > maxBody {
			return nil, fmt.Errorf("%w: a body of %d bytes", ErrUnfit, len(r.Body))
		}
	}
	return rows, nil
}

func (l *Ledger) blank(c register.Commit) row {
	return row{Epoch: l.id.Epoch, At: stamp(c.At), Sale: string(c.After.ID), Mode: l.id.Mode.String(), Actor: c.After.Actor}
}

// witness copies what of an event has a column of its own: which request was answered, Stripe's clock and Stripe's name of the exchange.
func witness(r *row, e checkout.Event) {
	facts := func(f checkout.Facts) {
		if !f.Date.IsZero() {
			r.StripeDate = sql.NullInt64{Int64: f.Date.Unix(), Valid: true}
		}
		r.RequestID = maybe(f.RequestID)
	}
	switch e := e.(type) {
	case checkout.CallAnswered:
		r.Step = e.Ref.Op.String()
		facts(e.Facts)
	case checkout.CallFailed:
		r.Step = e.Ref.Op.String()
		r.RequestID = maybe(e.Failure.RequestID)
	case checkout.Observed:
		facts(e.Facts)
	default: // the others did not come from Stripe
	}
}

func maybe(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// stored is the body of an intent row.
type stored struct {
	Call    checkout.Call    `json:"call"`
	Request register.Request `json:"request"`
}

// intentVersion is the version of stored.
const intentVersion = 1

func (l *Ledger) intentRow(c register.Commit, p register.Prepared) (row, error) {
	ref := p.Call.Ref
	if ref.Sale != c.After.ID || ref.Op == checkout.OpNone || ref.Try < 1 || p.Request.Key == "" || p.Request.Key != p.Call.Key {
		return row{}, fmt.Errorf("%w: a request that is not this call's", ErrUnfit)
	}
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false) // the stored form is read by people too
	if err := enc.Encode(stored{p.Call, p.Request}); err != nil {
		return row{}, fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	r := l.blank(c)
	r.Tender, r.Kind, r.V, r.Step, r.Try = string(ref.Tender), kindIntent, intentVersion, ref.Op.String(), int64(ref.Try)
	r.Key, r.Body = maybe(p.Request.Key), string(bytes.TrimSuffix(body.Bytes(), []byte("\n")))
	sum := paramsSum(p.Request)
	r.Params = sum[:]
	return r, nil
}

// paramsSum is what an idempotency key stands for: one method, path and body.
func paramsSum(r register.Request) digest {
	return sha256.Sum256([]byte(r.Method + "\n" + r.Path + "\n" + r.Body))
}

// prepared reads an intent row back.
func (r *row) prepared() (register.Prepared, error) {
	if r.V != intentVersion {
		return register.Prepared{}, fmt.Errorf("request of version %d: this program reads version %d", r.V, intentVersion)
	}
	var s stored
	d := json.NewDecoder(bytes.NewReader([]byte(r.Body)))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return register.Prepared{}, fmt.Errorf("decode request: %w", err)
	}
	return register.Prepared{Call: s.Call, Request: s.Request}, nil
}

// alreadyDone reports whether this very commit stands in the journal: one that returned an error may have happened (rule 7). Anything else in
// its place is ErrDiffers.
func alreadyDone(ctx context.Context, tx *sql.Tx, rows []row) (bool, error) {
	e := &rows[0]
	var seq int64
	const query = "SELECT seq FROM journal WHERE sale = ? AND tender = ? AND step = ? AND try = ? AND kind = ?"
	err := tx.QueryRowContext(ctx, query, e.Sale, e.Tender, e.Step, e.Try, e.Kind).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for i := range len(rows) + 1 {
		var found row
		err := tx.QueryRowContext(ctx, "SELECT "+rowColumns+" FROM journal WHERE seq = ?", seq+int64(i)).Scan(found.fields()...)
		there := err == nil
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
		// One row more than was given must not be a request: requests stand right behind the event that they follow from.
		if i < len(rows) && !(there && found.same(&rows[i])) || i == len(rows) && there && found.Kind == kindIntent {
			return false, fmt.Errorf("%w: row %d", ErrDiffers, seq+int64(i))
		}
	}
	return true, nil
}

// writeRows links the rows to the journal's end and inserts them.
func writeRows(ctx context.Context, tx *sql.Tx, at tip, rows []row) (tip, error) {
	for i := range rows {
		r := &rows[i]
		r.Seq = at.seq + 1
		at = tip{r.Seq, r.link(at.hash)}
		if err := one(ctx, tx, insertRow, r.values()...); err != nil {
			return at, fmt.Errorf("write row %d: %w", r.Seq, err)
		}
	}
	return at, nil
}
