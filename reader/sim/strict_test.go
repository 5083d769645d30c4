package sim_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"reji/reader/sim"
)

func TestStrictnessOfParameters(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		pi := w.create("amount=1000&currency=usd")
		const base = "amount=1000&currency=usd&payment_method_types[]=card_present"
		for _, c := range []struct{ path, params, code, param string }{
			{"/v1/payment_intents", "currency=usd", "parameter_missing", "amount"},
			{"/v1/payment_intents", "amount=1000", "parameter_missing", "currency"},
			{"/v1/payment_intents", base + "&nonsense=1", "parameter_unknown", "nonsense"},
			{"/v1/payment_intents", base + "&payment_method_options[card_present][xx]=1", "parameter_unknown", "payment_method_options[card_present][xx]"},
			{"/v1/payment_intents", base + "&payment_method_options[card_present][request_extended_authorization]=maybe", "", "payment_method_options[card_present][request_extended_authorization]"},
			{"/v1/payment_intents", base + "&payment_method_options[card_present][capture_method]=automatic", "", "payment_method_options[card_present][capture_method]"},
			{"/v1/payment_intents", base + "&capture_method=later", "", "capture_method"},
			{"/v1/payment_intents", base + "&metadata=x", "", "metadata"},
			{"/v1/payment_intents", base + "&metadata[" + strings.Repeat("k", 41) + "]=x", "", "metadata"},
			{"/v1/payment_intents", base + "&metadata[k]=" + strings.Repeat("v", 501), "", "metadata[k]"},
			{"/v1/payment_intents", base + "&payment_method_types[]=telepathy", "payment_intent_invalid_parameter", "payment_method_types"},
			{"/v1/payment_intents", base + "&customer=cus_x", "resource_missing", "customer"},
			{"/v1/payment_intents", base + "&receipt_email=nobody", "email_invalid", "receipt_email"},
			{"/v1/payment_intents", base + "&statement_descriptor_suffix=123", "", "statement_descriptor_suffix"},
			{"/v1/payment_intents", base + "&statement_descriptor_suffix=" + strings.Repeat("A", 23), "", "statement_descriptor_suffix"},
			{"/v1/payment_intents", base + "&confirm=true", "payment_intent_incompatible_payment_method", "confirm"},
			{"/v1/payment_intents", base + "&expand[]=nonsense", "", "expand"},
			{"/v1/payment_intents", base + "&amount[a]=1", "", "amount[a]"},
			{"/v1/payment_intents", "amount[a]=1&currency=usd", "", "amount"},
			{"/v1/payment_intents/" + pi, "currency=", "parameter_invalid_empty", "currency"},
			{command + "collect_payment_method", "", "parameter_missing", "payment_intent"},
			{command + "collect_payment_method", "payment_intent=" + pi + "&collect_config[nonsense]=1", "parameter_unknown", "collect_config[nonsense]"},
			{command + "collect_payment_method", "payment_intent=" + pi + "&collect_config[tipping][amount_eligible]=x", "parameter_invalid_integer", "collect_config[tipping][amount_eligible]"},
			{command + "collect_payment_method", "payment_intent=" + pi + "&collect_config[tipping][amount_eligible]=5&collect_config[skip_tipping]=true", "parameters_exclusive", "collect_config[tipping][amount_eligible]"},
			{command + "confirm_payment_intent", "payment_intent=" + pi + "&collect_config[skip_tipping]=true", "parameter_unknown", "collect_config"},
			{command + "process_payment_intent", "payment_intent=" + pi + "&process_config[enable_customer_cancellation]=1", "", "process_config[enable_customer_cancellation]"},
			{command + "set_reader_display", "type=cart", "parameter_missing", "cart"},
			{command + "set_reader_display", "type=cart&cart[currency]=usd&cart[total]=1", "parameter_missing", "cart[line_items]"},
			{command + "set_reader_display", "type=cart&cart[currency]=usd&cart[total]=1&cart[line_items][0][amount]=1", "parameter_missing", "cart[line_items][0][description]"},
			{"/v1/terminal/readers", "registration_code=simulated-wpe", "parameter_missing", "location"},
			{"/v1/terminal/readers", "registration_code=apple-pear-plum&location=tml_SimulatedUsd01", "", "registration_code"},
			{"/v1/terminal/readers", "registration_code=simulated-wpe&location=tml_nowhere", "resource_missing", "location"},
			{"/v1/terminal/locations", "display_name=Shop", "parameter_missing", "address"},
			{"/v1/terminal/locations", "display_name=Shop&address[country]=US&address[line1]=1", "parameter_missing", "address[city]"},
			{"/v1/terminal/locations", "display_name=Shop&address[country]=JP&address[line1]=1", "", "address"},
		} {
			r := w.send("POST", c.path, c.params)
			if r.status != 400 || r.code() != c.code || r.text("error", "param") != c.param || r.text("error", "type") != "invalid_request_error" || r.text("error", "message") == "" {
				t.Errorf("POST %s %s: %d %q %q, want 400 %q %q", c.path, c.params, r.status, r.code(), r.text("error", "param"), c.code, c.param)
			}
		}
		if got := len(w.get("/v1/payment_intents", "").at("data").([]any)); got != 1 {
			t.Errorf("refused requests left %d intents", got)
		}
	})
}

