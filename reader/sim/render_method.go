package sim

import (
	"reji/reader/sim/cards"
)

func (m *method) card() cards.Card {
	card, _ := cards.ByNumber(m.Card)
	return card
}

// method is a PaymentMethod on the wire.
func (r *render) method(m *method, _ expansion) obj {
	card := m.card()
	facts := cardFacts(card, m.Read)
	if card.Type == cards.CardPresent {
		facts["brand_product"] = text(card.Product)
		facts["offline"] = nil
	}
	facts["networks"] = networks(card)
	return obj{"id": m.ID, "object": "payment_method", "livemode": false, "created": m.Created, "type": string(card.Type),
		string(card.Type): facts, "billing_details": noBillingDetails(), "allow_redisplay": "unspecified",
		"customer": nil, "customer_account": nil, "metadata": obj{}}
}

// cardFacts is what the chip says, in the words that PaymentMethod and Charge share. Wallets cannot be simulated, so the key is absent.
func cardFacts(card cards.Card, read string) obj {
	return obj{"brand": card.Brand, "cardholder_name": nil, "country": card.Country, "exp_month": 12, "exp_year": cards.ExpiryYear,
		"fingerprint": fingerprint(card.Number), "funding": card.Funding, "last4": card.Last4(), "read_method": read,
		"preferred_locales": locales(card.Country)}
}

func networks(card cards.Card) any {
	if len(card.Networks) < 2 && card.Brand == "unknown" {
		return nil
	}
	return obj{"available": card.Networks, "preferred": text(card.Preferred)}
}

// locales are the languages that the chip asks for.
func locales(country string) []string {
	switch country {
	case "JP":
		return []string{"ja"}
	case "FR":
		return []string{"fr", "en"}
	case "DE":
		return []string{"de", "en"}
	case "CA":
		return []string{"en", "fr"}
	case "CN":
		return []string{"zh"}
	}
	return []string{"en"}
}
