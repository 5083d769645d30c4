package checkout

import (
	"time"

	"reji/checkout/money"
)

// Kind names a kind of event, as the journal's kind column writes it.
type Kind int

// The kinds of event.
const (
	KindSaleStarted Kind = iota + 1
	KindCardTendered
	KindCashTendered
	KindCallAnswered
	KindCallFailed
	KindObserved
	KindDeadlinePassed
	KindCancelRequested
	KindAnotherCardRequested
	KindCardAllowed
	KindCardRefused
	KindCaptureRequested
	KindResumed
	kindCount
)

var kindNames = [...]string{
	0: "", KindSaleStarted: "sale_started", KindCardTendered: "card_tendered", KindCashTendered: "cash_tendered", KindCallAnswered: "call_answered",
	KindCallFailed: "call_failed", KindObserved: "observed", KindDeadlinePassed: "deadline_passed", KindCancelRequested: "cancel_requested",
	KindAnotherCardRequested: "another_card_requested", KindCardAllowed: "card_allowed", KindCardRefused: "card_refused",
	KindCaptureRequested: "capture_requested", KindResumed: "resumed",
}

// String gives the kind as the journal writes it.
func (k Kind) String() string { return name(kindNames[:], int(k)) }

// Kinds lists every kind of event, in order, for tests and for the ledger's check list.
func Kinds() []Kind {
	all := make([]Kind, 0, kindCount-1)
	for k := Kind(1); k < kindCount; k++ {
		all = append(all, k)
	}
	return all
}

// Event is something that happened. Events are journalled as they are, so that a sale can be replayed without today's configuration.
type Event interface {
	Kind() Kind
	// For names the tender that the event is about; the empty string for the whole sale.
	For() TenderID
	sealed()
}

// SaleStarted begins a sale: what the customer owes, and every rule that holds for it.
type SaleStarted struct {
	Sale    SaleID       `json:"sale"`
	Number  int64        `json:"number"` // the till's own running number
	Due     money.Amount `json:"due"`
	Install string       `json:"install"` // the ledger's own id, part of every idempotency key
	Mode    Mode         `json:"mode"`
	Actor   string       `json:"actor"`
	Policy  Policy       `json:"policy"`
}

// CardTendered asks for (part of) the money by card on a reader.
type CardTendered struct {
	Tender  TenderID     `json:"tender"`
	Amount  money.Amount `json:"amount"`
	Reader  ReaderID     `json:"reader"`
	Capture CaptureMode  `json:"capture"`
	Flow    Flow         `json:"flow"`
	Interac bool         `json:"interac,omitempty"` // interac_present is accepted too (Canada)
}

// CashTendered takes (part of) the money in cash.
type CashTendered struct {
	Tender TenderID     `json:"tender"`
	Amount money.Amount `json:"amount"` // what is paid with it
	Given  money.Amount `json:"given"`  // what was handed over; the difference is change
}

// CallAnswered is Stripe's yes to a request.
type CallAnswered struct {
	Ref   Ref   `json:"ref"`
	Facts Facts `json:"facts"`
}

// CallFailed is a request that brought no yes.
type CallFailed struct {
	Ref     Ref     `json:"ref"`
	Failure Failure `json:"failure"`
}

// Observed is what a look found. It is journalled only where it changes something.
type Observed struct {
	Tender TenderID `json:"tender"`
	Facts  Facts    `json:"facts"`
	// NotSeen is when the last look that did not see a card was sent: the 30 seconds begin there.
	NotSeen time.Time `json:"not_seen,omitzero"`
}

// DeadlinePassed says that a deadline of the tender's state is over.
type DeadlinePassed struct {
	Tender   TenderID `json:"tender"`
	Deadline Deadline `json:"deadline"`
}

// CancelRequested is the wish to stop and to make sure that nothing is charged.
type CancelRequested struct {
	Tender TenderID `json:"tender"`
	Reason Reason   `json:"reason"` // who wished it: ReasonCashier, ReasonDeclined (given up), ReasonDeadline, ReasonRestart, …
}

