package spec

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stripe/stripe-mock/embedded"
)

func embeddedForTest() (document, fixtures []byte) {
	return embedded.OpenAPISpec, embedded.OpenAPIFixtures
}

// plain returns Stripe's example of an object without the account that it transfers to and the Source that paid it: both are expanded
// there, and only begun.
func plain(d *Document, name string) map[string]any {
	object := d.example(name, false)
	for _, key := range []string{"transfer_data", "source"} {
		if _, there := object[key]; there {
			object[key] = nil
		}
	}
	return object
}

// changed returns Stripe's example of an object after a change to it.
func changed(t *testing.T, d *Document, name string, change func(map[string]any)) []byte {
	t.Helper()
	object := plain(d, name)
	if object == nil {
		t.Fatalf("no example of %s", name)
	}
	if change != nil {
		change(object)
	}
	body, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// collected is the action of a reader that has read a card, with the PaymentIntent given.
func collected(paymentIntent any, wallet string) func(map[string]any) {
	return func(reader map[string]any) {
		var method map[string]any
		text := `{"id":"pm_1","object":"payment_method","type":"card_present","created":1,"livemode":false,"customer":null,"metadata":{},
			"billing_details":{"address":null,"email":null,"name":null,"phone":null,"tax_id":null},
			"card_present":{"brand":"visa","brand_product":null,"cardholder_name":null,"country":"US","description":null,"exp_month":1,
			"exp_year":2030,"fingerprint":null,"funding":"credit","issuer":null,"last4":"4242","networks":null,"offline":null,
			"preferred_locales":null,"read_method":null` + wallet + `}}`
		if json.Unmarshal([]byte(text), &method) != nil {
			panic("the example is no JSON")
		}
		reader["action"] = map[string]any{
			"type": "collect_payment_method", "status": "succeeded", "failure_code": nil, "failure_message": nil,
			"collect_payment_method": map[string]any{"payment_intent": paymentIntent, "payment_method": method},
		}
	}
}

func TestRightAnswersPass(t *testing.T) {
	d := document(t)
	intent := plain(d, "payment_intent")
	list := `{"object":"list","data":[` + string(d.fixtures["payment_intent"]) + `],"has_more":false,"url":"/v1/payment_intents"}`
	for _, c := range []struct {
		method, path string
		status       int
		body         []byte
	}{
		{"GET", "/v1/payment_intents/pi_1", 200, d.fixtures["payment_intent"]},
		{"GET", "/v1/payment_intents/pi_1", 200, changed(t, d, "payment_intent", func(o map[string]any) { o["latest_charge"] = plain(d, "charge") })},
		{"GET", "/v1/payment_intents?limit=1", 200, []byte(list)},
		{"GET", "/v1/charges/ch_1", 200, d.fixtures["charge"]},
		{"GET", "/v1/terminal/readers/tmr_1", 200, changed(t, d, "terminal.reader", func(o map[string]any) { o["action"] = nil })},
		{"GET", "/v1/terminal/readers/tmr_1", 200, changed(t, d, "terminal.reader", collected("pi_1", `,"wallet":{"type":"apple_pay"}`))},
		{"POST", "/v1/terminal/readers/tmr_1/collect_payment_method", 200, changed(t, d, "terminal.reader", collected(intent, ""))},
		{"DELETE", "/v1/terminal/readers/tmr_1", 200, []byte(`{"id":"tmr_1","object":"terminal.reader","deleted":true,"device_type":"stripe_s700","serial_number":"1"}`)},
		{"GET", "/v1/charges/ch_1", 200, changed(t, d, "charge", func(o map[string]any) { o["metadata"] = map[string]any{"object": "charge"} })},
		{"GET", "/v1/events/evt_1", 200, changed(t, d, "event", func(o map[string]any) {
			o["data"] = map[string]any{"object": plain(d, "refund"), "previous_attributes": map[string]any{"charge": map[string]any{"object": "charge", "paid": false}}}
		})},
		{"POST", "/v1/refunds", 402, []byte(`{"error":{"type":"card_error","code":"card_declined","decline_code":"generic_decline","message":"No.","payment_intent":` + string(d.fixtures["payment_intent"]) + `}}`)},
	} {
		if err := d.CheckResponse(c.method, c.path, c.status, c.body); err != nil {
			t.Errorf("%s %s: %v", c.method, c.path, err)
		}
	}
}

// TestWrongAnswersAreRefused holds the whole verdict for every kind of mistake.
func TestWrongAnswersAreRefused(t *testing.T) {
	d := document(t)
	const unknown = "Stripe's document does not know it"
	rename := func(from, to string) func(map[string]any) {
		return func(o map[string]any) { o[to] = o[from]; delete(o, from) }
	}
	set := func(key string, value any) func(map[string]any) { return func(o map[string]any) { o[key] = value } }
	const wallet = "/action/collect_payment_method/payment_method/card_present/wallet"
	for _, c := range []struct {
		what, path, object string
		change             func(map[string]any)
		want               string
	}{
		{"renamed", "/v1/payment_intents/pi_1", "payment_intent", rename("latest_charge", "charge"), "/charge: " + unknown},
		{"renamed and required", "/v1/refunds/re_1", "refund", rename("amount", "amount_total"), "/amount: missing\n\t/amount_total: " + unknown},
		{"null for a required value", "/v1/payment_intents/pi_1", "payment_intent", set("amount", nil), "/amount: type null, want integer"},
		{"null for what has to be absent", "/v1/terminal/readers/tmr_1", "terminal.reader", collected("pi_1", `,"wallet":null`), wallet + ": type null, want object"},
		{"null for a part of an action", "/v1/terminal/readers/tmr_1", "terminal.reader",
			func(o map[string]any) { o["action"].(map[string]any)["process_payment_intent"] = nil }, "/action/process_payment_intent: type null, want object"},
		{"two mistakes under a choice with null", "/v1/terminal/readers/tmr_1", "terminal.reader",
			func(o map[string]any) { o["action"] = map[string]any{"type": "refund_payment", "colour": "red"} }, "/action/colour: " + unknown + "\n\t/action/status: missing"},
		{"neither of a choice", "/v1/terminal/readers/tmr_1", "terminal.reader", set("action", "none"), "/action: type string, want null\n\t/action: type string, want object"},
		{"unknown far down", "/v1/terminal/readers/tmr_1", "terminal.reader", collected("pi_1", `,"wallet":{"type":"apple_pay","kind":1}`), wallet + "/kind: " + unknown},
		{"wrong enum far down", "/v1/terminal/readers/tmr_1", "terminal.reader", collected("pi_1", `,"wallet":{"type":"purse"}`),
			wallet + "/type: purse is none of [apple_pay google_pay samsung_pay unknown]"},
		{"wrong enum", "/v1/terminal/readers/tmr_1", "terminal.reader", set("status", "asleep"), "/status: asleep is none of [offline online <nil>]"},
		{"text for a number", "/v1/charges/ch_1", "charge", set("amount", "100"), "/amount: type string, want integer"},
		{"number for an id or object", "/v1/payment_intents/pi_1", "payment_intent", set("latest_charge", 1), "/latest_charge: type number, want null or string or object"},
		{"object of another type", "/v1/payment_intents/pi_1", "payment_intent", set("latest_charge", plain(d, "refund")),
			"/latest_charge/object: refund is none of [charge]"},
		{"object that names no type", "/v1/payment_intents/pi_1", "payment_intent", set("latest_charge", map[string]any{"id": "ch_1"}), "/latest_charge/object: missing"},
		{"mistake in an expanded object", "/v1/payment_intents/pi_1", "payment_intent",
			func(o map[string]any) {
				charge := plain(d, "charge")
				charge["outcome"].(map[string]any)["colour"] = "red"
				o["latest_charge"] = charge
			}, "/latest_charge/outcome/colour: " + unknown},
		{"mistake in an event's object", "/v1/events/evt_1", "event",
			func(o map[string]any) {
				refund := plain(d, "refund")
				delete(refund, "amount")
				o["data"] = map[string]any{"object": refund}
			}, "/data/object/amount: missing"},
		{"another object altogether", "/v1/refunds/re_1", "charge", func(o map[string]any) { delete(o, "refunds") }, "/object: charge is none of [refund]"},
		{"deleted where it cannot be", "/v1/refunds/re_1", "refund", set("deleted", true), "/deleted: must not be there"},
	} {
		err := d.CheckResponse("GET", c.path, 200, changed(t, d, c.object, c.change))
		if err == nil {
			t.Errorf("%s passes", c.what)
			continue
		}
		if _, got, _ := strings.Cut(err.Error(), ":\n\t"); !strings.HasPrefix(got, c.want) || c.what != "another object altogether" && got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestWrongKindsOfAnswerAreRefused(t *testing.T) {
	d := document(t)
	intent := string(d.fixtures["payment_intent"])
	for _, c := range []struct {
		what   string
		status int
		body   string
	}{
		{"empty", 200, ""}, {"html", 502, "<html>"}, {"null", 200, "null"}, {"torn", 200, intent[:100]}, {"two values", 200, intent + intent},
		{"a success as a failure", 402, intent}, {"a failure as a success", 200, `{"error":{"type":"api_error"}}`},
		{"created", 201, intent}, {"moved", 302, intent}, {"an error that is a text", 400, `{"error":"no"}`},
		{"an error of no type", 400, `{"error":{"message":"no"}}`}, {"an error of another type", 429, `{"error":{"type":"rate_limit_error"}}`},
		{"an error with more", 400, `{"error":{"type":"api_error","status":400}}`}, {"an error with more beside", 400, `{"error":{"type":"api_error"},"ok":false}`},
		{"a wrong object in an error", 402, `{"error":{"type":"card_error","payment_intent":{"id":"pi_1","object":"payment_intent"}}}`},
		{"a list for an object", 200, `{"object":"list","data":[],"has_more":false,"url":"/v1/payment_intents"}`},
	} {
		if d.CheckResponse("GET", "/v1/payment_intents/pi_1", c.status, []byte(c.body)) == nil {
			t.Errorf("%s passes", c.what)
		}
	}
	if d.CheckResponse("DELETE", "/v1/terminal/locations/tml_1", 200, d.fixtures["terminal.location"]) == nil {
		t.Error("a deletion that did not delete passes")
	}
	if d.CheckResponse("GET", "/v1/payment_intents", 200, []byte(`{"object":"list","data":[{"object":"charge"}],"has_more":false,"url":"/v1/payment_intents"}`)) == nil {
		t.Error("a list of something else passes")
	}
}

func TestMissingKeys(t *testing.T) {
	d := document(t)
	for _, c := range []struct {
		what string
		body []byte
		want string
	}{
		{"whole", changed(t, d, "payment_intent", nil), ""},
		{"source", changed(t, d, "payment_intent", func(o map[string]any) { delete(o, "source") }), ""},
		{"top", changed(t, d, "payment_intent", func(o map[string]any) { delete(o, "review"); delete(o, "customer") }), "customer review"},
		{"below", changed(t, d, "charge", func(o map[string]any) { delete(o["outcome"].(map[string]any), "reason"); delete(o, "refunds") }), "outcome.reason"},
		{"null below", changed(t, d, "charge", func(o map[string]any) { o["outcome"] = nil; o["metadata"] = map[string]any{} }), ""},
		{"another kind", changed(t, d, "payment_method", func(o map[string]any) { o["type"] = "card_present"; delete(o, "card") }), ""},
		{"the same kind", changed(t, d, "payment_method", func(o map[string]any) { delete(o, "card") }), "card"},
		{"expanded", changed(t, d, "payment_intent", func(o map[string]any) {
			charge := plain(d, "charge")
			delete(charge, "paid")
			o["latest_charge"] = charge
		}), "latest_charge.paid"},
		{"list", []byte(`{"object":"list","data":[{"object":"terminal.location","id":"","display_name":"","livemode":false,"address":{}}]}`),
			"data.address.city data.address.country data.address.line1 data.address.line2 data.address.postal_code data.address.state"},
		{"no object", []byte(`[]`), "object"},
	} {
		if got := strings.Join(d.MissingKeys(c.body), " "); got != c.want {
			t.Errorf("%s: %q is missing, want %q", c.what, got, c.want)
		}
	}
}
