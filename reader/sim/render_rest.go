package sim

import (
	"reji/reader/sim/cards"
)

// refund is a Refund on the wire.
func (r *render) refund(re *refund, e expansion) obj {
	o := obj{"id": re.ID, "object": "refund", "amount": re.Amount, "currency": re.Currency, "created": re.Created,
		"charge": re.Charge, "payment_intent": re.Intent, "metadata": texts(re.Metadata), "reason": text(re.Reason),
		"status": re.Status, "receipt_number": nil, "balance_transaction": nil, "source_transfer_reversal": nil,
		"transfer_reversal": nil, "customer": nil, "customer_account": nil, "payment_method": nil}
	o.put("failure_reason", re.FailureReason)
	ch := r.tx.charges.get(re.Charge)
	card, _ := cards.ByNumber(ch.Card)
	if ch.Method != "" {
		o["payment_method"] = ch.Method
		if e.has("payment_method") {
			o["payment_method"] = r.method(r.tx.methods.get(ch.Method), nil)
		}
	}
	how := "refund"
	if re.Release {
		how = "reversal"
	}
	if card.Type == cards.CardPresent {
		o["destination_details"] = obj{"type": "card", "card": obj{"type": how, "reference_status": "pending", "reference_type": "acquirer_reference_number"}}
	} else {
		o["destination_details"] = obj{"type": "card", "card": obj{"type": how}}
	}
	if e.has("charge") {
		o["charge"] = r.charge(ch, e.sub("charge"))
	}
	if e.has("payment_intent") {
		o["payment_intent"] = r.intent(r.tx.intents.get(re.Intent), e.sub("payment_intent"))
	}
	return o
}

// location is a Terminal Location on the wire. One in Japan has no address of the common kind; its parts are null.
func (r *render) location(l *location) obj {
	if l.Deleted {
		return obj{"id": l.ID, "object": "terminal.location", "deleted": true}
	}
	o := obj{"id": l.ID, "object": "terminal.location", "livemode": false, "display_name": l.Name, "metadata": texts(l.Metadata),
		"address": addressOf(l.Address, "city", "country", "line1", "line2", "postal_code", "state")}
	o.put("configuration_overrides", l.Configuration)
	o.put("display_name_kana", l.NameKana)
	o.put("display_name_kanji", l.NameKanji)
	o.put("phone", l.Phone)
	if l.Kana != nil {
		o["address_kana"] = addressOf(l.Kana, "city", "country", "line1", "line2", "postal_code", "state", "town")
	}
	if l.Kanji != nil {
		o["address_kanji"] = addressOf(l.Kanji, "city", "country", "line1", "line2", "postal_code", "state", "town")
	}
	return o
}

func addressOf(parts map[string]string, names ...string) obj {
	o := obj{}
	for _, name := range names {
		o[name] = text(parts[name])
	}
	return o
}

// event is an Event on the wire; its object stays as it was when it happened.
func (r *render) event(ev *event) obj {
	return obj{"id": ev.ID, "object": "event", "livemode": false, "api_version": string(accountVersion), "created": ev.Created,
		"type": ev.Type, "pending_webhooks": 0, "data": obj{"object": ev.Object},
		"request": obj{"id": text(ev.Request), "idempotency_key": text(ev.Key)}}
}
