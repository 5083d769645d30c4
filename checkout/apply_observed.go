package checkout

// observed takes what a look found. A look that was under way while a request was made is too old to say anything.
func (k *turn) observed(e Observed) {
	if k.t.State.Final() || k.t.InFlight() {
		return
	}
	if k.t.State == Attention {
		if k.t.Reason != ReasonCredentials {
			return
		}
		k.wake()
	}
	if i := e.Facts.Intent; i != nil && !k.sane(i) {
		k.settle()
		k.attention(ReasonBadResponse)
		return
	}
	k.see(e)
}

// see reads facts in the light of the state.
func (k *turn) see(e Observed) {
	f := e.Facts
	switch k.t.State {
	case Creating:
		k.seeCreating(f)
	case Created, Declined:
		if f.Intent != nil {
			k.follow(f.Intent)
		}
	case Collecting:
		k.seeCollecting(e)
	case Collected:
		k.seeCollected(f)
	case Processing:
		k.seeProcessing(f)
	case Authorized:
		k.seeAuthorized(f.Intent)
	case Capturing:
		k.seeCapturing(f.Intent)
	case Voiding:
		k.seeVoiding(f)
	case New, Paid, Voided, Attention:
	}
}

// follow takes a status that settles the matter, wherever the tender stood. It reports whether it did.
func (k *turn) follow(i *IntentFacts) bool {
	switch i.Status {
	case IntentRequiresCapture:
		k.authorized(i)
	case IntentSucceeded:
		k.paid(i)
	case IntentCanceled:
		k.voided(ReasonExternal)
	case IntentUnknown:
		k.attention(ReasonUnknownStatus)
	case IntentRequiresPaymentMethod, IntentRequiresConfirmation, IntentRequiresAction, IntentProcessing:
		return false
	}
	return true
}

// mine reports whether the reader's action is about this tender's PaymentIntent.
func (k *turn) mine(a *ActionFacts) bool {
	return a != nil && k.t.Intent != "" && a.Intent == k.t.Intent
}

// foreign reports whether the reader is at work on somebody else's payment.
func (k *turn) foreign(a *ActionFacts) bool {
	return a != nil && a.Kind != ActionNone && a.Status == ActionInProgress && !k.mine(a)
}

// seeCreating adopts a PaymentIntent that was found by its metadata, or makes a new try once it is certain that there is none.
func (k *turn) seeCreating(f Facts) {
	if f.Intent != nil {
		k.created(f)
		return
	}
	p := k.t.Pending
	if !f.Absent || p == nil || k.soon(p) {
		return
	}
	switch {
	case k.aged():
		k.voided(ReasonCreateLost)
	case k.t.Want == WantVoid:
		k.voided(k.t.Reason)
	case p.Failure == FailureServer:
		k.again()
	}
}

// seeCollecting waits for the card.
func (k *turn) seeCollecting(e Observed) {
	f, a := e.Facts, e.Facts.Action
	if f.Intent != nil && k.follow(f.Intent) || k.running(a) {
		return
	}
	mine := k.mine(a) && a.Kind == ActionCollect
	if card := k.readCard(f, mine); card != nil {
		k.collected(card, e)
		return
	}
	switch {
	case mine && a.Status == ActionInProgress:
		if k.t.Pending != nil || !k.t.acked {
			k.settle()
			k.t.acked = true
		}
	case mine && a.Status == ActionFailed && k.t.acked:
		k.rest(Created, reasonOf(a.Failure))
	case k.foreign(a) && a.Own && k.t.Pending != nil && k.t.round < readerTries:
		k.t.round++
		k.call(OpCancelAction, RightNone)
	case k.foreign(a):
		k.rest(Created, ReasonReaderTaken)
	case k.t.Pending != nil && k.t.Pending.Call.Ref.Op == OpCancelAction:
		k.call(OpCollect, RightNone) // what was left over is gone
	case k.t.Pending != nil:
		k.commandAgain()
	case a != nil && f.Intent != nil && !mine:
		k.rest(Created, ReasonReaderFailed)
	}
}

// readCard gives the card that the reader has read: the action holds it, or the PaymentIntent says so by its status.
func (k *turn) readCard(f Facts, mine bool) *Card {
	if mine && f.Action.Card != nil && f.Action.Status != ActionFailed {
		return f.Action.Card
	}
	i := f.Intent
	if i == nil || i.Status != IntentRequiresConfirmation || !mine || f.Action.Status == ActionFailed {
		return nil
	}
	if i.Card != nil {
		return i.Card
	}
	return &Card{}
}

// commandAgain gives the reader the same command once more, a bounded number of times.
func (k *turn) commandAgain() {
	p := k.t.Pending
	why := ReasonReaderTimeout
	if p.Failure == FailureReaderBusy {
		why = ReasonReaderBusy
	}
	giveUp := k.t.round >= readerTries && definite(p.Failure)
	if p.Failure == FailureReaderBusy {
		giveUp = k.at.Sub(k.t.Since) >= busyWithin
	}
	if giveUp && !k.soon(p) {
		if k.t.State == Processing {
			k.void(why) // the command may still turn up and charge: only the fence ends that
			return
		}
		k.rest(Created, why)
		return
	}
	k.again()
}

// running notices a command to authorise that turned up after all: the bank is being asked, whatever was meant to be done meanwhile, and its
// answer is awaited.
func (k *turn) running(a *ActionFacts) bool {
	if k.t.confirmed.IsZero() || !k.mine(a) || a.Status != ActionInProgress || a.Kind != ActionConfirm && a.Kind != ActionProcess {
		return false
	}
	k.settle()
	k.enter(Processing)
	k.t.Resting, k.t.acked = nil, true
	k.t.Deadline = Deadline{Kind: DeadlineFence, At: k.at.Add(k.sale.Policy.FenceAfter)}
	return true
}

// seeCollected finishes the cancelling of a collection; otherwise the cashier or the bank has the word.
func (k *turn) seeCollected(f Facts) {
	a := f.Action
	if f.Intent != nil && k.follow(f.Intent) || k.running(a) {
		return
	}
	switch {
	case k.foreign(a):
		k.rest(Created, ReasonReaderTaken)
	case k.t.Resting == nil:
		if k.mine(a) && a.Status == ActionFailed {
			k.rest(Created, reasonOf(a.Failure))
		}
	case f.Intent == nil && a == nil:
	case k.t.freed || !k.mine(a) || a.Status == ActionFailed:
		k.t.loaded = false
		k.released()
	case k.t.Pending == nil:
		k.t.round = 1
		k.call(OpCancelAction, RightNone)
	case k.t.round < readerTries:
		k.again()
	case !k.soon(k.t.Pending):
		k.released()
	}
}

// released goes on after the collection was cancelled.
func (k *turn) released() {
	rest := *k.t.Resting
	k.settle()
	k.t.Resting = nil
	if rest.Again && !k.t.loaded && k.t.Want == WantCapture && !k.t.Orphaned {
		k.enter(Created)
		k.collect()
		return
	}
	k.rest(Created, rest.Reason)
}

// reasonOf reads the reader's failure_code where no card was at fault.
func reasonOf(code string) Reason {
	switch code {
	case "customer_canceled":
		return ReasonCustomer
	case "connection_error":
		return ReasonReaderTimeout
	}
	return ReasonReaderFailed
}
