package checkout

import (
	"time"

	"reji/checkout/money"
)

// CardTender is a card on a reader: exactly one PaymentIntent, presented up to five times.
type CardTender struct {
	ID      TenderID
	Amount  money.Amount
	Tip     money.Amount // known once the customer chose one on the reader; part of what is authorised
	Reader  ReaderID
	Capture CaptureMode
	Flow    Flow
	Interac bool

	State   State
	Since   time.Time // when the state was entered
	Want    Want
	Reason  Reason
	Rule    string   // the inspect rule behind ReasonRule, or the one that asks
	Failure *Failure // the last failure, as long as it explains the state

	Intent        IntentID
	Charge        string // the latest charge, failed ones too
	Card          *Card
	Decline       *Decline // the last decline; kept when another card is asked for
	AuthCode      string
	CaptureBefore time.Time // when the authorisation lapses (T11)

	Attempt  int      // how often a card was asked for
	Pending  *Pending // the request whose answer is not known
	Deadline Deadline
	NotSeen  time.Time // when the last look that did not see the card was sent: the 30 seconds begin here
	Asking   bool      // an inspect rule asks the cashier
	Resting  *Rest     // the collection is being cancelled; what comes then
	Granted  Right     // the right that the ledger holds for this tender
	Orphaned bool      // the till was restarted: nobody is at the counter for it
	Replaced bool      // cash was taken instead: whatever becomes of it, it must not take money
	Held     State     // the state that Attention interrupted
	HeldWhy  Reason    // and that state's reason
	Rail     [stepCount]Timing

	tries     [opCount]int
	round     int       // commands given to the reader in this state
	acked     bool      // the reader has acknowledged the command
	freed     bool      // cancel_action was answered
	loaded    bool      // the reader may still hold a card that it read for this tender
	confirmed time.Time // when the request that authorises was first made
	booked    bool      // the books show the amount as held
}

// Pending is a request that is stored and whose answer is not known: in flight as long as Failure is FailureNone, in doubt afterwards.
type Pending struct {
	Call    Call
	At      time.Time   // when it was stored
	Failure FailureKind // what came back instead of an answer
	Failed  time.Time   // when
	Maybe   bool        // one of its sendings may have reached Stripe
	Resends int
	After   time.Time // not to be sent again before
}

// Rest is where a tender goes when its collection has been cancelled.
type Rest struct {
	Reason Reason
	Again  bool // ask for a card again at once
}

// Step is one of the five steps of a card payment: the rail on the screen and in the JSON.
type Step int

// The five steps.
const (
	StepCreate Step = iota
	StepCollect
	StepInspect
	StepProcess
	StepCapture
	stepCount
)

var stepNames = [...]string{StepCreate: "create", StepCollect: "collect", StepInspect: "inspect", StepProcess: "process", StepCapture: "capture"}

// String gives the step's name.
func (s Step) String() string { return name(stepNames[:], int(s)) }

// Steps lists the five steps in order.
func Steps() []Step { return []Step{StepCreate, StepCollect, StepInspect, StepProcess, StepCapture} }

// Timing is when a step began and ended; zero where it did not.
type Timing struct {
	Began, Ended time.Time
}

// Took is how long the step took; false where it did not run to its end.
func (t Timing) Took() (time.Duration, bool) {
	if t.Began.IsZero() || t.Ended.IsZero() {
		return 0, false
	}
	return t.Ended.Sub(t.Began), true
}

// TenderID names the tender.
func (t CardTender) TenderID() TenderID { return t.ID }

// Means returns MeansCard.
func (t CardTender) Means() Means { return MeansCard }

// Asked is the amount without a tip.
func (t CardTender) Asked() money.Amount { return t.Amount }

// Total is the amount with the tip.
func (t CardTender) Total() money.Amount {
	return money.New(t.Amount.Minor+t.Tip.Minor, t.Amount.Currency)
}

// Taken is what was captured, with the tip.
func (t CardTender) Taken() money.Amount {
	if t.State != Paid {
		return money.New(0, t.Amount.Currency)
	}
	return t.Total()
}

// Standing returns the state.
func (t CardTender) Standing() State { return t.State }

// Why returns the reason.
func (t CardTender) Why() Reason { return t.Reason }

// NextDeadline returns the deadline of the state.
func (t CardTender) NextDeadline() Deadline { return t.Deadline }

// InFlight reports whether a request of this tender is on its way: nothing is looked at meanwhile.
func (t CardTender) InFlight() bool { return t.Pending != nil && t.Pending.Failure == FailureNone }

// InDoubt reports whether a request of this tender was sent, or tried, and its answer is not known.
func (t CardTender) InDoubt() bool { return t.Pending != nil && t.Pending.Failure != FailureNone }

// Confirmed is when the request that can authorise was first made; zero where none was, and then nothing can have been charged.
func (t CardTender) Confirmed() time.Time { return t.confirmed }

// replaceable reports whether another tender may take this one's place, because its money can still be kept from being taken for certain.
func (t CardTender) replaceable() bool {
	return !t.State.Final() && t.State != Attention && t.Granted != RightCapture && !t.replaced()
}

func (t CardTender) replaced() bool {
	return t.Replaced && t.Granted != RightCapture && t.State != Paid && t.State != Attention
}

// tenderCard begins a card payment: the PaymentIntent is asked for.
func (s Sale) tenderCard(e CardTendered, at time.Time) (Sale, []Effect, error) {
	if err := s.admit(e.Kind(), e.Tender, e.Amount); err != nil {
		return s, nil, err
	}
	k := turn{sale: s, at: at, t: CardTender{
		ID: e.Tender, Amount: e.Amount, Tip: money.New(0, e.Amount.Currency), Reader: e.Reader, Capture: e.Capture, Flow: e.Flow, Interac: e.Interac,
	}}
	k.enter(Creating)
	k.begin(StepCreate)
	k.call(OpCreate, RightNone)
	return s.with(k.t, at), k.effects, nil
}

// apply answers an event about a card tender: one turn of the state machine.
func (t CardTender) apply(s Sale, e Event, at time.Time) (Tender, []Effect, error) {
	k := turn{sale: s, t: t, at: at, event: e.Kind()}
	if err := k.take(e); err != nil {
		return nil, nil, err
	}
	if !k.changed {
		return nil, k.effects, nil
	}
	return k.t, k.effects, nil
}
