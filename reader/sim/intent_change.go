package sim

import (
	"net/http"
	"slices"
)

// getIntent reads a PaymentIntent. A client_secret, when given, must be its own.
func (c *call) getIntent() (any, *apiError) {
	in := c.tx.intents.get(c.id())
	if in == nil || (c.params.Given("client_secret") && c.params.Str("client_secret") != in.ClientSecret) {
		return nil, missing("payment_intent", c.id(), "id")
	}
	return c.render().intent(in, c.expand), nil
}

func (c *call) listIntents() (any, *apiError) {
	if id := c.params.Str("customer"); id != "" {
		return nil, missing("customer", id, "customer")
	}
	created := c.params.Range("created")
	r, e := c.render(), c.expand.sub("data")
	return page(c, &c.tx.intents, "payment_intent", "/v1/payment_intents",
		func(in *intent) bool { return created.Contains(in.Created) },
		func(in *intent) obj { return r.intent(in, e) })
}

// open says whether the intent can still be paid.
func (in *intent) open() bool { return in.Status == needsMethod || in.Status == needsConfirmation }

// updateIntent changes a PaymentIntent. What money depends on can be changed only while the intent is open; any update clears
// last_payment_error.
func (c *call) updateIntent() (any, *apiError) {
	in := c.tx.intents.edit(c.id())
	if in == nil {
		return nil, missing("payment_intent", c.id(), "id")
	}
	if err := c.refuseOnline(); err != nil {
		return nil, err
	}
	p := c.params
	if !in.open() {
		for _, name := range []string{"amount", "currency", "capture_method", "payment_method_types", "payment_method_options", "setup_future_usage"} {
			if p.Has(name) {
				return nil, unexpectedState(in, "This PaymentIntent's "+name+" could not be updated because it has a status of "+in.Status+".")
			}
		}
	}
	if p.Given("currency") {
		currency, err := parseCurrency(p.Str("currency"), "currency")
		if err != nil {
			return nil, err
		}
		in.Currency = currency
	}
	if p.Given("amount") {
		in.Amount = p.Int("amount")
	}
	if p.Given("amount") || p.Given("currency") {
		if err := checkAmount(in.Amount, in.Currency, "amount"); err != nil {
			return nil, err
		}
	}
	if err := c.fillIntent(in); err != nil {
		return nil, err
	}
	in.LastError = nil
	return c.render().intent(in, c.expand), nil
}

// captureIntent takes the authorised money, or a part of it; the rest is released.
func (c *call) captureIntent() (any, *apiError) {
	in := c.tx.intents.edit(c.id())
	if in == nil {
		return nil, missing("payment_intent", c.id(), "id")
	}
	if in.Status != needsCapture {
		return nil, unexpectedState(in, "This PaymentIntent could not be captured because it has a status of "+in.Status+"; only requires_capture can be captured.")
	}
	if c.params.Has("final_capture") && !c.params.Bool("final_capture") {
		return nil, invalid("", "final_capture", "This payment cannot be captured more than once.")
	}
	amount := in.Capturable
	if c.params.Given("amount_to_capture") {
		amount = c.params.Int("amount_to_capture")
	}
	if amount < 1 {
		return nil, invalid("parameter_invalid_integer", "amount_to_capture", "This value must be greater than or equal to 1.")
	}
	if amount > in.Capturable {
		return nil, invalid("amount_too_large", "amount_to_capture", "The amount to capture is more than was authorised.")
	}
	if amount%grain(in.Currency) != 0 {
		return nil, invalid("", "amount_to_capture", "The amount is not one that the currency can have.")
	}
	var err *apiError
	if in.Metadata, err = c.metadata(in.Metadata); err != nil {
		return nil, err
	}
	for name, target := range map[string]*string{"statement_descriptor": &in.Descriptor, "statement_descriptor_suffix": &in.Suffix} {
		if c.params.Has(name) {
			*target = c.params.Str(name)
		}
	}
	if err := checkTexts(in); err != nil {
		return nil, err
	}
	c.tx.capture(in, amount)
	return c.render().intent(in, c.expand), nil
}

// capture moves the money of an authorised intent.
func (t *tx) capture(in *intent, amount int64) {
	ch := t.charges.edit(in.Charge)
	ch.Captured, ch.AmountCaptured, ch.Suffix = true, amount, in.Suffix
	in.Status, in.Received, in.Capturable, in.CaptureBefore, in.LastError = succeeded, amount, 0, 0, nil
	t.emitCharge("captured", ch.ID)
	t.emitIntent("succeeded", in.ID)
}

// cancelIntent ends a PaymentIntent for good and releases what was authorised.
func (c *call) cancelIntent() (any, *apiError) {
	in := c.tx.intents.edit(c.id())
	if in == nil {
		return nil, missing("payment_intent", c.id(), "id")
	}
	if !in.open() && in.Status != needsCapture {
		return nil, unexpectedState(in, "You cannot cancel this PaymentIntent because it has a status of "+in.Status+".")
	}
	c.tx.cancel(in, c.params.Str("cancellation_reason"), "")
	return c.render().intent(in, c.expand), nil
}

// cancel ends an intent; refundReason goes on the release of what was authorised.
func (t *tx) cancel(in *intent, reason, refundReason string) {
	if in.Status == needsCapture {
		t.release(in, refundReason)
	}
	in.Status, in.CancelReason, in.CanceledAt = canceled, reason, t.at.Unix()
	in.Capturable, in.CaptureBefore, in.LastError, in.CollectedBy = 0, 0, nil, ""
	t.emitIntent("canceled", in.ID)
}

// release gives an authorisation back: the charge counts as refunded, and a refund says so.
func (t *tx) release(in *intent, reason string) {
	ch := t.charges.edit(in.Charge)
	ch.Refunded, ch.CaptureBefore = ch.Amount, 0
	id := t.s.draws.id("re")
	t.refunds.add(id, &refund{ID: id, Charge: ch.ID, Intent: in.ID, Created: t.at.Unix(), Amount: ch.Amount, Currency: ch.Currency,
		Reason: reason, Status: succeeded, Release: true})
	if reason != "" {
		t.emitCharge("expired", ch.ID)
	}
	t.emitCharge("refunded", ch.ID)
}

// confirmOnline refuses: a card that is present is confirmed by its reader.
func (c *call) confirmOnline() (any, *apiError) {
	in := c.tx.intents.get(c.id())
	if in == nil {
		return nil, missing("payment_intent", c.id(), "id")
	}
	if !in.open() {
		return nil, unexpectedState(in, "You cannot confirm this PaymentIntent because it has a status of "+in.Status+".")
	}
	if slices.Contains(in.Types, "card_present") {
		return nil, &apiError{status: http.StatusBadRequest, kind: typeInvalid, code: "payment_intent_incompatible_payment_method",
			message: "A card_present PaymentIntent is confirmed on its reader.", intent: in.ID}
	}
	return nil, &apiError{status: http.StatusBadRequest, kind: typeInvalid, code: "payment_intent_unexpected_state",
		message: "The PaymentIntent has no payment method to confirm with.", intent: in.ID}
}
