package settings

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the list at its beginning, at what can be tried, after trying, and at its end.
func Gallery(money.Currency) []story.State {
	all := []screen.Setting{
		{Name: lang.SetMode, Say: func(w lang.Catalog) string { return w.ModeWord(checkout.ModeTest) }},
		{Name: lang.SetKey, Say: func(w lang.Catalog) string { return w.SettingHidden() }, Source: lang.FromEnvironment},
		{Name: lang.SetTill, Text: "counter-1"},
		{Name: lang.SetCashier, Text: "Aya", Source: lang.FromFile},
		{Name: lang.SetReader, Text: "tmr_gallery", Source: lang.FromChosen},
		{Name: lang.SetLocation},
		{Name: lang.SetCurrency, Say: func(lang.Catalog) string { return "840" }, Source: lang.FromFlag},
		{Name: lang.SetCapture, Say: func(w lang.Catalog) string { return w.CaptureWord(checkout.CaptureManual) }},
		{Name: lang.SetFlow, Say: func(w lang.Catalog) string { return w.FlowWord(checkout.FlowTwoStep) }},
		{Name: lang.SetRules, Say: func(w lang.Catalog) string { return w.RulesCount(2) }, Source: lang.FromFile},
		{Name: lang.SetTheme, Text: "dark"},
		{Name: lang.SetLanguage, Text: "en", Source: lang.FromEnvironment},
		{Name: lang.SetSymbols, Text: "unicode"},
		{Name: lang.SetVersion, Text: "1.2.3"},
	}
	state := func(name string, keys ...string) story.State {
		return story.State{Name: name, Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: story.Snapshot(nil), Settings: all, Open: screen.Settings, Keys: keys}
	}
	down := func(n int, then ...string) []string {
		keys := make([]string, n)
		for i := range keys {
			keys[i] = "down"
		}
		return append(keys, then...)
	}
	return []story.State{
		state("first"), state("key", down(1)...), state("theme", down(10)...), state("symbols-tried", down(12, "enter")...),
		state("last", down(13)...),
	}
}
