package lang

import "reji/checkout"

// Decline is what to tell about a decline. Suspicions (lost, stolen, fraud) sound like every other refusal: the customer is standing there.
func (english) Decline(kind checkout.DeclineKind) Notice {
	const nothing = "Nothing was charged."
	switch kind {
	case checkout.DeclineUnknown, checkout.DeclineOtherCard, checkout.DeclineSilent:
		return Notice{"The bank refused this card.", nothing, "Ask for another card."}
	case checkout.DeclineInsufficient:
		return Notice{"Not enough money on the card.", nothing, "Ask for another card."}
	case checkout.DeclineLimit:
		return Notice{"The card has reached its limit for now.", nothing, "Ask for another card."}
	case checkout.DeclineExpired:
		return Notice{"The card has expired.", nothing, "Ask for another card."}
	case checkout.DeclineNotSupported:
		return Notice{"The card cannot pay for this.", nothing, "Ask for another card."}
	case checkout.DeclineWrongPIN:
		return Notice{"The PIN was wrong.", nothing, "The same card may try again."}
	case checkout.DeclinePINBlocked:
		return Notice{"The PIN was wrong too often.", nothing, "Ask for another card."}
	case checkout.DeclineInsertPIN:
		return Notice{"The bank wants the chip and the PIN.", nothing, "Ask the customer to insert the card."}
	case checkout.DeclineRetry:
		return Notice{"The bank has a passing fault.", nothing, "Try the same card once more, then another one."}
	case checkout.DeclineDuplicate:
		return Notice{"The bank has just seen this card pay this amount.", "This time nothing was charged.", "Look in the history first: it may be paid already."}
	case checkout.DeclineAmount:
		return Notice{"The bank refuses this amount.", nothing, "Check the amount, or ask for another card."}
	case checkout.DeclineAccount:
		return Notice{"Something is wrong with the card's account.", nothing, "Ask for another card; the customer may call the bank."}
	case checkout.DeclineTestCard:
		return Notice{"This is a test card, and this till takes real ones.", nothing, "Ask for a real card."}
	case checkout.DeclineKeyed:
		return Notice{"The card's data were keyed wrongly.", nothing, "Enter them again."}
	case checkout.DeclineAuthentication:
		return Notice{"The bank wants to know that it is really the customer.", nothing, "Ask them to insert the card and enter the PIN."}
	default:
		return Notice{"The bank refused this card.", nothing, "Ask for another card."}
	}
}
