package sim

import (
	"net/http"
	"strings"

	"reji/reader/sim/form"
)

// The types of Stripe's error object that the simulator gives.
const (
	typeAPI         = "api_error"
	typeIdempotency = "idempotency_error"
	typeInvalid     = "invalid_request_error"
)

// apiError is an error answer: HTTP status and Stripe's error object.
type apiError struct {
	status  int
	kind    string // error.type
	code    string
	message string
	param   string
	intent  string // id of the PaymentIntent that the error object carries whole
	done    bool   // the effect stands, although the answer is an error
	early   bool   // found before the endpoint began its work, so an idempotency key does not remember it
	header  http.Header
}

// invalid is a refused parameter: 400, found before the endpoint began.
func invalid(code, param, message string) *apiError {
	return &apiError{status: http.StatusBadRequest, kind: typeInvalid, code: code, param: param, message: message, early: true}
}

func fromForm(err *form.Error) *apiError { return invalid(err.Code, err.Param, err.Message) }

// refused is a request that was understood and that the state of things does not allow: 400, remembered by its key.
func refused(code, message string) *apiError {
	return &apiError{status: http.StatusBadRequest, kind: typeInvalid, code: code, message: message}
}

// unexpectedState is the refusal of a PaymentIntent call; Stripe puts the whole intent into it.
func unexpectedState(in *intent, message string) *apiError {
	err := refused("payment_intent_unexpected_state", message)
	err.intent = in.ID
	return err
}

// missing is an object that there is not: 404 when its id is in the path, else 400.
func missing(what, id, param string) *apiError {
	err := invalid("resource_missing", param, "No such "+what+": '"+id+"'")
	if param == "id" {
		err.status, err.param = http.StatusNotFound, pathParam(what)
	}
	return err
}

// pathParam is the name that Stripe's documents give to the id in the path.
func pathParam(what string) string {
	switch what {
	case "payment_intent":
		return "intent"
	case "terminal.reader":
		return "reader"
	case "terminal.location":
		return "location"
	case "PaymentMethod":
		return "payment_method"
	case "event":
		return "id"
	}
	return what
}

func unauthorized(message string) *apiError {
	return &apiError{status: http.StatusUnauthorized, kind: typeInvalid, message: message, early: true}
}

func forbidden(message string) *apiError {
	return &apiError{status: http.StatusForbidden, kind: typeInvalid, message: message, early: true}
}

// broken is a failure of the simulator itself, such as a state file that cannot be written.
func broken(message string) *apiError {
	return &apiError{status: http.StatusInternalServerError, kind: typeAPI, message: message, early: true}
}

// object is Stripe's error object. Keys that do not apply are absent.
func (e *apiError) object(r *render) obj {
	body := obj{"type": e.kind, "message": e.message, "request_log_url": "https://dashboard.stripe.com/test/logs/" + r.requestID}
	if e.code != "" {
		body["code"] = e.code
		body["doc_url"] = docURL(e.code)
	}
	if e.param != "" {
		body["param"] = e.param
	}
	if e.intent != "" {
		if in := r.tx.intents.get(e.intent); in != nil {
			body["payment_intent"] = r.intent(in, nil)
		}
	}
	return obj{"error": body}
}

func docURL(code string) string {
	return "https://stripe.com/docs/error-codes/" + strings.ReplaceAll(code, "_", "-")
}