func TestStrictnessOfLists(t *testing.T) {
	w := newWorld(t, nil)
	for _, c := range []struct{ path, params, param string }{
		{"/v1/payment_intents", "limit=0", "limit"}, {"/v1/payment_intents", "limit=101", "limit"}, {"/v1/payment_intents", "limit=ten", "limit"},
		{"/v1/payment_intents", "starting_after=pi_x", "starting_after"}, {"/v1/payment_intents", "starting_after=a&ending_before=b", "starting_after"},
		{"/v1/payment_intents", "created[after]=1", "created[after]"}, {"/v1/payment_intents", "created[gte]=soon", "created[gte]"},
		{"/v1/payment_intents", "customer=cus_x", "customer"}, {"/v1/charges", "payment_intent=pi_x", "payment_intent"},
		{"/v1/payment_intents", "expand[]=latest_charge", "expand"}, {"/v1/payment_intents", "expand[]=data", "expand"},
		{"/v1/terminal/readers", "status=asleep", "status"}, {"/v1/terminal/readers", "device_type=toaster", "device_type"},
		{"/v1/events", "type=a&types[]=b", "types"},
	} {
		r := w.send("GET", c.path, c.params)
		if r.status != 400 || r.text("error", "param") != c.param {
			t.Errorf("GET %s %s: %d %s", c.path, c.params, r.status, r.raw)
		}
	}
}

func TestF11_KeysThatAreNotGoodEnough(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, c := range []struct {
			authorization string
			status        int
		}{
			{"", 401}, {"Bearer ", 401}, {"Bearer nonsense", 401}, {"Bearer sk_test_short", 401}, {"Bearer sk_test_1234567é", 401},
			{"Bearer sk_live_1234567890abcdef", 401}, {"Bearer rk_live_1234567890abcdef", 401}, {"Bearer pk_test_1234567890abcdef", 401},
			{"Bearer rk_test_12345678_noaccess", 403}, {"Bearer sk_test_12345678", 200}, {"Bearer rk_test_12345678", 200},
			{"Basic c2tfdGVzdF8xMjM0NTY3ODo=", 200}, {"Basic !!!", 401}, {"Digest x", 401},
		} {
			r := w.send("GET", "/v1/account", "", "Authorization", c.authorization)
			if r.status != c.status {
				t.Errorf("%q: %d, want %d\n%s", c.authorization, r.status, c.status, r.raw)
			}
			if _, key, _ := strings.Cut(c.authorization, " "); len(key) > 12 && strings.Contains(string(r.raw), key) {
				t.Errorf("the key is in the answer: %s", r.raw)
			}
		}
		if r := w.send("GET", "/v1/account", "", "Stripe-Account", "acct_other"); r.status != 403 {
			t.Errorf("another account: %d", r.status)
		}
		if r := w.get("/v1/account", ""); r.text("country") != "US" {
			t.Errorf("account: %s", r.raw)
		}
		if r := w.get("/v1/balance", ""); r.at("livemode") != false {
			t.Errorf("balance: %s", r.raw)
		}
	})
}

