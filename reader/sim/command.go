package sim

import (
	"slices"
	"strings"
	"time"
)

func withConfig(name string) string { return strings.ReplaceAll(configFields, "CONFIG", name) }

// deliver puts an action into the reader's slot, if the reader can be reached and is free: what waits for a card is replaced, what
// is being authorised is not (docs.stripe.com/terminal/payments/collect-card-payment, "reader busy").
func (c *call) deliver(rd *reader, a action) *apiError {
	if err := c.reach(rd); err != nil {
		return err
	}
	// The card inside is the one that was read where its own confirmation comes.
	if own := a.Type == "confirm_payment_intent" && rd.Action.Phase == collected && rd.Action.Intent == a.Intent; rd.CardInside && !own {
		return readerError("terminal_reader_busy", "The reader still holds the card of the last payment.")
	}
	switch rd.Action.Phase {
	case authorizing, retrying, lost:
		return readerError("terminal_reader_busy", "The reader is busy with another action.")
	case idle, waiting, collected:
	}
	if rd.Action.Intent != a.Intent || a.Type != "confirm_payment_intent" {
		c.tx.letGo(rd)
	}
	a.Fate = c.fate()
	rd.Action = a
	return nil
}

// fate is what the fault of this call does to the action later.
func (c *call) fate() string {
	switch c.fault {
	case "stuck", "stuck_authorized", "connection_error", "connection_error_authorized":
		return c.fault
	}
	return ""
}

// reach says why the reader cannot be talked to.
func (c *call) reach(rd *reader) *apiError {
	switch c.fault {
	case "offline":
		return readerError("terminal_reader_offline", "The reader has not been seen for two minutes.")
	case "busy":
		return readerError("terminal_reader_busy", "The reader is busy with another action.")
	case "hardware_fault":
		return readerError("terminal_reader_hardware_fault", "The reader has a hardware fault.")
	case "timeout_undelivered":
		return readerTimeout()
	}
	if rd.UnpluggedAt == 0 {
		return nil
	}
	if c.at.Sub(time.Unix(0, rd.UnpluggedAt)) >= offlineAfter {
		return readerError("terminal_reader_offline", "The reader has not been seen for two minutes.")
	}
	return readerTimeout()
}

// acknowledge answers a command that the reader has received, unless the fault loses the reader's acknowledgement.
func (c *call) acknowledge(rd *reader) (any, *apiError) {
	if c.fault == "timeout_delivered" {
		err := readerTimeout()
		err.done = true
		return nil, err
	}
	return c.render().reader(rd, c.expand), nil
}

func readerError(code, message string) *apiError { return refused(code, message) }

func readerTimeout() *apiError {
	return readerError("terminal_reader_timeout", "The reader did not acknowledge the command in time. It may have received it all the same.")
}

// letGo ends what the slot holds without a verdict: a collected card is forgotten and its intent can be collected again.
func (t *tx) letGo(rd *reader) {
	if rd.Action.Phase == collected && !t.s.opts.Variants.CancelKeepsConfirmation {
		t.forgetCard(rd)
	}
}

// forgetCard takes the intent whose card this reader holds back to requires_payment_method.
func (t *tx) forgetCard(rd *reader) {
	in := t.intents.get(rd.Action.Intent)
	if in == nil || in.Status != needsConfirmation || in.CollectedBy != rd.ID {
		return
	}
	in = t.intents.edit(in.ID)
	in.Status, in.Method, in.CollectedBy = needsMethod, "", ""
}

// commandIntent finds the intent of a reader command and checks that a reader of that Location may take it.
func (c *call) commandIntent(rd *reader, states ...string) (*intent, *apiError) {
	id := c.params.Str("payment_intent")
	in := c.tx.intents.get(id)
	if in == nil {
		return nil, missing("payment_intent", id, "payment_intent")
	}
	if !slices.Contains(in.Types, "card_present") && !slices.Contains(in.Types, "interac_present") {
		return nil, invalid("payment_intent_invalid_parameter", "payment_intent", "The PaymentIntent does not take card_present.")
	}
	if !slices.Contains(states, in.Status) {
		err := refused("intent_invalid_state", "The PaymentIntent has a status of "+in.Status+"; this command needs "+strings.Join(states, " or ")+".")
		err.intent = in.ID
		return nil, err
	}
	if c.s.opts.Variants.CountryCheck {
		l := c.tx.locations.get(rd.Location)
		if local := localCurrency(l.country()); local != in.Currency {
			return nil, refused("terminal_reader_invalid_location_for_payment", "The reader's Location takes "+local+" only.")
		}
	}
	return in, nil
}

