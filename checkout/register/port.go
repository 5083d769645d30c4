package register

import (
	"context"
	"time"

	"reji/checkout"
)

// Request is one HTTP request to Stripe, complete but for credentials. It is stored before it is sent, and sent as it is stored, so that a
// repetition is the same to the byte.
type Request struct {
	Op      checkout.Op `json:"op"`
	Method  string      `json:"method"`
	Path    string      `json:"path"`
	Body    string      `json:"body"`              // form-encoded
	Key     string      `json:"key"`               // Idempotency-Key
	Version string      `json:"version,omitempty"` // Stripe-Version, where it is not the library's
}

// Anchor ties a PaymentIntent to the ledger that asked for it: Stripe becomes the witness of what the ledger knew.
type Anchor struct {
	Till  string // the till's id
	Epoch int64  // grows when a ledger is restored from a backup
	Seq   int64  // the journal's last row
	Head  string // the first 16 hex digits of that row's hash
}

// Query says what to look at.
type Query struct {
	Sale   checkout.SaleID
	Tender checkout.TenderID
	Intent checkout.IntentID // empty: find the tender's intent by its metadata, among those made since Since
	Reader checkout.ReaderID // empty: look at the intent only
	Since  time.Time
	// Verdict asks for the intent with its latest charge in any case; otherwise the reader's word is enough while its action is the tender's
	// own and still in progress.
	Verdict bool
}

// Terminal speaks to Stripe. Every method makes its request once and returns when Stripe has answered it, never when the customer has acted.
// Every error is a *checkout.Failure whose kind tells what it proves; a cancelled ctx is FailureNoAnswer, since the request may have arrived.
type Terminal interface {
	// Prepare turns a call into the request to be stored. It is pure, and fails only for a call that no request can be made of.
	Prepare(c checkout.Call, a Anchor) (Request, error)
	// Send sends a stored request once, byte for byte.
	Send(ctx context.Context, r Request) (checkout.Facts, error)
	// Look reads: the reader, and the intent where the query or the reader's answer asks for it. Facts.Absent with a nil Intent is the proof that
	// Stripe has no intent of that tender.
	Look(ctx context.Context, q Query) (checkout.Facts, error)
}

// Prepared is a call with the request that was made of it.
type Prepared struct {
	Call    checkout.Call
	Request Request
}

// Commit is one change of one sale: it is written whole or not at all.
type Commit struct {
	Event  checkout.Event
	At     time.Time
	Before checkout.Sale
	After  checkout.Sale
	Calls  []Prepared // what will be asked of Stripe now, with the rights that it needs
}

// Mark is a place in the journal.
type Mark struct {
	Seq  int64
	Head string // the first 16 hex digits of the row's hash
}

// Identity is who a ledger is.
type Identity struct {
	Install string // random, made with the ledger
	Till    string
	Epoch   int64
	Mode    checkout.Mode
}

// OpenSale is a sale with something open, as the journal has it.
type OpenSale struct {
	Entries  []checkout.Entry
	Requests []Prepared // the newest stored request of each of its tenders
}

// Ledger persists. It is called from one goroutine. Append is idempotent: the same commit twice is one, because a commit that returned an
// error may have happened. An error of Append means that nothing more may be asked of Stripe until Reopen succeeded.
type Ledger interface {
	Identity() Identity
	Mark() Mark
	// Append writes a commit durably before it returns. A right that the books refuse is an error that wraps ErrRight.
	Append(ctx context.Context, c Commit) (Mark, error)
	// Reopen closes and opens the file after an error, and reads back where it stands.
	Reopen(ctx context.Context) error
	// Open returns every sale with something open, oldest first.
	Open(ctx context.Context) ([]OpenSale, error)
	// NextNumber is the number of the next sale.
	NextNumber(ctx context.Context) (int64, error)
}
