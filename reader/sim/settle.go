package sim

import (
	"time"
)

// settle lets everything happen that is due by now, each at its own time and as an effect of its own.
func (s *Server) settle(now time.Time) error {
	for {
		item, ok := s.world.due.popBefore(now.UnixNano())
		if !ok {
			return nil
		}
		t := s.begin(time.Unix(0, item.at).In(now.Location()))
		switch item.kind {
		case dueIntent:
			t.expireIntent(item.id, item.at)
		case dueRefund:
			t.failRefund(item.id, item.at)
		case dueReader:
			t.advanceReader(item.id, item.at)
		}
		if err := t.commit(); err != nil {
			s.world.due.push(item)
			return err
		}
	}
}

// expireIntent cancels an authorisation that nobody captured in time.
func (t *tx) expireIntent(id string, at int64) {
	in := t.intents.get(id)
	if in == nil || in.Status != needsCapture || in.CaptureBefore*int64(time.Second) != at {
		return
	}
	t.cancel(t.intents.edit(id), lapsed, "expired_uncaptured_charge")
}

// failRefund is the bank's late refusal of a refund.
func (t *tx) failRefund(id string, at int64) {
	re := t.refunds.get(id)
	if re == nil || re.FailsAt != at {
		return
	}
	re = t.refunds.edit(id)
	re.FailsAt, re.Status, re.FailureReason = 0, failed, refundFailure(t.charges.get(re.Charge))
	ch := t.charges.edit(re.Charge)
	ch.Refunded -= re.Amount
	t.emitRefund("refund.failed", id)
	t.emitRefund("charge.refund.updated", id)
}

// advanceReader is the next thing that the reader does by itself: a verdict, or forgetting a card that nobody confirmed.
func (t *tx) advanceReader(id string, at int64) {
	rd := t.readers.get(id)
	if rd == nil || rd.Action.Due != at {
		return
	}
	rd = t.readers.edit(id)
	rd.Action.Due = 0
	switch rd.Action.Phase {
	case authorizing:
		t.resolve(rd, false)
	case retrying:
		t.resolve(rd, true)
	case collected:
		t.lapse(rd)
	case idle, waiting, lost:
	}
}

// lapse ends a collection whose 30 seconds have passed.
func (t *tx) lapse(rd *reader) {
	if !t.s.opts.Variants.LapseKeepsConfirmation {
		t.forgetCard(rd)
	}
	a := &rd.Action
	a.Phase = idle
	if a.Status == inProgress {
		t.endAction(rd, "collect_timeout", "The card was not confirmed within 30 seconds.", nil)
	}
}
