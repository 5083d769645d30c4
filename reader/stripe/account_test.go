package stripe_test

import (
	"errors"
	"net/http"
	"testing"

	"reji/checkout"
	"reji/reader/stripe"
)

// TestAccountTellsWhoseKeyItIs asks the simulator, whose answer is held against Stripe's document on the way.
func TestAccountTellsWhoseKeyItIs(t *testing.T) {
	b := newBench(t, setup{})
	got, err := b.Account(t.Context())
	want := stripe.Account{ID: "acct_1SimulatedAccount", Name: "Simulated store", Country: "US", Currency: "usd"}
	if err != nil || got != want {
		t.Errorf("%+v %v, want %+v", got, err, want)
	}
}

// TestAccountOfARestrictedKey keeps apart what a key may not ask, what it is not, and an answer that is none.
func TestAccountOfARestrictedKey(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   checkout.FailureKind
	}{
		{403, `{"error":{"type":"invalid_request_error","message":"no"}}`, checkout.FailureAuth},
		{401, `{"error":{"type":"invalid_request_error","message":"no"}}`, checkout.FailureAuth},
		{200, `{"id":"acct_1","object":"account"}`, checkout.FailureNoAnswer},
		{200, `{"id":"cus_1","object":"customer","country":"US"}`, checkout.FailureProtocol},
		{200, `<html>welcome to the guest network</html>`, checkout.FailureNoAnswer},
	} {
		d, err := stripe.New(stripe.Options{Key: testKey(t), Now: newClock().Now, Transport: wire(func(r *http.Request) (int, string) {
			if r.Method != http.MethodGet || r.URL.Path != "/v1/account" {
				t.Errorf("%s %s", r.Method, r.URL)
			}
			return c.status, c.body
		})})
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Account(t.Context())
		var f *checkout.Failure
		if !errors.As(err, &f) || f.Kind != c.want || c.status > 400 && f.Status != c.status {
			t.Errorf("%d %s: %v, want %s", c.status, c.body, err, c.want)
		}
	}
}
