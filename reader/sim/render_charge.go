package sim

import (
	"reji/reader/sim/cards"
)

// charge is a Charge on the wire. Its refunds are there when they are expanded, as since version 2022-11-15.
func (r *render) charge(ch *charge, e expansion) obj {
	o := obj{
		"id": ch.ID, "object": "charge", "livemode": false, "created": ch.Created,
		"amount": ch.Amount, "amount_captured": ch.AmountCaptured, "amount_refunded": ch.Refunded, "currency": ch.Currency,
		"captured": ch.Captured, "paid": ch.Status == succeeded, "refunded": ch.Status == succeeded && ch.Refunded >= ch.final(),
		"status": ch.Status, "disputed": false,
		"failure_code": text(ch.Code), "failure_message": text(ch.Message), "failure_balance_transaction": nil,
		"outcome": ch.outcome(), "fraud_details": obj{}, "billing_details": noBillingDetails(),
		"payment_intent": ch.Intent, "payment_method": ch.Method, "payment_method_details": ch.details(),
		"metadata": texts(ch.Metadata), "description": text(ch.Description), "receipt_email": text(ch.Email),
		"receipt_number": nil, "receipt_url": nil, "review": nil, "shipping": nil,
		"statement_descriptor": nil, "statement_descriptor_suffix": text(ch.Suffix),
		"calculated_statement_descriptor": nil, "transfer_group": text(ch.Group), "transfer_data": nil, "source_transfer": nil,
		"application": nil, "application_fee": nil, "application_fee_amount": nil, "balance_transaction": nil,
		"customer": nil, "on_behalf_of": nil,
	}
	if ch.Status == succeeded {
		o["calculated_statement_descriptor"] = accountDescriptor
		o["receipt_url"] = "https://pay.stripe.com/receipts/payment/" + ch.ID
	}
	if e.has("payment_intent") {
		o["payment_intent"] = r.intent(r.tx.intents.get(ch.Intent), e.sub("payment_intent"))
	}
	if e.has("refunds") {
		data := []obj{}
		for _, re := range r.tx.refunds.newest(func(re *refund) bool { return re.Charge == ch.ID }) {
			data = append(data, r.refund(re, e.sub("refunds").sub("data")))
		}
		o["refunds"] = obj{"object": "list", "url": "/v1/charges/" + ch.ID + "/refunds", "has_more": false, "data": data}
	}
	return o
}

// final is the amount that counts as the whole of the charge.
func (ch *charge) final() int64 {
	if ch.Captured {
		return ch.AmountCaptured
	}
	return ch.Amount
}

func (ch *charge) outcome() obj {
	if ch.Status == failed {
		return obj{"type": "issuer_declined", "network_status": "declined_by_network", "reason": ch.Decline,
			"risk_level": "normal", "seller_message": "The bank returned the decline code " + ch.Decline + ".",
			"advice_code": advice(ch.Decline), "network_advice_code": nil, "network_decline_code": nil}
	}
	return obj{"type": "authorized", "network_status": "approved_by_network", "reason": nil, "risk_level": "normal",
		"seller_message": "Payment complete.", "advice_code": nil, "network_advice_code": nil, "network_decline_code": nil}
}

func advice(decline string) any {
	switch decline {
	case "lost_card", "stolen_card", "pin_try_exceeded":
		return "do_not_try_again"
	case "processing_error", "insufficient_funds", "withdrawal_count_limit_exceeded":
		return "try_again_later"
	}
	return nil
}

// details is payment_method_details of the card that was presented.
func (ch *charge) details() obj {
	card, _ := cards.ByNumber(ch.Card)
	o := cardFacts(card, ch.Read)
	o["network"] = cardNetwork(card)
	o["network_transaction_id"] = text(ch.NetworkID)
	o["generated_card"] = nil
	o["emv_auth_data"] = nil
	o["receipt"] = ch.receipt(card)
	o["reader"] = ch.Reader
	o["location"] = ch.Location
	if card.Type == cards.CardPresent {
		o["amount_authorized"] = nil
		if ch.Status == succeeded {
			o["amount_authorized"] = ch.Authorized
		}
		o["incremental_authorization_supported"] = false
		o["overcapture_supported"] = false
		o["brand_product"] = text(card.Product)
		o["offline"] = nil
		if ch.CaptureBefore > 0 {
			o["capture_before"] = ch.CaptureBefore
		}
	}
	return obj{"type": string(card.Type), string(card.Type): o}
}

func cardNetwork(card cards.Card) string {
	if card.Network == "" {
		return "unknown"
	}
	return card.Network
}

// receipt is what must be printed of an EMV payment (docs.stripe.com/terminal/features/receipts).
func (ch *charge) receipt(card cards.Card) obj {
	o := obj{
		"account_type": card.AccountType(), "application_preferred_name": card.Label, "dedicated_file_name": card.AID,
		"application_cryptogram": text(ch.Cryptogram), "authorization_code": text(ch.AuthCode),
		"authorization_response_code": "3030", "cardholder_verification_method": text(ch.CVM),
		"terminal_verification_results": "0000008000", "transaction_status_information": "6800",
	}
	if ch.Read == "contactless_emv" {
		o["terminal_verification_results"], o["transaction_status_information"] = "0000000000", "0000"
	}
	if ch.Status == failed {
		o["authorization_response_code"] = "3035"
	}
	return o
}
