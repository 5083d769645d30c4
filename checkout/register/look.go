package register

import (
	"time"

	"reji/checkout"
)

// The pace of looks. Two a second is the most that a till asks of Stripe while a card is awaited.
const (
	firstLook   = 300 * time.Millisecond // after the reader acknowledged
	nextLook    = 500 * time.Millisecond // while something is happening on the reader
	restLook    = 5 * time.Second        // while the cashier or the customer thinks
	doubtLook   = time.Second            // while an answer is missing
	slowestLook = 30 * time.Second       // parked, or after many looks that failed
	counterLook = 5 * time.Second        // the slowest for the sale on the counter
)

// schedule sets when the sale is looked at next: at the pace of its state, and soon where the state machine asks for a look.
func (r *Register) schedule(a *account, effects []checkout.Effect) {
	now := r.opt.Now()
	t, ok := a.sale.Card()
	if !ok || t.InFlight() {
		a.look.Next = time.Time{}
		return
	}
	pace := r.pace(a, t)
	if pace == 0 {
		a.look.Next = time.Time{}
	} else if at := r.paced(now, pace); a.look.Next.IsZero() || a.look.Next.After(at) {
		a.look.Next = at
	}
	for _, eff := range effects {
		if l, ok := eff.(checkout.Look); ok {
			a.look.Next = now
			if l.Later {
				a.look.Next = now.Add(firstLook)
			}
		}
	}
}

// paced is when the next look is due. While something happens on the reader the time counts from when the last look was sent, so that a slow
// network does not make the till look more seldom.
func (r *Register) paced(now time.Time, pace time.Duration) time.Time {
	if pace != nextLook {
		return now.Add(pace)
	}
	if at := r.looked.Add(pace); at.After(now) {
		return at
	}
	return now
}

// pace is the time between two looks in the tender's state; zero where there is nothing to look at.
func (r *Register) pace(a *account, t checkout.CardTender) time.Duration {
	if a.failed > 0 {
		return r.slower(a, doubtLook<<min(a.failed-1, 5))
	}
	switch t.State {
	case checkout.Collecting, checkout.Processing, checkout.Voiding:
		if t.InDoubt() || a.parked && a.look.Count > 10 {
			return r.slower(a, doubtLook<<min(a.look.Count/5, 5))
		}
		if a.look.Count > 400 || t.State != checkout.Collecting && a.look.Count > 120 {
			return r.slower(a, slowestLook)
		}
		return nextLook
	case checkout.Collected:
		if t.Resting != nil {
			return nextLook
		}
		return restLook
	case checkout.Capturing:
		return r.slower(a, doubtLook<<min(a.look.Count, 5))
	case checkout.Creating:
		if t.InDoubt() && t.Deadline.Kind != checkout.DeadlineResend {
			return r.slower(a, doubtLook<<min(a.look.Count/5, 5))
		}
		return 0
	case checkout.Attention:
		if t.Reason == checkout.ReasonCredentials {
			return slowestLook
		}
		return 0
	case checkout.New, checkout.Created, checkout.Authorized, checkout.Paid, checkout.Declined, checkout.Voided:
		return 0
	}
	return 0
}

// slower bounds a wait: on the counter somebody is watching.
func (r *Register) slower(a *account, d time.Duration) time.Duration {
	if a.sale.ID == r.counter {
		return min(d, counterLook)
	}
	return min(d, slowestLook)
}

// due does what the clock asks for: deadlines first, then one look.
func (r *Register) due() {
	if r.stopped != nil {
		return
	}
	now := r.opt.Now()
	for _, a := range r.accounts() {
		for _, t := range a.sale.Tenders {
			if d := t.NextDeadline(); d.Armed() && !d.At.After(now) {
				if err := r.apply(a, checkout.DeadlinePassed{Tender: t.TenderID(), Deadline: d}); err != nil {
					r.opt.Log.Warn("deadline dropped", "sale", a.sale.ID, "deadline", d.Kind.String(), "why", err.Error())
				}
			}
		}
	}
	if a := r.nextToLook(); a != nil && !r.looking && !r.lookAt(a).After(now) {
		r.lookAfter(a)
	}
}

