package reader_test

import (
	"testing"

	"reji/checkout"
	"reji/reader"
)

// TestEveryErrorOfStripeHasItsKind is the table of docs.stripe.com/error-codes and …/error-low-level, as far as it concerns a till. Codes decide
// before statuses.
func TestEveryErrorOfStripeHasItsKind(t *testing.T) {
	for _, c := range []struct {
		status     int
		kind, code string
		want       checkout.FailureKind
	}{
		{400, "invalid_request_error", "terminal_reader_timeout", checkout.FailureReaderTimeout},
		{400, "invalid_request_error", "terminal_reader_offline", checkout.FailureReaderOffline},
		{400, "invalid_request_error", "terminal_reader_busy", checkout.FailureReaderBusy},
		{409, "invalid_request_error", "terminal_reader_busy", checkout.FailureReaderBusy},
		{400, "invalid_request_error", "terminal_reader_hardware_fault", checkout.FailureReaderFault},
		{400, "invalid_request_error", "terminal_reader_invalid_location_for_payment", checkout.FailureRefused},
		{400, "invalid_request_error", "intent_invalid_state", checkout.FailureWrongState},
		{400, "invalid_request_error", "payment_intent_unexpected_state", checkout.FailureWrongState},
		{400, "invalid_request_error", "charge_already_captured", checkout.FailureWrongState},
		{400, "invalid_request_error", "charge_already_refunded", checkout.FailureWrongState},
		{400, "invalid_request_error", "charge_expired_for_capture", checkout.FailureWrongState},
		{400, "card_error", "capture_charge_authorization_expired", checkout.FailureWrongState},
		{404, "invalid_request_error", "resource_missing", checkout.FailureNotFound},
		{400, "invalid_request_error", "resource_missing", checkout.FailureNotFound},
		{404, "invalid_request_error", "", checkout.FailureRefused},
		{400, "invalid_request_error", "amount_too_small", checkout.FailureRefused},
		{400, "invalid_request_error", "livemode_mismatch", checkout.FailureRefused},
		{400, "idempotency_error", "", checkout.FailureKeyReuse},
		{409, "idempotency_error", "idempotency_key_in_use", checkout.FailureConflict},
		{409, "invalid_request_error", "", checkout.FailureConflict},
		{429, "invalid_request_error", "rate_limit", checkout.FailureRateLimited},
		{429, "invalid_request_error", "", checkout.FailureRateLimited},
		{429, "invalid_request_error", "lock_timeout", checkout.FailureRateLimited},
		{400, "invalid_request_error", "payment_intent_rate_limit_exceeded", checkout.FailureRateLimited},
		{401, "invalid_request_error", "", checkout.FailureAuth},
		{401, "invalid_request_error", "api_key_expired", checkout.FailureAuth},
		{403, "invalid_request_error", "", checkout.FailureAuth},
		{402, "card_error", "card_declined", checkout.FailureDeclined},
		{402, "card_error", "card_decline_rate_limit_exceeded", checkout.FailureDeclined},
		{500, "api_error", "", checkout.FailureServer},
		{502, "api_error", "", checkout.FailureNoAnswer},
		{503, "api_error", "", checkout.FailureNoAnswer},
		{504, "api_error", "", checkout.FailureNoAnswer},
		{599, "", "", checkout.FailureNoAnswer},
		{408, "", "", checkout.FailureNoAnswer},
		{418, "teapot_error", "short_and_stout", checkout.FailureRefused},
		{0, "", "", checkout.FailureNoAnswer},
	} {
		f := reader.APIError{Status: c.status, Type: c.kind, Code: c.code, RequestID: "req_1"}.Failure()
		if f.Kind != c.want || f.Code != c.code || f.Status != c.status || f.RequestID != "req_1" {
			t.Errorf("%d %s %s: %+v, want %v", c.status, c.kind, c.code, f, c.want)
		}
	}
}

func TestOnlyADeclineHasADeclineCode(t *testing.T) {
	declined := reader.APIError{Status: 402, Type: "card_error", Code: "card_declined", DeclineCode: "lost_card"}.Failure()
	if declined.Decline != "lost_card" {
		t.Errorf("%+v", declined)
	}
	refused := reader.APIError{Status: 400, Type: "invalid_request_error", DeclineCode: "lost_card", Param: "amount"}.Failure()
	if refused.Decline != "" || refused.Param != "amount" {
		t.Errorf("%+v", refused)
	}
}

func TestReaderInfoTellsWhatItIs(t *testing.T) {
	for _, c := range []struct {
		device          string
		action          checkout.ActionFacts
		simulated, busy bool
	}{
		{"stripe_s700", checkout.ActionFacts{}, false, false},
		{"simulated_wisepos_e", checkout.ActionFacts{Kind: checkout.ActionCollect, Status: checkout.ActionInProgress}, true, true},
		{"simulated_stripe_s700", checkout.ActionFacts{Kind: checkout.ActionOther, Status: checkout.ActionInProgress}, true, true},
		{"bbpos_wisepos_e", checkout.ActionFacts{Kind: checkout.ActionCollect, Status: checkout.ActionSucceeded}, false, false},
	} {
		i := reader.Info{DeviceType: c.device, Action: c.action}
		if i.Simulated() != c.simulated || i.Busy() != c.busy {
			t.Errorf("%s %+v: simulated %v, busy %v", c.device, c.action, i.Simulated(), i.Busy())
		}
	}
	for text, want := range map[string]reader.Status{"online": reader.StatusOnline, "offline": reader.StatusOffline, "": reader.StatusUnknown, "asleep": reader.StatusUnknown} {
		if got := reader.ParseStatus(text); got != want {
			t.Errorf("%q is %v", text, got)
		}
	}
	if b, err := reader.StatusOnline.MarshalText(); err != nil || string(b) != "online" {
		t.Errorf("%s, %v", b, err)
	}
}
