package lang

import "reji/checkout"

func (english) Settings() string { return "In force" }

func (english) SettingName(s Setting) string {
	return [...]string{
		SetMode: "Mode", SetKey: "Stripe key", SetTill: "Till", SetCashier: "Cashier", SetReader: "Reader", SetLocation: "Location",
		SetCurrency: "Currency", SetCapture: "Capture", SetFlow: "Flow", SetRules: "Card rules", SetCardWait: "Wait for card",
		SetFence: "Give up after", SetTheme: "Theme", SetLanguage: "Language", SetSymbols: "Symbols", SetHome: "Home",
		SetConfig: "Config file", SetLedger: "Ledger", SetLog: "Log", SetStripe: "Stripe API", SetVersion: "Version",
	}[s]
}

func (english) SettingSource(s Source) string {
	return [...]string{
		FromDefault: "default", FromFile: "file", FromChosen: "chosen here", FromEnvironment: "environment", FromFlag: "flag", FromTried: "this run",
	}[s]
}

func (english) SettingNone() string   { return "none" }
func (english) SettingHidden() string { return "not shown" }
func (english) SettingTries() string {
	return "Theme, language and symbols can be tried here, for this run. To keep one, write it into the config file."
}

func (english) ModeWord(m checkout.Mode) string {
	switch m {
	case checkout.ModeDemo:
		return "demo, simulated"
	case checkout.ModeTest:
		return "test, no real money"
	case checkout.ModeLive:
		return "live, real money"
	default:
		return "not known"
	}
}

func (english) FlowWord(f checkout.Flow) string {
	switch f {
	case checkout.FlowTwoStep:
		return "card first, then the bank"
	case checkout.FlowOneShot:
		return "all in one step"
	default:
		return "not known"
	}
}

func (english) RulesCount(n int) string { return plural(n, "rule", "rules") }

func (english) ThemeWord(name string) string {
	if name == "none" {
		return "no colours"
	}
	return name
}

func (english) LanguageWord() string { return "English" }

func (english) SymbolsWord(name string) string {
	if name == "ascii" {
		return "plain ASCII"
	}
	return "Unicode"
}
