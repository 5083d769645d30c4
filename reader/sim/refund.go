package sim

import (
	"time"

	"reji/reader/sim/cards"
)

func refundEndpoints() []endpoint {
	return []endpoint{
		{call: "refund", method: "POST", path: "/v1/refunds", expand: "refund", run: (*call).createRefund, params: expandParam + `
	amount         int
	charge         string
	payment_intent string
	reason         enum duplicate|fraudulent|requested_by_customer
	metadata       metadata
	refund_application_fee bool
	reverse_transfer       bool
	currency           uncovered
	customer           uncovered
	instructions_email uncovered
	origin             uncovered
`},
		{call: "list_refunds", method: "GET", path: "/v1/refunds", expand: "list:refund", run: (*call).listRefunds, params: listParams + `
	charge         string
	payment_intent string
	created        range
`},
		{call: "get_refund", method: "GET", path: "/v1/refunds/{}", expand: "refund", run: (*call).getRefund, params: expandParam},
		{call: "update_refund", method: "POST", path: "/v1/refunds/{}", expand: "refund", run: (*call).updateRefund, params: expandParam + "metadata metadata"},
	}
}

// refundFailsAfter is how long the refund of a refund_fail card looks good; Stripe only says "later".
const refundFailsAfter = 10 * time.Second

func refundFailure(ch *charge) string {
	card, _ := cards.ByNumber(ch.Card)
	return card.Refund
}

// refundable finds the charge that a refund is for and how much of it, and says why it cannot be refunded.
func (c *call) refundable() (*charge, int64, *apiError) {
	p := c.params
	var ch *charge
	switch {
	case p.Given("charge"):
		if ch = c.tx.charges.get(p.Str("charge")); ch == nil {
			return nil, 0, missing("charge", p.Str("charge"), "charge")
		}
		if p.Given("payment_intent") && ch.Intent != p.Str("payment_intent") {
			return nil, 0, invalid("", "payment_intent", "The charge belongs to another PaymentIntent.")
		}
	case p.Given("payment_intent"):
		in := c.tx.intents.get(p.Str("payment_intent"))
		if in == nil {
			return nil, 0, missing("payment_intent", p.Str("payment_intent"), "payment_intent")
		}
		if ch = c.tx.charges.get(in.Charge); ch == nil || ch.Status != succeeded {
			return nil, 0, unexpectedState(in, "This PaymentIntent has no successful charge to refund.")
		}
	default:
		return nil, 0, invalid("parameter_missing", "payment_intent", "Missing required param: payment_intent or charge.")
	}
	if ch.Status != succeeded || !ch.Captured {
		return nil, 0, refused("charge_not_refundable", "The charge was not captured; cancel its PaymentIntent instead.")
	}
	left := ch.AmountCaptured - ch.Refunded
	if left == 0 {
		return nil, 0, refused("charge_already_refunded", "Charge "+ch.ID+" has already been refunded.")
	}
	amount := left
	if p.Given("amount") {
		amount = p.Int("amount")
	}
	switch {
	case amount < 1:
		return nil, 0, invalid("parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.")
	case amount > left:
		return nil, 0, invalid("amount_too_large", "amount", "The refund is larger than what is left of the charge.")
	case amount%grain(ch.Currency) != 0:
		return nil, 0, invalid("", "amount", "The amount is not one that the currency can have.")
	}
	return ch, amount, nil
}

func (c *call) createRefund() (any, *apiError) {
	ch, amount, err := c.refundable()
	if err != nil {
		return nil, err
	}
	if card, _ := cards.ByNumber(ch.Card); card.Type == cards.InteracPresent {
		return nil, refused("charge_not_refundable", "Interac charges are refunded in person, with the card on a reader.")
	}
	metadata, err := c.metadata(nil)
	if err != nil {
		return nil, err
	}
	re := c.tx.refund(ch.ID, amount, c.params.Str("reason"), metadata)
	return c.render().refund(re, c.expand), nil
}

// refund gives money back.
func (t *tx) refund(chargeID string, amount int64, reason string, metadata map[string]string) *refund {
	ch := t.charges.edit(chargeID)
	ch.Refunded += amount
	id := t.s.draws.id("re")
	re := t.refunds.add(id, &refund{ID: id, Charge: ch.ID, Intent: ch.Intent, Created: t.at.Unix(), Amount: amount, Currency: ch.Currency,
		Metadata: metadata, Reason: reason, Status: succeeded})
	if refundFailure(ch) != "" {
		re.FailsAt = t.at.Add(refundFailsAfter).UnixNano()
	}
	t.emitCharge("refunded", ch.ID)
	t.emitRefund("refund.created", id)
	return re
}

func (c *call) listRefunds() (any, *apiError) {
	p := c.params
	if id := p.Str("charge"); id != "" && c.tx.charges.get(id) == nil {
		return nil, missing("charge", id, "charge")
	}
	if id := p.Str("payment_intent"); id != "" && c.tx.intents.get(id) == nil {
		return nil, missing("payment_intent", id, "payment_intent")
	}
	created := p.Range("created")
	r, e := c.render(), c.expand.sub("data")
	return page(c, &c.tx.refunds, "refund", "/v1/refunds", func(re *refund) bool {
		return created.Contains(re.Created) && (!p.Given("charge") || p.Str("charge") == re.Charge) &&
			(!p.Given("payment_intent") || p.Str("payment_intent") == re.Intent)
	}, func(re *refund) obj { return r.refund(re, e) })
}

func (c *call) getRefund() (any, *apiError) {
	re := c.tx.refunds.get(c.id())
	if re == nil {
		return nil, missing("refund", c.id(), "id")
	}
	return c.render().refund(re, c.expand), nil
}

func (c *call) updateRefund() (any, *apiError) {
	re := c.tx.refunds.edit(c.id())
	if re == nil {
		return nil, missing("refund", c.id(), "id")
	}
	var err *apiError
	if re.Metadata, err = c.metadata(re.Metadata); err != nil {
		return nil, err
	}
	c.tx.emitRefund("refund.updated", re.ID)
	return c.render().refund(re, c.expand), nil
}
