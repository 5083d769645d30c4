package main

import (
	"context"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
)

// hand is the customer's hand on the till's screen, in test mode: it presents a test card to the reader of the sale on the counter.
type hand struct {
	app      *app
	register *register.Register
}

// Present holds a test card, by its name, to the reader. The errors are those of reader.Customer.
func (h hand) Present(ctx context.Context, name string) error { return h.hold(ctx, name, 0) }

// hold presents a test card with a tip in minor units.
func (h hand) hold(ctx context.Context, name string, tip int64) error {
	card, ok := reader.FindTestCard(name)
	if !ok {
		return &checkout.Failure{Kind: checkout.FailureRefused, Param: "card"}
	}
	return h.app.driver.Present(ctx, h.reader(), card, tip)
}

// reader is the one that the sale on the counter uses, else the till's own.
func (h hand) reader() checkout.ReaderID {
	s := h.register.Snapshot()
	if v, ok := s.CounterView(); ok {
		if t, ok := v.Sale.Card(); ok {
			return t.Reader
		}
	}
	return s.Reader.ID
}
