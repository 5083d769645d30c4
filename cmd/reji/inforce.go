package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"reji/checkout"
	"reji/ui/lang"
	uiscreen "reji/ui/screen"
	"reji/ui/wording"
)

// inForce lists what this run was set up with and where each of it comes from. The key is only said to be there.
func (c *cli) inForce(a *app) []uiscreen.Setting {
	cfg := a.cfg
	set := func(n lang.Setting, name, text string) uiscreen.Setting {
		s := uiscreen.Setting{Name: n, Text: printable(text)}
		s.Source, s.Where = c.sourceOf(cfg, name)
		return s
	}
	worded := func(s uiscreen.Setting, say func(w lang.Catalog) string) uiscreen.Setting {
		s.Say = say
		return s
	}
	currency := set(lang.SetCurrency, "currency", strings.ToUpper(string(a.currency())))
	symbols := set(lang.SetSymbols, "symbols", cfg.Symbols.Name)
	return []uiscreen.Setting{
		{Name: lang.SetMode, Say: func(w lang.Catalog) string { return w.ModeWord(a.mode) }},
		c.keyInForce(a),
		set(lang.SetTill, "till", cfg.Till), set(lang.SetCashier, "cashier", cfg.Cashier),
		c.readerInForce(a), set(lang.SetLocation, "location", cfg.Location), currency,
		worded(set(lang.SetCapture, "capture", ""), func(w lang.Catalog) string { return w.CaptureWord(cfg.Capture) }),
		worded(set(lang.SetFlow, "flow", ""), func(w lang.Catalog) string { return w.FlowWord(cfg.Flow) }),
		worded(set(lang.SetRules, "rules", ""), func(w lang.Catalog) string {
			if len(cfg.Policy.Rules) == 0 {
				return ""
			}
			return w.RulesCount(len(cfg.Policy.Rules))
		}),
		set(lang.SetCardWait, "card_wait", wording.Running(cfg.Policy.CardWait)), set(lang.SetFence, "fence_after", wording.Running(cfg.Policy.FenceAfter)),
		set(lang.SetTheme, "theme", cfg.Theme.String()), set(lang.SetLanguage, "lang", cfg.Lang.String()), symbols,
		c.homeInForce(a), set(lang.SetConfig, "", c.configInForce(a)), set(lang.SetLedger, "ledger", a.home.ledger(a.mode, cfg.Ledger)),
		set(lang.SetLog, "log", logPath(cfg, a.home)), set(lang.SetStripe, "api_base", stripeInForce(a)),
		set(lang.SetVersion, "", version()+" "+runtime.GOOS+"/"+runtime.GOARCH),
	}
}

// sourceOf tells where a setting comes from.
func (c *cli) sourceOf(cfg Config, name string) (lang.Source, string) {
	shown := cfg.from[name]
	switch {
	case shown == "" && name == "theme" && c.env("NO_COLOR") != "":
		return lang.FromEnvironment, "NO_COLOR"
	case shown == "":
		return lang.FromDefault, ""
	case strings.HasPrefix(shown, "--"):
		return lang.FromFlag, shown
	case strings.HasPrefix(shown, "REJI_"):
		return lang.FromEnvironment, shown
	default:
		return lang.FromFile, shown
	}
}

// keyInForce says that there is a key and where it comes from, and nothing of what it is.
func (c *cli) keyInForce(a *app) uiscreen.Setting {
	s := uiscreen.Setting{Name: lang.SetKey}
	if a.mode == checkout.ModeDemo || a.key.IsZero() {
		return s
	}
	s.Say = func(w lang.Catalog) string { return w.SettingHidden() }
	switch {
	case strings.TrimSpace(c.env("STRIPE_API_KEY")) != "":
		s.Source, s.Where = lang.FromEnvironment, "STRIPE_API_KEY"
	case there(a.home.key):
		s.Source, s.Where = lang.FromFile, a.home.key
	default:
		s.Source, s.Where = lang.FromFile, placeKeyring.String()
	}
	return s
}

// readerInForce tells the reader that was chosen, by configuration or on the till.
func (c *cli) readerInForce(a *app) uiscreen.Setting {
	// What is chosen later in this run is told when the screen asks.
	s := uiscreen.Setting{Name: lang.SetReader, Text: string(a.chosen())}
	s.Say = func(lang.Catalog) string {
		if id := a.choice.now(); id != "" {
			return string(id)
		}
		return s.Text
	}
	s.Source, s.Where = c.sourceOf(a.cfg, "reader")
	if a.cfg.Reader == "" && s.Text != "" {
		s.Source, s.Where = lang.FromChosen, a.home.chosenReader(a.mode)
	}
	return s
}

func (c *cli) homeInForce(a *app) uiscreen.Setting {
	s := uiscreen.Setting{Name: lang.SetHome, Text: printable(a.home.data)}
	if c.env("REJI_HOME") != "" {
		s.Source, s.Where = lang.FromEnvironment, "REJI_HOME"
	}
	return s
}

// configInForce is the configuration file that was read; empty where there is none.
func (c *cli) configInForce(a *app) string {
	path := a.home.config
	if c.file != "" {
		path = c.file
	}
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

func logPath(cfg Config, h home) string {
	if cfg.Log != "" {
		return cfg.Log
	}
	return filepath.Join(h.logs, "reji.log")
}

// stripeInForce is whom the till speaks to.
func stripeInForce(a *app) string {
	switch {
	case a.mode == checkout.ModeDemo:
		return "reji sim"
	case a.cfg.APIBase != "":
		return a.cfg.APIBase
	default:
		return "https://api.stripe.com"
	}
}
