package register

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"reji/checkout"
)

// prepare makes the requests of the calls among the effects, so that they are stored as they will be sent.
func (r *Register) prepare(effects []checkout.Effect) ([]Prepared, error) {
	var all []Prepared
	for _, e := range effects {
		c, ok := e.(checkout.Call)
		if !ok {
			continue
		}
		who, mark := r.opt.Ledger.Identity(), r.opt.Ledger.Mark()
		req, err := r.opt.Terminal.Prepare(c, Anchor{Till: who.Till, Epoch: who.Epoch, Seq: mark.Seq, Head: mark.Head})
		if err != nil {
			return nil, fmt.Errorf("prepare %s: %w", c.Ref.Op, err)
		}
		all = append(all, Prepared{Call: c, Request: req})
	}
	return all, nil
}

// act does what the new state asks for. Everything in it is durable already.
func (r *Register) act(a *account, effects []checkout.Effect) {
	for _, e := range effects {
		switch e := e.(type) {
		case checkout.Call:
			r.send(a, a.requests[e.Ref.Tender])
		case checkout.Resend:
			p, ok := a.requests[e.Ref.Tender]
			if !ok || p.Call.Ref != e.Ref {
				r.failLedger(fmt.Errorf("the stored request of %s is not there", e.Ref.Op))
				return
			}
			r.send(a, p)
		case checkout.Look:
		}
	}
}

// send sends a stored request from a goroutine of its own. Commands to one reader go one after the other (rule 8).
func (r *Register) send(a *account, p Prepared) {
	id, reader := a.sale.ID, p.Call.Reader
	run := func() {
		r.told[reader] = order{sale: id, at: r.opt.Now()}
		r.spawn(func() {
			facts, err := r.opt.Terminal.Send(r.ctx, p.Request)
			r.post(func() {
				r.done(reader)
				r.returned(id, p.Call.Ref, facts, err)
			})
		})
	}
	if reader == "" {
		run()
		return
	}
	if r.busy[reader] && p.Call.Ref.Op == checkout.OpCancelAction && r.told[reader].sale != id {
		// By the time it left it would hit whatever the command before it puts on the reader (rule 8).
		r.spawn(func() {
			r.post(func() {
				r.returned(id, p.Call.Ref, checkout.Facts{}, &checkout.Failure{Kind: checkout.FailureReaderBusy})
			})
		})
		return
	}
	if r.busy[reader] {
		r.waiting[reader] = append(r.waiting[reader], run)
		return
	}
	r.busy[reader] = true
	run()
}

// done lets the next command to the reader go.
func (r *Register) done(reader checkout.ReaderID) {
	if reader == "" {
		return
	}
	r.told[reader] = order{sale: r.told[reader].sale, at: r.opt.Now()}
	if q := r.waiting[reader]; len(q) > 0 {
		r.waiting[reader] = q[1:]
		q[0]()
		return
	}
	r.busy[reader] = false
}

// returned takes what came back from a request.
func (r *Register) returned(id checkout.SaleID, ref checkout.Ref, facts checkout.Facts, err error) {
	r.heard(err)
	a, ok := r.sales[id]
	if !ok {
		r.opt.Log.Warn("answer for a sale that is closed", "sale", id, "op", ref.Op.String())
		return
	}
	var event checkout.Event = checkout.CallAnswered{Ref: ref, Facts: facts}
	if err != nil {
		event = checkout.CallFailed{Ref: ref, Failure: failure(err)}
	}
	if err := r.apply(a, event); err != nil {
		r.opt.Log.Warn("answer dropped", "sale", id, "op", ref.Op.String(), "try", ref.Try, "why", err.Error())
	}
}

// failure reads an error of the terminal. One that is not a *checkout.Failure proves nothing, so it counts as no answer.
func failure(err error) checkout.Failure {
	var f *checkout.Failure
	if errors.As(err, &f) {
		return *f
	}
	return checkout.Failure{Kind: checkout.FailureNoAnswer}
}

func isRight(err error) bool { return errors.Is(err, ErrRight) }

// heard keeps what the last request told about the way to Stripe: a network that is down, or a key that Stripe refuses (401), takes no card.
func (r *Register) heard(err error) {
	down, kind := false, checkout.FailureNone
	if err != nil && !errors.Is(err, context.Canceled) {
		f := failure(err)
		kind = f.Kind
		down = kind == checkout.FailureOffline || kind == checkout.FailureNoAnswer || kind == checkout.FailureAuth && f.Status == 401
	}
	if down != r.network.Down {
		r.network = Network{Down: down, Since: r.opt.Now(), Kind: kind}
		r.publish()
	}
	if kind == checkout.FailureReaderOffline {
		r.reader.Known, r.reader.Online = true, false
	}
}

// readerTaken reports whether another sale of this till may still have something running on the reader (I10).
func (r *Register) readerTaken(reader checkout.ReaderID, except checkout.SaleID) bool {
	for id, a := range r.sales {
		if id == except {
			continue
		}
		for _, t := range a.sale.Tenders {
			if c, ok := t.(checkout.CardTender); ok && c.Reader == reader && occupies(c) {
				return true
			}
		}
	}
	return false
}

// occupies reports whether a tender may have a live action on its reader.
func occupies(t checkout.CardTender) bool {
	switch t.State {
	case checkout.Collecting, checkout.Collected, checkout.Processing:
		return true
	case checkout.Voiding:
		return t.Attempt > 0 && (t.Pending == nil || t.Pending.Call.Ref.Op != checkout.OpCancel)
	case checkout.Creating, checkout.Created:
		return t.Want == checkout.WantCapture && t.Reason == checkout.ReasonNone
	case checkout.New, checkout.Authorized, checkout.Capturing, checkout.Paid, checkout.Declined, checkout.Voided, checkout.Attention:
		return false
	}
	return false
}

// endedKept is how many payments that have ended are remembered: a reader holds one action.
const endedKept = 32

// remember keeps the payments of a sale that was closed.
func (r *Register) remember(s checkout.Sale) {
	for _, t := range s.Tenders {
		if c, ok := t.(checkout.CardTender); ok && c.Intent != "" {
			r.ended = append(r.ended, c.Intent)
		}
	}
	if n := len(r.ended) - endedKept; n > 0 {
		r.ended = slices.Delete(r.ended, 0, n)
	}
}

// own reports whether an intent is a payment of this till that the bank has nothing more to say about.
func (r *Register) own(id checkout.IntentID) bool {
	if id == "" {
		return false
	}
	for _, a := range r.sales {
		for _, t := range a.sale.Tenders {
			if c, ok := t.(checkout.CardTender); ok && c.Intent == id {
				return c.State.Final() || c.State == checkout.Authorized || c.State == checkout.Capturing
			}
		}
	}
	return slices.Contains(r.ended, id)
}
