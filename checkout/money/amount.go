package money

import (
	"cmp"
	"math"
)

// MaxParts is the largest number of parts that Split makes.
const MaxParts = 10_000

// Amount is a sum of money: Minor units, as Stripe counts them, of Currency.
// It may be negative (a refund in a total). The zero value has no currency and
// adds to nothing; a sum begins with New(0, c).
type Amount struct {
	Minor    int64    `json:"minor"`
	Currency Currency `json:"currency"`
}

// New returns minor units of c.
func New(minor int64, c Currency) Amount { return Amount{Minor: minor, Currency: c} }

// IsZero reports whether a is nothing, of whatever currency.
func (a Amount) IsZero() bool { return a.Minor == 0 }

// IsNegative reports whether a is less than zero.
func (a Amount) IsNegative() bool { return a.Minor < 0 }

// Add returns a + b, or an *ArithmeticError of kind MixedCurrencies or Overflow.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, &ArithmeticError{Kind: MixedCurrencies}
	}
	sum := a.Minor + b.Minor
	// The sum went the wrong way exactly when it overflowed.
	if (sum > a.Minor) != (b.Minor > 0) {
		return Amount{}, &ArithmeticError{Kind: Overflow}
	}
	return New(sum, a.Currency), nil
}

// Sub returns a − b, or an *ArithmeticError of kind MixedCurrencies or Overflow.
func (a Amount) Sub(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, &ArithmeticError{Kind: MixedCurrencies}
	}
	diff := a.Minor - b.Minor
	if (diff < a.Minor) != (b.Minor > 0) {
		return Amount{}, &ArithmeticError{Kind: Overflow}
	}
	return New(diff, a.Currency), nil
}

// Neg returns −a, or an *ArithmeticError of kind Overflow.
func (a Amount) Neg() (Amount, error) {
	if a.Minor == math.MinInt64 {
		return Amount{}, &ArithmeticError{Kind: Overflow}
	}
	return New(-a.Minor, a.Currency), nil
}

// Cmp returns -1, 0 or 1 as a is less than, equal to or more than b, or an
// *ArithmeticError of kind MixedCurrencies.
func (a Amount) Cmp(b Amount) (int, error) {
	if a.Currency != b.Currency {
		return 0, &ArithmeticError{Kind: MixedCurrencies}
	}
	return cmp.Compare(a.Minor, b.Minor), nil
}

// Sum adds all amounts, which must be of currency c. None gives zero of c.
// The errors are those of Add.
func Sum(c Currency, amounts ...Amount) (Amount, error) {
	total := New(0, c)
	for _, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return Amount{}, err
		}
	}
	return total, nil
}

// Split divides a into n parts that sum to exactly a, are whole multiples of
// the currency's step, and differ by at most one step; the larger ones come
// first. Where there are fewer steps than parts, some parts are zero. It
// returns an *ArithmeticError of kind PartCount or OffStep.
func (a Amount) Split(n int) ([]Amount, error) {
	if n < 1 || n > MaxParts {
		return nil, &ArithmeticError{Kind: PartCount}
	}
	step := a.Currency.Step()
	if a.Minor%step != 0 {
		return nil, &ArithmeticError{Kind: OffStep}
	}
	steps := a.Minor / step
	each, left := steps/int64(n), steps%int64(n)
	parts := make([]Amount, n)
	for i := range parts {
		share := each
		// The rest of a negative amount is negative: it goes to the last parts,
		// so that the larger parts come first there too.
		if left > 0 && int64(i) < left {
			share++
		}
		if left < 0 && int64(i) >= int64(n)+left {
			share--
		}
		parts[i] = New(share*step, a.Currency)
	}
	return parts, nil
}

// Check tells whether Stripe charges a to a card: a known currency, more than
// zero, within Min and Max, a whole multiple of Step. If not, it returns a
// *LimitError. Card networks and readers may be stricter.
func (a Amount) Check() error {
	c := a.Currency
	refuse := func(kind LimitKind, limit Amount) error {
		return &LimitError{Kind: kind, Amount: a, Limit: limit}
	}
	if !c.Known() {
		return refuse(UnknownCurrency, New(0, c))
	}
	if a.Minor <= 0 {
		return refuse(NotPositive, New(0, c))
	}
	if least, ok := c.Min(); ok && a.Minor < least.Minor {
		return refuse(BelowMinimum, least)
	}
	if most := c.Max(); a.Minor > most.Minor {
		return refuse(AboveMaximum, most)
	}
	if a.Minor%c.Step() != 0 {
		return refuse(NotAStep, New(c.Step(), c))
	}
	return nil
}
