package stripe_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/reader/stripe"
)

// history reads a whole period, page by page.
func (b *bench) history(t *testing.T, from, to time.Time) []reader.Payment {
	t.Helper()
	var all []reader.Payment
	after := checkout.IntentID("")
	for more := true; more; {
		page, err := b.Payments(t.Context(), from, to, after)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range page.Payments {
			all, after = append(all, p), p.ID
		}
		more = page.More
	}
	return all
}

// TestX1_HistoryTellsWhatReconcilingNeeds goes through a held, a captured and an untouched payment, as Stripe's own document knows them.
func TestX1_HistoryTellsWhatReconcilingNeeds(t *testing.T) {
	b := newBench(t, setup{})
	began := b.clock.Now()
	untouched := b.newSale(t, "untouched", money.New(700, "usd"), usdReader)
	untouched.must(checkout.OpCreate)
	held := b.newSale(t, "held", money.New(2000, "usd"), usdReader)
	held.pay(false, "visa", 300)
	b.clock.Advance(time.Minute)
	taken := b.newSale(t, "taken", money.New(1000, "usd"), usdReader)
	taken.pay(false, "mastercard", 0)
	taken.must(checkout.OpCapture)
	all := b.history(t, began, b.clock.Now().Add(time.Second))
	if len(all) != 3 {
		t.Fatalf("%+v", all)
	}
	p := all[0]
	if p.ID != taken.intent || p.Status != checkout.IntentSucceeded || p.Received != 1000 || p.Sale != "sale taken" || p.Tender != taken.tender() || p.Till != "t1" {
		t.Errorf("taken: %+v", p)
	}
	if p.Created.Before(began.Add(time.Minute)) || p.Created.After(b.clock.Now()) || !p.AtReader || p.Charge == "" || p.Card == nil || p.Card.Last4 != "4444" {
		t.Errorf("taken: %+v", p)
	}
	if p = all[1]; p.Status != checkout.IntentRequiresCapture || p.Capturable != 2300 || p.Tip != 300 || p.Currency != "usd" || p.CaptureBefore.Sub(p.Created) < 47*time.Hour {
		t.Errorf("held: %+v", p)
	}
	if p = all[2]; p.ID != untouched.intent || p.Status != checkout.IntentRequiresPaymentMethod || p.Amount != 700 || p.Charge != "" {
		t.Errorf("untouched: %+v", p)
	}
	if all = b.history(t, began.Add(time.Minute), b.clock.Now().Add(time.Second)); len(all) != 1 {
		t.Errorf("the last minute has %d payments", len(all))
	}
	if all = b.history(t, began.Add(-time.Hour), began); len(all) != 0 {
		t.Errorf("the hour before has %d payments", len(all))
	}
	if page, err := b.Payments(t.Context(), began.Add(-time.Hour), began.Add(time.Nanosecond), ""); err != nil || len(page.Payments) == 0 {
		t.Errorf("a second that has begun is left out: %v", err)
	}
}

// TestX1_HistoryIsReadPageByPage makes more PaymentIntents than two pages hold, and wants each once.
func TestX1_HistoryIsReadPageByPage(t *testing.T) {
	pages := 0
	b := newBench(t, setup{unjudged: true, watch: func(e stripe.Exchange) {
		if e.Method == http.MethodGet {
			pages++
		}
	}})
	began := b.clock.Now()
	var want []checkout.IntentID
	for n := range 120 {
		s := b.newSale(t, fmt.Sprint(n), money.New(100, "usd"), usdReader)
		s.must(checkout.OpCreate)
		want = append(want, s.intent)
	}
	var got []checkout.IntentID
	for _, p := range b.history(t, began, began.Add(time.Hour)) {
		got = append(got, p.ID)
	}
	if slices.Reverse(got); !slices.Equal(got, want) || pages != 3 {
		t.Errorf("%d of %d payments on %d pages", len(got), len(want), pages)
	}
}

// TestF6AHistoryThatIsNotWholeIsNoAnswer spoils one payment of a page, or one field that only histories read.
func TestF6AHistoryThatIsNotWholeIsNoAnswer(t *testing.T) {
	page := func(change obj) string {
		var one obj
		if err := json.Unmarshal([]byte(intentJSON(obj{"created": 1772355600, "payment_method_types": []string{"card"}})), &one); err != nil {
			t.Fatal(err)
		}
		for k, v := range change {
			one[k] = v
		}
		b, err := json.Marshal(obj{"object": "list", "has_more": false, "data": []obj{one}})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for name, c := range map[string]struct {
		body string
		want checkout.FailureKind
	}{
		"whole":         {page(nil), checkout.FailureNone},
		"never created": {page(obj{"created": nil}), checkout.FailureNoAnswer},
		"no amount":     {page(obj{"amount": nil}), checkout.FailureNoAnswer},
		"live":          {page(obj{"livemode": true}), checkout.FailureProtocol},
		"no list":       {intentJSON(nil), checkout.FailureNoAnswer},
		"cut off":       {page(nil)[:40], checkout.FailureNoAnswer},
	} {
		var asked url.Values
		d, err := stripe.New(stripe.Options{Key: testKey(t), Now: newClock().Now, Transport: wire(func(r *http.Request) (int, string) {
			asked = r.URL.Query()
			return 200, c.body
		})})
		if err != nil {
			t.Fatal(err)
		}
		from := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
		got, err := d.Payments(t.Context(), from, from.Add(time.Hour), "pi_0")
		if kind := kindOf(t, err); kind != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if c.want == checkout.FailureNone && (len(got.Payments) != 1 || got.Payments[0].AtReader || got.More) {
			t.Errorf("%s: %+v", name, got)
		}
		if asked.Get("starting_after") != "pi_0" || asked.Get("created[lt]") != "1772359200" || !strings.Contains(asked.Encode(), "data.latest_charge") {
			t.Errorf("asked for %v", asked)
		}
	}
}
