package checkout

import "time"

// failed takes a request that brought no yes. What it proves decides: nothing was sent, nothing is known, or a definite no.
func (k *turn) failed(e CallFailed) error {
	p := k.t.Pending
	if p == nil || p.Call.Ref != e.Ref || p.Failure != FailureNone {
		return k.reject(RejectedStale)
	}
	k.t.Failure = &e.Failure
	k.changed = true
	switch e.Failure.Kind {
	case FailureAuth:
		k.unauthorised()
		return nil
	case FailureKeyReuse:
		k.settle()
		k.attention(ReasonKeyReuse)
		return nil
	case FailureProtocol:
		k.settle()
		k.attention(ReasonBadResponse)
		return nil
	default: // what the others prove depends on the request
	}
	switch e.Ref.Op {
	case OpCreate:
		k.createFailed(e.Failure)
	case OpCollect:
		k.collectFailed(e.Failure)
	case OpConfirm, OpProcess:
		k.processFailed(e.Failure)
	case OpCapture, OpCancelAction, OpCancel:
		k.doubt(e.Failure.Kind)
		k.look()
	case OpNone, OpUpdate, OpRefund:
		return k.reject(RejectedUnsupported)
	}
	return nil
}

// doubt keeps the request open: what became of it is not known, or it has to be made once more after a look.
func (k *turn) doubt(kind FailureKind) {
	p := *k.t.Pending
	wait := backoff(p.Resends)
	switch {
	case kind == FailureReaderTimeout:
		wait = acknowledgedWithin
	case kind == FailureServer && p.Call.Ref.Op == OpCreate:
		wait = serverLooks
	}
	p.Failure, p.Failed, p.After = kind, k.at, k.at.Add(wait)
	p.Maybe = p.Maybe || kind != FailureOffline
	k.t.Pending = &p
	k.changed = true
}

// unauthorised stops what needs the key. A PaymentIntent that was never made leaves nothing behind.
func (k *turn) unauthorised() {
	if k.t.State == Creating && !k.t.Pending.Maybe {
		k.voided(ReasonCredentials)
		return
	}
	k.doubt(FailureAuth)
	k.attention(ReasonCredentials)
}

// createFailed keeps asking under the same key: a PaymentIntent that was never presented cannot charge anybody, so nothing is at stake
// but an orphan. Only a definite no ends it.
func (k *turn) createFailed(f Failure) {
	switch f.Kind {
	case FailureRefused, FailureNotFound, FailureUnsupported, FailureDeclined, FailureWrongState:
		k.t.Want, k.t.Reason = WantCapture, ReasonNone
		k.voided(ReasonRefused)
		return
	case FailureServer:
		k.doubt(f.Kind)
		k.look()
		return
	default: // the same request once more, a little later
	}
	k.doubt(f.Kind)
	if k.t.Want == WantVoid && !k.t.Pending.Maybe {
		k.voided(k.t.Reason)
		return
	}
	at := k.t.Pending.After
	if last := k.t.Pending.At.Add(k.sale.Policy.ConnectWithin); !k.t.Pending.Maybe && last.After(k.at) && last.Before(at) {
		at = last
	}
	k.t.Deadline = Deadline{Kind: DeadlineResend, At: at}
}

// collectFailed reads a definite no of the reader as a rest: collecting alone charges nobody. Everything else is looked at.
func (k *turn) collectFailed(f Failure) {
	if k.t.State == Voiding {
		k.settle()
		k.look()
		return
	}
	switch f.Kind {
	case FailureUnsupported:
		if len(k.sale.Policy.Rules) > 0 { // in one step nobody could look at the card before the bank is asked
			k.rest(Created, ReasonRefused)
			return
		}
		k.settle()
		k.t.Flow = FlowOneShot
		k.process(OpProcess)
	case FailureReaderOffline:
		k.rest(Created, ReasonReaderOffline)
	case FailureReaderFault:
		k.rest(Created, ReasonReaderFault)
	case FailureRefused, FailureNotFound, FailureDeclined:
		k.rest(Created, ReasonRefused)
	default:
		k.doubt(f.Kind)
		k.look()
	}
}

// processFailed never concludes anything by itself: the look does (F2, F14, F15).
func (k *turn) processFailed(f Failure) {
	if k.t.State == Voiding {
		k.settle()
		k.look()
		return
	}
	k.doubt(f.Kind)
	k.look()
}

// definite reports whether the answer was Stripe's last word under that key: a repetition needs a new try.
func definite(f FailureKind) bool {
	switch f {
	case FailureServer, FailureReaderTimeout, FailureReaderOffline, FailureReaderBusy, FailureReaderFault, FailureWrongState,
		FailureRefused, FailureNotFound, FailureDeclined, FailureUnsupported:
		return true
	case FailureNone, FailureOffline, FailureNoAnswer, FailureConflict, FailureRateLimited, FailureAuth, FailureKeyReuse, FailureProtocol:
		return false
	}
	return false
}

// soon reports whether it is too early to make a request once more. A clock that was set back does not make it earlier.
func (k *turn) soon(p *Pending) bool { return k.at.Before(p.After) && !k.at.Before(p.Failed) }

// again makes the outstanding request once more, after a look has shown that it took no effect: the same request where no answer came,
// a new try where the answer was definite or the key is too old. It reports whether it did.
func (k *turn) again() bool {
	p := k.t.Pending
	if p == nil || p.Failure == FailureNone || k.soon(p) {
		return false
	}
	k.t.round++
	if !definite(p.Failure) && !k.aged() {
		k.resend()
		return true
	}
	resends := p.Resends + 1
	k.call(p.Call.Ref.Op, RightNone)
	k.t.Pending.Resends = resends
	return true
}

// deadlinePassed answers the end of a state's patience.
func (k *turn) deadlinePassed(e DeadlinePassed) error {
	if !k.t.Deadline.Armed() || e.Deadline.Kind != k.t.Deadline.Kind || !e.Deadline.At.Equal(k.t.Deadline.At) || k.at.Before(e.Deadline.At) {
		return k.reject(RejectedStale)
	}
	k.t.Deadline = Deadline{}
	k.changed = true
	switch e.Deadline.Kind {
	case DeadlineCard:
		return k.cancelRequested(CancelRequested{Tender: k.t.ID, Reason: ReasonDeadline})
	case DeadlineAnswer:
		k.release(Rest{Reason: ReasonTooSlow, Again: true})
	case DeadlineFence:
		k.fence()
	case DeadlineResend:
		k.createAgain()
	case DeadlineLapse:
		k.look()
	case DeadlineNone:
		return k.reject(RejectedStale)
	}
	return nil
}

// fence gives up looking: the PaymentIntent is cancelled, because only that ends the doubt. A command that is still on its way is
// awaited first.
func (k *turn) fence() {
	if k.t.InFlight() {
		k.t.Deadline = Deadline{Kind: DeadlineFence, At: k.at.Add(time.Second)}
		return
	}
	k.void(ReasonFence)
}

// createAgain sends the request for the PaymentIntent once more, or gives up a sale that never left the till.
func (k *turn) createAgain() {
	p := k.t.Pending
	switch {
	case p == nil || p.Failure == FailureNone:
	case !p.Maybe && k.at.Sub(p.At) >= k.sale.Policy.ConnectWithin:
		k.voided(ReasonNoNetwork)
	case k.aged():
		k.look()
	default:
		k.resend()
	}
}
