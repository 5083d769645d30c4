package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestT11_AmountsOutsideTheLimitsOfTheirCurrency(t *testing.T) {
	w := newWorld(t, nil)
	for _, c := range []struct {
		amount, currency string
		code             string // "ok": taken
	}{
		{"49", "usd", "amount_too_small"}, {"50", "usd", "ok"}, {"99999999", "usd", "ok"}, {"100000000", "usd", "amount_too_large"},
		{"49", "jpy", "amount_too_small"}, {"50", "jpy", "ok"}, {"99999999", "jpy", "ok"},
		{"29", "gbp", "amount_too_small"}, {"30", "gbp", "ok"}, {"1499", "czk", "amount_too_small"}, {"299", "sek", "amount_too_small"},
		{"1000", "kwd", "ok"}, {"1001", "kwd", ""}, {"10000", "isk", "ok"}, {"10050", "isk", ""}, {"10050", "ugx", ""},
		{"999999999999", "idr", "ok"}, {"1000000000000", "idr", "amount_too_large"},
		{"0", "usd", "parameter_invalid_integer"}, {"-5", "usd", "parameter_invalid_integer"}, {"10.5", "usd", "parameter_invalid_integer"},
		{"abc", "usd", "parameter_invalid_integer"}, {"", "usd", "parameter_invalid_empty"}, {"1000", "xxx", ""}, {"1000", "USD", "ok"},
	} {
		r := w.send("POST", "/v1/payment_intents", fmt.Sprintf("amount=%s&currency=%s&payment_method_types[]=card_present", c.amount, c.currency))
		if c.code == "ok" {
			if r.status != 200 || r.text("currency") != strings.ToLower(c.currency) {
				t.Errorf("%s %s: %s", c.amount, c.currency, r.raw)
			}
			continue
		}
		if r.status != 400 || r.code() != c.code || r.text("error", "type") != "invalid_request_error" || r.text("error", "param") == "" {
			t.Errorf("%s %s: want %q\n%s", c.amount, c.currency, c.code, r.raw)
		}
	}
}

// authorized makes an uncaptured authorisation.
func (w *world) authorized(amount int) string {
	w.t.Helper()
	pi := w.create(fmt.Sprintf("amount=%d&currency=usd&capture_method=manual", amount))
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "requires_capture")
	return pi
}

func TestT10_CaptureInPartAndNotTwice(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.authorized(2000)
	w.refuse("/v1/payment_intents/"+pi+"/capture", "amount_to_capture=2001", 400, "amount_too_large")
	w.refuse("/v1/payment_intents/"+pi+"/capture", "amount_to_capture=0", 400, "parameter_invalid_integer")
	w.refuse("/v1/payment_intents/"+pi+"/capture", "final_capture=false", 400, "")
	w.wantStatus(pi, "requires_capture")
	in := w.post("/v1/payment_intents/"+pi+"/capture", "amount_to_capture=1500&metadata[a]=b&expand[]=latest_charge")
	if in.at("amount_received") != 1500.0 || in.at("amount") != 2000.0 || in.at("amount_capturable") != 0.0 || in.at("latest_charge", "amount_captured") != 1500.0 ||
		in.at("latest_charge", "payment_method_details", "card_present", "amount_authorized") != 2000.0 || in.text("metadata", "a") != "b" {
		t.Errorf("captured in part: %s", in.raw)
	}
	w.refuse("/v1/payment_intents/"+pi+"/capture", "", 400, "payment_intent_unexpected_state")
}

