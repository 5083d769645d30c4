package reader_test

import (
	"slices"
	"testing"

	"reji/reader"
)

func TestFindTestCardTakesNamesAndNumbersAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"visa": "visa", "VISA": "visa", " Visa ": "visa", "4242424242424242": "visa", "4242 4242 4242 4242": "visa", "4242-4242-4242-4242": "visa",
		"mastercard-prepaid": "mastercard_prepaid", "charge_declined_lost_card": "charge_declined_lost_card", "4711009900000316877": "girocard_debit",
		"36227206271667": "diners_14digits",
	} {
		if got, ok := reader.FindTestCard(text); !ok || got.Name != want {
			t.Errorf("%q is %q, %v; want %q", text, got.Name, ok, want)
		}
	}
	for _, text := range []string{"", " ", "-", "visa2", "4242", "42424242424242420", "4242424242424243"} {
		if got, ok := reader.FindTestCard(text); ok {
			t.Errorf("%q is %q", text, got.Name)
		}
	}
}

// TestTestCardsHaveNamesAndNumbersOfTheirOwn also holds every number's check digit (ISO/IEC 7812): a mistyped one is not Stripe's.
func TestTestCardsHaveNamesAndNumbersOfTheirOwn(t *testing.T) {
	var names, numbers []string
	for _, c := range reader.TestCards() {
		if slices.Contains(names, c.Name) || slices.Contains(numbers, c.Number) || c.Brand == "" {
			t.Errorf("%+v: twice, or without a brand", c)
		}
		names, numbers = append(names, c.Name), append(numbers, c.Number)
		sum := 0
		for i := range c.Number {
			digit := int(c.Number[len(c.Number)-1-i] - '0')
			if i%2 == 1 {
				digit *= 2
			}
			sum += digit/10 + digit%10
		}
		if sum%10 != 0 {
			t.Errorf("%s: the check digit of %s is wrong", c.Name, c.Number)
		}
		if c.Interac() != (c.Name == "interac") {
			t.Errorf("%s: Interac is %v", c.Name, c.Interac())
		}
	}
	if c := reader.DefaultTestCard(); c.Name != "visa" {
		t.Errorf("the default card is %s", c.Name)
	}
}
