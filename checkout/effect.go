package checkout

import "reji/checkout/money"

// Effect is something that should be done, now that the new state is durable.
type Effect interface{ effect() }

// Call asks Stripe to change something. It is stored in the ledger, with the exact request, before it is sent (rule 1).
type Call struct {
	Ref     Ref          `json:"ref"`
	Key     string       `json:"key"`
	Intent  IntentID     `json:"intent,omitempty"`  // all but create
	Reader  ReaderID     `json:"reader,omitempty"`  // collect, confirm, process, cancel_action
	Amount  money.Amount `json:"amount,omitzero"`   // create and update: to ask for; capture and refund: to move
	Capture CaptureMode  `json:"capture,omitempty"` // create
	Interac bool         `json:"interac,omitempty"` // create: interac_present too
	Number  int64        `json:"number,omitempty"`  // create: the sale's number, for the description
	// Customer lets the customer cancel on the reader (collect, process).
	Customer bool `json:"customer,omitempty"`
	// Right is what the ledger must grant in the same transaction, or refuse the whole of it.
	Right Right `json:"right,omitempty"`
}

// Right is a permission that the database itself guards: per tender either a capture right or a void right, and per sale never more
// capture rights than are due (rule 5).
type Right int

// The rights.
const (
	RightNone Right = iota
	RightCapture
	RightVoid
)

var rightNames = [...]string{RightNone: "", RightCapture: "capture", RightVoid: "void"}

// String gives the right's name.
func (r Right) String() string { return name(rightNames[:], int(r)) }

// MarshalText writes the right's name.
func (r Right) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a right's name and refuses an unknown one.
func (r *Right) UnmarshalText(b []byte) error { return unname(rightNames[:], b, (*int)(r)) }

// Resend sends a stored request once more, byte for byte, under the same key.
type Resend struct {
	Ref Ref
}

// Look asks for a look at Stripe. It writes nothing.
type Look struct {
	Tender TenderID
	Later  bool // the reader has only just acknowledged and is given a moment; otherwise as soon as possible
}

func (Call) effect()   {}
func (Resend) effect() {}
func (Look) effect()   {}
