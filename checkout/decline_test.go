package checkout

import (
	"encoding/json"
	"strings"
	"testing"

	"reji/checkout/money"
)

// declineTable holds every decline code that Stripe documents for cards.
var declineTable = map[string]DeclineKind{
	"generic_decline":                   DeclineOtherCard,
	"do_not_honor":                      DeclineOtherCard,
	"do_not_try_again":                  DeclineOtherCard,
	"no_action_taken":                   DeclineOtherCard,
	"service_not_allowed":               DeclineOtherCard,
	"transaction_not_allowed":           DeclineOtherCard,
	"security_violation":                DeclineOtherCard,
	"stop_payment_order":                DeclineOtherCard,
	"revocation_of_authorization":       DeclineOtherCard,
	"revocation_of_all_authorizations":  DeclineOtherCard,
	"call_issuer":                       DeclineOtherCard,
	"insufficient_funds":                DeclineInsufficient,
	"withdrawal_count_limit_exceeded":   DeclineLimit,
	"card_velocity_exceeded":            DeclineLimit,
	"expired_card":                      DeclineExpired,
	"card_not_supported":                DeclineNotSupported,
	"not_permitted":                     DeclineNotSupported,
	"currency_not_supported":            DeclineNotSupported,
	"incorrect_pin":                     DeclineWrongPIN,
	"invalid_pin":                       DeclineWrongPIN,
	"pin_try_exceeded":                  DeclinePINBlocked,
	"offline_pin_required":              DeclineInsertPIN,
	"online_or_offline_pin_required":    DeclineInsertPIN,
	"authentication_required":           DeclineAuthentication,
	"approve_with_id":                   DeclineRetry,
	"issuer_not_available":              DeclineRetry,
	"reenter_transaction":               DeclineRetry,
	"try_again_later":                   DeclineRetry,
	"processing_error":                  DeclineRetry,
	"duplicate_transaction":             DeclineDuplicate,
	"invalid_amount":                    DeclineAmount,
	"invalid_account":                   DeclineAccount,
	"new_account_information_available": DeclineAccount,
	"lost_card":                         DeclineSilent,
	"stolen_card":                       DeclineSilent,
	"fraudulent":                        DeclineSilent,
	"merchant_blacklist":                DeclineSilent,
	"pickup_card":                       DeclineSilent,
	"restricted_card":                   DeclineSilent,
	"testmode_decline":                  DeclineTestCard,
	"incorrect_number":                  DeclineKeyed,
	"invalid_number":                    DeclineKeyed,
	"incorrect_cvc":                     DeclineKeyed,
	"invalid_cvc":                       DeclineKeyed,
	"incorrect_zip":                     DeclineKeyed,
	"invalid_expiry_month":              DeclineKeyed,
	"invalid_expiry_year":               DeclineKeyed,
}

func TestEveryDocumentedDeclineCodeHasItsAdvice(t *testing.T) {
	seen := map[DeclineKind]bool{DeclineUnknown: true}
	for code, want := range declineTable {
		d := DeclineFor("card_declined", code)
		if d.Kind != want || d.Code != "card_declined" || d.DeclineCode != code || d.ByTestAmount {
			t.Errorf("%s: %+v, want kind %v", code, d, want)
		}
		seen[want] = true
	}
	for _, kind := range DeclineKinds() {
		if !seen[kind] {
			t.Errorf("no code leads to %v", kind)
		}
	}
}

func TestACodeAloneDecides(t *testing.T) {
	for _, tt := range []struct {
		code, declineCode string
		want              DeclineKind
	}{
		{"expired_card", "", DeclineExpired},
		{"processing_error", "", DeclineRetry},
		{"authentication_required", "", DeclineAuthentication},
		{"incorrect_cvc", "", DeclineKeyed},
		{"expired_card", "code_of_next_year", DeclineExpired},
		{"expired_card", "insufficient_funds", DeclineInsufficient},
		{"card_declined", "", DeclineUnknown},
		{"card_declined", "code_of_next_year", DeclineUnknown},
		{"", "", DeclineUnknown},
		{"", "lost_card", DeclineSilent},
		{"card_declined", "LOST_CARD", DeclineUnknown},
	} {
		if d := DeclineFor(tt.code, tt.declineCode); d.Kind != tt.want {
			t.Errorf("%q, %q: %v, want %v", tt.code, tt.declineCode, d.Kind, tt.want)
		}
	}
}

