package main

import (
	"context"
	"fmt"
	"strings"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
)

// simulatedCode begins the registration codes that make a simulated reader (docs.stripe.com/terminal/references/testing).
const simulatedCode = "simulated-"

// practice reports whether a reader of this code can be made from nothing: it exists in the sandbox only.
func (a *app) practice(code string) bool {
	return a.mode != checkout.ModeLive && strings.HasPrefix(code, simulatedCode)
}

// howToRegister is the one command that brings a reader where there is none.
func (a *app) howToRegister() text {
	if a.mode == checkout.ModeLive {
		return say("Register one, by the code that it shows: reji reader register CODE --location tml_…", "リーダーに表示されるコードで登録してください: reji reader register コード --location tml_…")
	}
	return say("Make a simulated one: reji reader register simulated-wpe", "シミュレーターのリーダーを作成: reji reader register simulated-wpe")
}

// locationFor finds the Location to register a reader at: the one that was named, else the only one there is. For a simulated reader in an
// account that has none, it makes one; made tells so.
func (a *app) locationFor(ctx context.Context, code string) (at reader.Location, made bool, err error) {
	if a.cfg.Location != "" {
		return reader.Location{ID: a.cfg.Location}, false, nil
	}
	all, err := a.driver.Locations(ctx)
	switch {
	case err != nil:
		return at, false, err
	case len(all) == 1:
		return all[0], false, nil
	case len(all) > 1:
		return at, false, whichLocation(all)
	case a.practice(code):
		at, err = a.makeLocation(ctx)
		return at, err == nil, err
	}
	return at, false, misuse("location", say("A reader needs a Location, and this account has none.", "リーダーにはロケーションが必要ですが、このアカウントにはありません。"),
		say("Make one in the Stripe Dashboard (Terminal, Locations), then add --location tml_…", "Stripe ダッシュボードの「Terminal」→「ロケーション」で作成し、--location tml_… を付けてください。"))
}

// whichLocation names the Locations to choose from.
func whichLocation(all []reader.Location) *problem {
	const most = 4
	var names []string
	for i, l := range all {
		if i == most {
			names = append(names, "…")
			break
		}
		names = append(names, "--location "+l.ID+" ("+l.Name+")")
	}
	return misuse("location", say(fmt.Sprintf("A reader needs a Location; there are %d, and none was named.", len(all)), fmt.Sprintf("リーダーにはロケーションが必要です。%d か所ありますが、指定がありません。", len(all))),
		say("Add one of:", "次のいずれかを付けてください:").then(strings.Join(names, ", ")))
}

// makeLocation makes the account's first Location, for practice: it has the till's name and an address in the account's country, which
// decides about the currency.
func (a *app) makeLocation(ctx context.Context) (reader.Location, error) {
	account, err := a.driver.Account(ctx)
	if f, ok := asError[*checkout.Failure](err); ok && f.Kind == checkout.FailureAuth && f.Status == 403 {
		err = nil // a restricted key may not see the account
	}
	if err != nil {
		return reader.Location{}, err
	}
	address, ok := practiceAddress(account.Country)
	if !ok {
		return reader.Location{}, misuse("location", say("A reader needs a Location, and this account has none.", "リーダーにはロケーションが必要ですが、このアカウントにはありません。"),
			say("Make one in the Stripe Dashboard (test mode, Terminal, Locations), then: reji reader register simulated-wpe", "Stripe ダッシュボード（テスト環境）の「Terminal」→「ロケーション」で作成してから: reji reader register simulated-wpe"))
	}
	return a.driver.CreateLocation(ctx, reader.Location{Name: a.cfg.Till, Address: address})
}

// practiceAddress is an address of the form that Stripe wants for Locations in a country (docs.stripe.com/terminal/fleet/locations), for
// the countries where smart readers are sold. Nobody lives there: it is for simulated readers.
func practiceAddress(country string) (reader.Address, bool) {
	at := reader.Address{Line1: "1 Market Street", Country: country}
	switch country {
	case "JP":
		return reader.Address{PostalCode: "100-0005", State: "東京都", City: "千代田区", Town: "丸の内", Line1: "1-1", Country: country}, true
	case "US":
		at.City, at.State, at.PostalCode = "San Francisco", "CA", "94105"
	case "CA":
		at.City, at.State, at.PostalCode = "Toronto", "ON", "M5E 1E5"
	case "AU":
		at.City, at.State, at.PostalCode = "Sydney", "NSW", "2000"
	case "HK":
		at.City, at.State = "Hong Kong", "Hong Kong"
	case "IT":
		at.City, at.State, at.PostalCode = "Roma", "RM", "00184"
	case "ES":
		at.City, at.State, at.PostalCode = "Madrid", "Madrid", "28013"
	default:
		place, ok := strings.CutPrefix(cityOf(country), country+" ")
		if !ok {
			return reader.Address{}, false
		}
		at.City, at.PostalCode, _ = strings.Cut(place, ", ")
	}
	return at, true
}

// cityOf gives country, city and postal code, for countries whose addresses have no more parts; empty for all others.
func cityOf(country string) string {
	for _, place := range []string{
		"AT Wien, 1010", "BE Bruxelles, 1000", "CH Zürich, 8001", "CZ Praha, 110 00", "DE Berlin, 10117", "DK København, 1160", "EE Tallinn, 10111",
		"FI Helsinki, 00100", "FR Paris, 75001", "GB London, W1D 1AN", "IE Dublin, D02 AF30", "LI Vaduz, 9490", "LT Vilnius, 01103", "LU Luxembourg, 1111",
		"LV Riga, 1050", "MT Valletta, VLT 1117", "MY Kuala Lumpur, 50450", "NL Amsterdam, 1012 JS", "NO Oslo, 0154", "NZ Auckland, 1010",
		"PL Warszawa, 00-496", "PT Lisboa, 1100-148", "SE Stockholm, 111 51", "SG Singapore, 048616", "SI Ljubljana, 1000", "SK Bratislava, 811 01",
	} {
		if strings.HasPrefix(place, country+" ") {
			return place
		}
	}
	return ""
}

// firstSale is the command of the first sale on a reader in a country: in its currency, where the till would take another.
func firstSale(country string, usual money.Currency) string {
	currency := localCurrency(country)
	if currency == usual {
		return "reji sale 20 --card visa"
	}
	amount := "20"
	if _, err := money.ParseMajor("20.00", currency); err != nil {
		amount = "2000" // a currency without decimals
	}
	return "reji sale " + amount + " --card visa --currency " + string(currency)
}
