package wording

import (
	"fmt"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/theme"
)

// Words is a catalogue together with what the formats need: the symbol set and the shop's time zone.
type Words struct {
	lang.Catalog
	Symbols theme.Symbols
	Zone    *time.Location
}

// New gives the words of a language. A nil zone means UTC.
func New(c lang.Catalog, s theme.Symbols, zone *time.Location) Words {
	if zone == nil {
		zone = time.UTC
	}
	return Words{Catalog: c, Symbols: s, Zone: zone}
}

// Amount writes an amount with its currency's sign, as the language does.
func (w Words) Amount(a money.Amount) string { return a.Format(w.Lang().Locale()) }

// Minute is a time of day for headers and lists: 14:02.
func (w Words) Minute(t time.Time) string { return t.In(w.Zone).Format("15:04") }

// Second is a time of day for history: 14:02:31.
func (w Words) Second(t time.Time) string { return t.In(w.Zone).Format("15:04:05") }

// Milli is a time of day for a timeline: 14:02:31.040.
func (w Words) Milli(t time.Time) string { return t.In(w.Zone).Format("15:04:05.000") }

// Moment is a day and a time: 2026-11-20 14:02:31.
func (w Words) Moment(t time.Time) string { return t.In(w.Zone).Format("2006-01-02 15:04:05") }

// Until is a moment in the next days, as a deadline is said: 11-22 14:02.
func (w Words) Until(t time.Time) string { return t.In(w.Zone).Format("01-02 15:04") }

// Running is a duration that is still growing or shrinking: 0:07, 12:40, 41:02:00. A negative one is 0:00.
func Running(d time.Duration) string {
	s := int(max(d, 0).Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Took is a duration that is over, in seconds with one decimal, as the rail writes it.
func (w Words) Took(d time.Duration) string {
	tenths := int(max(d, 0).Round(100*time.Millisecond) / (100 * time.Millisecond))
	return w.Seconds(fmt.Sprintf("%d.%d", tenths/10, tenths%10))
}

// Millis is a duration that is over, in milliseconds, as a timeline writes it.
func Millis(d time.Duration) string { return fmt.Sprintf("%d ms", max(d, 0).Milliseconds()) }

// ShortID keeps what people compare of a long id: its kind and its last three characters (pi_…8kQ).
func (w Words) ShortID(id string) string {
	prefix, rest, found := strings.Cut(id, "_")
	if !found || len(rest) <= 6 {
		return id
	}
	return prefix + "_" + w.Symbols.Ellipsis + rest[len(rest)-3:]
}

// CardShort names a card as receipts do: Visa ···· 4242.
func (w Words) CardShort(brand, last4 string) string {
	name := w.CardBrand(brand)
	if last4 == "" {
		return name
	}
	return name + " " + w.Symbols.Hidden + " " + last4
}

// CardLong names a card with what matters to a cashier: Visa credit ···· 4242, tap.
func (w Words) CardLong(c checkout.Card) string {
	parts := []string{w.CardBrand(c.Brand)}
	if f := w.Funding(c.Funding); f != "" {
		parts = append(parts, f)
	}
	if c.Last4 != "" {
		parts = append(parts, w.Symbols.Hidden, c.Last4)
	}
	name := strings.Join(parts, " ")
	switch how, wallet := w.ReadMethod(c.ReadMethod), w.Wallet(c.Wallet); {
	case wallet != "":
		name += "  " + wallet
	case how != "":
		name += "  " + how
	}
	return name
}

// Number is a sale's number as it stands everywhere: four digits at least.
func Number(n int64) string { return fmt.Sprintf("%04d", n) }
