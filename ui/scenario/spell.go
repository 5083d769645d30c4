package scenario

import (
	"time"

	"reji/checkout/money"
)

// hand is the pause after a key, breath the one before the key that matters.
const (
	hand   = 220 * time.Millisecond
	breath = 500 * time.Millisecond
)

// amount is what a scenario charges: digits as a cashier keys them, which no test card declines by their ending. It is 20.00 where there are two
// decimals, 1,980 where there are none, and 2.000 where there are three.
func amount(c money.Currency) string {
	if c.Decimals() == 0 {
		return "1980"
	}
	return "2000"
}

// spell replaces the amount by the keys that make it.
func spell(steps []Step, c money.Currency) []Step {
	var all []Step
	for _, s := range steps {
		if _, ok := s.(Amount); !ok {
			all = append(all, s)
			continue
		}
		for _, digit := range amount(c) {
			all = append(all, Press(string(digit)))
		}
		all = append(all, Rest(breath), Press("enter"))
	}
	return all
}
