package checkout

// capture takes the money that the bank holds. The capture right is granted by the ledger in the same transaction as the request (rule 5).
func (k *turn) capture() {
	k.enter(Capturing)
	k.begin(StepCapture)
	k.t.round = 0
	k.call(OpCapture, RightCapture)
}

// captureRequested takes the money of an authorisation that was held.
func (k *turn) captureRequested() error {
	if k.t.State != Authorized || k.t.Want == WantVoid {
		return k.reject(RejectedState)
	}
	k.capture()
	return nil
}

// seeAuthorized watches an authorisation that is held.
func (k *turn) seeAuthorized(i *IntentFacts) {
	if i == nil {
		return
	}
	switch i.Status {
	case IntentSucceeded:
		k.paid(i)
	case IntentCanceled:
		k.attention(ReasonAuthExpired)
	case IntentUnknown:
		k.attention(ReasonUnknownStatus)
	case IntentRequiresCapture:
		if !k.t.Deadline.Armed() && !i.CaptureBefore.IsZero() { // it should have lapsed by now, and has not yet
			k.t.Deadline = Deadline{Kind: DeadlineLapse, At: k.at.Add(lapseAgain)}
			k.changed = true
		}
	case IntentRequiresPaymentMethod, IntentRequiresConfirmation, IntentRequiresAction, IntentProcessing:
	}
}

// seeCapturing drives the capture to its end: goods may be gone, so it is repeated for as long as the authorisation lives.
func (k *turn) seeCapturing(i *IntentFacts) {
	if i == nil {
		return
	}
	switch i.Status {
	case IntentSucceeded:
		k.paid(i)
	case IntentCanceled:
		k.settle()
		k.attention(ReasonAuthExpired)
	case IntentUnknown:
		k.attention(ReasonUnknownStatus)
	case IntentRequiresCapture:
		if k.t.Pending == nil {
			k.call(OpCapture, RightNone)
			return
		}
		k.captureAgain()
	case IntentRequiresPaymentMethod, IntentRequiresConfirmation, IntentRequiresAction, IntentProcessing:
	}
}

// captureAgain repeats a capture that took no effect. One that Stripe refuses as wrong, again and again, needs a person (F13).
func (k *turn) captureAgain() {
	refused := k.t.Pending.Failure == FailureRefused || k.t.Pending.Failure == FailureNotFound
	if refused && k.t.round >= refusals {
		k.attention(ReasonRefused)
		return
	}
	k.again()
}

// seeVoiding undoes in the safe order: free the reader of what is mine, then cancel the PaymentIntent, and believe nothing but its status.
func (k *turn) seeVoiding(f Facts) {
	i, a := f.Intent, f.Action
	if i == nil {
		return
	}
	switch i.Status {
	case IntentCanceled:
		k.voided(k.t.Reason)
	case IntentSucceeded:
		k.paid(i)
	case IntentUnknown:
		k.attention(ReasonUnknownStatus)
	case IntentRequiresCapture:
		if k.t.Want == WantCapture && k.t.Granted != RightVoid && k.t.tries[OpCancel] == 0 {
			k.authorized(i)
			return
		}
		k.cancelIntent()
	case IntentProcessing:
	case IntentRequiresPaymentMethod, IntentRequiresConfirmation, IntentRequiresAction:
		if !k.freeing(a) {
			k.cancelIntent()
		}
	}
}

// freeing tells the reader to stop what it does for this tender. It reports whether the PaymentIntent has to wait for that.
func (k *turn) freeing(a *ActionFacts) bool {
	p := k.t.Pending
	if p != nil && p.Call.Ref.Op != OpCancelAction {
		return false
	}
	holding := k.mine(a) && (a.Status == ActionInProgress || a.Kind == ActionCollect && a.Status != ActionFailed)
	if !holding || k.t.freed {
		return false
	}
	if p == nil {
		k.t.round = 1
		k.call(OpCancelAction, RightNone)
		return true
	}
	if p.Failure == FailureReaderBusy && k.t.Reason != ReasonFence && k.at.Sub(k.t.Since) < k.sale.Policy.FenceAfter {
		k.again() // too late to cancel: the bank is being asked, and its answer is awaited (R9)
		return true
	}
	if k.t.round >= readerTries {
		return false
	}
	k.again()
	return true
}

// cancelIntent puts up the fence. The void right keeps the ledger from ever granting a capture; where the confirming request may
// already have captured, there is no fence, and the answer decides.
func (k *turn) cancelIntent() {
	if p := k.t.Pending; p != nil && p.Call.Ref.Op == OpCancel {
		k.again()
		return
	}
	k.settle()
	right := RightVoid
	if k.t.Granted != RightNone {
		right = RightNone
	}
	k.call(OpCancel, right)
}
