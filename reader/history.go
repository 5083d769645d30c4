package reader

import (
	"context"
	"time"

	"reji/checkout"
)

// History reads what Stripe has of the past. Every error is a *checkout.Failure; reading again is always safe.
type History interface {
	// Payments returns one page of the PaymentIntents that Stripe made in [from, to), newest first, whoever made them, each with its latest
	// charge. The page begins after the PaymentIntent of that id, or with the newest where the id is empty. It fails with FailureAuth,
	// FailureOffline, FailureNoAnswer, FailureRateLimited or FailureServer; FailureProtocol where a payment is of the other mode.
	Payments(ctx context.Context, from, to time.Time, after checkout.IntentID) (PaymentPage, error)
}

// PaymentPage is one page of a list.
type PaymentPage struct {
	Payments []Payment
	More     bool // there is a page after this one
}

// Payment is a PaymentIntent of the past. Its strings are sanitised.
type Payment struct {
	checkout.IntentFacts
	Created  time.Time       // by Stripe's clock, to the second
	Sale     checkout.SaleID // metadata.sale; empty where it was not made by a till
	AtReader bool            // a card reader may take it: card_present or interac_present is among its methods
}
