package sim

import (
	"fmt"
	"strings"
)

// currencies are those that Stripe can charge (docs.stripe.com/currencies).
const currencies = " usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf " +
	"clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk " +
	"jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad " +
	"ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb " +
	"tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw "

// minimum is the smallest charge in minor units; where Stripe names none it is 1.
func minimum(currency string) int64 {
	switch currency {
	case "usd", "aud", "brl", "cad", "chf", "eur", "inr", "nzd", "sgd":
		return 50
	case "gbp":
		return 30
	case "aed", "myr", "pln", "ron":
		return 200
	case "bgn":
		return 100
	case "czk":
		return 1500
	case "dkk":
		return 250
	case "hkd":
		return 400
	case "huf":
		return 17500
	case "jpy":
		return 50
	case "mxn", "thb":
		return 1000
	case "nok", "sek":
		return 300
	}
	return 1
}

// maximum is the largest charge in minor units: eight digits, twelve for IDR.
func maximum(currency string) int64 {
	if currency == "idr" {
		return 999_999_999_999
	}
	return 99_999_999
}

// grain is what an amount must be divisible by: three-decimal currencies end in 0, and UGX and ISK are counted in hundredths that do not exist.
func grain(currency string) int64 {
	switch currency {
	case "bhd", "jod", "kwd", "omr", "tnd":
		return 10
	case "isk", "ugx":
		return 100
	}
	return 1
}

// parseCurrency takes a code in either case.
func parseCurrency(code, param string) (string, *apiError) {
	lower := strings.ToLower(code)
	if len(lower) != 3 || !strings.Contains(currencies, " "+lower+" ") {
		return "", invalid("", param, "Invalid currency: "+code+". Stripe does not support it.")
	}
	return lower, nil
}

// checkAmount holds an amount of a charge against the limits of its currency.
func checkAmount(amount int64, currency, param string) *apiError {
	switch {
	case amount < 1:
		return invalid("parameter_invalid_integer", param, "This value must be greater than or equal to 1.")
	case amount > maximum(currency):
		return invalid("amount_too_large", param, fmt.Sprintf("Amount must be no more than %d in %s.", maximum(currency), currency))
	case amount < minimum(currency):
		return invalid("amount_too_small", param, fmt.Sprintf("Amount must be at least %d in %s.", minimum(currency), currency))
	case amount%grain(currency) != 0:
		return invalid("", param, fmt.Sprintf("Amounts in %s must be divisible by %d.", currency, grain(currency)))
	}
	return nil
}