func TestR14_AnAuthorisationLapsesAfterTwoDays(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.authorized(2000)
	w.wait(48*time.Hour - time.Second)
	w.wantStatus(pi, "requires_capture")
	w.wait(time.Hour)
	in := w.wantStatus(pi, "canceled")
	lapse := float64(w.now.Add(-time.Hour + time.Second).Unix())
	if in.text("cancellation_reason") != "expired" || in.at("canceled_at") != lapse || in.at("latest_charge", "refunded") != true || in.at("latest_charge", "captured") != false {
		t.Errorf("lapsed: %s", in.raw)
	}
	if old := w.send("GET", "/v1/payment_intents/"+pi, "", "Stripe-Version", "2023-10-16"); old.text("cancellation_reason") != "automatic" {
		t.Errorf("in 2023 the reason is %q", old.text("cancellation_reason"))
	}
	w.refuse("/v1/payment_intents/"+pi+"/capture", "", 400, "payment_intent_unexpected_state")
	types := w.eventTypes()
	for _, want := range []string{"charge.expired", "payment_intent.canceled"} {
		if !slices.Contains(types, want) {
			t.Errorf("no event %s in %v", want, types)
		}
	}
}

func TestR14_AnExtendedAuthorisationLastsThirtyDaysWithMastercard(t *testing.T) {
	w := newWorld(t, nil)
	for number, window := range map[string]time.Duration{"5555555555554444": 30 * 24 * time.Hour, "4242424242424242": 48 * time.Hour} {
		pi := w.create("amount=2000&currency=usd&capture_method=manual&payment_method_options[card_present][request_extended_authorization]=true")
		w.process(pi)
		w.present(number)
		before := w.intent(pi).at("latest_charge", "payment_method_details", "card_present", "capture_before")
		if want := float64(w.now.Add(window).Unix()); before != want {
			t.Errorf("%s: capture_before %v, want %v", number, before, want)
		}
	}
}

func TestT9_CancelReleasesTheAuthorisation(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.authorized(2000)
	in := w.post("/v1/payment_intents/"+pi+"/cancel", "cancellation_reason=abandoned&expand[]=latest_charge.refunds")
	if in.text("status") != "canceled" || in.text("cancellation_reason") != "abandoned" || in.at("latest_charge", "amount_refunded") != 2000.0 {
		t.Errorf("canceled: %s", in.raw)
	}
	if list, _ := in.at("latest_charge", "refunds", "data").([]any); len(list) != 1 {
		t.Errorf("the release is not among the refunds: %s", in.raw)
	}
	w.refuse("/v1/payment_intents/"+pi+"/cancel", "", 400, "payment_intent_unexpected_state")
	w.refuse("/v1/payment_intents/"+pi+"/cancel", "cancellation_reason=bored", 400, "")
	w.refuse("/v1/payment_intents/"+pi, "amount=1", 400, "payment_intent_unexpected_state")
	w.post("/v1/payment_intents/"+pi, "metadata[note]=x&description=y")
}

func TestT8_RefundsNeverExceedWhatWasCaptured(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.authorized(2000)
	w.refuse("/v1/refunds", "payment_intent="+pi, 400, "charge_not_refundable")
	w.post("/v1/payment_intents/"+pi+"/capture", "amount_to_capture=1500")
	first := w.post("/v1/refunds", "payment_intent="+pi+"&amount=600&reason=requested_by_customer&metadata[line]=2&expand[]=charge.payment_intent")
	if first.text("status") != "succeeded" || first.at("charge", "amount_refunded") != 600.0 || first.at("charge", "refunded") != false || first.text("metadata", "line") != "2" {
		t.Errorf("first refund: %s", first.raw)
	}
	w.refuse("/v1/refunds", "payment_intent="+pi+"&amount=901", 400, "amount_too_large")
	w.post("/v1/refunds", "charge="+first.text("charge", "id"))
	w.refuse("/v1/refunds", "payment_intent="+pi, 400, "charge_already_refunded")
	if in := w.intent(pi); in.at("latest_charge", "refunded") != true || in.text("status") != "succeeded" {
		t.Errorf("refunded in whole: %s", in.raw)
	}
	if got := w.get("/v1/refunds", "payment_intent="+pi).at("data").([]any); len(got) != 2 {
		t.Errorf("%d refunds", len(got))
	}
	w.refuse("/v1/refunds", "", 400, "parameter_missing")
	w.refuse("/v1/refunds", "charge=ch_nobody", 400, "resource_missing")
}