// accounts gives the open sales in order; applying an event may close one meanwhile.
func (r *Register) accounts() []*account {
	all := make([]*account, 0, len(r.order))
	for _, id := range r.order {
		if a, ok := r.sales[id]; ok {
			all = append(all, a)
		}
	}
	return all
}

// nextToLook finds the sale whose look is due first.
func (r *Register) nextToLook() *account {
	var first *account
	for _, a := range r.accounts() {
		if !a.look.Next.IsZero() && (first == nil || a.look.Next.Before(first.look.Next)) {
			first = a
		}
	}
	return first
}

// lookAt is when a look may really be sent: never two within half a second.
func (r *Register) lookAt(a *account) time.Time {
	if soonest := r.looked.Add(nextLook); a.look.Count > 0 && soonest.After(a.look.Next) {
		return soonest
	}
	return a.look.Next
}

// arm sets the one timer to the next thing that the clock will ask for.
func (r *Register) arm() {
	next := r.opt.Now().Add(time.Hour)
	for _, a := range r.accounts() {
		for _, t := range a.sale.Tenders {
			if d := t.NextDeadline(); d.Armed() && d.At.Before(next) {
				next = d.At
			}
		}
	}
	if a := r.nextToLook(); a != nil && !r.looking {
		if at := r.lookAt(a); at.Before(next) {
			next = at
		}
	}
	r.timer.Reset(max(next.Sub(r.opt.Now()), 0))
}

// lookAfter looks at a sale from a goroutine of its own, one at a time.
func (r *Register) lookAfter(a *account) {
	t, ok := a.sale.Card()
	if !ok || t.InFlight() {
		a.look.Next = time.Time{}
		return
	}
	q := Query{Sale: a.sale.ID, Tender: t.ID, Intent: t.Intent, Reader: t.Reader, Since: a.sale.At, Verdict: verdict(t)}
	id, rev, sent := a.sale.ID, a.sale.Rev, r.opt.Now()
	r.looking, r.looked = true, sent
	a.look.Next = time.Time{}
	r.spawn(func() {
		facts, err := r.opt.Terminal.Look(r.ctx, q)
		facts.At = sent
		r.post(func() { r.saw(id, rev, facts, err) })
	})
}

// verdict reports whether only the intent itself can say how the tender stands.
func verdict(t checkout.CardTender) bool {
	switch t.State {
	case checkout.Collecting, checkout.Processing:
		return t.InDoubt() || t.Orphaned
	case checkout.Collected, checkout.Voiding, checkout.Capturing, checkout.Creating, checkout.Created, checkout.Authorized, checkout.Declined, checkout.Attention:
		return true
	case checkout.New, checkout.Paid, checkout.Voided:
		return false
	}
	return true
}

// saw takes what a look found. A look that was sent before the sale's last change says nothing about it.
func (r *Register) saw(id checkout.SaleID, rev int, facts checkout.Facts, err error) {
	r.looking = false
	r.heard(err)
	a, ok := r.sales[id]
	if !ok {
		return
	}
	a.look.Count++
	a.look.Last = r.opt.Now()
	a.look.Failing = checkout.FailureNone
	if err != nil {
		a.failed++
		a.look.Failing = failure(err).Kind
		r.schedule(a, nil)
		r.publish()
		return
	}
	a.failed = 0
	t, ok := a.sale.Card()
	if !ok || a.sale.Rev != rev {
		r.schedule(a, nil)
		return
	}
	if other := r.told[t.Reader]; other.sale != id && (r.busy[t.Reader] || !other.at.Before(facts.At)) {
		facts.Action = nil // another sale has told the reader something since
	}
	if facts.Action != nil {
		action := *facts.Action
		action.Own = r.own(action.Intent)
		facts.Action = &action
	}
	before := a.sale.Rev
	if err := r.apply(a, checkout.Observed{Tender: t.ID, Facts: facts, NotSeen: a.notSeen}); err != nil {
		r.opt.Log.Warn("look dropped", "sale", id, "why", err.Error())
	}
	if a.sale.Rev == before {
		if t.State == checkout.Collecting && !t.InFlight() {
			a.notSeen = facts.At
		}
		r.publish()
	}
}
