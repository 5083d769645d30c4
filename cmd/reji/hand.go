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
func (h hand) Present(ctx context.Context, name string) error {
	card, ok := reader.FindTestCard(name)
	if !ok {
		return &checkout.Failure{Kind: checkout.FailureRefused, Param: "card"}
	}
	s := h.register.Snapshot()
	id := s.Reader.ID
	if v, ok := s.CounterView(); ok {
		if t, ok := v.Sale.Card(); ok {
			id = t.Reader
		}
	}
	return h.app.driver.Present(ctx, id, card, 0)
}
