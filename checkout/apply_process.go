package checkout

// seeProcessing waits for the verdict. Only the PaymentIntent speaks it, and a refusal counts only once the reader's action has ended:
// one sale can leave a soft decline behind while the customer is still keying a PIN.
func (k *turn) seeProcessing(f Facts) {
	i, a := f.Intent, f.Action
	if i != nil && k.follow(i) {
		return
	}
	running := k.mine(a) && a.Status == ActionInProgress && (a.Kind == ActionConfirm || a.Kind == ActionProcess)
	// An action that has ended may be that of an earlier presentation, as long as the reader has not acknowledged this one.
	over := k.mine(a) && a.Status != ActionInProgress && (a.Kind == ActionConfirm || a.Kind == ActionProcess)
	switch {
	case running:
		if k.t.Pending != nil || !k.t.acked {
			k.settle()
			k.t.acked = true
		}
	case i == nil || i.Status == IntentProcessing || i.Status == IntentRequiresAction:
	case i.Status == IntentRequiresPaymentMethod:
		k.unpaid(i, a, over)
	case i.Status == IntentRequiresConfirmation:
		k.unconfirmed(a, over && k.t.acked)
	}
}

// unpaid reads requires_payment_method: declined, cancelled by the customer, or never begun.
func (k *turn) unpaid(i *IntentFacts, a *ActionFacts, over bool) {
	ended := over && k.t.acked
	fresh := i.Decline != nil && (i.Charge != k.t.Charge || i.Charge == "" && k.t.Decline == nil)
	switch {
	case ended && a.Failure == "customer_canceled":
		k.t.Charge = i.Charge
		k.rest(Created, ReasonCustomer)
	case fresh && (over || a != nil && !k.mine(a)):
		k.declined(i)
	case ended && i.Decline != nil && a.Status == ActionFailed && a.Failure != "connection_error":
		k.declined(i)
	case k.t.Orphaned:
		k.void(ReasonRestart)
	case k.t.Pending != nil && k.t.Flow == FlowOneShot:
		k.processAgain(a)
	case k.t.Pending != nil || ended && a.Failure == "connection_error":
		k.recollect() // the collection is over, so there is nothing left to confirm (T12)
	case ended:
		k.rest(Created, reasonOf(a.Failure))
	case k.foreign(a):
		k.rest(Created, ReasonReaderTaken)
	case a != nil:
		k.rest(Created, ReasonReaderFailed)
	}
}

// unconfirmed reads requires_confirmation: my command did not run, or ended without an answer of the bank. Inside the 30 seconds the
// original is processed again; later the card is asked for again (T12).
func (k *turn) unconfirmed(a *ActionFacts, ended bool) {
	p := k.t.Pending
	if p == nil && !ended && !k.foreign(a) && k.mine(a) {
		return // acknowledged, and not yet the reader's action
	}
	switch {
	case k.t.Orphaned:
		k.void(ReasonRestart) // nobody is there whose card it could be
	case p != nil && p.Failure == FailureReaderOffline && k.t.round == 1:
		k.rest(Created, ReasonReaderOffline)
	case p != nil && p.Failure == FailureReaderFault:
		k.rest(Created, ReasonReaderFault)
	case p != nil && p.Failure == FailureReaderOffline:
		k.void(ReasonFence)
	case k.foreign(a) && p != nil:
		k.void(ReasonReaderTaken) // the command may still turn up
	case k.foreign(a):
		k.rest(Created, ReasonReaderTaken)
	case !k.fresh():
		k.recollect()
	case p != nil:
		k.again()
	case k.t.round < readerTries:
		k.t.round++
		k.t.acked = false
		k.call(k.authorising(), RightNone)
	default:
		k.recollect()
	}
}

// authorising is the request that sends the card to the bank in this tender's flow.
func (k *turn) authorising() Op {
	if k.t.Flow == FlowOneShot {
		return OpProcess
	}
	return OpConfirm
}

