package stripe_test

import (
	"fmt"
	"net/url"
	"testing"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/readertest/spec"
)

var anchor = register.Anchor{Till: "till 1", Epoch: 2, Seq: 0, Head: "0123456789abcdef"}

// calls are all operations, in all the ways that a tender makes them, with the request that must come of them.
var calls = []struct {
	name       string
	call       checkout.Call
	path, body string
	version    string
}{
	{"create, captured by a request of its own", checkout.Call{Ref: ref(checkout.OpCreate), Amount: money.New(1980, "usd"), Number: 42},
		"/v1/payment_intents", "amount=1980&currency=usd&payment_method_types[0]=card_present&capture_method=manual&description=reji+sale+42" + meta, ""},
	{"create, held", checkout.Call{Ref: ref(checkout.OpCreate), Amount: money.New(105, "jpy"), Capture: checkout.CaptureLater},
		"/v1/payment_intents", "amount=105&currency=jpy&payment_method_types[0]=card_present&capture_method=manual" + meta, ""},
	{"create, captured at once", checkout.Call{Ref: ref(checkout.OpCreate), Amount: money.New(1980, "usd"), Capture: checkout.CaptureAutomatic},
		"/v1/payment_intents", "amount=1980&currency=usd&payment_method_types[0]=card_present&capture_method=automatic" + meta, ""},
	{"create, with Interac", checkout.Call{Ref: ref(checkout.OpCreate), Amount: money.New(1980, "cad"), Interac: true},
		"/v1/payment_intents", "amount=1980&currency=cad&payment_method_types[0]=card_present&payment_method_types[1]=interac_present&capture_method=automatic" +
			"&payment_method_options[card_present][capture_method]=manual_preferred" + meta, ""},
	{"create, with Interac, captured at once", checkout.Call{Ref: ref(checkout.OpCreate), Amount: money.New(1980, "cad"), Interac: true, Capture: checkout.CaptureAutomatic},
		"/v1/payment_intents", "amount=1980&currency=cad&payment_method_types[0]=card_present&payment_method_types[1]=interac_present&capture_method=automatic" + meta, ""},
	{"update", checkout.Call{Ref: ref(checkout.OpUpdate), Intent: "pi_1", Amount: money.New(2100, "usd")},
		"/v1/payment_intents/pi_1", "amount=2100", ""},
	{"collect", checkout.Call{Ref: ref(checkout.OpCollect), Intent: "pi_1", Reader: "tmr_1"},
		"/v1/terminal/readers/tmr_1/collect_payment_method", "payment_intent=pi_1&expand[0]=action.collect_payment_method.payment_intent", basil},
	{"collect, the customer may cancel", checkout.Call{Ref: ref(checkout.OpCollect), Intent: "pi_1", Reader: "tmr_1", Customer: true},
		"/v1/terminal/readers/tmr_1/collect_payment_method",
		"payment_intent=pi_1&collect_config[enable_customer_cancellation]=true&expand[0]=action.collect_payment_method.payment_intent", basil},
	{"confirm", checkout.Call{Ref: ref(checkout.OpConfirm), Intent: "pi_1", Reader: "tmr_1", Customer: true},
		"/v1/terminal/readers/tmr_1/confirm_payment_intent", "payment_intent=pi_1&expand[0]=action.confirm_payment_intent.payment_intent", basil},
	{"process, the customer may cancel", checkout.Call{Ref: ref(checkout.OpProcess), Intent: "pi_1", Reader: "tmr_1", Customer: true},
		"/v1/terminal/readers/tmr_1/process_payment_intent",
		"payment_intent=pi_1&process_config[enable_customer_cancellation]=true&expand[0]=action.process_payment_intent.payment_intent", basil},
	{"cancel the action", checkout.Call{Ref: ref(checkout.OpCancelAction), Intent: "pi_1", Reader: "tmr_1"},
		"/v1/terminal/readers/tmr_1/cancel_action", "", basil},
	{"capture", checkout.Call{Ref: ref(checkout.OpCapture), Intent: "pi_1", Amount: money.New(2280, "usd")},
		"/v1/payment_intents/pi_1/capture", "amount_to_capture=2280&expand[0]=latest_charge&expand[1]=payment_method", ""},
	{"cancel", checkout.Call{Ref: ref(checkout.OpCancel), Intent: "pi_1"},
		"/v1/payment_intents/pi_1/cancel", "expand[0]=latest_charge&expand[1]=payment_method", ""},
	{"refund of the whole", checkout.Call{Ref: ref(checkout.OpRefund), Intent: "pi_1"},
		"/v1/refunds", "payment_intent=pi_1" + meta + refundExpand, ""},
	{"refund of a part", checkout.Call{Ref: ref(checkout.OpRefund), Intent: "pi_1", Amount: money.New(500, "usd")},
		"/v1/refunds", "payment_intent=pi_1&amount=500" + meta + refundExpand, ""},
	{"an id with what a path must not hold", checkout.Call{Ref: ref(checkout.OpCapture), Intent: "pi_1/../../x?y=z"},
		"/v1/payment_intents/pi_1%2F..%2F..%2Fx%3Fy%3Dz/capture", "expand[0]=latest_charge&expand[1]=payment_method", ""},
}

