package reconcile

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// Payment is a PaymentIntent as Stripe tells it.
type Payment struct {
	checkout.IntentFacts
	Created  time.Time       // by Stripe's clock; zero where it was asked for singly
	Sale     checkout.SaleID // metadata.sale
	AtReader bool            // it was made for a card reader
}

// Tender is a card tender as the books have it.
type Tender struct {
	Sale   checkout.SaleID
	Number int64
	At     time.Time // when the sale began, by the till's clock
	Open   bool      // something of the sale can still happen
	checkout.BookTender
}

// Tenders gives the card tenders of a sale: the only ones that Stripe knows of.
func Tenders(s checkout.BookSale) []Tender {
	open := false
	for _, t := range s.Tenders {
		open = open || !t.State.Final()
	}
	var cards []Tender
	for _, t := range s.Tenders {
		if t.Means == checkout.MeansCard {
			cards = append(cards, Tender{Sale: s.ID, Number: s.Number, At: s.At, Open: open, BookTender: t})
		}
	}
	return cards
}

// total is what the books expect of Stripe.
func (t Tender) total() int64 { return t.Amount.Minor + t.Tip }

// side is the tender as a finding shows it.
func (t Tender) side() *Side {
	return &Side{Status: t.State.String(), Amount: money.New(t.total(), t.Amount.Currency), Tip: t.Tip}
}

// standing is what Stripe took, else what it holds, else what it was asked for.
func (p Payment) standing() int64 {
	switch p.Status {
	case checkout.IntentSucceeded:
		return p.Received
	case checkout.IntentRequiresCapture:
		return p.Capturable
	case checkout.IntentUnknown, checkout.IntentRequiresPaymentMethod, checkout.IntentRequiresConfirmation, checkout.IntentRequiresAction,
		checkout.IntentProcessing, checkout.IntentCanceled:
	}
	return p.Amount
}

// money reports whether the customer's money is held or taken.
func (p Payment) money() bool {
	return p.Status == checkout.IntentSucceeded || p.Status == checkout.IntentRequiresCapture
}

// side is the payment as a finding shows it.
func (p Payment) side() *Side {
	return &Side{Status: p.Status.String(), Amount: money.New(p.standing(), money.Currency(p.Currency)), Tip: p.Tip}
}
