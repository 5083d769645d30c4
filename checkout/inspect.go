package checkout

import (
	"slices"
	"strings"

	"reji/checkout/money"
)

// Decision is what an inspect rule does.
type Decision int

// The decisions.
const (
	GoOn Decision = iota // ask the bank
	Stop                 // do not take this card
	Ask                  // the cashier decides
)

var decisionNames = [...]string{GoOn: "go_on", Stop: "stop", Ask: "ask"}

// String gives the decision as configuration writes it.
func (d Decision) String() string { return name(decisionNames[:], int(d)) }

// MarshalText writes the decision's name.
func (d Decision) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a decision's name and refuses an unknown one.
func (d *Decision) UnmarshalText(b []byte) error { return unname(decisionNames[:], b, (*int)(d)) }

// Rule is one inspect rule, as data. Every condition that is set must hold; an empty one always holds. Values are Stripe's words in lower
// case, countries are ISO 3166-1 alpha-2.
type Rule struct {
	Name       string   `json:"name" toml:"name"`
	Do         Decision `json:"do" toml:"do"`
	Brand      []string `json:"brand,omitempty" toml:"brand"`
	Funding    []string `json:"funding,omitempty" toml:"funding"`
	Country    []string `json:"country,omitempty" toml:"country"`
	NotCountry []string `json:"not_country,omitempty" toml:"not_country"` // an unknown country is not among them, so the rule holds
	Wallet     []string `json:"wallet,omitempty" toml:"wallet"`           // "none" for a plain card
	ReadMethod []string `json:"read_method,omitempty" toml:"read_method"`
	Over       int64    `json:"over,omitempty" toml:"over"`   // minor units: holds for amounts above
	Under      int64    `json:"under,omitempty" toml:"under"` // minor units: holds for amounts below
}

// Verdict is the answer of the rules to a card.
type Verdict struct {
	Do   Decision
	Rule string // the name of the rule that decided; empty where none did
}

// Inspect asks the rules in order; the first that holds decides, and none means go on.
func Inspect(rules []Rule, c Card, a money.Amount) Verdict {
	for _, r := range rules {
		if r.holds(c, a) {
			return Verdict{Do: r.Do, Rule: r.Name}
		}
	}
	return Verdict{Do: GoOn}
}

func (r Rule) holds(c Card, a money.Amount) bool {
	wallet := c.Wallet
	if wallet == "" {
		wallet = "none"
	}
	switch {
	case !among(r.Brand, c.Brand), !among(r.Funding, c.Funding), !among(r.Country, c.Country), !among(r.Wallet, wallet), !among(r.ReadMethod, c.ReadMethod):
		return false
	case len(r.NotCountry) > 0 && among(r.NotCountry, c.Country):
		return false
	case r.Over > 0 && a.Minor <= r.Over, r.Under > 0 && a.Minor >= r.Under:
		return false
	}
	return true
}

func among(set []string, v string) bool {
	return len(set) == 0 || slices.ContainsFunc(set, func(s string) bool { return strings.EqualFold(s, v) })
}
