package register

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// loop is the register's goroutine: the only one that touches a sale.
func (r *Register) loop() {
	defer r.timer.Stop()
	for {
		select {
		case <-r.ctx.Done():
			return
		case f := <-r.inbox:
			f()
		case <-r.timer.C:
		}
		r.due()
		r.arm()
	}
}

// do runs f on the register's goroutine and gives its error back.
func (r *Register) do(ctx context.Context, f func() error) error {
	answer := make(chan error, 1)
	select {
	case r.inbox <- func() {
		if r.stopped != nil {
			answer <- ErrStopped
			return
		}
		answer <- f()
	}:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-r.ctx.Done():
		return ErrClosed
	}
	select {
	case err := <-answer:
		return err
	case <-r.ctx.Done():
		return ErrClosed
	}
}

// post hands something that came back to the register's goroutine.
func (r *Register) post(f func()) {
	select {
	case r.inbox <- f:
	case <-r.ctx.Done():
	}
}

// spawn starts a goroutine that Close waits for. A panic in it stops the till: nobody knows what it left undone, and the next start finds out.
func (r *Register) spawn(f func()) {
	r.wg.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				r.opt.Log.Error("panic in the register", "panic", checkout.Mask(fmt.Sprint(p)), "stack", checkout.Mask(string(debug.Stack())))
				r.halt("internal error")
			}
		}()
		f()
	})
}

// halt publishes that the till has stopped, from whatever goroutine.
func (r *Register) halt(cause string) {
	r.feeds.stop(&Stop{At: r.opt.Now(), Cause: checkout.Clean(cause, 120)})
	r.stop()
}

// apply takes an event to a sale: decide, persist, show, act. That order is rule 1.
func (r *Register) apply(a *account, e checkout.Event) error {
	if r.stopped != nil {
		return ErrStopped
	}
	now := r.opt.Now()
	next, effects, err := a.sale.Apply(e, now)
	if err != nil {
		r.opt.Log.Debug("event turned away", "sale", a.sale.ID, "event", e.Kind().String(), "why", err.Error())
		return err
	}
	if next.Rev == a.sale.Rev {
		r.schedule(a, effects)
		return nil
	}
	calls, err := r.prepare(effects)
	if err != nil {
		r.failLedger(err)
		return ErrStopped
	}
	if err := r.persist(Commit{Event: e, At: now, Before: a.sale, After: next, Calls: calls}); err != nil {
		return err
	}
	a.sale = next
	for _, c := range calls {
		a.requests[c.Call.Ref.Tender] = c
	}
	r.settle(a, effects)
	r.publish()
	r.act(a, effects)
	return nil
}

// persist writes a commit. After an error the file is opened again and the same commit is written once more: an error does not say that it
// was not written, and writing it twice is writing it once.
func (r *Register) persist(c Commit) error {
	ctx := context.WithoutCancel(r.ctx)
	_, err := r.opt.Ledger.Append(ctx, c)
	if err == nil {
		return nil
	}
	if isRight(err) {
		r.failLedger(err)
		return err
	}
	r.opt.Log.Error("ledger append failed", "err", checkout.Mask(err.Error()))
	if again := r.opt.Ledger.Reopen(ctx); again != nil {
		r.failLedger(again)
		return ErrStopped
	}
	if _, err = r.opt.Ledger.Append(ctx, c); err != nil {
		r.failLedger(err)
		return ErrStopped
	}
	return nil
}

func (r *Register) failLedger(err error) {
	r.opt.Log.Error("till stopped", "err", checkout.Mask(err.Error()))
	r.stopped = &Stop{At: r.opt.Now(), Cause: checkout.Clean(checkout.Mask(err.Error()), 120)}
	r.publish()
}

// settle keeps the books of the register itself after a change: who is on the counter, what was closed, how looks are counted.
func (r *Register) settle(a *account, effects []checkout.Effect) {
	if t, ok := a.sale.Card(); ok && !t.Since.Equal(a.since) {
		a.since, a.look, a.failed = t.Since, Looking{}, 0
		if t.State == checkout.Collecting {
			a.notSeen = time.Time{}
		}
	}
	r.schedule(a, effects)
	if a.sale.Open() || len(a.sale.Tenders) == 0 {
		return
	}
	v := r.view(a)
	r.last = &v
	r.remember(a.sale)
	if r.counter != a.sale.ID {
		r.forget(a.sale.ID)
	}
}

func (r *Register) forget(id checkout.SaleID) {
	delete(r.sales, id)
	r.order = slices.DeleteFunc(r.order, func(o checkout.SaleID) bool { return o == id })
}

// begin starts a sale on the counter.
func (r *Register) begin(ctx context.Context, due money.Amount) (*account, error) {
	number, err := r.opt.Ledger.NextNumber(context.WithoutCancel(ctx))
	if err != nil {
		r.failLedger(err)
		return nil, ErrStopped
	}
	who := r.opt.Ledger.Identity()
	a := &account{requests: map[checkout.TenderID]Prepared{}}
	err = r.apply(a, checkout.SaleStarted{
		Sale: checkout.SaleID(r.opt.NewID()), Number: number, Due: due, Install: who.Install, Mode: who.Mode, Actor: r.opt.Actor, Policy: r.opt.Policy,
	})
	if err != nil {
		return nil, err
	}
	r.sales[a.sale.ID] = a
	r.order = append(r.order, a.sale.ID)
	r.counter = a.sale.ID
	return a, nil
}

func (r *Register) tenderID() checkout.TenderID { return checkout.TenderID(r.opt.NewID()) }

func (r *Register) cardTendered(amount money.Amount, capture checkout.CaptureMode, reader checkout.ReaderID) checkout.CardTendered {
	return checkout.CardTendered{
		Tender: r.tenderID(), Amount: amount, Reader: reader, Capture: capture, Flow: r.opt.Flow,
		Interac: r.opt.Interac && amount.Currency == "cad",
	}
}

func (r *Register) find(id checkout.SaleID) (*account, error) {
	a, ok := r.sales[id]
	if !ok {
		return nil, ErrNoSale
	}
	return a, nil
}

// clearCounter makes room for the next sale. Approved and finished sales step aside by themselves; anything else has to be stopped or parked.
func (r *Register) clearCounter() error {
	a, ok := r.sales[r.counter]
	if !ok {
		r.counter = ""
		return nil
	}
	if a.sale.Open() {
		t, card := a.sale.Card()
		if card && t.Face(r.opt.Now()) != checkout.FaceApproved && !cashed(a.sale) {
			return ErrCounterBusy
		}
	} else if a.sale.Status() == checkout.StatusOpen && len(a.sale.Tenders) > 0 {
		return ErrCounterBusy
	}
	r.counter = ""
	if !a.sale.Open() {
		r.forget(a.sale.ID)
	}
	r.publish()
	return nil
}

// cashed reports that the customer has paid otherwise, and only a card is still being released.
func cashed(s checkout.Sale) bool {
	return s.Remaining().Minor <= 0 && slices.ContainsFunc(s.Tenders, isCash)
}

func isCash(t checkout.Tender) bool { return t.Means() == checkout.MeansCash }
