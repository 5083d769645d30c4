package cards_test

import (
	"strings"
	"testing"

	"reji/reader/sim/cards"
)

func TestTheTableIsWellFormed(t *testing.T) {
	seenNumber, seenName := map[string]bool{}, map[string]bool{}
	for _, c := range cards.All() {
		if seenNumber[c.Number] || seenName[c.Name] || strings.Trim(c.Number, "0123456789") != "" {
			t.Errorf("%s %s: twice, or no number", c.Number, c.Name)
		}
		seenNumber[c.Number], seenName[c.Name] = true, true
		if got, ok := cards.ByNumber(c.Number); !ok || got.Name != c.Name {
			t.Errorf("%s is not found by its number", c.Name)
		}
		if !luhn(c.Number) {
			t.Errorf("%s has a wrong check digit", c.Number)
		}
	}
	if len(seenName) != 31 {
		t.Errorf("%d cards", len(seenName))
	}
	if _, ok := cards.ByNumber("4242"); ok {
		t.Error("found a card that is not there")
	}
}

func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		digit := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}

func TestJudgeRefund(t *testing.T) {
	for amount, want := range map[int64]string{101: "call_issuer", 105: "generic_decline", 155: "incorrect_pin", 165: "withdrawal_count_limit_exceeded", 175: "pin_try_exceeded", 100: "", 102: "", 103: ""} {
		if got := cards.JudgeRefund(amount, true); got != want {
			t.Errorf("%d: %q", amount, got)
		}
		if got := cards.JudgeRefund(amount, false); got != "" {
			t.Errorf("%d in whole: %q", amount, got)
		}
	}
}
