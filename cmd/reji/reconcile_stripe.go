package main

import (
	"context"
	"iter"
	"time"

	"reji/checkout"
	"reji/checkout/reconcile"
	"reji/checkout/register"
	"reji/reader"
)

// periodSlack is how far around the period Stripe is read: its clock and the till's differ, and a sale at midnight has its PaymentIntent a
// moment later.
const periodSlack = time.Hour

// The pauses between two attempts to read a page.
const (
	firstPause = 250 * time.Millisecond
	mostPause  = 4 * time.Second
)

// past is what Stripe's side of a comparison is read from.
type past interface {
	reader.History
	Look(ctx context.Context, q register.Query) (checkout.Facts, error)
}

// stripeSide is Stripe's side of a comparison.
type stripeSide struct {
	from     past
	period   period
	patience time.Duration // for how long a page is asked for again
	back     time.Time     // how far back it has been read
}

// payments yields the PaymentIntents of the period and the hour around it, newest first.
func (s *stripeSide) payments(ctx context.Context) iter.Seq2[reconcile.Payment, error] {
	return func(yield func(reconcile.Payment, error) bool) {
		var page reader.PaymentPage
		after := checkout.IntentID("")
		for page.More = true; page.More; {
			err := s.patiently(ctx, func() (err error) {
				page, err = s.from.Payments(ctx, s.period.from.Add(-periodSlack), s.period.to.Add(periodSlack), after)
				return err
			})
			if err != nil {
				yield(reconcile.Payment{}, err)
				return
			}
			for _, p := range page.Payments {
				s.back, after = p.Created, p.ID
				if !yield(reconcile.Payment(p), nil) {
					return
				}
			}
		}
	}
}

// find reads the PaymentIntent of a tender.
func (s *stripeSide) find(ctx context.Context, t reconcile.Tender) (reconcile.Payment, bool, error) {
	var f checkout.Facts
	err := s.patiently(ctx, func() (err error) {
		f, err = s.from.Look(ctx, register.Query{Sale: t.Sale, Tender: t.ID, Intent: t.Intent, Verdict: true})
		return err
	})
	if failure, ok := asError[*checkout.Failure](err); ok && failure.Kind == checkout.FailureNotFound {
		return reconcile.Payment{}, false, nil
	}
	if err != nil || f.Intent == nil {
		return reconcile.Payment{}, false, err
	}
	return reconcile.Payment{IntentFacts: *f.Intent, Sale: t.Sale, AtReader: true}, true, nil
}

// patiently asks again where asking again can help. Reading changes nothing, so it is always safe.
func (s *stripeSide) patiently(ctx context.Context, ask func() error) error {
	began, pause := time.Now(), firstPause
	for {
		err := ask()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f, ok := asError[*checkout.Failure](err)
		if !ok || !passing(f.Kind) || time.Since(began) > s.patience {
			return err
		}
		timer := time.NewTimer(pause)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
		pause = min(2*pause, mostPause)
	}
}

// passing reports whether a failure may be over in a moment.
func passing(k checkout.FailureKind) bool {
	return k == checkout.FailureOffline || k == checkout.FailureNoAnswer || k == checkout.FailureServer || k == checkout.FailureRateLimited
}
