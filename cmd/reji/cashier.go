package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
	"reji/ui/wording"
)

// cashier is who stands at the till in a sale without a screen: presents the test card, gives up what was declined, releases the reader
// when the time is over. It decides nothing about money: it only tells the register what a person would.
type cashier struct {
	app      *app
	register *register.Register
	order    order
	reader   reader.Info
	words    wording.Words
	tell     func(string)

	sale      checkout.SaleID
	latest    checkout.Sale
	decided   int             // the revision at which a decision was sent: one a state is enough
	giveUp    checkout.Reason // why the sale is to be undone as soon as that is possible
	presented chan error      // the answer to the card that is being presented
	holding   bool            // a card is being presented
	shown     int             // for which attempt the card was presented
	confirmed bool            // and that it was presented again for the confirmation
	refused   int             // how often the reader did not take it
	again     time.Time       // not to be presented again before
	said      string
}

// tick is how often the sale is looked over when nothing happens.
const tick = 100 * time.Millisecond

// take makes one sale and gives what became of it. cardUntil is when the card is not awaited any more.
func (c *cli) take(ctx context.Context, a *app, o order, cardUntil time.Time) (result, error) {
	stop := make(chan os.Signal, 4)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(stop)
	info, err := a.pickSoon(ctx, o.amount.Currency)
	if err != nil {
		failure, ok := asError[*checkout.Failure](err)
		if _, worded := asError[*problem](err); worded || !ok {
			return result{}, err
		}
		a.log.Warn("no reader, since Stripe cannot be asked", "kind", failure.Kind.String())
		if info.ID = a.chosen(); info.ID == "" {
			return notBegun(o, checkout.ReasonNoNetwork), nil
		}
	}
	a.free(ctx, info)
	r := a.register(shown(info))
	if err := r.Start(ctx); err != nil {
		r.Close()
		return result{}, booksProblem(err)
	}
	defer r.Close()
	k := &cashier{app: a, register: r, order: o, reader: info, words: c.words(a.cfg), tell: c.tell, presented: make(chan error, 1)}
	return k.serve(ctx, stop, cardUntil)
}

// serve begins the sale and stays with it until its end is known, the time is over, or somebody insists on leaving.
func (k *cashier) serve(ctx context.Context, stop <-chan os.Signal, cardUntil time.Time) (result, error) {
	presenting, cancel := context.WithCancel(ctx)
	defer cancel()
	if reason, err := k.begin(ctx, stop, cardUntil); err != nil || reason != checkout.ReasonNone {
		return notBegun(k.order, reason), err
	}
	snaps, unwatch := k.register.Watch()
	defer unwatch()
	beat := time.NewTicker(tick)
	defer beat.Stop()
	card := time.NewTimer(time.Until(cardUntil))
	defer card.Stop()
	asked := false
	for {
		select {
		case <-ctx.Done():
			return k.result(true), nil
		case <-stop:
			if asked {
				return k.result(true), nil
			}
			asked, k.giveUp = true, checkout.ReasonCashier
		case <-card.C:
			k.cardOver()
		case err := <-k.presented:
			k.cardTaken(err)
		case <-beat.C:
		case _, ok := <-snaps:
			if !ok {
				return k.result(true), nil
			}
		}
		s := k.register.Snapshot()
		if s.Stopped != nil {
			return result{}, stopped(errors.New(s.Stopped.Cause))
		}
		if v, ok := s.View(k.sale); ok && k.follow(ctx, presenting, v) {
			return k.result(false), nil
		}
	}
}

// begin charges. An earlier sale that still has the reader is waited for.
func (k *cashier) begin(ctx context.Context, stop <-chan os.Signal, until time.Time) (checkout.Reason, error) {
	beat := time.NewTicker(tick)
	defer beat.Stop()
	late := time.NewTimer(time.Until(until))
	defer late.Stop()
	for {
		id, err := k.register.Charge(ctx, register.Charge{Amount: k.order.amount, Capture: k.order.capture, Reader: k.reader.ID})
		if err == nil {
			k.sale = id
			return checkout.ReasonNone, nil
		}
		if !errors.Is(err, register.ErrReaderBusy) && !errors.Is(err, register.ErrCounterBusy) {
			return checkout.ReasonNone, booksProblem(err)
		}
		select {
		case <-ctx.Done():
			return checkout.ReasonReaderBusy, nil
		case <-late.C:
			return checkout.ReasonReaderBusy, nil
		case <-stop:
			return checkout.ReasonCashier, nil
		case <-beat.C:
		}
	}
}

// follow does what a person at the counter would now. It reports whether the sale has come to its end.
func (k *cashier) follow(ctx, presenting context.Context, v register.View) bool {
	k.latest = v.Sale
	t, ok := v.Sale.Card()
	if !ok {
		return false
	}
	k.progress(t)
	if !v.Sale.Open() || t.State == checkout.Attention || t.State == checkout.Authorized && t.Capture == checkout.CaptureLater && t.Want == checkout.WantCapture {
		return true
	}
	switch {
	case t.Want == checkout.WantVoid || k.decided == v.Sale.Rev:
	case k.giveUp != checkout.ReasonNone:
		k.decide(ctx, checkout.CancelRequested{Tender: t.ID, Reason: k.giveUp})
	case t.State == checkout.Declined:
		k.decide(ctx, checkout.CancelRequested{Tender: t.ID, Reason: checkout.ReasonDeclined})
	case t.State == checkout.Created && t.Reason != checkout.ReasonNone:
		k.decide(ctx, checkout.CancelRequested{Tender: t.ID, Reason: t.Reason})
	case t.State == checkout.Collected && t.Asking:
		k.decide(ctx, checkout.CardRefused{Tender: t.ID}) // nobody is there to be asked
	default:
		k.present(presenting, t)
	}
	return false
}

// cardOver gives the sale up, if the bank was not asked yet: the card is not awaited any longer.
func (k *cashier) cardOver() {
	t, ok := k.latest.Card()
	waits := !ok || t.State == checkout.Creating || t.State == checkout.Created || t.State == checkout.Collecting || t.State == checkout.Collected ||
		t.State == checkout.Processing && t.Flow == checkout.FlowOneShot
	if waits && k.giveUp == checkout.ReasonNone {
		k.giveUp = checkout.ReasonDeadline
	}
}

// decide tells the register. A rejection is the truth of the moment: the sale went on meanwhile, and is followed further.
func (k *cashier) decide(ctx context.Context, e checkout.Event) {
	k.decided = k.latest.Rev
	if err := k.register.Decide(ctx, k.sale, e); err != nil {
		k.app.log.Info("decision turned away", "event", e.Kind().String(), "err", err)
	}
}