// config reads collect_config or process_config.
func (c *call) config(name string) (config, *apiError) {
	p := c.params
	cfg := config{Sent: p.Has(name), CustomerCancellation: optionalBool(p, name+".enable_customer_cancellation"),
		SkipTipping: optionalBool(p, name+".skip_tipping"), TipEligible: optionalInt(p, name+".tipping.amount_eligible"),
		ReturnURL: p.Str(name + ".return_url"), Redisplay: p.Str(name + ".allow_redisplay")}
	eligible := name + "[tipping][amount_eligible]"
	if cfg.TipEligible != nil && *cfg.TipEligible < 0 {
		return cfg, invalid("parameter_invalid_integer", eligible, "This value must be greater than or equal to 0.")
	}
	if cfg.TipEligible != nil && *cfg.TipEligible > 0 && cfg.SkipTipping != nil && *cfg.SkipTipping {
		return cfg, invalid("parameters_exclusive", eligible, "An eligible amount makes no sense when tipping is skipped.")
	}
	return cfg, nil
}

func (c *call) collect() (any, *apiError) {
	return c.start("collect_payment_method", "collect_config", needsMethod, needsConfirmation)
}

func (c *call) process() (any, *apiError) {
	return c.start("process_payment_intent", "process_config", needsMethod)
}

// start begins an action that waits for a card.
func (c *call) start(kind, configName string, states ...string) (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	cfg, err := c.config(configName)
	if err != nil {
		return nil, err
	}
	in, err := c.commandIntent(rd, states...)
	if err != nil {
		return nil, err
	}
	if in.FutureUsage != "" && cfg.Redisplay == "" {
		return nil, invalid("parameter_missing", configName+"[allow_redisplay]", "setup_future_usage needs "+configName+"[allow_redisplay].")
	}
	if err := c.deliver(rd, action{Type: kind, Status: inProgress, Intent: in.ID, Config: cfg, Phase: waiting}); err != nil {
		return nil, err
	}
	return c.acknowledge(rd)
}

// confirm sends the card that the reader has read to the bank.
func (c *call) confirm() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	in, err := c.commandIntent(rd, needsConfirmation)
	if err != nil {
		return nil, err
	}
	held := rd.Action
	if held.Intent != in.ID || held.Phase != collected || in.CollectedBy != rd.ID {
		err := refused("intent_invalid_state", "This reader holds no card for the PaymentIntent; collect it again.")
		err.intent = in.ID
		return nil, err
	}
	if c.s.opts.Variants.RecollectAfterUpdate && in.Amount != in.AmountAtCollect {
		err := refused("intent_invalid_state", "The PaymentIntent was changed after its card was read; collect it again.")
		err.intent = in.ID
		return nil, err
	}
	next := action{Type: "confirm_payment_intent", Status: inProgress, Intent: in.ID, Method: held.Method, Card: held.Card, Tip: held.Tip, WrongPIN: held.WrongPIN,
		CollectedAt: held.CollectedAt, Phase: authorizing, Config: config{Sent: c.params.Has("confirm_config"), ReturnURL: c.params.Str("confirm_config.return_url")}}
	if c.s.opts.Variants.ConfirmNeedsPresent {
		next.Phase = waiting
	}
	if err := c.deliver(rd, next); err != nil {
		return nil, err
	}
	if next.Phase == authorizing {
		c.tx.authorizeLater(rd)
	}
	return c.acknowledge(rd)
}

// cancelAction frees a reader that waits. It does not cancel the intent, and sends no event.
func (c *call) cancelAction() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	if err := c.reach(rd); err != nil {
		return nil, err
	}
	v := c.s.opts.Variants
	switch rd.Action.Phase {
	case authorizing, retrying:
		return nil, readerError("terminal_reader_busy", "The reader is authorising a payment and cannot be canceled.")
	case idle:
		if rd.Action.Type == "" && v.CancelIdleRefused {
			return nil, refused("resource_missing", "The reader has no action to cancel.")
		}
		if rd.Action.Type == "set_reader_display" {
			rd.Action = action{}
		}
	case waiting, collected, lost:
		c.tx.letGo(rd)
		if v.CancelLeavesFailed {
			rd.Action.Status, rd.Action.FailureCode, rd.Action.FailureMessage = failed, "canceled", "The action was canceled."
			rd.Action.Phase, rd.Action.Due = idle, 0
		} else {
			rd.Action = action{}
		}
	}
	return c.acknowledge(rd)
}

// setDisplay shows a cart. It replaces a payment that waits, as Stripe does.
func (c *call) setDisplay() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	p := c.params
	if !p.Has("cart") {
		return nil, invalid("parameter_missing", "cart", "Missing required param: cart.")
	}
	currency, err := parseCurrency(p.Str("cart.currency"), "cart[currency]")
	if err != nil {
		return nil, err
	}
	shown := &cart{Currency: currency, Tax: optionalInt(p, "cart.tax"), Total: p.Int("cart.total")}
	for _, l := range p.Objects("cart.line_items") {
		shown.Lines = append(shown.Lines, cartLine{Amount: l.Int("amount"), Quantity: l.Int("quantity"), Description: l.Str("description")})
	}
	if err := c.deliver(rd, action{Type: "set_reader_display", Status: succeeded, Cart: shown}); err != nil {
		return nil, err
	}
	return c.acknowledge(rd)
}