func TestT8_ARefundCanFailLater(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2000&currency=usd")
	w.process(pi)
	w.present("4000000000005126")
	id := w.post("/v1/refunds", "payment_intent="+pi).text("id")
	if got := w.get("/v1/refunds/"+id, "").text("status"); got != "succeeded" {
		t.Errorf("at once: %s", got)
	}
	w.wait(time.Minute)
	r := w.get("/v1/refunds/"+id, "")
	if r.text("status") != "failed" || r.text("failure_reason") != "expired_or_canceled_card" || w.intent(pi).at("latest_charge", "amount_refunded") != 0.0 {
		t.Errorf("later: %s", r.raw)
	}
	if !slices.Contains(w.eventTypes(), "refund.failed") {
		t.Error("no event refund.failed")
	}
}

// eventTypes lists all events, newest first.
func (w *world) eventTypes() []string {
	w.t.Helper()
	var types []string
	for _, item := range w.get("/v1/events", "limit=100").at("data").([]any) {
		types = append(types, item.(map[string]any)["type"].(string))
	}
	return types
}

func TestE3_EventsTellTheStoryOfASale(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2005&currency=usd&capture_method=manual")
	w.process(pi)
	w.present("4242424242424242")
	w.post("/v1/payment_intents/"+pi, "amount=2000")
	w.collect(pi)
	w.present("4242424242424242")
	w.confirm(pi)
	w.post("/v1/payment_intents/"+pi+"/capture", "", "Idempotency-Key", "capture-1")
	types := w.eventTypes()
	slices.Reverse(types)
	want := []string{"payment_intent.created",
		"charge.failed", "payment_intent.payment_failed", "terminal.reader.action_failed",
		"terminal.reader.action_updated",
		"charge.succeeded", "payment_intent.amount_capturable_updated", "terminal.reader.action_succeeded",
		"charge.captured", "payment_intent.succeeded"}
	if !slices.Equal(types, want) {
		t.Errorf("events:\n got %v\nwant %v", types, want)
	}
	last := w.get("/v1/events", "limit=1&type=payment_intent.*").at("data").([]any)[0].(map[string]any)
	if last["request"].(map[string]any)["idempotency_key"] != "capture-1" || last["api_version"] != "2023-10-16" ||
		last["data"].(map[string]any)["object"].(map[string]any)["status"] != "succeeded" {
		t.Errorf("last event: %v", last)
	}
	if got := w.get("/v1/events/"+last["id"].(string), "").text("type"); got != "payment_intent.succeeded" {
		t.Errorf("retrieved %s", got)
	}
	if got := len(w.get("/v1/events", "types[]=charge.failed&types[]=charge.captured").at("data").([]any)); got != 2 {
		t.Errorf("%d events of two types", got)
	}
	w.wait(31 * 24 * time.Hour)
	for _, kind := range w.eventTypes() {
		if kind == "payment_intent.created" {
			t.Error("an event is kept for more than 30 days")
		}
	}
}

func TestR1_LastPaymentErrorIsClearedByAnUpdate(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2000&currency=usd")
	w.process(pi)
	w.present("4000000000009995")
	in := w.intent(pi)
	if in.text("last_payment_error", "decline_code") != "insufficient_funds" || in.text("last_payment_error", "charge") != in.text("latest_charge", "id") ||
		in.text("last_payment_error", "payment_method", "type") != "card_present" || in.at("payment_method") != nil {
		t.Errorf("declined: %s", in.raw)
	}
	if api := w.reader().text("action", "api_error", "decline_code"); api != "insufficient_funds" {
		t.Errorf("action.api_error says %q", api)
	}
	if in := w.post("/v1/payment_intents/"+pi, "metadata[a]=b"); in.at("last_payment_error") != nil || in.at("latest_charge") == nil {
		t.Errorf("after an update: %s", in.raw)
	}
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "succeeded")
	if got := len(w.get("/v1/charges", "payment_intent="+pi).at("data").([]any)); got != 2 {
		t.Errorf("%d charges of one intent", got)
	}
}
