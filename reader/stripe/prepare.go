package stripe

import (
	"net/http"
	"strconv"
	"strings"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout"
	"reji/checkout/register"
)

// codeIncomplete marks a call that lacks something without which no request can be made of it; Param names what.
const codeIncomplete = "incomplete_call"

// Prepare turns a call into the request to be stored. It is pure: equal calls give equal requests, to the byte. It fails with
// FailureRefused for a call that lacks its intent, reader, key or amount.
func (d *Driver) Prepare(c checkout.Call, a register.Anchor) (register.Request, error) {
	if missing := lacks(c); missing != "" {
		return register.Request{}, local(checkout.FailureRefused, codeIncomplete, missing)
	}
	return register.Request{
		Op: c.Ref.Op, Method: http.MethodPost, Path: path(c), Body: encode(params(c, a)), Key: c.Key, Version: versionOf(c.Ref.Op),
	}, nil
}

// lacks names what a call needs and does not have.
func lacks(c checkout.Call) string {
	switch {
	case c.Key == "":
		return "key"
	case c.Ref.Op == checkout.OpNone || path(c) == "":
		return "op"
	case c.Ref.Op != checkout.OpCreate && c.Intent == "":
		return "intent"
	case isReaderOp(c.Ref.Op) && c.Reader == "":
		return "reader"
	case (c.Ref.Op == checkout.OpCreate || c.Ref.Op == checkout.OpUpdate) && (c.Amount.Minor <= 0 || c.Amount.Currency == ""):
		return "amount"
	case c.Amount.Minor < 0:
		return "amount"
	case !straight(path(c)):
		return "id"
	}
	return ""
}

// isReaderOp reports whether an operation is a command to a reader, and so answered with a reader.
func isReaderOp(op checkout.Op) bool { return versionOf(op) == readerVersion }

// path is where a call goes to; the empty string for an operation that is not known.
func path(c checkout.Call) string {
	switch c.Ref.Op {
	case checkout.OpCreate:
		return "/v1/payment_intents"
	case checkout.OpUpdate:
		return intentPath(c.Intent)
	case checkout.OpCollect:
		return readerPath(c.Reader) + "/collect_payment_method"
	case checkout.OpConfirm:
		return readerPath(c.Reader) + "/confirm_payment_intent"
	case checkout.OpProcess:
		return readerPath(c.Reader) + "/process_payment_intent"
	case checkout.OpCancelAction:
		return readerPath(c.Reader) + "/cancel_action"
	case checkout.OpCapture:
		return intentPath(c.Intent) + "/capture"
	case checkout.OpCancel:
		return intentPath(c.Intent) + "/cancel"
	case checkout.OpRefund:
		return "/v1/refunds"
	case checkout.OpNone:
	}
	return ""
}

func intentPath(id checkout.IntentID) string {
	return stripego.FormatURLPath("/v1/payment_intents/%s", string(id))
}

func readerPath(id checkout.ReaderID) string {
	return stripego.FormatURLPath("/v1/terminal/readers/%s", string(id))
}

// straight reports whether a path leads where it says. Escaping takes care of all that an id could smuggle in, but for dots.
func straight(path string) bool { return !strings.Contains(path, "/.") }

// params are the parameters of a call. What is expanded is what Facts are made of.
func params(c checkout.Call, a register.Anchor) any {
	switch c.Ref.Op {
	case checkout.OpCreate:
		return create(c, a)
	case checkout.OpUpdate:
		return updateParams{Amount: c.Amount.Minor}
	case checkout.OpCollect:
		return commandParams{Intent: string(c.Intent), Collect: config(c), Expand: []string{"action.collect_payment_method.payment_intent"}}
	case checkout.OpConfirm:
		return commandParams{Intent: string(c.Intent), Expand: []string{"action.confirm_payment_intent.payment_intent"}}
	case checkout.OpProcess:
		return commandParams{Intent: string(c.Intent), Process: config(c), Expand: []string{"action.process_payment_intent.payment_intent"}}
	case checkout.OpCapture:
		return captureParams{Amount: positive(c.Amount.Minor), Expand: expandIntent("")}
	case checkout.OpCancel:
		return expandParams{Expand: expandIntent("")}
	case checkout.OpRefund:
		return refundParams{
			Intent: string(c.Intent), Amount: positive(c.Amount.Minor), Metadata: anchored(c, a),
			Expand: append([]string{"payment_intent"}, expandIntent("payment_intent.")...),
		}
	case checkout.OpNone, checkout.OpCancelAction:
	}
	return expandParams{}
}

// create asks for a PaymentIntent. The capture method is always given, because its default depends on the API version (T1).
//
// Interac is captured by the request that confirms it, and is always declined under capture_method=manual; so where it is allowed the
// method is automatic, and manual_preferred for the other cards (docs.stripe.com/terminal/payments/regional).
func create(c checkout.Call, a register.Anchor) createParams {
	p := createParams{
		Amount: c.Amount.Minor, Currency: string(c.Amount.Currency), Types: []string{"card_present"}, CaptureMethod: "manual",
		Metadata: anchored(c, a),
	}
	if c.Capture == checkout.CaptureAutomatic {
		p.CaptureMethod = "automatic"
	}
	if c.Interac {
		p.Types = append(p.Types, "interac_present")
		if p.CaptureMethod == "manual" {
			p.CaptureMethod = "automatic"
			p.Options = &createOptions{CardPresent: cardPresentOptions{CaptureMethod: "manual_preferred"}}
		}
	}
	if c.Number > 0 {
		p.Description = "reji sale " + strconv.FormatInt(c.Number, 10)
	}
	return p
}

func anchored(c checkout.Call, a register.Anchor) metadata {
	return metadata{Till: a.Till, Epoch: &a.Epoch, Sale: string(c.Ref.Sale), Tender: string(c.Ref.Tender), Seq: &a.Seq, Head: a.Head}
}

// config lets the customer cancel on the reader, where that is wanted; Stripe's default is that they cannot.
func config(c checkout.Call) *commandConfig {
	if !c.Customer {
		return nil
	}
	return &commandConfig{CustomerCancels: stripego.Bool(true)}
}

// expandIntent lists what a PaymentIntent is expanded with.
func expandIntent(prefix string) []string {
	return []string{prefix + "latest_charge", prefix + "payment_method"}
}

// positive is an amount that is left out where it is zero: the whole.
func positive(minor int64) *int64 {
	if minor <= 0 {
		return nil
	}
	return &minor
}
