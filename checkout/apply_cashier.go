package checkout

import "time"

// cancelRequested stops the tender as far as it still can be stopped. The wish is durable first, so it survives everything (R9).
func (k *turn) cancelRequested(e CancelRequested) error {
	defer func() { k.t.Replaced = k.t.Replaced || k.changed && e.Reason == ReasonCash }()
	switch k.t.State {
	case Paid, Capturing:
		return k.reject(RejectedTooLate)
	case New, Attention:
		return k.reject(RejectedState)
	case Voided:
		return nil
	case Creating:
		k.unwant(e.Reason)
		if k.t.InDoubt() && !k.t.Pending.Maybe {
			k.voided(e.Reason)
		}
	case Voiding:
		if k.t.Want == WantVoid && e.Reason != ReasonCash {
			return nil
		}
		k.unwant(e.Reason)
		k.look()
	case Declined:
		if e.Reason != ReasonCash {
			e.Reason = ReasonDeclined
		}
		k.void(e.Reason)
	case Created, Collected, Authorized, Collecting, Processing:
		if !k.t.InFlight() {
			k.void(e.Reason)
			return nil
		}
		k.enter(Voiding)
		k.unwant(e.Reason)
		k.t.Resting, k.t.freed, k.t.round = nil, false, 0
	}
	return nil
}

func (k *turn) unwant(why Reason) {
	k.t.Want, k.t.Reason = WantVoid, why
	k.changed = true
}

// anotherCard asks for a card again, on the same PaymentIntent (T3).
func (k *turn) anotherCard() error {
	switch {
	case k.t.State != Declined && k.t.State != Created || k.t.Want == WantVoid || k.t.Pending != nil:
		return k.reject(RejectedState)
	case k.t.Attempt >= MaxPresentations:
		return k.reject(RejectedTooMany)
	}
	if k.t.loaded { // the reader still holds a card that was read for the last presentation
		k.recollect()
		return nil
	}
	k.collect()
	return nil
}

// collected reads the rules before the bank is asked (T6, X8).
func (k *turn) collected(card *Card, e Observed) {
	k.settle()
	k.t.acked, k.t.loaded, k.t.Card = true, true, card
	if !e.NotSeen.IsZero() {
		k.t.NotSeen = e.NotSeen
	}
	k.enter(Collected)
	k.end(StepCollect)
	k.begin(StepInspect)
	if !k.fresh() {
		k.recollect()
		return
	}
	v := Inspect(k.sale.Policy.Rules, *card, k.t.Amount)
	k.t.Rule = v.Rule
	switch v.Do {
	case GoOn:
		k.confirm()
	case Stop:
		k.release(Rest{Reason: ReasonRule})
	case Ask:
		k.t.Asking = true
		k.t.Deadline = Deadline{Kind: DeadlineAnswer, At: k.t.NotSeen.Add(answerWithin)}
	}
}

// confirm sends the card to the bank, if it was read recently enough.
func (k *turn) confirm() {
	if !k.fresh() {
		k.recollect()
		return
	}
	k.end(StepInspect)
	k.process(OpConfirm)
}

// decided takes the cashier's answer to a rule that asks. A late answer is no answer: the card is asked for again.
func (k *turn) decided(yes bool) error {
	if k.t.State != Collected || !k.t.Asking {
		return k.reject(RejectedState)
	}
	if !yes {
		k.release(Rest{Reason: ReasonRule})
		return nil
	}
	k.confirm()
	return nil
}

// recoveryGrace is how long a restarted till looks before it puts up a fence whose time has passed while it was down.
const recoveryGrace = 15 * time.Second

// resumed picks a tender up after a restart. Nothing is repeated before a look, and nothing that was not yet sent to the bank is sent now:
// the customer is gone.
func (k *turn) resumed() {
	if k.t.State.Final() {
		return
	}
	k.changed = !k.t.Orphaned || k.t.State != Authorized && (k.t.State != Attention || k.t.Reason == ReasonCredentials || k.t.Reason == ReasonRefused)
	k.t.Orphaned = true
	if k.t.InFlight() {
		k.doubt(FailureNoAnswer)
		k.t.Pending.After = k.at
	}
	if k.t.State == Attention && (k.t.Reason == ReasonCredentials || k.t.Reason == ReasonRefused) {
		k.t.round = 0
		k.enter(k.t.Held)
		k.t.Reason = k.t.HeldWhy
	}
	switch k.t.State {
	case Creating:
		k.resumeCreating()
	case Created, Collecting, Collected:
		k.void(ReasonRestart)
	case Declined:
		k.void(ReasonDeclined)
	case Processing:
		if at := k.at.Add(recoveryGrace); k.t.Deadline.Kind != DeadlineFence || k.t.Deadline.At.Before(at) {
			k.t.Deadline = Deadline{Kind: DeadlineFence, At: at}
		}
		k.look()
	case Authorized:
		if k.t.Want == WantCapture && k.t.Capture != CaptureLater {
			k.capture()
			return
		}
		k.look()
	case Capturing, Voiding:
		k.look()
	case New, Paid, Voided, Attention:
	}
}

// wake takes up what a key without rights had interrupted. Much time may have passed: nobody waits at the reader any more, so nothing is
// asked of a customer again, and what the bank was asked is looked for with a new deadline.
func (k *turn) wake() {
	held := k.t.Held
	k.enter(held)
	k.t.Reason = k.t.HeldWhy
	switch held {
	case Creating:
		k.unwant(ReasonCredentials)
		if k.t.InDoubt() {
			k.t.Deadline = Deadline{Kind: DeadlineResend, At: k.at}
		}
	case Created, Collecting, Collected, Declined:
		k.void(ReasonCredentials)
	case Processing:
		k.t.Orphaned = true
		k.t.Deadline = Deadline{Kind: DeadlineFence, At: k.at.Add(k.sale.Policy.FenceAfter)}
	case New, Authorized, Capturing, Paid, Voiding, Voided, Attention:
	}
}

// resumeCreating adopts or abandons: the same key brings the PaymentIntent back if there is one, and it is then cancelled.
func (k *turn) resumeCreating() {
	if k.t.Want == WantCapture {
		k.unwant(ReasonRestart)
	}
	if k.aged() || k.t.Pending.Failure == FailureServer {
		k.look()
		return
	}
	k.resend()
}
