package money

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// maxDigits bounds what can be typed, in digits of minor units. It is far above
// what Stripe charges (Check says that, with the limit), stays exact as a JSON
// number, and thousands of such amounts still add up without overflow.
const maxDigits = 15

// ParseMajor reads an amount as it is written on a command line, in major
// units: 20, 20.00, 20.5, 1,980, full-width digits, with the currency's sign,
// code or Japanese name before or after it (¥1,980, 1,980円, 20 usd). Zero is an
// amount. There is no sign and no exponent, commas group in threes, and a
// number with commas does not begin with 0: 0,500 is what somebody writes who
// means a half. It returns a *ParseError, or a *CurrencyError if Stripe does not
// take c.
func ParseMajor(s string, c Currency) (Amount, error) { return parse(s, c, false) }

// ParseKeyed reads an amount as it is keyed on the sale screen. Digits fill
// from the right with the decimals that people see (2000 is $20.00, and ¥2,000);
// a point switches to major units (20.5 is $20.50); a comma only groups, it
// switches nothing. Otherwise it reads what ParseMajor reads and returns the
// same errors.
func ParseKeyed(s string, c Currency) (Amount, error) { return parse(s, c, true) }

// parse reads s; keyed says whether digits without a point count from the
// right.
func parse(s string, c Currency, keyed bool) (Amount, error) {
	if !c.Known() {
		return Amount{}, unknown(string(c))
	}
	before, body, after := cutMarks(strings.ToLower(fold(s)))
	before, negative := cutMinus(before)
	// What stands beside the number is the worse mistake, so it is named first:
	// "abc" is not an empty amount, and "20 eur" is not one in dollars.
	kind := checkMarks(c, before, after)
	minor := int64(0)
	if kind == 0 {
		minor, kind = number(body, c, keyed)
		if negative && kind != NotANumber && kind != Empty {
			kind = Negative
		}
	}
	if kind != 0 {
		return Amount{}, &ParseError{Kind: kind, Currency: c}
	}
	return New(minor, c), nil
}

// fold brings full-width forms (１９８０ ￥ ， ． and the ideographic space) to the
// ASCII ones, and half-width kana to the usual ones. A Japanese keyboard in kana
// mode types 、 and 。 with the keys of comma and point: they are those here.
func fold(s string) string {
	s = norm.NFC.String(width.Fold.String(s))
	return strings.NewReplacer("、", ",", "。", ".").Replace(s)
}

// cutMarks divides s into the number, from its first to its last digit, point
// or comma, and what stands before and after it.
func cutMarks(s string) (before, body, after string) {
	const numeric = "0123456789.,"
	first, last := strings.IndexAny(s, numeric), strings.LastIndexAny(s, numeric)
	if first < 0 {
		return strings.TrimSpace(s), "", ""
	}
	return strings.TrimSpace(s[:first]), s[first : last+1], strings.TrimSpace(s[last+1:])
}

// cutMinus takes a minus off either end of what stands before a number, and
// says whether there was one. Minus has many shapes: the key of a kana keyboard
// types ー, and ▲ or △ is how Japanese books write a negative amount.
func cutMinus(before string) (mark string, negative bool) {
	for _, minus := range []string{"-", "−", "‐", "–", "—", "ー", "▲", "△"} {
		if rest, ok := strings.CutPrefix(before, minus); ok {
			return strings.TrimSpace(rest), true
		}
		if rest, ok := strings.CutSuffix(before, minus); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return before, false
}

// checkMarks returns 0 if each mark is empty or one of c's, else the kind of
// mistake.
func checkMarks(c Currency, marks ...string) ParseKind {
	for _, mark := range marks {
		if mark == "" || c.hasMark(mark) {
			continue
		}
		for _, other := range Currencies() {
			if other.hasMark(mark) {
				return OtherCurrency
			}
		}
		return NotANumber
	}
	return 0
}

// hasMark reports whether people write mark, folded and in lower case, beside
// amounts of c: its code, its sign, the bare $ or ¥ that it shares with others,
// or its name in Japanese.
func (c Currency) hasMark(mark string) bool {
	if mark == string(c) || mark == strings.ToLower(c.Symbol(English)) || mark == c.Symbol(Japanese) {
		return true
	}
	switch mark {
	case "$":
		return strings.Contains(c.Symbol(English), "$")
	case "us$", "米ドル":
		return c == "usd"
	case "ドル":
		switch c {
		case "usd", "aud", "cad", "nzd", "sgd", "hkd":
			return true
		}
	case "¥":
		return c == "cny" // and jpy, whose sign it is
	case "円", "yen", `\`: // the yen key of a Japanese keyboard types a backslash
		return c == "jpy"
	case "ユーロ":
		return c == "eur"
	case "ポンド":
		return c == "gbp"
	case "ウォン":
		return c == "krw"
	}
	return false
}

// number reads digits, commas and at most one point into minor units, or
// returns the kind of mistake.
func number(body string, c Currency, keyed bool) (minor int64, kind ParseKind) {
	if strings.Trim(body, "0123456789.,") != "" || strings.Count(body, ".") > 1 {
		return 0, NotANumber
	}
	if !strings.ContainsAny(body, "0123456789") {
		return 0, Empty
	}
	whole, fraction, point := strings.Cut(body, ".")
	if strings.Contains(fraction, ",") || !groupedInThrees(whole) {
		return 0, Grouping
	}
	if len(fraction) > c.Decimals() {
		return 0, TooManyDecimals
	}
	zeros := c.Exponent() - len(fraction)
	if keyed && !point {
		zeros = c.Exponent() - c.Decimals()
	}
	digits := strings.ReplaceAll(whole, ",", "") + fraction + strings.Repeat("0", zeros)
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return 0, 0
	}
	if len(digits) > maxDigits {
		return 0, TooLarge
	}
	minor, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, NotANumber
	}
	if minor%c.Step() != 0 {
		return 0, Step
	}
	return minor, 0
}

// groupedInThrees reports whether the commas of whole, if any, group its
// digits in threes after one to three leading ones that do not begin with 0.
func groupedInThrees(whole string) bool {
	groups := strings.Split(whole, ",")
	if len(groups) == 1 {
		return true
	}
	if n := len(groups[0]); n < 1 || n > 3 || groups[0][0] == '0' {
		return false
	}
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return false
		}
	}
	return true
}
