package reader

import "reji/checkout"

// APIError is what the answer to a refused request of Stripe's API says, without its prose.
type APIError struct {
	Status      int    // HTTP status, 400 and above
	Type        string // error.type
	Code        string // error.code
	DeclineCode string // error.decline_code
	Param       string // error.param
	RequestID   string // the header Request-Id
}

// cells bounds a code or a parameter's name in a failure.
const cells = 80

// Failure turns an error of Stripe's API into a failure of ours. The code decides where it is known, then the status, since Stripe does not
// publish the statuses of all codes (docs.stripe.com/error-codes).
func (e APIError) Failure() *checkout.Failure {
	return &checkout.Failure{
		Kind: e.kind(), Code: checkout.Clean(e.Code, cells), Decline: e.decline(), Param: checkout.Clean(e.Param, cells),
		Status: e.Status, RequestID: checkout.Clean(e.RequestID, cells),
	}
}

func (e APIError) decline() string {
	if e.Status != 402 {
		return ""
	}
	return checkout.Clean(e.DeclineCode, cells)
}

func (e APIError) kind() checkout.FailureKind {
	if kind := e.kindOfCode(); kind != checkout.FailureNone {
		return kind
	}
	switch e.Status {
	case 401, 403:
		return checkout.FailureAuth
	case 402:
		return checkout.FailureDeclined
	case 409:
		return checkout.FailureConflict
	case 429:
		return checkout.FailureRateLimited
	case 500:
		return checkout.FailureServer
	case 408:
		return checkout.FailureNoAnswer
	}
	switch {
	case e.Type == "idempotency_error":
		return checkout.FailureKeyReuse
	case e.Status >= 400 && e.Status < 500:
		return checkout.FailureRefused
	}
	return checkout.FailureNoAnswer
}

// kindOfCode gives the kind of the codes that mean the same whatever the status is.
func (e APIError) kindOfCode() checkout.FailureKind {
	switch e.Code {
	case "terminal_reader_timeout":
		return checkout.FailureReaderTimeout
	case "terminal_reader_offline":
		return checkout.FailureReaderOffline
	case "terminal_reader_busy":
		return checkout.FailureReaderBusy
	case "terminal_reader_hardware_fault":
		return checkout.FailureReaderFault
	case "idempotency_key_in_use":
		return checkout.FailureConflict
	case "rate_limit", "lock_timeout", "payment_intent_rate_limit_exceeded":
		return checkout.FailureRateLimited
	case "resource_missing":
		return checkout.FailureNotFound
	case "intent_invalid_state", "payment_intent_unexpected_state", "charge_already_captured", "charge_already_refunded",
		"charge_expired_for_capture", "capture_charge_authorization_expired", "capture_unauthorized_payment":
		return checkout.FailureWrongState
	case "api_key_expired", "platform_api_key_expired", "secret_key_required":
		return checkout.FailureAuth
	}
	return checkout.FailureNone
}
