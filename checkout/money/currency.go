package money

import "strings"

// Currency is an ISO 4217 code in the lower case that Stripe writes, such as
// "usd". The zero value is no currency.
type Currency string

// presentment lists what Stripe charges cards in, in alphabetical order: the
// currencies of stripe-go v76 without those that have been withdrawn (eek, hrk,
// ltl, lvl, mro, sll, vef), with the three-decimal ones and those that came later
// (byn, mmk, sle, xcg). Stripe has the last word: an account may be allowed fewer
// (https://docs.stripe.com/currencies).
// Three letters can only match at a code's beginning, since codes are divided by
// one space.
const presentment = "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl " +
	"bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel " +
	"gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt " +
	"lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd " +
	"omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std svc " +
	"szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw"

// ParseCurrency reads a currency code in any case, full-width letters
// included, with space around it. Whatever else is a *CurrencyError.
func ParseCurrency(s string) (Currency, error) {
	s = strings.ToLower(strings.TrimSpace(fold(s)))
	if c := Currency(s); c.Known() {
		return c, nil
	}
	return "", unknown(s)
}

// unknown returns the error for a code that Known refuses.
func unknown(code string) *CurrencyError {
	switch {
	case code == "":
		return &CurrencyError{Kind: CurrencyEmpty}
	case isCode(code):
		return &CurrencyError{Kind: CurrencyUnknown, Code: code}
	}
	return &CurrencyError{Kind: CurrencyMalformed}
}

// isCode reports whether s is three lower-case ASCII letters.
func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// Known reports whether Stripe charges cards in c. Amounts of an unknown
// currency still add and print, as if it had two decimals, so that old books
// stay readable; Amount.Check refuses them.
func (c Currency) Known() bool {
	return isCode(string(c)) && strings.Contains(presentment, string(c))
}

// Currencies returns every currency that Stripe charges cards in, in
// alphabetical order.
func Currencies() []Currency {
	codes := strings.Fields(presentment)
	list := make([]Currency, len(codes))
	for i, code := range codes {
		list[i] = Currency(code)
	}
	return list
}

// TerminalCurrencies returns the local currencies of the countries where
// Stripe's smart readers can be driven from a server: US, CA, AU, NZ, the euro
// countries, GB, SG, CZ, DK, NO, PL, SE, CH, MY, JP. The order is fixed and
// begins with usd. Countries that have Tap to Pay only are not among them
// (https://docs.stripe.com/terminal/payments/regional).
func TerminalCurrencies() []Currency {
	return []Currency{
		"usd", "cad", "aud", "nzd", "eur", "gbp", "sgd", "czk",
		"dkk", "nok", "pln", "sek", "chf", "myr", "jpy",
	}
}

// Code returns the code in the upper case that people write, such as "USD".
func (c Currency) Code() string { return strings.ToUpper(string(c)) }

// Exponent returns the number of decimals of the unit in which Stripe takes
// amounts: 2 for usd, 0 for jpy, 3 for kwd, 2 for isk and ugx
// (https://docs.stripe.com/currencies#zero-decimal).
func (c Currency) Exponent() int {
	switch c {
	case "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga",
		"pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf":
		return 0
	case "bhd", "jod", "kwd", "omr", "tnd":
		return 3
	}
	return 2
}

// Decimals returns the number of decimals that people see and type: 2 for
// usd, 3 for kwd, 0 for jpy, isk and ugx.
func (c Currency) Decimals() int {
	switch c {
	case "isk", "ugx":
		return 0
	}
	return c.Exponent()
}

// Step returns the number of minor units of which a charge must be a whole
// multiple: 10 where there are three decimals, 100 for isk and ugx, else 1.
func (c Currency) Step() int64 {
	switch {
	case c == "isk", c == "ugx":
		return 100
	case c.Exponent() == 3:
		return 10
	}
	return 1
}

// Min returns Stripe's smallest charge, and false where none is published.
// Stripe publishes it by settlement currency, which on a reader is the
// currency of the sale (https://docs.stripe.com/currencies).
func (c Currency) Min() (Amount, bool) {
	minor := int64(0)
	switch c {
	case "usd", "aud", "brl", "cad", "chf", "eur", "inr", "nzd", "sgd", "jpy":
		minor = 50
	case "gbp":
		minor = 30
	case "bgn":
		minor = 100
	case "aed", "myr", "pln", "ron":
		minor = 200
	case "dkk":
		minor = 250
	case "nok", "sek":
		minor = 300
	case "hkd":
		minor = 400
	case "mxn", "thb":
		minor = 1000
	case "czk":
		minor = 1500
	case "huf":
		minor = 17500
	}
	return Amount{Minor: minor, Currency: c}, minor > 0
}

// Max returns Stripe's largest charge: eight digits of minor units, twelve for
// idr, rounded down to a whole step, so that it can be charged itself.
func (c Currency) Max() Amount {
	limit := int64(99_999_999)
	if c == "idr" {
		limit = 999_999_999_999
	}
	return Amount{Minor: limit - limit%c.Step(), Currency: c}
}
