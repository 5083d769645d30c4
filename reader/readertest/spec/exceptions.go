package spec

// earlierFields lists, by component, the fields of answers that the document does not know and that are let through because Stripe's own
// fixtures, published beside it, carry them:
//
//   - `source` of charges and PaymentIntents, the object of a Source or card that paid, from before PaymentMethods;
//   - the kana and kanji of an account's statement descriptor prefix, which the document only lists one level aside, for cards.
func earlierFields(component string) []string {
	switch component {
	case "charge", "payment_intent":
		return []string{"source"}
	case "account_payments_settings":
		return []string{"statement_descriptor_prefix_kana", "statement_descriptor_prefix_kanji"}
	}
	return nil
}

// omittedKeys lists, by object type, the keys of Stripe's fixtures that need not be there:
//
//   - `source`, as above;
//   - `refunds` of a charge, which is only there when it is expanded since version 2022-11-15 (https://docs.stripe.com/upgrades).
func omittedKeys(object string) []string {
	switch object {
	case "charge":
		return []string{"source", "refunds"}
	case "payment_intent":
		return []string{"source"}
	}
	return nil
}
