package stripe

import (
	"context"
	"net/http"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/register"
)

// codeStored marks a stored request that cannot be sent as it is stored: a defect of the till, or a ledger that was edited.
const codeStored = "stored_request"

// Send sends a stored request once, byte for byte, under its key, and tells what the answer shows. The error is a *checkout.Failure.
func (d *Driver) Send(ctx context.Context, r register.Request) (checkout.Facts, error) {
	values, same := decode(r.Body)
	if !same || r.Key == "" || r.Method != http.MethodPost || !strings.HasPrefix(r.Path, "/v1/") || r.Op == checkout.OpNone {
		return checkout.Facts{}, local(checkout.FailureRefused, codeStored, "")
	}
	c := call{method: r.Method, path: r.Path, body: values, key: r.Key, version: r.Version, timeout: d.timeout(r.Op)}
	switch {
	case r.Op == checkout.OpRefund:
		return d.sendRefund(ctx, c)
	case isReaderOp(r.Op):
		return d.sendCommand(ctx, c)
	}
	return d.sendIntent(ctx, c)
}

// timeout is how long the answer to an operation is waited for (F5).
func (d *Driver) timeout(op checkout.Op) time.Duration {
	switch op {
	case checkout.OpCreate, checkout.OpUpdate, checkout.OpCancelAction:
		return d.timeouts.Read
	case checkout.OpNone, checkout.OpCollect, checkout.OpConfirm, checkout.OpProcess, checkout.OpCapture, checkout.OpCancel, checkout.OpRefund:
	}
	return d.timeouts.Command
}

func (d *Driver) sendIntent(ctx context.Context, c call) (checkout.Facts, error) {
	o := &intentObject{}
	got, err := d.do(ctx, c, o)
	if err != nil {
		return checkout.Facts{}, err
	}
	f := got.facts()
	f.Intent = intentFacts(o)
	return f, nil
}

func (d *Driver) sendCommand(ctx context.Context, c call) (checkout.Facts, error) {
	o := &readerObject{}
	got, err := d.do(ctx, c, o)
	if err != nil {
		return checkout.Facts{}, unsupported(c, err)
	}
	f := got.facts()
	f.Action = actionFacts(o)
	if i := expandedIntent(o); i != nil {
		f.Intent = intentFacts(i)
	}
	return f, nil
}

// expandedIntent is the PaymentIntent of a reader's action, where the answer holds it as a whole.
func expandedIntent(o *readerObject) *intentObject {
	if o.Action == nil {
		return nil
	}
	return o.Action.payment().Intent.Object
}

func (d *Driver) sendRefund(ctx context.Context, c call) (checkout.Facts, error) {
	o := &refundObject{}
	got, err := d.do(ctx, c, o)
	if err != nil {
		return checkout.Facts{}, err
	}
	f := got.facts()
	if o.Intent.Object != nil {
		f.Intent = intentFacts(o.Intent.Object)
	}
	return f, nil
}
