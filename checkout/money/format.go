package money

import (
	"fmt"
	"strconv"
	"strings"
)

// Locale is a language in which amounts are written on a screen or a receipt.
type Locale int

// The locales. The zero value is English.
const (
	English Locale = iota
	Japanese
)

// String returns the language tag, "en" or "ja".
func (l Locale) String() string {
	switch l {
	case English:
		return "en"
	case Japanese:
		return "ja"
	}
	return fmt.Sprintf("Locale(%d)", int(l))
}

// Symbol returns what stands before the digits in locale l: a sign such as
// "$", "¥" or "A$", or the upper-case code where there is no sign that could
// not be taken for another currency's. The signs are those of Unicode CLDR; the
// yuan is the one that differs, since a Japanese reader takes ¥ for yen in any
// combination.
func (c Currency) Symbol(l Locale) string {
	switch c {
	case "usd":
		return "$"
	case "jpy":
		return "¥"
	case "cny":
		if l == Japanese {
			return "元"
		}
		return "CN¥"
	case "eur":
		return "€"
	case "gbp":
		return "£"
	case "aud":
		return "A$"
	case "cad":
		return "CA$"
	case "nzd":
		return "NZ$"
	case "sgd":
		return "S$"
	case "hkd":
		return "HK$"
	case "twd":
		return "NT$"
	case "mxn":
		return "MX$"
	case "brl":
		return "R$"
	case "inr":
		return "₹"
	case "krw":
		return "₩"
	case "ils":
		return "₪"
	case "vnd":
		return "₫"
	case "php":
		return "₱"
	}
	return c.Code()
}

// Format writes a for people: sign, symbol, grouped digits, such as "$20.00",
// "¥1,980", "-€1,234.50". A code is divided from the digits by a space:
// "KWD 1.230".
func (a Amount) Format(l Locale) string {
	symbol := a.Currency.Symbol(l)
	if symbol != "" && symbol == a.Currency.Code() {
		symbol += " "
	}
	return a.sign() + symbol + a.number(",")
}

// Digits writes the number alone, grouped, such as "1,980" or "-20.00": for
// large digits, and wherever the currency stands elsewhere.
func (a Amount) Digits() string { return a.sign() + a.number(",") }

// Plain writes the number for machines, without grouping, such as "1980.00".
// ParseMajor reads it back unless it is negative, larger than can be typed, or
// finer than people pay.
func (a Amount) Plain() string { return a.sign() + a.number("") }

// String writes a for logs, such as "1980 JPY" or "20.00 USD".
func (a Amount) String() string { return strings.TrimSpace(a.Plain() + " " + a.Currency.Code()) }

// sign returns the minus of a negative amount.
func (a Amount) sign() string {
	if a.Minor < 0 {
		return "-"
	}
	return ""
}

// number writes the absolute value with Decimals decimals. An amount that is
// finer than that (half a króna, which only a foreign system can produce) is
// written with all decimals that Stripe counts: a screen must never round.
func (a Amount) number(group string) string {
	magnitude := uint64(a.Minor)
	if a.Minor < 0 {
		// Two's complement: right for the smallest int64 as well.
		magnitude = -magnitude
	}
	decimals, exponent := a.Currency.Decimals(), a.Currency.Exponent()
	if hidden := uint64(pow10(exponent - decimals)); magnitude%hidden == 0 {
		magnitude /= hidden
	} else {
		decimals = exponent
	}
	digits := strconv.FormatUint(magnitude, 10)
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	whole = grouped(whole, group)
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// grouped sets sep between groups of three digits, counted from the right.
func grouped(digits, sep string) string {
	if sep == "" || len(digits) <= 3 {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// pow10 returns ten to the power n, for n from 0 to 3.
func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
