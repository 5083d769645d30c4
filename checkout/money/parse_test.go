package money_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"reji/checkout/money"
)

// parser is ParseMajor or ParseKeyed.
type parser func(string, money.Currency) (money.Amount, error)

// TestTypedAmounts reads the tables in testdata: about eighty typed amounts in
// six currencies, for each of two languages and two ways of typing.
func TestTypedAmounts(t *testing.T) {
	for _, table := range []struct {
		file   string
		parse  parser
		locale money.Locale
	}{
		{"testdata/major_en.txt", money.ParseMajor, money.English},
		{"testdata/major_ja.txt", money.ParseMajor, money.Japanese},
		{"testdata/keyed_en.txt", money.ParseKeyed, money.English},
		{"testdata/keyed_ja.txt", money.ParseKeyed, money.Japanese},
	} {
		t.Run(table.file, func(t *testing.T) { checkTable(t, table.file, table.parse, table.locale) })
	}
}

// checkTable compares every cell of a table with what parse makes of it.
func checkTable(t *testing.T, file string, parse parser, locale money.Locale) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var currencies []string
	rows := 0
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		cells := strings.Split(lines.Text(), "|")
		for i := range cells {
			cells[i] = strings.Trim(cells[i], " ")
		}
		if currencies == nil {
			currencies = cells[1:]
			continue
		}
		if len(cells) != len(currencies)+1 {
			t.Fatalf("%q has %d cells", lines.Text(), len(cells))
		}
		rows++
		typed := strings.TrimSuffix(strings.TrimPrefix(cells[0], "["), "]")
		for i, want := range cells[1:] {
			if got := outcome(parse(typed, money.Currency(currencies[i])))(locale); got != want {
				t.Errorf("%q in %s: got %q, want %q", typed, currencies[i], got, want)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if rows < 40 || len(currencies) != 6 {
		t.Errorf("the table has %d rows and %d currencies", rows, len(currencies))
	}
}

// outcome writes an answer as the tables do.
func outcome(a money.Amount, err error) func(money.Locale) string {
	return func(l money.Locale) string {
		var refused *money.ParseError
		if errors.As(err, &refused) {
			return "! " + refused.Kind.String()
		}
		if err != nil {
			return err.Error()
		}
		return fmt.Sprintf("%d %s", a.Minor, a.Format(l))
	}
}

func TestParsingInAnUnknownCurrencyIsACurrencyError(t *testing.T) {
	for c, want := range map[money.Currency]money.CurrencyKind{
		"":    money.CurrencyEmpty,
		"xyz": money.CurrencyUnknown,
		"USD": money.CurrencyMalformed,
	} {
		for _, parse := range []parser{money.ParseMajor, money.ParseKeyed} {
			_, err := parse("20", c)
			var e *money.CurrencyError
			if !errors.As(err, &e) || e.Kind != want {
				t.Errorf("20 in %q: %v, want kind %v", c, err, want)
			}
		}
	}
}

func TestAMarkSharedByCurrenciesIsReadAsTheAskedOne(t *testing.T) {
	for _, tt := range []struct {
		typed string
		c     money.Currency
		minor int64
	}{
		{"$20", "cad", 2000}, {"CA$20", "cad", 2000}, {"20ドル", "aud", 2000}, {"S$20", "sgd", 2000},
		{"¥20", "cny", 2000}, {"20元", "cny", 2000}, {"CN¥20", "cny", 2000}, {"₩1,980", "krw", 1980},
		{"￦1980", "krw", 1980}, {"￡20", "gbp", 2000}, {"CHF 12.50", "chf", 1250}, {"1980 huf", "huf", 198_000},
	} {
		if a, err := money.ParseMajor(tt.typed, tt.c); err != nil || a != money.New(tt.minor, tt.c) {
			t.Errorf("%q in %s = %v, %v; want %d", tt.typed, tt.c, a, err, tt.minor)
		}
	}
	for _, tt := range []struct {
		typed string
		c     money.Currency
	}{{"A$20", "cad"}, {"US$20", "cad"}, {"CN¥20", "jpy"}, {"1980円", "cny"}, {"$20", "krw"}, {"20 cad", "usd"}} {
		_, err := money.ParseMajor(tt.typed, tt.c)
		var e *money.ParseError
		if !errors.As(err, &e) || e.Kind != money.OtherCurrency || e.Currency != tt.c {
			t.Errorf("%q in %s: %v, want another currency", tt.typed, tt.c, err)
		}
	}
}

func TestErrorsNeverRepeatWhatWasTyped(t *testing.T) {
	const typed = "zqj 4242424242424242 zqj"
	_, err := money.ParseMajor(typed, "usd")
	if err == nil || strings.Contains(err.Error(), "zqj") || strings.Contains(err.Error(), "4242") {
		t.Errorf("ParseMajor: %v", err)
	}
	if _, err = money.ParseCurrency(typed); err == nil || strings.Contains(err.Error(), "zqj") {
		t.Errorf("ParseCurrency: %v", err)
	}
}

// typable draws an amount that can be typed: not negative, in whole units of
// what people see, at most 15 digits.
func typable(t *rapid.T) money.Amount {
	c := rapid.SampledFrom(money.Currencies()).Draw(t, "currency")
	steps := rapid.Int64Range(0, 999_999_999_999_999/c.Step()).Draw(t, "steps")
	return money.New(steps*c.Step(), c)
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := typable(t)
		for _, text := range []string{
			a.Plain(), a.Digits(), a.String(), a.Format(money.English), a.Format(money.Japanese),
			fullWidth(a.Digits()),
		} {
			back, err := money.ParseMajor(text, a.Currency)
			if err != nil || back != a {
				t.Fatalf("%v, written %q, reads back as %v, %v", a, text, back, err)
			}
		}
		keyed := strings.ReplaceAll(a.Plain(), ".", "")
		if back, err := money.ParseKeyed(keyed, a.Currency); err != nil || back != a {
			t.Fatalf("%v, keyed as %q, is %v, %v", a, keyed, back, err)
		}
		if !strings.Contains(a.Plain(), ".") {
			return
		}
		if back, err := money.ParseKeyed(a.Plain(), a.Currency); err != nil || back != a {
			t.Fatalf("%v, keyed as %q, is %v, %v", a, a.Plain(), back, err)
		}
	})
}

// fullWidth writes s as a Japanese input method does.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"20", "20.00", "1,980", "１９８０", "¥1,980", "-5", "1e3", "", ".", "\xff20", "20\u0301", "ﾞ1", "00000000000000000000000000000001"} {
		for _, c := range []string{"usd", "jpy", "kwd", "isk", "xyz"} {
			f.Add(s, c)
		}
	}
	f.Fuzz(func(t *testing.T, s, code string) {
		c := money.Currency(code)
		for _, parse := range []parser{money.ParseMajor, money.ParseKeyed} {
			a, err := parse(s, c)
			if err != nil {
				if a != (money.Amount{}) || !utf8.ValidString(err.Error()) || len(err.Error()) > 80 {
					t.Fatalf("%q in %q: %v with %q", s, code, a, err)
				}
				continue
			}
			if a.IsNegative() || a.Currency != c || a.Minor%c.Step() != 0 {
				t.Fatalf("%q in %q is %v", s, code, a)
			}
			for _, text := range []string{a.Plain(), a.Digits(), a.Format(money.English), a.Format(money.Japanese)} {
				if back, err := money.ParseMajor(text, c); err != nil || back != a {
					t.Fatalf("%q in %q is %v, which reads back as %v, %v", s, code, a, back, err)
				}
			}
		}
	})
}
