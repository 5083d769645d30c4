package money

import "fmt"

// ParseKind says why a typed amount is not an amount.
type ParseKind int

// The kinds of ParseError.
const (
	// Empty means that no digit was typed.
	Empty ParseKind = iota + 1
	// NotANumber means that something else than one number was typed.
	NotANumber
	// Negative means that the number has a minus sign.
	Negative
	// TooManyDecimals means that it is finer than people pay in that currency.
	TooManyDecimals
	// Grouping means that a comma does not group digits in threes.
	Grouping
	// Step means that the amount is no multiple of Currency.Step: the last of
	// three decimals must be 0.
	Step
	// TooLarge means that it has more than 15 digits in minor units.
	TooLarge
	// OtherCurrency means that a currency was typed, and it is not the asked one.
	OtherCurrency
)

// String returns the kind as a word for logs.
func (k ParseKind) String() string {
	switch k {
	case Empty:
		return "empty"
	case NotANumber:
		return "not a number"
	case Negative:
		return "negative"
	case TooManyDecimals:
		return "too many decimals"
	case Grouping:
		return "commas must group in threes"
	case Step:
		return "last digit must be 0"
	case TooLarge:
		return "too large"
	case OtherCurrency:
		return "another currency"
	}
	return fmt.Sprintf("ParseKind(%d)", int(k))
}

// ParseError is the answer of ParseMajor and ParseKeyed to what is no amount.
type ParseError struct {
	Kind     ParseKind
	Currency Currency // the currency that was asked for
}

// Error says the kind and the currency, never what was typed.
func (e *ParseError) Error() string {
	return fmt.Sprintf("amount in %s: %s", e.Currency.Code(), e.Kind)
}

// CurrencyKind says why a text is not a currency.
type CurrencyKind int

// The kinds of CurrencyError.
const (
	// CurrencyEmpty means that nothing was given.
	CurrencyEmpty CurrencyKind = iota + 1
	// CurrencyMalformed means that it is not three letters.
	CurrencyMalformed
	// CurrencyUnknown means three letters that are no currency Stripe takes.
	CurrencyUnknown
)

// String returns the kind as a word for logs.
func (k CurrencyKind) String() string {
	switch k {
	case CurrencyEmpty:
		return "empty"
	case CurrencyMalformed:
		return "not a three-letter code"
	case CurrencyUnknown:
		return "not a currency that Stripe takes"
	}
	return fmt.Sprintf("CurrencyKind(%d)", int(k))
}

// CurrencyError is the answer to a text that names no currency.
type CurrencyError struct {
	Kind CurrencyKind
	Code string // the three letters, lower case; empty unless Kind is CurrencyUnknown
}

// Error says the kind, and the code where it is three letters.
func (e *CurrencyError) Error() string {
	if e.Code == "" {
		return "currency: " + e.Kind.String()
	}
	return fmt.Sprintf("currency %q: %s", e.Code, e.Kind)
}

// ArithmeticKind says why a sum or a split has no answer.
type ArithmeticKind int

// The kinds of ArithmeticError.
const (
	// Overflow means that the result does not fit 64 bits.
	Overflow ArithmeticKind = iota + 1
	// MixedCurrencies means that the two amounts are not of one currency.
	MixedCurrencies
	// PartCount means that the number of parts is not within 1 to MaxParts.
	PartCount
	// OffStep means that the amount to split is no multiple of its step.
	OffStep
)

// String returns the kind as a word for logs.
func (k ArithmeticKind) String() string {
	switch k {
	case Overflow:
		return "overflow"
	case MixedCurrencies:
		return "mixed currencies"
	case PartCount:
		return "number of parts out of range"
	case OffStep:
		return "not a multiple of the currency's step"
	}
	return fmt.Sprintf("ArithmeticKind(%d)", int(k))
}

// ArithmeticError is the answer of Add, Sub, Neg, Cmp, Sum and Split to what
// cannot be computed.
type ArithmeticError struct{ Kind ArithmeticKind }

// Error says the kind.
func (e *ArithmeticError) Error() string { return "money: " + e.Kind.String() }

// LimitKind says why Stripe would not charge an amount to a card.
type LimitKind int

// The kinds of LimitError.
const (
	// NotPositive means zero or less.
	NotPositive LimitKind = iota + 1
	// BelowMinimum means less than Currency.Min.
	BelowMinimum
	// AboveMaximum means more than Currency.Max.
	AboveMaximum
	// NotAStep means no multiple of Currency.Step.
	NotAStep
	// UnknownCurrency means a currency that Stripe does not take.
	UnknownCurrency
)

// String returns the kind as a word for logs.
func (k LimitKind) String() string {
	switch k {
	case NotPositive:
		return "not positive"
	case BelowMinimum:
		return "below the minimum"
	case AboveMaximum:
		return "above the maximum"
	case NotAStep:
		return "not a multiple of the currency's step"
	case UnknownCurrency:
		return "unknown currency"
	}
	return fmt.Sprintf("LimitKind(%d)", int(k))
}

// LimitError is the answer of Amount.Check to an amount that cannot be charged.
type LimitError struct {
	Kind   LimitKind
	Amount Amount
	Limit  Amount // the bound that was missed: minimum, maximum or step; zero units for NotPositive
}

// Error says the amount, the kind and the bound.
func (e *LimitError) Error() string {
	return fmt.Sprintf("%s is %s (%s)", e.Amount, e.Kind, e.Limit)
}