// processAgain repeats the one-shot command, or rests where the reader said a definite no.
func (k *turn) processAgain(a *ActionFacts) {
	p := k.t.Pending
	switch {
	case p.Failure == FailureReaderOffline && k.t.round == 1:
		k.rest(Created, ReasonReaderOffline)
	case p.Failure == FailureReaderFault:
		k.rest(Created, ReasonReaderFault)
	case p.Failure == FailureReaderOffline:
		k.void(ReasonFence)
	case p.Failure == FailureRefused || p.Failure == FailureNotFound:
		k.rest(Created, ReasonRefused)
	case k.foreign(a) && p.Failure == FailureReaderBusy:
		k.rest(Created, ReasonReaderTaken)
	case k.foreign(a):
		k.void(ReasonReaderTaken) // the command may still turn up
	default:
		k.commandAgain()
	}
}

// fresh reports whether the card was read so recently that it may still be confirmed (R10).
func (k *turn) fresh() bool {
	return !k.at.Before(k.t.NotSeen) && k.at.Before(k.t.NotSeen.Add(confirmWithin)) // a clock that was set back proves nothing
}

// recollect cancels what is left of the collection and asks for the card again, on the same PaymentIntent.
func (k *turn) recollect() { k.release(Rest{Reason: ReasonTooSlow, Again: true}) }

// release cancels the collection. What the reader holds is looked at first, because only what is mine may be cancelled (rule 8).
func (k *turn) release(r Rest) {
	k.settle()
	k.enter(Collected)
	k.t.Resting = &r
	k.t.freed, k.t.round = false, 0
	k.look()
}

// declined keeps the PaymentIntent for another card (T3, R1).
func (k *turn) declined(i *IntentFacts) {
	d := DeclineFor("", "")
	if i.Decline != nil {
		d = *i.Decline
	}
	if code, ok := TestAmountDecline(k.t.Total()); ok && k.sale.Mode != ModeLive && (code == d.DeclineCode || code == d.Code) {
		d.ByTestAmount = true
	}
	k.t.Decline, k.t.Charge, k.t.loaded = &d, i.Charge, false
	if i.Card != nil {
		k.t.Card = i.Card
	}
	k.end(StepProcess)
	k.rest(Declined, ReasonDeclined)
}

// authorized notes the bank's promise and takes the money, unless it is to be held or nothing is wanted any more.
func (k *turn) authorized(i *IntentFacts) {
	k.settle()
	k.learn(i)
	k.end(StepProcess)
	if i.Capturable != i.Amount {
		k.enter(Authorized)
		k.attention(ReasonAmount)
		return
	}
	if k.t.Want == WantVoid {
		k.undo()
		return
	}
	k.enter(Authorized)
	k.t.Reason = ReasonNone
	if k.t.Capture == CaptureLater {
		k.t.Deadline = Deadline{Kind: DeadlineLapse, At: i.CaptureBefore}
		if i.CaptureBefore.IsZero() {
			k.t.Deadline = Deadline{}
		}
		return
	}
	k.capture()
}

// undo releases an authorisation that is not wanted.
func (k *turn) undo() {
	if k.t.State != Voiding {
		why := k.t.Reason
		k.enter(Voiding)
		k.t.Reason = why
	}
	k.cancelIntent()
}

// learn takes over what the authorisation tells.
func (k *turn) learn(i *IntentFacts) {
	k.t.Tip.Minor = i.Tip
	k.t.Charge = i.Charge
	k.t.AuthCode = i.AuthCode
	k.t.CaptureBefore = i.CaptureBefore
	k.t.Decline = nil
	if i.Card != nil {
		k.t.Card = i.Card
	}
	k.changed = true
}

// paid ends the tender: the money was taken, whatever was wanted. That is said as it is.
func (k *turn) paid(i *IntentFacts) {
	replaced, undoing := k.t.Replaced, k.t.State == Voiding || k.t.Want == WantVoid
	k.settle()
	k.learn(i)
	k.end(StepProcess)
	k.end(StepCapture)
	switch {
	case i.Received != i.Amount:
		k.attention(ReasonAmount)
	case replaced:
		k.attention(ReasonTooLate)
	default:
		k.enter(Paid)
		k.t.Reason = ReasonNone
		if undoing {
			k.t.Reason = ReasonTooLate
		}
	}
}