const (
	basil        = "2025-06-30.basil"
	meta         = "&metadata[till]=till+1&metadata[epoch]=2&metadata[sale]=s%261&metadata[tender]=t%3D1&metadata[ledger_seq]=0&metadata[ledger_head]=0123456789abcdef"
	refundExpand = "&expand[0]=payment_intent&expand[1]=payment_intent.latest_charge&expand[2]=payment_intent.payment_method"
)

func ref(op checkout.Op) checkout.Ref {
	return checkout.Ref{Sale: "s&1", Tender: "t=1", Op: op, Try: 1}
}

// TestT1EveryCallGivesItsRequest holds the requests to the byte: what is in a ledger must be sent again as it is.
func TestT1EveryCallGivesItsRequest(t *testing.T) {
	d := driver(t, nil)
	document, err := spec.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[checkout.Op]bool{}
	for _, c := range calls {
		c.call.Key = checkout.Key("install", c.call.Ref)
		seen[c.call.Ref.Op] = true
		for range 20 { // the same every time
			got, err := d.Prepare(c.call, anchor)
			want := register.Request{Op: c.call.Ref.Op, Method: "POST", Path: c.path, Body: c.body, Key: c.call.Key, Version: c.version}
			if err != nil || got != want {
				t.Fatalf("%s: %v\n got %+v\nwant %+v", c.name, err, got, want)
			}
		}
		if err := document.CheckRequest("POST", c.path, "application/x-www-form-urlencoded", []byte(c.body)); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := url.ParseQuery(c.body); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for _, op := range checkout.Ops() {
		if !seen[op] {
			t.Errorf("%v is not tried", op)
		}
	}
}

// TestAnotherTryHasAnotherKeyAndTheSameBody holds what a repetition under a new key changes.
func TestAnotherTryHasAnotherKeyAndTheSameBody(t *testing.T) {
	d := driver(t, nil)
	keys, bodies := map[string]bool{}, map[string]bool{}
	for try := range 5 {
		r := ref(checkout.OpCreate)
		r.Try = try + 1
		got, err := d.Prepare(checkout.Call{Ref: r, Key: checkout.Key("install", r), Amount: money.New(100, "usd")}, anchor)
		if err != nil {
			t.Fatal(err)
		}
		keys[got.Key], bodies[got.Body] = true, true
	}
	if len(keys) != 5 || len(bodies) != 1 {
		t.Errorf("%d keys and %d bodies of 5 tries", len(keys), len(bodies))
	}
}

// FuzzAnyCallIsARequestOrARefusal holds that ids and amounts of any shape neither panic nor escape from their place in path and body.
func FuzzAnyCallIsARequestOrARefusal(f *testing.F) {
	f.Add(1, "pi_1", "tmr_1", "k", int64(100), "usd", "t", true)
	f.Add(7, "..", ".", "k", int64(5), "usd", "t", false)
	f.Add(3, "pi_1&amount=1", "../x", "", int64(-1), "\x00", "a=b&c[d]=e", false)
	f.Fuzz(func(t *testing.T, op int, intent, reader, key string, amount int64, currency, till string, yes bool) {
		d := driver(t, nil)
		c := checkout.Call{Ref: checkout.Ref{Op: checkout.Op(op), Sale: "s", Tender: checkout.TenderID(till), Try: 1}, Key: key, Intent: checkout.IntentID(intent),
			Reader: checkout.ReaderID(reader), Amount: money.Amount{Minor: amount, Currency: money.Currency(currency)}, Interac: yes, Customer: yes}
		r, err := d.Prepare(c, register.Anchor{Till: till})
		if err != nil {
			kindOf(t, err)
			return
		}
		form, err := url.ParseQuery(r.Body)
		if err != nil {
			t.Fatalf("%q: %v", r.Body, err)
		}
		if c.Ref.Op == checkout.OpCreate && (form.Get("amount") != fmt.Sprint(amount) || form.Get("currency") != currency || form.Get("metadata[till]") != till) {
			t.Errorf("%q of amount %d %q and till %q", r.Body, amount, currency, till)
		}
		if u, err := url.Parse("https://api.stripe.com" + r.Path); err != nil || u.Host != "api.stripe.com" || u.RawQuery != "" || u.Fragment != "" || u.JoinPath().Path != u.Path {
			t.Errorf("path %q: %v", r.Path, err)
		}
	})
}