func TestADeclineKeepsNothingThatMayNotBeShown(t *testing.T) {
	d := DeclineFor("card_\x1b[31mdeclined\u202e", "4242 4242 4242 4242")
	if d.Code != "card_declined" || d.DeclineCode != "[redacted]" {
		t.Errorf("%+v", d)
	}
	if d := DeclineFor("sk_li\u200bve_abcdef", strings.Repeat("x", 100)); d.Code != "[redacted]" || len(d.DeclineCode) > 70 {
		t.Errorf("%+v", d)
	}
}

func TestDeclineKindsAreNamesInTheJournal(t *testing.T) {
	names := map[string]bool{}
	for _, kind := range DeclineKinds() {
		d := Decline{Code: "card_declined", DeclineCode: "x", Kind: kind, ByTestAmount: true}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Decline
		if err := json.Unmarshal(text, &back); err != nil || back != d {
			t.Errorf("%s reads back as %+v, %v", text, back, err)
		}
		names[kind.String()] = true
	}
	if len(names) != len(DeclineKinds()) {
		t.Errorf("two kinds share a name: %v", names)
	}
	text, err := json.Marshal(DeclineFor("card_declined", "insufficient_funds"))
	if want := `{"code":"card_declined","decline_code":"insufficient_funds","kind":"insufficient"}`; err != nil || string(text) != want {
		t.Errorf("%s, %v; want %s", text, err, want)
	}
	var d Decline
	if err := json.Unmarshal([]byte(`{"kind":"kind_of_next_year"}`), &d); err != nil || d.Kind != DeclineUnknown {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestT2AmountEndingsDeclineInTestMode(t *testing.T) {
	endings := map[int64]string{
		1:  "call_issuer",
		2:  "offline_pin_required",
		3:  "online_or_offline_pin_required",
		5:  "generic_decline",
		55: "incorrect_pin",
		65: "withdrawal_count_limit_exceeded",
		75: "pin_try_exceeded",
	}
	for _, c := range []money.Currency{"usd", "jpy", "kwd", "isk", "eur", "krw"} {
		for minor := int64(1); minor < 700; minor++ {
			code, ok := TestAmountDecline(money.New(minor, c))
			if want := endings[minor%100]; code != want || ok != (want != "") {
				t.Errorf("%d %s: %q, %v; want %q", minor, c, code, ok, want)
			}
		}
	}
	for _, minor := range []int64{0, -1, -105, -99} {
		if code, ok := TestAmountDecline(money.New(minor, "usd")); ok || code != "" {
			t.Errorf("%d: %q, %v", minor, code, ok)
		}
	}
}

func TestT2ADeclineIsExplainedByTheEndingThatCausedIt(t *testing.T) {
	for _, tt := range []struct {
		minor       int64
		c           money.Currency
		declineCode string
		want        bool
	}{
		{105, "jpy", "generic_decline", true},
		{1980, "jpy", "generic_decline", false},
		{2001, "usd", "call_issuer", true},
		{2001, "usd", "insufficient_funds", false},
		{2002, "usd", "offline_pin_required", true},
		{8103, "usd", "online_or_offline_pin_required", true},
		{2055, "eur", "incorrect_pin", true},
		{2000, "usd", "", false},
	} {
		d := DeclineFor("card_declined", tt.declineCode).InTestMode(money.New(tt.minor, tt.c))
		if d.ByTestAmount != tt.want {
			t.Errorf("%d %s, %s: by test amount %v", tt.minor, tt.c, tt.declineCode, d.ByTestAmount)
		}
	}
}
