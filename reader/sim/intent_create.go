package sim

import (
	"encoding/json"
	"slices"
	"strings"

	"reji/reader/sim/form"
)

// methodTypes are the payment method types that a PaymentIntent may list.
const methodTypes = " acss_debit affirm afterpay_clearpay alipay alma amazon_pay au_becs_debit bacs_debit bancontact billie blik boleto card " +
	"card_present cashapp crypto customer_balance eps fpx giropay grabpay ideal interac_present kakao_pay klarna konbini kr_card link mb_way " +
	"mobilepay multibanco naver_pay nz_bank_account oxxo p24 pay_by_bank payco paynow paypal pix promptpay revolut_pay samsung_pay " +
	"satispay sepa_debit sofort swish twint us_bank_account wechat_pay zip "

func (c *call) createIntent() (any, *apiError) {
	p := c.params
	currency, err := parseCurrency(p.Str("currency"), "currency")
	if err != nil {
		return nil, err
	}
	if err := checkAmount(p.Int("amount"), currency, "amount"); err != nil {
		return nil, err
	}
	if err := c.refuseOnline(); err != nil {
		return nil, err
	}
	id := c.s.draws.id("pi")
	in := &intent{ID: id, ClientSecret: id + "_secret_" + c.s.draws.text(25), Created: c.at.Unix(), Amount: p.Int("amount"),
		Currency: currency, Status: needsMethod, CaptureMethod: c.defaultCapture(), Types: p.Strings("payment_method_types")}
	if len(in.Types) == 0 {
		in.Types, in.Automatic = []string{"card", "link"}, true
	} else if p.Bool("automatic_payment_methods.enabled") {
		return nil, invalid("parameters_exclusive", "payment_method_types", "Give either automatic_payment_methods[enabled] or payment_method_types, not both.")
	}
	if err := c.fillIntent(in); err != nil {
		return nil, err
	}
	c.tx.intents.add(id, in)
	c.tx.emitIntent("created", id)
	return c.render().intent(in, c.expand), nil
}

// refuseOnline refuses what would charge a card that is not at the reader.
func (c *call) refuseOnline() *apiError {
	p := c.params
	if id := p.Str("payment_method"); id != "" {
		if c.tx.methods.get(id) == nil {
			return missing("PaymentMethod", id, "payment_method")
		}
		return invalid("payment_method_unexpected_state", "payment_method", "A card that was presented in person cannot be charged again by its id.")
	}
	if p.Bool("confirm") {
		return invalid("payment_intent_incompatible_payment_method", "confirm", "A card_present intent is confirmed by a reader.")
	}
	if p.Bool("off_session") {
		return invalid("", "off_session", "off_session goes with confirm=true only.")
	}
	if p.Str("confirmation_method") == "manual" {
		return invalid("", "confirmation_method", "The simulator confirms on a reader only; confirmation_method manual has no use there.")
	}
	return nil
}

func (c *call) defaultCapture() string {
	if c.version.atLeast(asyncCapture) {
		return "automatic_async"
	}
	return "automatic"
}

// fillIntent applies the parameters that create and update share; what was not sent stays as it is.
func (c *call) fillIntent(in *intent) *apiError {
	p := c.params
	if id := p.Str("customer"); id != "" {
		return missing("customer", id, "customer")
	}
	if p.Given("payment_method_types") {
		in.Types, in.Automatic = p.Strings("payment_method_types"), false
	}
	if p.Given("capture_method") {
		in.CaptureMethod = p.Str("capture_method")
	}
	var err *apiError
	if in.Metadata, err = c.metadata(in.Metadata); err != nil {
		return err
	}
	for name, target := range map[string]*string{"description": &in.Description, "receipt_email": &in.Email,
		"setup_future_usage": &in.FutureUsage, "statement_descriptor": &in.Descriptor, "statement_descriptor_suffix": &in.Suffix,
		"transfer_group": &in.Group, "payment_details.customer_reference": &in.CustomerRef, "payment_details.order_reference": &in.OrderRef} {
		if p.Has(name) {
			*target = p.Str(name)
		}
	}
	if err := checkTexts(in); err != nil {
		return err
	}
	if p.Has("shipping") {
		in.Shipping = shipping(p)
	}
	c.fillCardOptions(in)
	return c.checkTypes(in)
}

// shipping keeps the address as it will be shown; nil when it was unset.
func shipping(p form.Values) json.RawMessage {
	if !p.Given("shipping") {
		return nil
	}
	address := obj{}
	for _, name := range []string{"city", "country", "line1", "line2", "postal_code", "state"} {
		address[name] = text(p.Str("shipping.address." + name))
	}
	return marshal(obj{"address": address, "name": p.Str("shipping.name"), "phone": text(p.Str("shipping.phone")),
		"carrier": text(p.Str("shipping.carrier")), "tracking_number": text(p.Str("shipping.tracking_number"))})
}

func (c *call) fillCardOptions(in *intent) {
	const at = "payment_method_options.card_present"
	p := c.params
	if p.Has(at) && !p.Given(at) {
		in.CardCapture, in.Extended, in.Incremental, in.Priority = "", nil, nil, ""
		return
	}
	if p.Has(at + ".capture_method") {
		in.CardCapture = p.Str(at + ".capture_method")
	}
	if b := optionalBool(p, at+".request_extended_authorization"); b != nil {
		in.Extended = b
	}
	if b := optionalBool(p, at+".request_incremental_authorization_support"); b != nil {
		in.Incremental = b
	}
	if p.Has(at + ".routing.requested_priority") {
		in.Priority = p.Str(at + ".routing.requested_priority")
	}
}

// checkTexts holds descriptors and e-mail address against Stripe's rules for them.
func checkTexts(in *intent) *apiError {
	for _, d := range []struct{ name, text string }{{"statement_descriptor", in.Descriptor}, {"statement_descriptor_suffix", in.Suffix}} {
		if strings.ContainsAny(d.text, `<>\'"*`) {
			return invalid("", d.name, `Statement descriptors cannot hold any of < > \ ' " *.`)
		}
		if d.text != "" && !strings.ContainsFunc(d.text, isLetter) {
			return invalid("", d.name, "Statement descriptors hold at least one letter.")
		}
	}
	if in.Email != "" {
		name, domain, ok := strings.Cut(in.Email, "@")
		if !ok || name == "" || !strings.Contains(domain, ".") || strings.ContainsAny(in.Email, " \t") {
			return invalid("email_invalid", "receipt_email", "Invalid email address: "+in.Email)
		}
	}
	return nil
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// checkTypes holds types, capture method and currency against each other.
func (c *call) checkTypes(in *intent) *apiError {
	seen := map[string]bool{}
	for _, kind := range in.Types {
		if kind == "" || !strings.Contains(methodTypes, " "+kind+" ") {
			return invalid("payment_intent_invalid_parameter", "payment_method_types", "The payment method type \""+kind+"\" is invalid.")
		}
		if seen[kind] {
			return invalid("", "payment_method_types", "The payment method type \""+kind+"\" is listed twice.")
		}
		seen[kind] = true
	}
	if !slices.Contains(in.Types, "interac_present") {
		return nil
	}
	if in.Currency != "cad" {
		return invalid("payment_intent_invalid_parameter", "payment_method_types", "interac_present takes cad only.")
	}
	if in.CaptureMethod == "manual" && c.version.atLeast(interacCapture) {
		return invalid("payment_intent_invalid_parameter", "capture_method",
			"An intent that takes interac_present needs capture_method automatic or automatic_async, or manual_preferred for card_present.")
	}
	return nil
}
