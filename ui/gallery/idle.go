package gallery

import (
	"context"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
)

// idle is a register to which nothing happens: what a picture needs.
type idle struct{}

func (idle) Charge(context.Context, register.Charge) (checkout.SaleID, error) { return "", nil }

func (idle) Cash(context.Context, money.Amount, money.Amount) (checkout.SaleID, error) {
	return "", nil
}

func (idle) Tender(context.Context, checkout.SaleID, checkout.Means, checkout.CaptureMode) error {
	return nil
}

func (idle) Decide(context.Context, checkout.SaleID, checkout.Event) error { return nil }

func (idle) LookNow(context.Context, checkout.SaleID) error { return nil }

func (idle) Park(context.Context, checkout.SaleID) error { return nil }

func (idle) Recall(context.Context, checkout.SaleID) error { return nil }
