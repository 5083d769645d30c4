package stripe

import (
	"context"
	"slices"
	"time"

	"reji/checkout"
	"reji/reader"
)

var _ reader.History = (*Driver)(nil)

// historyPage is how many PaymentIntents are read at once. Each comes with its charge, some 8 kB together, so that a page of a hundred would
// come too near to the largest answer that is read.
const historyPage = 50

// pastIntents asks for the PaymentIntents of a period (docs.stripe.com/api/payment_intents/list).
type pastIntents struct {
	Created       createdWithin `form:"created"`
	Limit         int64         `form:"limit"`
	StartingAfter *string       `form:"starting_after"`
	Expand        []string      `form:"expand"`
}

type createdWithin struct {
	From int64 `form:"gte"`
	To   int64 `form:"lt"`
}

// pastIntent is a PaymentIntent with what only lists of the past are asked for.
type pastIntent struct {
	intentObject
	Created int64    `json:"created"`
	Types   []string `json:"payment_method_types"`
}

func (o *pastIntent) whole(live bool) checkout.FailureKind {
	if kind := o.intentObject.whole(live); kind != checkout.FailureNone {
		return kind
	}
	if o.Created <= 0 {
		return checkout.FailureNoAnswer
	}
	return checkout.FailureNone
}

// Payments reads one page of a period's PaymentIntents. Stripe's list is consistent, its search is not
// (docs.stripe.com/search#data-freshness), so a payment that was made is in it. Stripe counts in whole seconds: the one in which the period ends
// is read too. The newer version is asked for, unlike where single PaymentIntents are read; both tell them alike.
func (d *Driver) Payments(ctx context.Context, from, to time.Time, after checkout.IntentID) (reader.PaymentPage, error) {
	query := pastIntents{Created: createdWithin{From: from.Unix(), To: to.Add(time.Second - 1).Unix()}, Limit: historyPage, Expand: []string{"data.latest_charge"}}
	if after != "" {
		query.StartingAfter = given(string(after))
	}
	o := &listObject[pastIntent]{}
	if _, err := d.get(ctx, "/v1/payment_intents", query, readerVersion, o); err != nil {
		return reader.PaymentPage{}, err
	}
	page := reader.PaymentPage{More: *o.More && len(o.Data) > 0, Payments: make([]reader.Payment, 0, len(o.Data))}
	for i := range o.Data {
		page.Payments = append(page.Payments, payment(&o.Data[i]))
	}
	return page, nil
}

func payment(o *pastIntent) reader.Payment {
	return reader.Payment{
		IntentFacts: *intentFacts(&o.intentObject), Created: time.Unix(o.Created, 0).UTC(), Sale: checkout.SaleID(short(o.Metadata["sale"])),
		AtReader: slices.Contains(o.Types, "card_present") || slices.Contains(o.Types, "interac_present"),
	}
}
