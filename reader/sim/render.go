package sim

import "time"

// obj is a JSON object on its way out. A key that is missing is absent on the wire, a nil value is null: the difference is part of
// the format.
type obj map[string]any

// render turns what is remembered into Stripe's JSON, for one request.
type render struct {
	tx        *tx
	now       time.Time
	version   version
	requestID string
}

// text is a nullable string.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// stamp is a nullable time in Unix seconds.
func stamp(at int64) any {
	if at == 0 {
		return nil
	}
	return at
}

// texts is a map that is never null.
func texts(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

// put sets a key only when there is something to say.
func (o obj) put(key, value string) {
	if value != "" {
		o[key] = value
	}
}

func (r *render) failure(e *paymentError) any {
	if e == nil {
		return nil
	}
	o := obj{"type": "card_error", "code": e.Code, "message": e.Message, "doc_url": docURL(e.Code)}
	o.put("decline_code", e.Decline)
	o.put("charge", e.Charge)
	if m := r.tx.methods.get(e.Method); m != nil {
		o["payment_method"] = r.method(m, nil)
		o["payment_method_type"] = string(m.card().Type)
	}
	return o
}

// noBillingDetails is billing_details of a card that was read: the reader learns none.
func noBillingDetails() obj {
	return obj{"address": obj{"city": nil, "country": nil, "line1": nil, "line2": nil, "postal_code": nil, "state": nil},
		"email": nil, "name": nil, "phone": nil, "tax_id": nil}
}
