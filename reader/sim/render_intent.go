package sim

// intent is a PaymentIntent on the wire.
func (r *render) intent(in *intent, e expansion) obj {
	tip := obj{}
	if in.Tip != nil {
		tip["amount"] = *in.Tip
	}
	o := obj{
		"id": in.ID, "object": "payment_intent", "livemode": false, "created": in.Created,
		"amount": in.Amount, "amount_capturable": in.Capturable, "amount_received": in.Received,
		"amount_details": obj{"tip": tip}, "currency": in.Currency, "status": in.Status,
		"capture_method": in.CaptureMethod, "confirmation_method": "automatic", "client_secret": in.ClientSecret,
		"canceled_at": stamp(in.CanceledAt), "cancellation_reason": r.cancelReason(in),
		"payment_method_types": in.Types, "payment_method_options": in.options(),
		"automatic_payment_methods": nil, "payment_method_configuration_details": nil,
		"allowed_payment_method_types": nil, "excluded_payment_method_types": nil,
		"last_payment_error": r.failure(in.LastError), "latest_charge": nil, "payment_method": nil,
		"metadata": texts(in.Metadata), "description": text(in.Description), "receipt_email": text(in.Email),
		"statement_descriptor": text(in.Descriptor), "statement_descriptor_suffix": text(in.Suffix),
		"setup_future_usage": text(in.FutureUsage), "transfer_group": text(in.Group), "shipping": nil,
		"application": nil, "application_fee_amount": nil, "customer": nil, "customer_account": nil, "managed_payments": nil,
		"next_action": nil, "on_behalf_of": nil, "processing": nil, "review": nil, "transfer_data": nil,
	}
	if in.Automatic {
		o["automatic_payment_methods"] = obj{"enabled": true, "allow_redirects": "always"}
	}
	if len(in.Shipping) > 0 {
		o["shipping"] = in.Shipping
	}
	if in.CustomerRef != "" || in.OrderRef != "" {
		o["payment_details"] = obj{"customer_reference": text(in.CustomerRef), "order_reference": text(in.OrderRef)}
	}
	if in.Charge != "" {
		o["latest_charge"] = in.Charge
		if e.has("latest_charge") {
			o["latest_charge"] = r.charge(r.tx.charges.get(in.Charge), e.sub("latest_charge"))
		}
	}
	if in.Method != "" {
		o["payment_method"] = in.Method
		if e.has("payment_method") {
			o["payment_method"] = r.method(r.tx.methods.get(in.Method), e.sub("payment_method"))
		}
	}
	return o
}

// lapsed is the reason kept for an authorisation that nobody captured; older versions call it automatic.
const lapsed = "expired"

func (r *render) cancelReason(in *intent) any {
	if in.CancelReason == lapsed && !r.version.atLeast(expiredReason) {
		return "automatic"
	}
	return text(in.CancelReason)
}

// options is payment_method_options: one entry for each type that is taken.
func (in *intent) options() obj {
	o := obj{}
	for _, kind := range in.Types {
		switch kind {
		case "card_present":
			card := obj{"request_extended_authorization": in.Extended, "request_incremental_authorization_support": in.Incremental}
			card.put("capture_method", in.CardCapture)
			if in.Priority != "" {
				card["routing"] = obj{"requested_priority": in.Priority}
			}
			o[kind] = card
		case "interac_present":
			o[kind] = obj{}
		}
	}
	return o
}
