package sim

import (
	"reji/reader/sim/cards"
)

// refundOnReader asks for the card again; only Interac is refunded that way.
func (c *call) refundOnReader() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	ch, amount, err := c.refundable()
	if err != nil {
		return nil, err
	}
	if card, _ := cards.ByNumber(ch.Card); card.Type != cards.InteracPresent {
		return nil, refused("charge_not_refundable", "Only interac_present charges are refunded on a reader.")
	}
	metadata, err := c.metadata(nil)
	if err != nil {
		return nil, err
	}
	const at = "refund_payment_config"
	cfg := config{Sent: c.params.Has(at), CustomerCancellation: optionalBool(c.params, at+".enable_customer_cancellation"),
		RefundApplicationFee: optionalBool(c.params, "refund_application_fee"), ReverseTransfer: optionalBool(c.params, "reverse_transfer")}
	order := refundOrder{Charge: c.params.Str("charge"), Intent: c.params.Str("payment_intent"), Amount: amount, Metadata: metadata}
	if err := c.deliver(rd, action{Type: "refund_payment", Status: inProgress, Config: cfg, Phase: waiting, Refund: order}); err != nil {
		return nil, err
	}
	return c.acknowledge(rd)
}

// refundCharge is the charge that an order means.
func (t *tx) refundCharge(order refundOrder) *charge {
	if order.Charge != "" {
		return t.charges.get(order.Charge)
	}
	return t.charges.get(t.intents.get(order.Intent).Charge)
}

// resolveRefund ends a refund on the reader: money left, and a partial amount that the bank takes. That the card is the one that paid
// need not be asked: there is one Interac test card.
func (t *tx) resolveRefund(rd *reader) {
	a := &rd.Action
	if a.Fate == "stuck" {
		a.Phase, a.Due = lost, 0
		return
	}
	ch := t.refundCharge(a.Refund)
	left := ch.AmountCaptured - ch.Refunded
	decline := cards.JudgeRefund(a.Refund.Amount, a.Refund.Amount < ch.AmountCaptured)
	switch {
	case a.Refund.Amount > left:
		t.endAction(rd, "charge_already_refunded", "The charge has been refunded meanwhile.", nil)
	case decline != "":
		problem := &paymentError{Code: cards.ErrorCode(decline), Decline: decline, Message: cards.Message(decline), Charge: ch.ID}
		t.endAction(rd, problem.Code, problem.Message, problem)
	default:
		re := t.refund(ch.ID, a.Refund.Amount, "", a.Refund.Metadata)
		a.Refund.Refund = re.ID
		t.endAction(rd, "", "", nil)
	}
}
