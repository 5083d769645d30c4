package stripe

import (
	"context"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout"
)

// Account is whose money a key moves (docs.stripe.com/api/accounts/object).
type Account struct {
	ID       string // acct_…
	Name     string // as the Dashboard shows it; empty where the account has none
	Country  string // ISO 3166-1 alpha-2
	Currency string // default_currency, in small letters
}

// accountObject is an account as far as it is read. It has no livemode: a test key and a live key see the same one.
type accountObject struct {
	stripego.APIResource
	ID       string `json:"id"`
	Object   string `json:"object"`
	Country  string `json:"country"`
	Currency string `json:"default_currency"`
	Settings struct {
		Dashboard struct {
			Name string `json:"display_name"`
		} `json:"dashboard"`
	} `json:"settings"`
}

func (o *accountObject) whole(bool) checkout.FailureKind {
	switch {
	case o.ID == "" || o.Object == "" || o.Country == "":
		return checkout.FailureNoAnswer
	case o.Object != "account":
		return checkout.FailureProtocol
	}
	return checkout.FailureNone
}

// Account tells whose key it is, and changes nothing. A restricted key may lack the right to ask: that is FailureAuth with status 403. The
// error is a *checkout.Failure.
func (d *Driver) Account(ctx context.Context) (Account, error) {
	o := &accountObject{}
	if _, err := d.get(ctx, "/v1/account", nil, "", o); err != nil {
		return Account{}, err
	}
	return Account{ID: short(o.ID), Name: checkout.Clean(o.Settings.Dashboard.Name, longText), Country: short(o.Country), Currency: short(o.Currency)}, nil
}
