package main

import (
	"reji/checkout"
	"reji/checkout/register"
)

// tellOpen says, once the screens are gone, what is still open: the next start finds out about it.
func (c *cli) tellOpen(cfg Config, last register.Snapshot) {
	w := c.words(cfg)
	open := false
	for _, v := range last.Open {
		if !v.Sale.Open() {
			continue
		}
		line := w.SaleNumber(v.Sale.Number) + "  " + w.Amount(v.Sale.Due) + "  " + w.Status(v.Sale.Status())
		if t, ok := v.Sale.Card(); ok && v.Sale.Status() == checkout.StatusAuthorized && !t.CaptureBefore.IsZero() {
			line += "  " + w.HeldUntil(w.Until(t.CaptureBefore))
		}
		c.print(line)
		open = open || v.Sale.Status() == checkout.StatusOpen
	}
	if open {
		c.print(say("Start reji again, or run reji recover: it finds out and finishes this.", "reji をもう一度起動するか reji recover を実行すると、確認して片付けます。").in(c.lang))
	}
}
