package checkout

import (
	"fmt"

	"reji/checkout/money"
)

// DeclineKind is what a cashier should do about a declined card. The words for
// it, one set for each kind, belong to whoever shows it.
type DeclineKind int

// The kinds of decline. The zero value is DeclineUnknown.
const (
	// DeclineUnknown means a code that is not known: offer another card.
	DeclineUnknown DeclineKind = iota
	// DeclineOtherCard means that the bank refuses and does not say why.
	DeclineOtherCard
	// DeclineInsufficient means that there is not enough money: another card, or split.
	DeclineInsufficient
	// DeclineLimit means that the card was used too often or for too much lately.
	DeclineLimit
	// DeclineExpired means that the card has expired.
	DeclineExpired
	// DeclineNotSupported means that the card cannot do this purchase or this currency.
	DeclineNotSupported
	// DeclineWrongPIN means that the same card may try again with the right PIN.
	DeclineWrongPIN
	// DeclinePINBlocked means that the PIN was wrong too often: another card.
	DeclinePINBlocked
	// DeclineInsertPIN means that the card must be inserted and its PIN entered.
	DeclineInsertPIN
	// DeclineRetry means a passing fault at the bank: once again, then another card.
	DeclineRetry
	// DeclineDuplicate means that the same card just paid the same amount: look first.
	DeclineDuplicate
	// DeclineAmount means that the bank refuses this amount.
	DeclineAmount
	// DeclineAccount means that the account behind the card is the trouble.
	DeclineAccount
	// DeclineSilent means a suspicion: say that it was declined, and nothing else.
	DeclineSilent
	// DeclineTestCard means a test card where real ones are taken.
	DeclineTestCard
	// DeclineKeyed means that keyed card data were wrong: enter them again.
	DeclineKeyed
	// DeclineAuthentication means that the customer must prove who they are.
	DeclineAuthentication
)

// DeclineKinds returns all kinds, for catalogues that must have a text for each.
func DeclineKinds() []DeclineKind {
	kinds := make([]DeclineKind, 0, DeclineAuthentication+1)
	for k := DeclineUnknown; k <= DeclineAuthentication; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}

// String returns the kind's name as it is written in the journal.
func (k DeclineKind) String() string {
	switch k {
	case DeclineUnknown:
		return "unknown"
	case DeclineOtherCard:
		return "other_card"
	case DeclineInsufficient:
		return "insufficient"
	case DeclineLimit:
		return "limit"
	case DeclineExpired:
		return "expired"
	case DeclineNotSupported:
		return "not_supported"
	case DeclineWrongPIN:
		return "wrong_pin"
	case DeclinePINBlocked:
		return "pin_blocked"
	case DeclineInsertPIN:
		return "insert_pin"
	case DeclineRetry:
		return "retry"
	case DeclineDuplicate:
		return "duplicate"
	case DeclineAmount:
		return "amount"
	case DeclineAccount:
		return "account"
	case DeclineSilent:
		return "silent"
	case DeclineTestCard:
		return "test_card"
	case DeclineKeyed:
		return "keyed"
	case DeclineAuthentication:
		return "authentication"
	}
	return fmt.Sprintf("DeclineKind(%d)", int(k))
}

