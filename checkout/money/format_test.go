package money_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"reji/checkout/money"
)

func TestFormat(t *testing.T) {
	for _, tt := range []struct {
		minor             int64
		c                 money.Currency
		en, ja, digits, p string
	}{
		{2000, "usd", "$20.00", "$20.00", "20.00", "20.00"},
		{5, "usd", "$0.05", "$0.05", "0.05", "0.05"},
		{0, "usd", "$0.00", "$0.00", "0.00", "0.00"},
		{99_999_999, "usd", "$999,999.99", "$999,999.99", "999,999.99", "999999.99"},
		{-2000, "usd", "-$20.00", "-$20.00", "-20.00", "-20.00"},
		{-5, "usd", "-$0.05", "-$0.05", "-0.05", "-0.05"},
		{1980, "jpy", "¥1,980", "¥1,980", "1,980", "1980"},
		{99_999_999, "jpy", "¥99,999,999", "¥99,999,999", "99,999,999", "99999999"},
		{999, "jpy", "¥999", "¥999", "999", "999"},
		{-500, "jpy", "-¥500", "-¥500", "-500", "-500"},
		{1250, "eur", "€12.50", "€12.50", "12.50", "12.50"},
		{1230, "kwd", "KWD 1.230", "KWD 1.230", "1.230", "1.230"},
		{-10, "kwd", "-KWD 0.010", "-KWD 0.010", "-0.010", "-0.010"},
		{198_000, "isk", "ISK 1,980", "ISK 1,980", "1,980", "1980"},
		{150, "isk", "ISK 1.50", "ISK 1.50", "1.50", "1.50"},
		{5_000_000, "ugx", "UGX 50,000", "UGX 50,000", "50,000", "50000"},
		{1250, "cny", "CN¥12.50", "元12.50", "12.50", "12.50"},
		{1250, "chf", "CHF 12.50", "CHF 12.50", "12.50", "12.50"},
		{123_456, "cad", "CA$1,234.56", "CA$1,234.56", "1,234.56", "1234.56"},
		{1980, "krw", "₩1,980", "₩1,980", "1,980", "1980"},
		{999_999_999_999, "idr", "IDR 9,999,999,999.99", "IDR 9,999,999,999.99", "9,999,999,999.99", "9999999999.99"},
		{math.MaxInt64, "jpy", "¥9,223,372,036,854,775,807", "¥9,223,372,036,854,775,807", "9,223,372,036,854,775,807", "9223372036854775807"},
		{math.MinInt64, "usd", "-$92,233,720,368,547,758.08", "-$92,233,720,368,547,758.08", "-92,233,720,368,547,758.08", "-92233720368547758.08"},
		{2000, "", "20.00", "20.00", "20.00", "20.00"},
	} {
		a := money.New(tt.minor, tt.c)
		got := [4]string{a.Format(money.English), a.Format(money.Japanese), a.Digits(), a.Plain()}
		if want := [4]string{tt.en, tt.ja, tt.digits, tt.p}; got != want {
			t.Errorf("%d %s: got %q, want %q", tt.minor, tt.c, got, want)
		}
	}
}

func TestNoTwoCurrenciesShareASymbol(t *testing.T) {
	for _, l := range []money.Locale{money.English, money.Japanese} {
		seen := map[string]money.Currency{}
		for _, c := range money.Currencies() {
			if other, ok := seen[c.Symbol(l)]; ok {
				t.Errorf("%s and %s are both %q in %s", c, other, c.Symbol(l), l)
			}
			seen[c.Symbol(l)] = c
		}
	}
}

func TestAmountsInLogsAndInJSON(t *testing.T) {
	a := money.New(2000, "usd")
	if got := fmt.Sprintf("%v %s", a, money.New(0, "")); got != "20.00 USD 0.00" {
		t.Errorf("printed as %q", got)
	}
	text, err := json.Marshal(a)
	if err != nil || string(text) != `{"minor":2000,"currency":"usd"}` {
		t.Errorf("%s, %v", text, err)
	}
	var back money.Amount
	if err := json.Unmarshal(text, &back); err != nil || back != a {
		t.Errorf("%v, %v", back, err)
	}
}
