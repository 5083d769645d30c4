package money_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"reji/checkout/money"
)

func TestDecimalsOfEveryCurrency(t *testing.T) {
	// Whatever is not listed has two decimals, for people and for Stripe.
	zero := strings.Fields("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf")
	three := strings.Fields("bhd jod kwd omr tnd")
	special := strings.Fields("isk ugx")
	for _, c := range money.Currencies() {
		decimals, exponent, step := 2, 2, int64(1)
		switch code := string(c); {
		case slices.Contains(zero, code):
			decimals, exponent = 0, 0
		case slices.Contains(three, code):
			decimals, exponent, step = 3, 3, 10
		case slices.Contains(special, code):
			decimals, exponent, step = 0, 2, 100
		}
		if c.Decimals() != decimals || c.Exponent() != exponent || c.Step() != step {
			t.Errorf("%s: %d decimals, exponent %d, step %d; want %d, %d, %d",
				c, c.Decimals(), c.Exponent(), c.Step(), decimals, exponent, step)
		}
	}
	for _, code := range slices.Concat(zero, three, special) {
		if !money.Currency(code).Known() {
			t.Errorf("%s is not known", code)
		}
	}
}

func TestEveryCurrencyStripeNamesIsKnown(t *testing.T) {
	all := money.Currencies()
	if len(all) < 135 || !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Errorf("%d currencies, or out of order, or one twice", len(all))
	}
	named := "usd aed aud bgn brl cad chf czk dkk eur gbp hkd huf inr jpy mxn myr nok nzd pln ron sek sgd thb twd idr"
	for _, code := range strings.Fields(named) {
		if c, err := money.ParseCurrency(strings.ToUpper(code)); err != nil || string(c) != code {
			t.Errorf("ParseCurrency(%q) = %q, %v", strings.ToUpper(code), c, err)
		}
	}
}

func TestParseCurrency(t *testing.T) {
	for _, text := range []string{"usd", "USD", " Usd\n", "ＵＳＤ", "　usd"} {
		if c, err := money.ParseCurrency(text); err != nil || c != "usd" {
			t.Errorf("ParseCurrency(%q) = %q, %v", text, c, err)
		}
	}
	for text, want := range map[string]money.CurrencyKind{
		"":          money.CurrencyEmpty,
		"   ":       money.CurrencyEmpty,
		"us":        money.CurrencyMalformed,
		"usdd":      money.CurrencyMalformed,
		"u d":       money.CurrencyMalformed,
		"$":         money.CurrencyMalformed,
		"円":         money.CurrencyMalformed,
		"\xff\x00a": money.CurrencyMalformed,
		"xxx":       money.CurrencyUnknown,
		"btc":       money.CurrencyUnknown,
		"sda":       money.CurrencyUnknown, // the end of one code and the beginning of the next
		"hrk":       money.CurrencyUnknown, // gave way to the euro
	} {
		c, err := money.ParseCurrency(text)
		var e *money.CurrencyError
		if !errors.As(err, &e) || e.Kind != want || c != "" || len(e.Error()) > 60 {
			t.Errorf("ParseCurrency(%q) = %q, %v; want kind %v", text, c, err, want)
		}
	}
}

func TestTerminalCurrenciesBeginWithTheDollarAndAreKnown(t *testing.T) {
	want := strings.Fields("usd cad aud nzd eur gbp sgd czk dkk nok pln sek chf myr jpy")
	got := money.TerminalCurrencies()
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i, c := range got {
		if string(c) != want[i] || !c.Known() {
			t.Errorf("place %d is %q, want %q", i, c, want[i])
		}
	}
	got[0] = "eur"
	if money.TerminalCurrencies()[0] != "usd" {
		t.Error("a caller can change the list of others")
	}
}

func TestCheckAtStripesLimits(t *testing.T) {
	const fine = money.LimitKind(0)
	for _, tt := range []struct {
		minor int64
		c     money.Currency
		want  money.LimitKind
		limit int64
	}{
		{50, "usd", fine, 0}, {49, "usd", money.BelowMinimum, 50},
		{0, "usd", money.NotPositive, 0}, {-2000, "usd", money.NotPositive, 0},
		{99_999_999, "usd", fine, 0}, {100_000_000, "usd", money.AboveMaximum, 99_999_999},
		{50, "jpy", fine, 0}, {49, "jpy", money.BelowMinimum, 50}, {99_999_999, "jpy", fine, 0},
		{100_000_000, "jpy", money.AboveMaximum, 99_999_999},
		{30, "gbp", fine, 0}, {29, "gbp", money.BelowMinimum, 30},
		{1500, "czk", fine, 0}, {1499, "czk", money.BelowMinimum, 1500},
		{17500, "huf", fine, 0}, {17499, "huf", money.BelowMinimum, 17500},
		{250, "dkk", fine, 0}, {249, "dkk", money.BelowMinimum, 250},
		{300, "nok", fine, 0}, {299, "sek", money.BelowMinimum, 300},
		{200, "pln", fine, 0}, {199, "myr", money.BelowMinimum, 200},
		{1000, "thb", fine, 0}, {999, "mxn", money.BelowMinimum, 1000},
		{400, "hkd", fine, 0}, {399, "hkd", money.BelowMinimum, 400}, {99, "bgn", money.BelowMinimum, 100},
		{10, "kwd", fine, 0}, {1234, "kwd", money.NotAStep, 10}, {1230, "kwd", fine, 0},
		{99_999_990, "kwd", fine, 0}, {99_999_999, "kwd", money.AboveMaximum, 99_999_990},
		{100, "isk", fine, 0}, {150, "isk", money.NotAStep, 100}, {99_999_900, "ugx", fine, 0},
		{50_001, "ugx", money.NotAStep, 100},
		{999_999_999_999, "idr", fine, 0}, {1_000_000_000_000, "idr", money.AboveMaximum, 999_999_999_999},
		{1, "krw", fine, 0}, // no minimum is published
		{100, "", money.UnknownCurrency, 0}, {100, "xyz", money.UnknownCurrency, 0}, {100, "USD", money.UnknownCurrency, 0},
	} {
		err := money.New(tt.minor, tt.c).Check()
		var e *money.LimitError
		if !errors.As(err, &e) {
			if err != nil || tt.want != fine {
				t.Errorf("%d %s: %v, want kind %v", tt.minor, tt.c, err, tt.want)
			}
			continue
		}
		if e.Kind != tt.want || e.Limit != money.New(tt.limit, tt.c) || e.Amount.Minor != tt.minor {
			t.Errorf("%d %s: %v (limit %v), want kind %v, limit %d", tt.minor, tt.c, e, e.Limit, tt.want, tt.limit)
		}
	}
}

func TestTheLimitsThemselvesCanBeCharged(t *testing.T) {
	for _, c := range money.Currencies() {
		if err := c.Max().Check(); err != nil {
			t.Errorf("maximum: %v", err)
		}
		least, ok := c.Min()
		if !ok {
			least = money.New(c.Step(), c)
		}
		if err := least.Check(); err != nil {
			t.Errorf("minimum: %v", err)
		}
	}
}
