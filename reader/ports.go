package reader

import (
	"context"

	"reji/checkout"
)

// Readers looks after readers and Locations. Every error is a *checkout.Failure.
type Readers interface {
	// List returns the readers that match, in Stripe's order (newest first), all pages of them. It fails with FailureAuth, FailureOffline,
	// FailureNoAnswer, FailureRateLimited or FailureServer.
	List(ctx context.Context, f Filter) ([]Info, error)
	// Get returns one reader. An id that Stripe does not know is FailureNotFound.
	Get(ctx context.Context, id checkout.ReaderID) (Info, error)
	// Register adds the reader whose registration code is given, and names it. A wrong code or Location is FailureRefused or
	// FailureNotFound, with the parameter in Param. After FailureNoAnswer the reader may have been added: list before trying again.
	Register(ctx context.Context, code, label, location string) (Info, error)
	// Locations returns all Locations of the account.
	Locations(ctx context.Context) ([]Location, error)
	// CreateLocation makes a Location of a name and an address. An address that lacks a part is FailureRefused, with the part in Param.
	CreateLocation(ctx context.Context, l Location) (Location, error)
	// CancelAction frees a reader of the action that holds the given PaymentIntent; an empty one stands for an action without a payment,
	// such as a cart on the display. The reader is looked at right before: an action that holds another intent is FailureWrongState with
	// CodeForeignAction, none at all with CodeNoAction, and then nothing is cancelled (rule 8 of the money rules). A card that
	// is being authorised is FailureReaderBusy.
	CancelAction(ctx context.Context, id checkout.ReaderID, holding checkout.IntentID) error
}

// The codes of failures that come from the driver itself and not from Stripe.
const (
	CodeForeignAction = "foreign_action" // the reader's action is not, or no longer, the one that was to be cancelled
	CodeNoAction      = "no_action"      // the reader has nothing to cancel
	CodeLiveMode      = "live_mode"      // only a test key can do this
)

// Customer is the hand of the customer at a simulated reader. It exists in test mode only.
type Customer interface {
	// Present holds a card to the reader, with a tip in minor units if it is more than 0; the zero card is the one that Stripe
	// takes by default, a Visa. A reader that asks for no card is FailureWrongState or FailureRefused. With a live key it is
	// FailureRefused with CodeLiveMode, and nothing is sent.
	Present(ctx context.Context, reader checkout.ReaderID, card TestCard, tip int64) error
}
