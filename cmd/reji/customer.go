package main

import (
	"context"
	"time"

	"reji/checkout"
)

const (
	// presentAgain is the pause before a card that the reader did not take is presented again.
	presentAgain = 300 * time.Millisecond
	// confirmAgain is how long a confirmation may take before the card is presented once more: some simulated readers wait for it.
	confirmAgain = 3 * time.Second
	// refusals is how often a card may be refused by a reader that asks for one, before it is called unfit.
	refusals = 3
)

// present holds the test card to the reader when it asks for one: once an attempt, and once more where the confirmation waits for it.
func (k *cashier) present(ctx context.Context, t checkout.CardTender) {
	now := time.Now()
	if k.order.card == nil || k.holding || t.InFlight() || now.Before(k.again) {
		return
	}
	first := asks(t, now)
	second := t.State == checkout.Processing && t.Flow == checkout.FlowTwoStep && now.Sub(t.Since) > confirmAgain
	switch {
	case first && k.shown < t.Attempt:
		k.confirmed = false
	case second && !k.confirmed:
		k.confirmed = true
	default:
		return
	}
	k.holding, k.shown = true, t.Attempt
	card, tip, reader := *k.order.card, k.order.tip, t.Reader
	go func() { // ends with ctx; the channel holds its one answer
		k.presented <- k.app.driver.Present(ctx, reader, card, tip)
	}()
}

// asks reports whether the reader asks for a card, as far as is known.
func asks(t checkout.CardTender, now time.Time) bool {
	return t.Face(now) == checkout.FacePresent || t.State == checkout.Processing && t.Flow == checkout.FlowOneShot
}

// cardTaken takes the answer to a presented card. A reader that was not ready is asked again; one that never takes it ends the sale.
func (k *cashier) cardTaken(err error) {
	k.holding = false
	if err == nil {
		k.refused = 0
		return
	}
	t, ok := k.latest.Card()
	if !ok || t.State == checkout.Processing && t.Flow == checkout.FlowTwoStep {
		return
	}
	k.app.log.Info("test card not taken", "err", err)
	k.shown, k.again = t.Attempt-1, time.Now().Add(presentAgain)
	f, ok := asError[*checkout.Failure](err)
	if !ok || !asks(t, time.Now()) {
		return
	}
	switch f.Kind {
	case checkout.FailureRefused, checkout.FailureNotFound, checkout.FailureUnsupported:
		if k.refused++; k.refused >= refusals {
			k.giveUp = checkout.ReasonRefused
		}
	default:
	}
}
