package reader

import "strings"

// TestCard is a card that can be presented to a simulated reader (docs.stripe.com/terminal/references/testing).
type TestCard struct {
	Name   string // Stripe's name of it, such as visa_debit
	Number string
	Brand  string // as the reader reports it
}

// Interac reports whether the card is presented as interac_present: the PaymentIntent must allow that type.
func (c TestCard) Interac() bool { return c.Brand == "interac" }

// DefaultTestCard is the card that is taken where none is named: a Visa that is approved.
func DefaultTestCard() TestCard { return TestCards()[0] }

// TestCards lists Stripe's simulated cards, in the order of its documentation.
func TestCards() []TestCard {
	return []TestCard{
		{"visa", "4242424242424242", "visa"},
		{"visa_debit", "4000056655665556", "visa"},
		{"mastercard", "5555555555554444", "mastercard"},
		{"mastercard_debit", "5200828282828210", "mastercard"},
		{"mastercard_prepaid", "5105105105105100", "mastercard"},
		{"amex", "378282246310005", "amex"},
		{"amex2", "371449635398431", "amex"},
		{"discover", "6011111111111117", "discover"},
		{"discover2", "6011000990139424", "discover"},
		{"diners", "3056930009020004", "diners"},
		{"diners_14digits", "36227206271667", "diners"},
		{"jcb", "3566002020360505", "jcb"},
		{"unionpay", "6200000000000005", "unionpay"},
		{"interac", "4506445006931933", "interac"},
		{"eftpos_au_debit", "6280000360000978", "eftpos_au"},
		{"eftpos_au_visa_debit", "4000050360000001", "visa"},
		{"eftpos_au_mastercard_debit", "5555050360000080", "mastercard"},
		{"cartes_bancaires_visa_debit", "4000002500001001", "visa"},
		{"cartes_bancaires_mastercard_debit", "5555552500001001", "mastercard"},
		{"girocard_debit", "4711009900000316877", "unknown"},
		{"offline_pin_cvm", "4001007020000002", "visa"},
		{"offline_pin_sca_retry", "4000008260000075", "visa"},
		{"online_pin_cvm", "4001000360000005", "visa"},
		{"online_pin_sca_retry", "4000002760000008", "visa"},
		{"charge_declined", "4000000000000002", "visa"},
		{"charge_declined_insufficient_funds", "4000000000009995", "visa"},
		{"charge_declined_lost_card", "4000000000009987", "visa"},
		{"charge_declined_stolen_card", "4000000000009979", "visa"},
		{"charge_declined_expired_card", "4000000000000069", "visa"},
		{"charge_declined_processing_error", "4000000000000119", "visa"},
		{"refund_fail", "4000000000005126", "visa"},
	}
}

// FindTestCard finds a test card by its name, in any case and with dashes or underscores, or by its number, with or without spaces.
func FindTestCard(nameOrNumber string) (TestCard, bool) {
	name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(nameOrNumber)), "-", "_")
	number := strings.NewReplacer(" ", "", "-", "").Replace(nameOrNumber)
	for _, c := range TestCards() {
		if c.Name == name || c.Number == number {
			return c, true
		}
	}
	return TestCard{}, false
}
