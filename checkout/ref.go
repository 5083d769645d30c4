package checkout

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// The ids of sales and tenders are UUIDv7, made by the register and journalled; those of intents, charges and readers are Stripe's.
type (
	SaleID   string // names a sale for ever
	TenderID string // names one way of paying part of a sale; it travels in the intent's metadata
	IntentID string // Stripe's pi_…
	ReaderID string // Stripe's tmr_…
)

// Op is one kind of request that changes something at Stripe. It is also the "step" of a journal row.
type Op int

// The requests a tender can make.
const (
	OpNone         Op = iota
	OpCreate          // POST /v1/payment_intents
	OpUpdate          // POST /v1/payment_intents/{id}
	OpCollect         // POST /v1/terminal/readers/{id}/collect_payment_method
	OpConfirm         // POST /v1/terminal/readers/{id}/confirm_payment_intent
	OpProcess         // POST /v1/terminal/readers/{id}/process_payment_intent
	OpCancelAction    // POST /v1/terminal/readers/{id}/cancel_action
	OpCapture         // POST /v1/payment_intents/{id}/capture
	OpCancel          // POST /v1/payment_intents/{id}/cancel
	OpRefund          // POST /v1/refunds
	opCount
)

var opNames = [...]string{
	OpNone: "", OpCreate: "create", OpUpdate: "update", OpCollect: "collect", OpConfirm: "confirm", OpProcess: "process",
	OpCancelAction: "cancel_action", OpCapture: "capture", OpCancel: "cancel", OpRefund: "refund",
}

// String gives the operation as the journal's step column writes it.
func (o Op) String() string { return name(opNames[:], int(o)) }

// MarshalText writes the operation's name.
func (o Op) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads an operation's name and refuses an unknown one.
func (o *Op) UnmarshalText(b []byte) error { return unname(opNames[:], b, (*int)(o)) }

// Ops lists every operation, in order, for tests.
func Ops() []Op {
	all := make([]Op, 0, opCount-1)
	for o := OpCreate; o < opCount; o++ {
		all = append(all, o)
	}
	return all
}

// Ref names one request: an answer that carries another Ref than the outstanding one is stale and changes nothing.
type Ref struct {
	Sale   SaleID   `json:"sale"`
	Tender TenderID `json:"tender"`
	Op     Op       `json:"op"`
	Try    int      `json:"try"` // from 1; grows only after a definite answer and a look
}

// Key is the idempotency key of a request: a SHA-256 of ids, so that the same request has the same key for ever and a restored
// or cloned ledger cannot collide with this one (rule 2 of the money rules).
func Key(install string, r Ref) string {
	h := sha256.New()
	for _, part := range []string{install, string(r.Sale), string(r.Tender), r.Op.String(), strconv.Itoa(r.Try)} {
		h.Write([]byte(strconv.Itoa(len(part))))
		h.Write([]byte{':'})
		h.Write([]byte(part))
	}
	return "t1." + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)))[:40]
}
