package checkout

import (
	"time"

	"reji/checkout/money"
)

// turn is one application of an event to a card tender: the tender as it becomes, and what should be done.
type turn struct {
	sale    Sale
	t       CardTender
	at      time.Time
	event   Kind
	effects []Effect
	changed bool
}

// take sends the event to the phase that answers it.
func (k *turn) take(e Event) error {
	switch e := e.(type) {
	case CallAnswered:
		return k.answered(e)
	case CallFailed:
		return k.failed(e)
	case Observed:
		k.observed(e)
		return nil
	case DeadlinePassed:
		return k.deadlinePassed(e)
	case CancelRequested:
		return k.cancelRequested(e)
	case AnotherCardRequested:
		return k.anotherCard()
	case CardAllowed:
		return k.decided(true)
	case CardRefused:
		return k.decided(false)
	case CaptureRequested:
		return k.captureRequested()
	case Resumed:
		k.resumed()
		return nil
	case SaleStarted, CardTendered, CashTendered:
		return k.reject(RejectedUnsupported)
	}
	return k.reject(RejectedUnsupported)
}

func (k *turn) reject(kind RejectionKind) error {
	return &Rejection{Kind: kind, Event: k.event, State: k.t.State}
}

// enter changes the state and forgets what only the old one needed.
func (k *turn) enter(s State) {
	if k.t.State != s || k.t.Since.IsZero() {
		k.t.Since = k.at
	}
	k.t.State = s
	k.t.booked = s == Authorized || s == Capturing || s == Voiding && k.t.booked
	k.t.Deadline = Deadline{}
	k.t.Asking = false
	k.changed = true
}

// call stores a request to be made. There is at most one at a time.
func (k *turn) call(op Op, right Right) {
	k.t.tries[op]++
	ref := Ref{Sale: k.sale.ID, Tender: k.t.ID, Op: op, Try: k.t.tries[op]}
	c := Call{Ref: ref, Key: Key(k.sale.Install, ref), Intent: k.t.Intent}
	switch op {
	case OpCreate:
		c.Amount, c.Capture, c.Interac, c.Number = k.t.Amount, k.t.Capture, k.t.Interac, k.sale.Number
	case OpCollect, OpProcess:
		c.Reader, c.Customer = k.t.Reader, k.sale.Policy.CustomerMayCancel
	case OpConfirm, OpCancelAction:
		c.Reader = k.t.Reader
	case OpCapture:
		c.Amount = k.t.Total()
	case OpNone, OpUpdate, OpCancel, OpRefund:
	}
	if right != RightNone && k.t.Granted == RightNone {
		c.Right, k.t.Granted = right, right
		if right == RightCapture && c.Amount.IsZero() {
			c.Amount = k.t.Amount
		}
	}
	k.t.Pending = &Pending{Call: c, At: k.at}
	k.effects = append(k.effects, c)
	k.changed = true
}

// resend sends the stored request again, as it is. A key that is too old is never sent.
func (k *turn) resend() {
	p := *k.t.Pending
	p.Failure, p.Resends = FailureNone, p.Resends+1
	k.t.Pending = &p
	if k.t.Deadline.Kind == DeadlineResend {
		k.t.Deadline = Deadline{}
	}
	k.effects = append(k.effects, Resend{Ref: p.Call.Ref})
	k.changed = true
}

// aged reports whether the outstanding request's key is too old to be sent.
func (k *turn) aged() bool { return k.at.Sub(k.t.Pending.At) > KeyLife }

// look asks for a look. It changes nothing by itself.
func (k *turn) look() { k.effects = append(k.effects, Look{Tender: k.t.ID}) }

// settle forgets the outstanding request: its outcome is known.
func (k *turn) settle() {
	k.t.Pending = nil
	k.t.Failure = nil
	k.changed = true
}

func (k *turn) begin(s Step) { k.t.Rail[s] = Timing{Began: k.at} }

func (k *turn) end(s Step) {
	if k.t.Rail[s].Ended.IsZero() && !k.t.Rail[s].Began.IsZero() {
		k.t.Rail[s].Ended = k.at
	}
}

// rest leaves the tender without anything in flight, the PaymentIntent kept for another card. Where nobody is there to present one, or
// where nothing is wanted any more, it is undone instead.
func (k *turn) rest(s State, why Reason) {
	failure := k.t.Failure
	k.settle()
	k.t.Failure = failure
	k.enter(s)
	k.t.Reason, k.t.Resting = why, nil
	if k.t.Want == WantVoid || k.t.Orphaned {
		if k.t.Orphaned && s == Declined {
			why = ReasonDeclined
		}
		k.void(why)
	}
}

// void begins to undo. What was begun is looked at first: the reader is only told to stop what is ours (rule 8), and the PaymentIntent
// is cancelled last, because only that proves that nothing was charged (rule 4).
func (k *turn) void(why Reason) {
	k.settle()
	k.enter(Voiding)
	k.t.Reason, k.t.Resting = why, nil
	if why != ReasonFence {
		k.t.Want = WantVoid
	}
	k.t.freed, k.t.round = false, 0
	k.look()
}

// voided ends the tender: the proof is there. The reason for which it was undone stays.
func (k *turn) voided(why Reason) {
	if k.t.State == Voiding && k.t.Reason != ReasonNone || k.t.Want == WantVoid && k.t.Reason != ReasonNone {
		why = k.t.Reason
	}
	failure := k.t.Failure
	k.settle()
	k.enter(Voided)
	k.t.Reason, k.t.Resting, k.t.Failure = why, nil, failure
}

// attention stops everything: a person decides.
func (k *turn) attention(why Reason) {
	held, reason := k.t.State, k.t.Reason
	k.enter(Attention)
	k.t.Reason, k.t.Held, k.t.HeldWhy = why, held, reason
}

// sane compares a whole answer with what was asked for. Another amount, currency, mode or owner is never acted on (F6).
func (k *turn) sane(i *IntentFacts) bool {
	if k.t.Intent != "" && i.ID != k.t.Intent || i.ID == "" {
		return false
	}
	if money.Currency(i.Currency) != k.t.Amount.Currency || i.Amount != k.t.Amount.Minor+i.Tip {
		return false
	}
	if i.Tender != "" && i.Tender != k.t.ID {
		return false
	}
	return i.Live == (k.sale.Mode == ModeLive)
}
