package stripe

import (
	"context"
	"errors"
	"net"
	"strings"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout"
	"reji/reader"
)

// failure turns an error of stripe-go or of the network into a failure. Nothing of the error's text survives.
func failure(err error, tr *trace) *checkout.Failure {
	var refused *stripego.Error
	if errors.As(err, &refused) && tr.status >= 400 {
		return reader.APIError{
			Status: tr.status, Type: string(refused.Type), Code: string(refused.Code), DeclineCode: string(refused.DeclineCode),
			Param: refused.Param, RequestID: tr.requestID,
		}.Failure()
	}
	f := &checkout.Failure{Kind: checkout.FailureNoAnswer, Status: tr.status, RequestID: checkout.Clean(tr.requestID, shortText)}
	switch {
	case tr.status == 500 && tr.requestID != "":
		f.Kind = checkout.FailureServer // its Request-Id shows that it is Stripe's own, whatever the body says
	case tr.status == 0 && unsent(err, tr):
		f.Kind = checkout.FailureOffline
	}
	return f
}

// unsent reports whether it is proved that nothing of the request was sent: there was never a connection. A request that its caller gave up
// proves nothing here, because that may have been at any time.
func unsent(err error, tr *trace) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	if tr.connected.Load() {
		return false
	}
	if tr.asked.Load() {
		return true
	}
	var dial *net.OpError
	return errors.As(err, &dial) && dial.Op == "dial"
}

// local is a failure that the driver finds itself, before anything is sent.
func local(kind checkout.FailureKind, code, param string) *checkout.Failure {
	return &checkout.Failure{Kind: kind, Code: code, Param: param}
}

// unsupported recognises the refusal of an endpoint that the account or the version does not have: Stripe does not know the URL, so
// there is no code.
func unsupported(c call, err error) error {
	var f *checkout.Failure
	if !errors.As(err, &f) || f.Status != 404 || f.Code != "" {
		return err
	}
	if strings.HasSuffix(c.path, "/collect_payment_method") || strings.HasSuffix(c.path, "/confirm_payment_intent") {
		f.Kind = checkout.FailureUnsupported
	}
	return f
}
