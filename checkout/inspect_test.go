package checkout_test

import (
	"strings"
	"testing"

	"reji/checkout"
	"reji/checkout/money"
)

// TestInspect_T6_X8 shows what rules can tell apart, and that the first that holds decides.
func TestInspect_T6_X8(t *testing.T) {
	prepaid := checkout.Rule{Name: "no-prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}
	domestic := checkout.Rule{Name: "domestic", Do: checkout.Ask, NotCountry: []string{"JP", "US"}}
	wallets := checkout.Rule{Name: "no-wallets-over", Do: checkout.Stop, Wallet: []string{"apple_pay", "google_pay"}, Over: 10_000}
	small := checkout.Rule{Name: "no-amex-small", Do: checkout.Stop, Brand: []string{"amex"}, Under: 500}
	staff := checkout.Rule{Name: "staff", Do: checkout.GoOn, Brand: []string{"visa"}, Funding: []string{"prepaid"}}
	swipe := checkout.Rule{Name: "no-swipe", Do: checkout.Ask, ReadMethod: []string{"magnetic_stripe_track2"}}
	plain := checkout.Card{Brand: "visa", Funding: "credit", Country: "US", ReadMethod: "contactless_emv"}
	with := func(change func(*checkout.Card)) checkout.Card { c := plain; change(&c); return c }
	for _, c := range []struct {
		name  string
		rules []checkout.Rule
		card  checkout.Card
		minor int64
		do    checkout.Decision
		rule  string
	}{
		{"no rules", nil, plain, 2000, checkout.GoOn, ""},
		{"none holds", []checkout.Rule{prepaid, domestic}, plain, 2000, checkout.GoOn, ""},
		{"prepaid", []checkout.Rule{prepaid}, with(func(c *checkout.Card) { c.Funding = "prepaid" }), 2000, checkout.Stop, "no-prepaid"},
		{"Stripe's case does not matter", []checkout.Rule{prepaid}, with(func(c *checkout.Card) { c.Funding = "PREPAID" }), 2000, checkout.Stop, "no-prepaid"},
		{"foreign", []checkout.Rule{domestic}, with(func(c *checkout.Card) { c.Country = "DE" }), 2000, checkout.Ask, "domestic"},
		{"country not known", []checkout.Rule{domestic}, with(func(c *checkout.Card) { c.Country = "" }), 2000, checkout.Ask, "domestic"},
		{"wallet, small", []checkout.Rule{wallets}, with(func(c *checkout.Card) { c.Wallet = "apple_pay" }), 10_000, checkout.GoOn, ""},
		{"wallet, large", []checkout.Rule{wallets}, with(func(c *checkout.Card) { c.Wallet = "apple_pay" }), 10_001, checkout.Stop, "no-wallets-over"},
		{"plain card, large", []checkout.Rule{wallets}, plain, 10_001, checkout.GoOn, ""},
		{"amex, small", []checkout.Rule{small}, with(func(c *checkout.Card) { c.Brand = "amex" }), 499, checkout.Stop, "no-amex-small"},
		{"amex, not small", []checkout.Rule{small}, with(func(c *checkout.Card) { c.Brand = "amex" }), 500, checkout.GoOn, ""},
		{"first that holds decides", []checkout.Rule{staff, prepaid}, with(func(c *checkout.Card) { c.Funding = "prepaid" }), 2000, checkout.GoOn, "staff"},
		{"read method", []checkout.Rule{swipe}, with(func(c *checkout.Card) { c.ReadMethod = "magnetic_stripe_track2" }), 2000, checkout.Ask, "no-swipe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := checkout.Inspect(c.rules, c.card, money.New(c.minor, "usd")); got.Do != c.do || got.Rule != c.rule {
				t.Errorf("%s by %q, want %s by %q", got.Do, got.Rule, c.do, c.rule)
			}
		})
	}
}

// TestKeyIsOnlyItsIds shows that a key depends on every id and on nothing else, and fits Stripe's 255 characters.
func TestKeyIsOnlyItsIds(t *testing.T) {
	ref := checkout.Ref{Sale: "s", Tender: "t", Op: checkout.OpCreate, Try: 1}
	const want = "t1."
	base := checkout.Key("i", ref)
	if base != checkout.Key("i", ref) || len(base) != 43 || base[:3] != want {
		t.Fatalf("key %q", base)
	}
	seen := map[string]string{base: "base"}
	for name, k := range map[string]string{
		"install": checkout.Key("j", ref),
		"sale":    checkout.Key("i", checkout.Ref{Sale: "s2", Tender: "t", Op: checkout.OpCreate, Try: 1}),
		"tender":  checkout.Key("i", checkout.Ref{Sale: "s", Tender: "t2", Op: checkout.OpCreate, Try: 1}),
		"op":      checkout.Key("i", checkout.Ref{Sale: "s", Tender: "t", Op: checkout.OpCapture, Try: 1}),
		"try":     checkout.Key("i", checkout.Ref{Sale: "s", Tender: "t", Op: checkout.OpCreate, Try: 2}),
		"border":  checkout.Key("i", checkout.Ref{Sale: "st", Tender: "", Op: checkout.OpCreate, Try: 1}),
	} {
		if other, ok := seen[k]; ok {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[k] = name
	}
}

// TestPostingsBalance_I6 shows what the stages of a card payment mean for the books.
func TestPostingsBalance_I6(t *testing.T) {
	w := newWorld(t)
	balance := map[checkout.Account]int64{}
	for _, line := range []string{
		"sale 2000", "cash amount=500 given=1000", "card amount=1500", "answer", "answer",
		"saw action=collect:in_progress intent=requires_confirmation card=visa", "answer",
		"saw action=confirm:succeeded intent=requires_capture tip=300 charge=ch_1", "answer tip=300 charge=ch_1",
	} {
		before := w.sale
		w.step(strings.Fields(line))
		for _, p := range checkout.Postings(before, w.sale) {
			if p.Amount.Minor <= 0 {
				t.Errorf("%s: posting of %d", line, p.Amount.Minor)
			}
			balance[p.Debit] += p.Amount.Minor
			balance[p.Credit] -= p.Amount.Minor
		}
		if line[:3] == "saw" && line[11:18] == "confirm" && balance[checkout.AccountHeld] != 1800 {
			t.Errorf("held %d while authorised", balance[checkout.AccountHeld])
		}
	}
	for account, want := range map[checkout.Account]int64{
		checkout.AccountDrawer: 500, checkout.AccountStripe: 1800, checkout.AccountSales: -2000, checkout.AccountTips: -300,
		checkout.AccountHeld: 0, checkout.AccountPromised: 0,
	} {
		if balance[account] != want {
			t.Errorf("%s stands at %d, want %d", account, balance[account], want)
		}
	}
}
