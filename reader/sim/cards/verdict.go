package cards

// Verdict is the bank's answer to one presentation.
type Verdict struct {
	Soft    string // decline code of a first, soft decline that leaves a failed charge of its own; empty: none
	Decline string // decline code of the last word; empty: approved
}

// Approved says whether the payment goes through in the end.
func (v Verdict) Approved() bool { return v.Decline == "" }

// Judge decides about an authorisation. Amount is what the card is charged, tip included, in the currency's minor units; its last
// two digits decide for cards that do not decide themselves, also in currencies without decimals (docs.stripe.com/terminal/references/testing).
// A card that needs a PIN cannot be given one on a simulated reader, so 02 and 03 stay declines there.
func (c Card) Judge(amount int64) Verdict {
	if c.Decline != "" {
		return Verdict{Decline: c.Decline}
	}
	if code := c.ending(amount); code != "" {
		return Verdict{Decline: code}
	}
	if c.SoftFirst {
		return Verdict{Soft: c.softCode()}
	}
	return Verdict{}
}

func (c Card) softCode() string {
	if c.PIN == OfflinePIN {
		return "offline_pin_required"
	}
	return "online_or_offline_pin_required"
}

func (c Card) ending(amount int64) string {
	switch amount % 100 {
	case 1:
		return "call_issuer"
	case 2:
		if c.PIN == OfflinePIN {
			return "offline_pin_required"
		}
	case 3:
		return "online_or_offline_pin_required"
	case 5:
		return "generic_decline"
	case 55:
		return "incorrect_pin"
	case 65:
		return "withdrawal_count_limit_exceeded"
	case 75:
		return "pin_try_exceeded"
	}
	return ""
}

// JudgeRefund decides about an Interac refund on the reader: partial amounts with one of the listed endings are declined.
func JudgeRefund(amount int64, partial bool) string {
	if !partial {
		return ""
	}
	switch amount % 100 {
	case 1:
		return "call_issuer"
	case 5:
		return "generic_decline"
	case 55:
		return "incorrect_pin"
	case 65:
		return "withdrawal_count_limit_exceeded"
	case 75:
		return "pin_try_exceeded"
	}
	return ""
}

// ErrorCode is the code of Stripe's error object for a decline code: the few declines that have a code of their own, else card_declined.
func ErrorCode(decline string) string {
	switch decline {
	case "expired_card", "processing_error":
		return decline
	}
	return "card_declined"
}

// Message is a sentence for a decline code, like the message of Stripe's error object.
func Message(decline string) string {
	switch decline {
	case "insufficient_funds":
		return "The card has insufficient funds."
	case "expired_card":
		return "The card has expired."
	case "processing_error":
		return "The card network could not process the card. Try again in a little while."
	case "incorrect_pin":
		return "The PIN was wrong."
	case "pin_try_exceeded":
		return "The PIN was wrong too often."
	case "offline_pin_required", "online_or_offline_pin_required":
		return "The card needs its PIN."
	}
	return "The card was declined."
}
