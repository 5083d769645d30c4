package money_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"reji/checkout/money"
)

// anyAmount draws an amount of a whole number of steps, of any sign, in any
// currency that Stripe takes.
func anyAmount(t *rapid.T) money.Amount {
	c := rapid.SampledFrom(money.Currencies()).Draw(t, "currency")
	steps := rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "steps")
	return money.New(steps*c.Step(), c)
}

// kindOf returns the arithmetic kind of err, or 0.
func kindOf(err error) money.ArithmeticKind {
	var e *money.ArithmeticError
	if errors.As(err, &e) {
		return e.Kind
	}
	return 0
}

func TestSplitSumsExactlyInWholeStepsThatDifferByOneAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAmount(t)
		n := rapid.IntRange(1, 60).Draw(t, "n")
		parts, err := a.Split(n)
		if err != nil {
			t.Fatalf("Split(%v, %d): %v", a, n, err)
		}
		if len(parts) != n {
			t.Fatalf("Split(%v, %d) gave %d parts", a, n, len(parts))
		}
		sum, step := int64(0), a.Currency.Step()
		for i, part := range parts {
			sum += part.Minor
			if part.Currency != a.Currency || part.Minor%step != 0 {
				t.Fatalf("Split(%v, %d): part %v is not in steps of %d", a, n, part, step)
			}
			if gap := parts[0].Minor - part.Minor; gap != 0 && gap != step {
				t.Fatalf("Split(%v, %d): parts %v and %v", a, n, parts[0], part)
			}
			if i > 0 && part.Minor > parts[i-1].Minor {
				t.Fatalf("Split(%v, %d): a larger part comes after a smaller one", a, n)
			}
		}
		if sum != a.Minor {
			t.Fatalf("Split(%v, %d) sums to %d", a, n, sum)
		}
	})
}

func TestSplitOfKnownAmounts(t *testing.T) {
	for _, tt := range []struct {
		minor int64
		c     money.Currency
		n     int
		want  []int64
	}{
		{1000, "usd", 3, []int64{334, 333, 333}},
		{1980, "jpy", 4, []int64{495, 495, 495, 495}},
		{100, "jpy", 3, []int64{34, 33, 33}},
		{1000, "kwd", 3, []int64{340, 330, 330}},
		{100_000, "isk", 3, []int64{33_400, 33_300, 33_300}},
		{50_000, "ugx", 4, []int64{12_500, 12_500, 12_500, 12_500}},
		{2, "eur", 3, []int64{1, 1, 0}},
		{-1000, "usd", 3, []int64{-333, -333, -334}},
		{0, "usd", 2, []int64{0, 0}},
	} {
		parts, err := money.New(tt.minor, tt.c).Split(tt.n)
		if err != nil {
			t.Errorf("%d %s in %d: %v", tt.minor, tt.c, tt.n, err)
			continue
		}
		for i, part := range parts {
			if part != money.New(tt.want[i], tt.c) {
				t.Errorf("%d %s in %d: part %d is %v, want %d", tt.minor, tt.c, tt.n, i, part, tt.want[i])
			}
		}
	}
}

func TestSplitRefusesWhatHasNoExactAnswer(t *testing.T) {
	for _, tt := range []struct {
		a    money.Amount
		n    int
		want money.ArithmeticKind
	}{
		{money.New(100, "usd"), 0, money.PartCount},
		{money.New(100, "usd"), -3, money.PartCount},
		{money.New(100, "usd"), money.MaxParts + 1, money.PartCount},
		{money.New(1234, "kwd"), 2, money.OffStep},
		{money.New(150, "isk"), 2, money.OffStep},
	} {
		if parts, err := tt.a.Split(tt.n); kindOf(err) != tt.want || parts != nil {
			t.Errorf("Split(%v, %d) = %v, %v; want kind %v", tt.a, tt.n, parts, err, tt.want)
		}
	}
}

func TestAddAndSubtractUndoEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyAmount(t), anyAmount(t)
		b.Currency = a.Currency
		sum, err := a.Add(b)
		if err != nil {
			t.Fatal(err)
		}
		back, err := sum.Sub(b)
		if err != nil || back != a {
			t.Fatalf("(%v + %v) - %v = %v, %v", a, b, b, back, err)
		}
		other, err := b.Add(a)
		if err != nil || other != sum {
			t.Fatalf("%v + %v = %v one way, %v the other", a, b, sum, other)
		}
		minus, err := b.Neg()
		if err != nil {
			t.Fatal(err)
		}
		diff, err := a.Sub(b)
		if err != nil {
			t.Fatal(err)
		}
		if same, err := a.Add(minus); err != nil || same != diff {
			t.Fatalf("%v - %v = %v, but %v + %v = %v (%v)", a, b, diff, a, minus, same, err)
		}
	})
}

func TestArithmeticNeverWrapsAround(t *testing.T) {
	big, small := money.New(math.MaxInt64, "usd"), money.New(math.MinInt64, "usd")
	one, minusOne := money.New(1, "usd"), money.New(-1, "usd")
	refused := map[string]func() (money.Amount, error){
		"max + 1":   func() (money.Amount, error) { return big.Add(one) },
		"max + max": func() (money.Amount, error) { return big.Add(big) },
		"min - 1":   func() (money.Amount, error) { return small.Sub(one) },
		"min + -1":  func() (money.Amount, error) { return small.Add(minusOne) },
		"0 - min":   func() (money.Amount, error) { return money.New(0, "usd").Sub(small) },
		"-min":      small.Neg,
		"sum":       func() (money.Amount, error) { return money.Sum("usd", big, minusOne, one, one) },
	}
	for name, f := range refused {
		if a, err := f(); kindOf(err) != money.Overflow || a != (money.Amount{}) {
			t.Errorf("%s = %v, %v; want an overflow", name, a, err)
		}
	}
	if a, err := big.Add(small); err != nil || a != minusOne {
		t.Errorf("max + min = %v, %v", a, err)
	}
	if a, err := minusOne.Sub(small); err != nil || a != big {
		t.Errorf("-1 - min = %v, %v", a, err)
	}
	if a, err := money.Sum("usd"); err != nil || a != money.New(0, "usd") {
		t.Errorf("the sum of nothing is %v, %v", a, err)
	}
}

func TestCurrenciesNeverMix(t *testing.T) {
	usd, eur := money.New(1, "usd"), money.New(1, "eur")
	if _, err := usd.Add(eur); kindOf(err) != money.MixedCurrencies {
		t.Errorf("usd + eur: %v", err)
	}
	if _, err := usd.Sub(eur); kindOf(err) != money.MixedCurrencies {
		t.Errorf("usd - eur: %v", err)
	}
	if _, err := usd.Cmp(eur); kindOf(err) != money.MixedCurrencies {
		t.Errorf("usd <=> eur: %v", err)
	}
	if _, err := money.Sum("usd", usd, eur); kindOf(err) != money.MixedCurrencies {
		t.Errorf("sum: %v", err)
	}
	if _, err := (money.Amount{}).Add(usd); kindOf(err) != money.MixedCurrencies {
		t.Errorf("nothing + usd: %v", err)
	}
}

func TestComparing(t *testing.T) {
	for _, tt := range []struct {
		a, b int64
		want int
	}{{1, 2, -1}, {2, 2, 0}, {3, 2, 1}, {math.MinInt64, math.MaxInt64, -1}} {
		if got, err := money.New(tt.a, "usd").Cmp(money.New(tt.b, "usd")); err != nil || got != tt.want {
			t.Errorf("%d <=> %d = %d, %v", tt.a, tt.b, got, err)
		}
	}
	if !money.New(0, "usd").IsZero() || money.New(1, "usd").IsZero() {
		t.Error("IsZero")
	}
	if !money.New(-1, "usd").IsNegative() || money.New(0, "usd").IsNegative() {
		t.Error("IsNegative")
	}
}
