package checkout

// answered takes Stripe's yes to the outstanding request. A yes to another one is stale.
func (k *turn) answered(e CallAnswered) error {
	p := k.t.Pending
	if p == nil || p.Call.Ref != e.Ref {
		return k.reject(RejectedStale)
	}
	if i := e.Facts.Intent; i != nil && !k.sane(i) {
		k.settle()
		k.attention(ReasonBadResponse)
		return nil
	}
	switch e.Ref.Op {
	case OpCreate:
		k.created(e.Facts)
	case OpCollect, OpConfirm, OpProcess:
		k.acknowledged(e.Facts)
	case OpCancelAction:
		k.settle()
		if k.t.State == Collecting { // a payment that had ended was still on the reader
			k.call(OpCollect, RightNone)
			return nil
		}
		k.t.freed = true
		k.look()
	case OpCapture, OpCancel:
		k.settle()
		k.see(Observed{Tender: k.t.ID, Facts: e.Facts})
		if !k.t.State.Final() && k.t.State != Attention {
			k.look()
		}
	case OpNone, OpUpdate, OpRefund:
		return k.reject(RejectedUnsupported)
	}
	return nil
}

// created adopts the PaymentIntent.
func (k *turn) created(f Facts) {
	if f.Intent == nil {
		k.createFailed(Failure{Kind: FailureNoAnswer})
		return
	}
	k.settle()
	k.t.Intent = f.Intent.ID
	k.end(StepCreate)
	k.enter(Created)
	if k.t.Want == WantVoid {
		k.void(k.t.Reason)
		return
	}
	if !k.follow(f.Intent) {
		k.collect()
	}
}

// collect asks for a card, or for the whole payment where the reader is driven in one step.
func (k *turn) collect() {
	if k.t.Attempt >= MaxPresentations {
		k.rest(Created, ReasonTooMany)
		return
	}
	k.t.Attempt++
	k.t.Reason, k.t.Rule, k.t.Resting, k.t.Failure = ReasonNone, "", nil, nil
	k.t.Card, k.t.acked, k.t.freed, k.t.round = nil, false, false, 1
	k.t.NotSeen = k.at
	for _, s := range []Step{StepCollect, StepInspect, StepProcess} {
		k.t.Rail[s] = Timing{}
	}
	if k.t.Flow == FlowOneShot {
		k.process(OpProcess)
		return
	}
	k.enter(Collecting)
	k.begin(StepCollect)
	k.call(OpCollect, RightNone)
	k.t.Deadline = Deadline{Kind: DeadlineCard, At: k.at.Add(k.sale.Policy.CardWait)}
}

// process sends the card to the bank. Where the same request also captures, the capture right is granted with it (rule 5).
func (k *turn) process(op Op) {
	k.enter(Processing)
	k.begin(StepProcess)
	right := RightNone
	if k.t.Capture == CaptureAutomatic || k.t.Interac {
		right = RightCapture
	}
	k.t.acked, k.t.round, k.t.confirmed = false, 1, k.at
	k.call(op, right)
	wait := k.sale.Policy.FenceAfter
	if op == OpProcess {
		wait += k.sale.Policy.CardWait
	}
	k.t.Deadline = Deadline{Kind: DeadlineFence, At: k.at.Add(wait)}
	if op == OpProcess {
		k.t.Deadline = Deadline{Kind: DeadlineCard, At: k.at.Add(k.sale.Policy.CardWait)}
	}
}

// acknowledged notes that the reader has the command. A card that it has read already is used at once; a verdict needs a look, because only
// the PaymentIntent with its charge holds all of it.
func (k *turn) acknowledged(f Facts) {
	k.settle()
	k.t.acked = true
	if k.t.State == Collecting {
		k.see(Observed{Tender: k.t.ID, Facts: f})
	}
	if k.t.InFlight() || k.t.State == Attention {
		return
	}
	later := f.Action != nil && f.Action.Status == ActionInProgress && k.t.State != Voiding
	k.effects = append(k.effects, Look{Tender: k.t.ID, Later: later})
}
