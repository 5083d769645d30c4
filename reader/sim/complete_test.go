package sim_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stripe/stripe-mock/embedded"
)

// operations are the endpoints that the simulator has, as Stripe's document names them, with ids that exist in w.
func operations(pi string) map[string]string {
	const reader, loc = "/v1/terminal/readers/{reader}", "/v1/terminal/locations/{location}"
	own := map[string]string{
		"/v1/payment_intents": "/v1/payment_intents", "/v1/payment_intents/{intent}": "/v1/payment_intents/" + pi,
		"/v1/payment_intents/{intent}/capture": "/v1/payment_intents/" + pi + "/capture", "/v1/payment_intents/{intent}/cancel": "/v1/payment_intents/" + pi + "/cancel",
		"/v1/charges": "/v1/charges", "/v1/charges/{charge}": "/v1/charges/ch_x", "/v1/refunds": "/v1/refunds", "/v1/refunds/{refund}": "/v1/refunds/re_x",
		"/v1/terminal/readers": "/v1/terminal/readers", reader: readers + usdReader,
		"/v1/terminal/locations": "/v1/terminal/locations", loc: "/v1/terminal/locations/tml_SimulatedUsd01",
		"/v1/events": "/v1/events", "/v1/events/{id}": "/v1/events/evt_x", "/v1/account": "/v1/account", "/v1/balance": "/v1/balance",
		"/v1/payment_methods/{payment_method}":                              "/v1/payment_methods/pm_x",
		"/v1/test_helpers/terminal/readers/{reader}/present_payment_method": presentAt,
	}
	for _, name := range []string{"collect_payment_method", "confirm_payment_intent", "process_payment_intent", "cancel_action", "set_reader_display", "refund_payment"} {
		own[reader+"/"+name] = command + name
	}
	return own
}

// TestNoParameterOfStripesIsCalledUnknown asks every endpoint for every parameter that Stripe's document lists, one at a time. It may be
// refused for its value, its state or as not covered, but never as unknown.
func TestNoParameterOfStripesIsCalledUnknown(t *testing.T) {
	type schema struct{ Properties map[string]json.RawMessage }
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters  []struct{ Name, In string }
			RequestBody struct {
				Content map[string]struct{ Schema schema }
			}
		}
	}
	if err := json.Unmarshal(embedded.OpenAPISpec, &doc); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, nil)
	w.judge.off = true
	asked := 0
	for template, path := range operations(w.create("amount=1000&currency=usd")) {
		for method, op := range doc.Paths[template] {
			method = strings.ToUpper(method)
			if method == "DELETE" || method == "POST" && template == "/v1/charges" || method == "POST" && template == "/v1/payment_methods/{payment_method}" {
				continue // nothing to ask for, or an operation that is left out
			}
			var names []string
			for _, p := range op.Parameters {
				if p.In == "query" {
					names = append(names, p.Name)
				}
			}
			for name := range op.RequestBody.Content["application/x-www-form-urlencoded"].Schema.Properties {
				names = append(names, name)
			}
			for _, name := range names {
				asked++
				r := w.send(method, path, name+"=x")
				if r.code() == "parameter_unknown" || strings.Contains(r.text("error", "message"), "Unrecognized") {
					t.Errorf("%s %s: %s: %s", method, template, name, r.text("error", "message"))
				}
			}
		}
	}
	t.Logf("asked for %d parameters", asked)
	if asked < 150 {
		t.Errorf("only %d parameters were asked for", asked)
	}
}