func TestVersionsOfTheAPI(t *testing.T) {
	w := newWorld(t, nil)
	create := func(version string) reply {
		return w.send("POST", "/v1/payment_intents", "amount=1000&currency=usd&payment_method_types[]=card_present", "Stripe-Version", version)
	}
	for version, capture := range map[string]string{"": "automatic", "2023-10-16": "automatic", "2024-04-10": "automatic_async",
		"2025-06-30.basil": "automatic_async", "2026-08-26.dahlia": "automatic_async", "2025-06-30.basil; beta=v1": "automatic_async",
		"2026-10-28.endive": "automatic_async", "2027-03-31.fennel": "automatic_async", "2025-07-30.preview": "automatic_async"} {
		r := create(version)
		if got := r.text("capture_method"); got != capture {
			t.Errorf("%q: capture_method %q", version, got)
		}
		if version == "" && r.header.Get("Stripe-Version") != "2023-10-16" {
			t.Errorf("the account's version is %q", r.header.Get("Stripe-Version"))
		}
	}
	for _, version := range []string{"tomorrow", "2025-06-30", "2023-10-16.basil", "2025-06-30.turmeric", "2025-13-01.basil", "2025-6-30.basil", "....-..-..", "1999-01-01",
		"2026-10-28.fennel", "2027-03-31", "2027-03-31.", "2027-03-31.Fennel", "2027-03-31.fen.nel"} {
		if r := create(version); r.status != 400 {
			t.Errorf("%q: %d", version, r.status)
		}
	}
	pi := w.create("amount=1000&currency=usd")
	for _, name := range []string{"collect_payment_method", "confirm_payment_intent"} {
		for _, version := range []string{"", "2023-10-16", "2025-05-28.basil"} {
			if r := w.send("POST", command+name, "payment_intent="+pi, "Stripe-Version", version); r.status != 404 || r.text("error", "type") != "invalid_request_error" {
				t.Errorf("%s under %q: %d", name, version, r.status)
			}
		}
	}
	w.post(command+"process_payment_intent", "payment_intent="+pi, "Stripe-Version", "2023-10-16")
	w = newWorld(t, func(o *sim.Options) { o.Variants.OldVersionsCollect = true })
	w.post(command+"collect_payment_method", "payment_intent="+w.create("amount=1000&currency=usd"), "Stripe-Version", "2023-10-16")
}

func TestURLsAndBodiesThatStripeDoesNotTake(t *testing.T) {
	w := newWorld(t, nil)
	w.judge.off = true
	for _, c := range []struct{ method, path string }{
		{"GET", "/"}, {"GET", "/v1"}, {"GET", "/v1/nonsense"}, {"PUT", "/v1/payment_intents"}, {"DELETE", "/v1/payment_intents/pi_1"},
		{"GET", "/v1/payment_intents/"}, {"POST", "/v1/terminal/readers/tmr_1/dance"}, {"GET", "/v2/payment_intents"},
	} {
		if r := w.send(c.method, c.path, ""); r.status != 404 || !strings.Contains(r.text("error", "message"), "Unrecognized request URL") {
			t.Errorf("%s %s: %d %s", c.method, c.path, r.status, r.raw)
		}
	}
	const path, good = "/v1/payment_intents", "amount=1000&currency=usd"
	if r := w.send("POST", path, `{"amount":1000}`, "Content-Type", "application/json"); r.status != 400 {
		t.Errorf("JSON body: %d", r.status)
	}
	if r := w.send("POST", path, good+"&description="+strings.Repeat("x", 1<<20)); r.status != 413 {
		t.Errorf("large body: %d", r.status)
	}
	for _, bad := range []string{good + "&description=%zz", good + "&a[=1", good + "&[a]=1", good + "&a[b]c=1", good + "&description=%ff", good + "&metadata" + strings.Repeat("[a]", 20) + "=1"} {
		if r := w.send("POST", path, bad); r.status != 400 {
			t.Errorf("%s: %d", bad, r.status)
		}
	}
}

func TestMetadataIsMergedAndCleared(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd&metadata[a]=1&metadata[b]=2")
	in := w.post("/v1/payment_intents/"+pi, "metadata[a]=&metadata[c]=3")
	if m := in.at("metadata").(map[string]any); len(m) != 2 || m["b"] != "2" || m["c"] != "3" {
		t.Errorf("merged: %v", m)
	}
	var many []string
	for i := range 48 {
		many = append(many, fmt.Sprintf("metadata[k%d]=v", i))
	}
	w.post("/v1/payment_intents/"+pi, strings.Join(many, "&"))
	w.refuse("/v1/payment_intents/"+pi, "metadata[toomany]=v", 400, "")
	in = w.post("/v1/payment_intents/"+pi, "metadata=")
	if m := in.at("metadata").(map[string]any); len(m) != 0 {
		t.Errorf("cleared: %v", m)
	}
}

func TestRateLimits(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.RateLimit = 0 })
	limited := func(path string) string {
		r := w.send(http.MethodGet, path, "")
		if r.status == 429 {
			if r.code() != "rate_limit" {
				t.Errorf("429 with code %q", r.code())
			}
			return r.header.Get("Stripe-Rate-Limited-Reason")
		}
		return fmt.Sprint(r.status)
	}
	for i := range 25 {
		if got := limited("/v1/account"); got != "200" {
			t.Fatalf("request %d: %s", i+1, got)
		}
	}
	if got := limited("/v1/account"); got != "endpoint-rate" {
		t.Errorf("the 26th: %s", got)
	}
	if got := limited("/v1/balance"); got != "global-rate" {
		t.Errorf("another endpoint: %s", got)
	}
	w.wait(1e9)
	if got := limited("/v1/account"); got != "200" {
		t.Errorf("a second later: %s", got)
	}
}