// MarshalText returns String, so that the journal holds names and not numbers.
// It does not fail.
func (k DeclineKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText wrote. A name that it does not know, from
// a newer version, is DeclineUnknown; it does not fail.
func (k *DeclineKind) UnmarshalText(text []byte) error {
	*k = DeclineUnknown
	for _, kind := range DeclineKinds() {
		if kind.String() == string(text) {
			*k = kind
		}
	}
	return nil
}

// Decline is why a card was declined.
type Decline struct {
	// Code is Stripe's error code, such as "card_declined"; it has passed Clean.
	Code string `json:"code"`
	// DeclineCode is Stripe's decline code, such as "insufficient_funds", or empty;
	// it has passed Clean. It is not to be shown where Kind is DeclineSilent.
	DeclineCode string `json:"decline_code"`
	// Kind is what to do about it.
	Kind DeclineKind `json:"kind"`
	// ByTestAmount is true if in test mode the ending of the amount did it.
	ByTestAmount bool `json:"by_test_amount,omitempty"`
}

// codeCells bounds a code of Stripe in a Decline. The longest known has 34.
const codeCells = 64

// DeclineFor returns the decline that Stripe's code and decline code mean. Where
// the decline code is empty or not known the code decides; where that is not
// known either, or says no more than "card_declined", the kind is DeclineUnknown
// (https://docs.stripe.com/declines/codes).
func DeclineFor(code, declineCode string) Decline {
	kind := declineKind(declineCode)
	if kind == DeclineUnknown {
		kind = declineKind(code)
	}
	return Decline{Code: codeOf(code), DeclineCode: codeOf(declineCode), Kind: kind}
}

// codeOf makes a code fit to be kept. An empty one stays empty.
func codeOf(code string) string { return Mask(Clean(code, codeCells)) }

// InTestMode returns d with ByTestAmount set if the ending of the amount a
// causes this very decline. Only a caller that knows that the tender was taken
// in test mode may ask: in live mode endings mean nothing.
func (d Decline) InTestMode(a money.Amount) Decline {
	code, ok := TestAmountDecline(a)
	d.ByTestAmount = ok && (code == d.DeclineCode || code == d.Code)
	return d
}

// TestAmountDecline returns the decline code that the ending of a causes in
// test mode, and false where the amount is approved. The last two digits of the
// minor units count, which in yen are the last two of the amount itself: ¥105 is
// declined (https://docs.stripe.com/terminal/references/testing).
//
// Endings 02 and 03 are conditional: 02 declines only a card that requires a
// PIN, and both may pass on a physical reader once a PIN was entered. So the
// answer explains a decline that has happened; it does not foretell one.
func TestAmountDecline(a money.Amount) (code string, ok bool) {
	if a.Minor <= 0 {
		return "", false
	}
	switch a.Minor % 100 {
	case 1:
		return "call_issuer", true
	case 2:
		return "offline_pin_required", true
	case 3:
		return "online_or_offline_pin_required", true
	case 5:
		return "generic_decline", true
	case 55:
		return "incorrect_pin", true
	case 65:
		return "withdrawal_count_limit_exceeded", true
	case 75:
		return "pin_try_exceeded", true
	}
	return "", false
}

// declineKind sorts one code or decline code. Suspicions (lost, stolen, fraud,
// black list, pick up, restricted) are not told apart: Stripe asks that the
// customer hear a plain decline.
func declineKind(code string) DeclineKind {
	switch code {
	case "generic_decline", "do_not_honor", "do_not_try_again", "no_action_taken",
		"service_not_allowed", "transaction_not_allowed", "security_violation", "stop_payment_order",
		"revocation_of_authorization", "revocation_of_all_authorizations", "call_issuer":
		return DeclineOtherCard
	case "insufficient_funds":
		return DeclineInsufficient
	case "withdrawal_count_limit_exceeded", "card_velocity_exceeded":
		return DeclineLimit
	case "expired_card":
		return DeclineExpired
	case "card_not_supported", "not_permitted", "currency_not_supported":
		return DeclineNotSupported
	case "incorrect_pin", "invalid_pin":
		return DeclineWrongPIN
	case "pin_try_exceeded":
		return DeclinePINBlocked
	case "offline_pin_required", "online_or_offline_pin_required":
		return DeclineInsertPIN
	case "authentication_required":
		return DeclineAuthentication
	case "approve_with_id", "issuer_not_available", "reenter_transaction", "try_again_later", "processing_error":
		return DeclineRetry
	case "duplicate_transaction":
		return DeclineDuplicate
	case "invalid_amount":
		return DeclineAmount
	case "invalid_account", "new_account_information_available":
		return DeclineAccount
	case "lost_card", "stolen_card", "fraudulent", "merchant_blacklist", "pickup_card", "restricted_card":
		return DeclineSilent
	case "testmode_decline":
		return DeclineTestCard
	case "incorrect_number", "invalid_number", "incorrect_cvc", "invalid_cvc", "incorrect_zip",
		"invalid_expiry_month", "invalid_expiry_year":
		return DeclineKeyed
	}
	return DeclineUnknown
}
