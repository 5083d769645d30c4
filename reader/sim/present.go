package sim

import (
	"slices"
	"time"

	"reji/reader/sim/cards"
)

// Times of a collected card (docs.stripe.com/terminal/payments/collect-card-payment and …/references/testing).
const (
	collectWindow = 30 * time.Second
	cardMemory    = 30 * time.Minute // of a simulated reader, with Variants.LateConfirm
)

// present is the customer's hand in Stripe's test helper: a test card is held to the reader.
func (c *call) present() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	if rd.UnpluggedAt > 0 {
		return nil, readerError("terminal_reader_offline", "The reader has no power.")
	}
	if rd.Action.Phase != waiting {
		return nil, refused("", "The reader is not waiting for a card.")
	}
	card, err := c.presentedCard(rd)
	if err != nil {
		return nil, err
	}
	tip, err := c.presentedTip(rd)
	if err != nil {
		return nil, err
	}
	rd.Action.Card, rd.Tip = card.Number, nil
	if tip != nil || rd.Action.Type != "confirm_payment_intent" {
		rd.Action.Tip = tip
	}
	if rd.WrongPIN && card.PIN != cards.NoPIN {
		rd.Action.WrongPIN, rd.WrongPIN = true, false
	}
	rd.CardInside, rd.LeavesCard = rd.LeavesCard, false
	c.tx.insert(rd, card)
	return c.render().reader(rd, c.expand), nil
}

// insert lets the reader act on a card.
func (t *tx) insert(rd *reader, card cards.Card) {
	a := &rd.Action
	if a.Type != "refund_payment" {
		a.Method = t.s.draws.id("pm")
		t.methods.add(a.Method, &method{ID: a.Method, Created: t.at.Unix(), Card: card.Number, Read: card.ReadMethod()})
	}
	if a.Type != "collect_payment_method" {
		t.authorizeLater(rd)
		return
	}
	if a.Fate == "stuck" {
		a.Method, a.Phase = "", lost
		return
	}
	in := t.intents.edit(a.Intent)
	if !in.open() {
		a.Method = ""
		t.endAction(rd, "payment_intent_unexpected_state", "The PaymentIntent has a status of "+in.Status+".", nil)
		return
	}
	in.Status, in.Method, in.CollectedBy, in.AmountAtCollect, in.LastError = needsConfirmation, a.Method, rd.ID, in.Amount, nil
	a.Phase, a.CollectedAt = collected, t.at.UnixNano()
	a.Due = a.CollectedAt + int64(t.s.window())
	if !t.s.opts.Variants.CollectStaysInProgress {
		a.Status = succeeded
	}
	t.emitReader("action_updated", rd.ID)
}

// window is how long a collected card waits for its confirmation.
func (s *Server) window() time.Duration {
	if s.opts.Variants.LateConfirm {
		return cardMemory
	}
	return collectWindow
}

// presentedCard is the test card of the request, of a type that the action takes.
func (c *call) presentedCard(rd *reader) (cards.Card, *apiError) {
	p := c.params
	if p.Has("card") || p.Str("type") == "card" {
		return cards.Card{}, invalid("", "card", "The simulator has no keyed entry; present card_present or interac_present.")
	}
	types := []string{string(cards.InteracPresent)}
	if rd.Action.Type != "refund_payment" {
		types = c.tx.intents.get(rd.Action.Intent).Types
	}
	kind := cards.Type(p.Str("type"))
	switch {
	case kind != "":
	case p.Has("card_present") || (!p.Has("interac_present") && slices.Contains(types, "card_present")):
		kind = cards.CardPresent
	default:
		kind = cards.InteracPresent
	}
	if !slices.Contains(types, string(kind)) {
		return cards.Card{}, invalid("", "type", "The action on the reader does not take "+string(kind)+".")
	}
	card := cards.Default(kind)
	if name := string(kind) + ".number"; p.Given(name) {
		var ok bool
		if card, ok = cards.ByNumber(p.Str(name)); !ok || card.Type != kind {
			return card, invalid("", string(kind)+"[number]", "The number is not a test card of type "+string(kind)+".")
		}
	}
	return card, nil
}

// presentedTip is what the customer adds: the parameter, else what was chosen on the reader before. nil: tipping is not on.
func (c *call) presentedTip(rd *reader) (*int64, *apiError) {
	tip := optionalInt(c.params, "amount_tip")
	if tip == nil {
		tip = rd.Tip
	}
	if tip == nil {
		return nil, nil
	}
	if *tip < 0 {
		return nil, invalid("parameter_invalid_integer", "amount_tip", "This value must be greater than or equal to 0.")
	}
	cfg := rd.Action.Config
	hidden := cfg.SkipTipping != nil && *cfg.SkipTipping || cfg.TipEligible != nil && *cfg.TipEligible == 0
	if rd.Action.Type == "refund_payment" || *tip > 0 && hidden {
		return nil, invalid("", "amount_tip", "The reader shows no tip screen for this action.")
	}
	if hidden {
		return nil, nil
	}
	return tip, nil
}
