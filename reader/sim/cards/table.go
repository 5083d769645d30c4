package cards

// aids are the application identifiers that print on a receipt, by network (EMVCo's public list).
func aid(network string) string {
	switch network {
	case "visa":
		return "A0000000031010"
	case "mastercard":
		return "A0000000041010"
	case "amex":
		return "A000000025010801"
	case "discover", "diners":
		return "A0000001523010"
	case "jcb":
		return "A0000000651010"
	case "unionpay":
		return "A000000333010101"
	case "interac":
		return "A0000002771010"
	case "eftpos_au":
		return "A00000038410"
	case "cartes_bancaires":
		return "A0000000421010"
	}
	return "A0000003591010028001" // girocard
}

func label(network string) string {
	switch network {
	case "visa":
		return "Visa Credit"
	case "mastercard":
		return "Mastercard"
	case "amex":
		return "American Express"
	case "discover":
		return "Discover"
	case "diners":
		return "Diners Club"
	case "jcb":
		return "JCB"
	case "unionpay":
		return "UnionPay"
	case "interac":
		return "Interac"
	case "eftpos_au":
		return "eftpos SAV"
	case "cartes_bancaires":
		return "CB"
	}
	return "girocard"
}

func card(number, name, brand, funding, country string) Card {
	return Card{Number: number, Name: name, Type: CardPresent, Brand: brand, Network: brand, Networks: []string{brand},
		Funding: funding, Country: country, AID: aid(brand), Label: label(brand)}
}

func (c Card) coBadged(local string) Card {
	c.Networks = []string{local, c.Brand}
	c.Preferred = local
	return c
}

func (c Card) pin(p PIN, softFirst bool) Card {
	c.PIN, c.SoftFirst = p, softFirst
	return c
}

func (c Card) declines(code string) Card {
	c.Decline = code
	return c
}

// All returns Stripe's table in its order. The slice is the caller's.
func All() []Card {
	interac := card("4506445006931933", "interac", "interac", "debit", "CA")
	interac.Type = InteracPresent
	giro := card("4711009900000316877", "girocard_debit", "unknown", "debit", "DE")
	refundFail := card("4000000000005126", "refund_fail", "visa", "credit", "US")
	refundFail.Refund = "expired_or_canceled_card"
	return []Card{
		card("4242424242424242", "visa", "visa", "credit", "US"),
		card("4000056655665556", "visa_debit", "visa", "debit", "US"),
		card("5555555555554444", "mastercard", "mastercard", "credit", "US"),
		card("5200828282828210", "mastercard_debit", "mastercard", "debit", "US"),
		card("5105105105105100", "mastercard_prepaid", "mastercard", "prepaid", "US"),
		card("378282246310005", "amex", "amex", "credit", "US"),
		card("371449635398431", "amex2", "amex", "credit", "US"),
		card("6011111111111117", "discover", "discover", "credit", "US"),
		card("6011000990139424", "discover2", "discover", "credit", "US"),
		card("3056930009020004", "diners", "diners", "credit", "US"),
		card("36227206271667", "diners_14digits", "diners", "credit", "US"),
		card("3566002020360505", "jcb", "jcb", "credit", "JP"),
		card("6200000000000005", "unionpay", "unionpay", "credit", "CN"),
		interac,
		card("6280000360000978", "eftpos_au_debit", "eftpos_au", "debit", "AU"),
		card("4000050360000001", "eftpos_au_visa_debit", "visa", "debit", "AU").coBadged("eftpos_au"),
		card("5555050360000080", "eftpos_au_mastercard_debit", "mastercard", "debit", "AU").coBadged("eftpos_au"),
		card("4000002500001001", "cartes_bancaires_visa_debit", "visa", "debit", "FR").coBadged("cartes_bancaires"),
		card("5555552500001001", "cartes_bancaires_mastercard_debit", "mastercard", "debit", "FR").coBadged("cartes_bancaires"),
		giro,
		card("4001007020000002", "offline_pin_cvm", "visa", "credit", "GB").pin(OfflinePIN, false),
		card("4000008260000075", "offline_pin_sca_retry", "visa", "credit", "GB").pin(OfflinePIN, true),
		card("4001000360000005", "online_pin_cvm", "visa", "credit", "AU").pin(OnlinePIN, false),
		card("4000002760000008", "online_pin_sca_retry", "visa", "credit", "DE").pin(OnlinePIN, true),
		card("4000000000000002", "charge_declined", "visa", "credit", "US").declines("generic_decline"),
		card("4000000000009995", "charge_declined_insufficient_funds", "visa", "credit", "US").declines("insufficient_funds"),
		card("4000000000009987", "charge_declined_lost_card", "visa", "credit", "US").declines("lost_card"),
		card("4000000000009979", "charge_declined_stolen_card", "visa", "credit", "US").declines("stolen_card"),
		card("4000000000000069", "charge_declined_expired_card", "visa", "credit", "US").declines("expired_card"),
		card("4000000000000119", "charge_declined_processing_error", "visa", "credit", "US").declines("processing_error"),
		refundFail,
	}
}

// ByNumber finds a card of the table.
func ByNumber(number string) (Card, bool) {
	for _, c := range All() {
		if c.Number == number {
			return c, true
		}
	}
	return Card{}, false
}

// Default is the card that Stripe presents when the request names none: Visa, or Interac where only Interac is taken.
func Default(t Type) Card {
	number := "4242424242424242"
	if t == InteracPresent {
		number = "4506445006931933"
	}
	c, _ := ByNumber(number)
	return c
}