// AnotherCardRequested asks the customer for a card again, on the same PaymentIntent (T3).
type AnotherCardRequested struct {
	Tender TenderID `json:"tender"`
}

// CardAllowed is the cashier's yes to an inspect rule that asks.
type CardAllowed struct {
	Tender TenderID `json:"tender"`
}

// CardRefused is the cashier's no to an inspect rule that asks.
type CardRefused struct {
	Tender TenderID `json:"tender"`
}

// CaptureRequested takes the money of an authorisation that was held on purpose.
type CaptureRequested struct {
	Tender TenderID `json:"tender"`
}

// Resumed says that the till was restarted while the sale was open. Nobody is at the counter for it any more: what is not yet sent to
// the bank is released, the rest is driven to what was wanted.
type Resumed struct{}

// Kind returns KindSaleStarted.
func (SaleStarted) Kind() Kind { return KindSaleStarted }

// Kind returns KindCardTendered.
func (CardTendered) Kind() Kind { return KindCardTendered }

// Kind returns KindCashTendered.
func (CashTendered) Kind() Kind { return KindCashTendered }

// Kind returns KindCallAnswered.
func (CallAnswered) Kind() Kind { return KindCallAnswered }

// Kind returns KindCallFailed.
func (CallFailed) Kind() Kind { return KindCallFailed }

// Kind returns KindObserved.
func (Observed) Kind() Kind { return KindObserved }

// Kind returns KindDeadlinePassed.
func (DeadlinePassed) Kind() Kind { return KindDeadlinePassed }

// Kind returns KindCancelRequested.
func (CancelRequested) Kind() Kind { return KindCancelRequested }

// Kind returns KindAnotherCardRequested.
func (AnotherCardRequested) Kind() Kind { return KindAnotherCardRequested }

// Kind returns KindCardAllowed.
func (CardAllowed) Kind() Kind { return KindCardAllowed }

// Kind returns KindCardRefused.
func (CardRefused) Kind() Kind { return KindCardRefused }

// Kind returns KindCaptureRequested.
func (CaptureRequested) Kind() Kind { return KindCaptureRequested }

// Kind returns KindResumed.
func (Resumed) Kind() Kind { return KindResumed }

// For returns the empty string: the event is about the whole sale.
func (SaleStarted) For() TenderID { return "" }

// For returns the new tender.
func (e CardTendered) For() TenderID { return e.Tender }

// For returns the new tender.
func (e CashTendered) For() TenderID { return e.Tender }

// For returns the tender whose request was answered.
func (e CallAnswered) For() TenderID { return e.Ref.Tender }

// For returns the tender whose request failed.
func (e CallFailed) For() TenderID { return e.Ref.Tender }

// For returns the tender that was looked at.
func (e Observed) For() TenderID { return e.Tender }

// For returns the tender whose deadline passed.
func (e DeadlinePassed) For() TenderID { return e.Tender }

// For returns the tender to stop.
func (e CancelRequested) For() TenderID { return e.Tender }

// For returns the tender to collect again.
func (e AnotherCardRequested) For() TenderID { return e.Tender }

// For returns the tender whose card is allowed.
func (e CardAllowed) For() TenderID { return e.Tender }

// For returns the tender whose card is refused.
func (e CardRefused) For() TenderID { return e.Tender }

// For returns the tender to capture.
func (e CaptureRequested) For() TenderID { return e.Tender }

// For returns the empty string: the event is about the whole sale.
func (Resumed) For() TenderID { return "" }

func (SaleStarted) sealed()          {}
func (CardTendered) sealed()         {}
func (CashTendered) sealed()         {}
func (CallAnswered) sealed()         {}
func (CallFailed) sealed()           {}
func (Observed) sealed()             {}
func (DeadlinePassed) sealed()       {}
func (CancelRequested) sealed()      {}
func (AnotherCardRequested) sealed() {}
func (CardAllowed) sealed()          {}
func (CardRefused) sealed()          {}
func (CaptureRequested) sealed()     {}
func (Resumed) sealed()              {}
