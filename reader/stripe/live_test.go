//go:build live

package stripe_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"reji/checkout/money"
	"reji/reader"
	"reji/reader/readertest"
	"reji/reader/stripe"
)

// TestDriverConformsAtStripe runs the suite against Stripe itself, with the test key in STRIPE_API_KEY:
//
//	STRIPE_API_KEY=sk_test_… go test -tags live -run AtStripe ./reader/stripe
//
// It makes a Location and a simulated reader named reji-test in the account's country, and removes what it made. REJI_TEST_COUNTRY and
// REJI_TEST_CURRENCY choose another country than the United States; its address parts are those of San Francisco.
func TestDriverConformsAtStripe(t *testing.T) {
	secret := os.Getenv("STRIPE_API_KEY")
	key, err := stripe.ParseKey(secret)
	if err != nil {
		t.Fatalf("STRIPE_API_KEY: %v", err)
	}
	d, err := stripe.New(stripe.Options{Key: key, Now: time.Now}) // refuses a live key
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	t.Cleanup(func() { tidy(t, d, secret) })
	address := sanFrancisco
	address.Country = either(os.Getenv("REJI_TEST_COUNTRY"), address.Country)
	place, err := d.CreateLocation(t.Context(), reader.Location{Name: testName, Address: address})
	if err != nil {
		t.Fatalf("create a Location: %v", err)
	}
	terminal, err := d.Register(t.Context(), "simulated-wpe", testName, place.ID)
	if err != nil {
		t.Fatalf("register a simulated reader: %v", err)
	}
	readertest.Run(t, readertest.Harness{
		Terminal: d, Readers: d, Customer: d, Reader: terminal.ID, Currency: money.Currency(either(os.Getenv("REJI_TEST_CURRENCY"), "usd")),
		Now: time.Now, Pause: func(d time.Duration) { <-time.After(d) }, TestRegistration: "simulated-s700",
	})
}

// testName is what everything is called that this test makes.
const testName = "reji-test"

func either(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// tidy removes the readers and Locations that are called reji-test, those of an earlier run that was cut short as well.
func tidy(t *testing.T, d *stripe.Driver, secret string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	all, err := d.List(ctx, reader.Filter{})
	places, errPlaces := d.Locations(ctx)
	if err := errors.Join(err, errPlaces); err != nil {
		t.Errorf("look for what is to be removed: %v", err)
		return
	}
	for _, r := range all {
		if r.Label == testName && r.Simulated() {
			remove(ctx, t, secret, "/v1/terminal/readers/"+string(r.ID))
		}
	}
	for _, l := range places {
		if l.Name == testName {
			remove(ctx, t, secret, "/v1/terminal/locations/"+l.ID)
		}
	}
}

// remove deletes one object. The driver has no way to: a till deletes nothing.
func remove(ctx context.Context, t *testing.T, secret, path string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodDelete, "https://api.stripe.com"+path, strings.NewReader(""))
	if err != nil {
		t.Errorf("remove %s: %v", path, err)
		return
	}
	r.SetBasicAuth(strings.TrimSpace(secret), "")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Errorf("remove %s: %v", path, err)
		return
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("remove %s: %s", path, answer.Status)
	}
}
