package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/theme"
)

// Config is everything that can be chosen: defaults, then the file, then the environment, then flags. The key is not part of it.
type Config struct {
	Ledger   string            // another ledger file than the home's
	APIBase  string            // another address than Stripe's: this computer's own, with a test key
	Reader   checkout.ReaderID // tmr_…
	Location string            // tml_…
	Currency money.Currency    // empty: the mode's own default
	Lang     lang.Lang
	Theme    theme.Name
	Symbols  theme.Symbols
	Timeout  time.Duration // of the whole command; zero: the command's own default
	Log      string        // another log file than the home's
	Capture  checkout.CaptureMode
	Flow     checkout.Flow
	Interac  bool
	Till     string // the counter's name
	Cashier  string
	Policy   checkout.Policy

	Accessible bool // plain lines instead of screens: for screen readers, and for terminals that cannot draw

	from map[string]string // of what was chosen: by the setting's name, the file, variable or flag that chose it
}

// flaw is one thing that is wrong with the configuration.
type flaw struct {
	name string // the setting, as it was written where it was set
	what text
}

// load puts the configuration together and names everything that is wrong with it at once.
func (c *cli) load() (Config, home, error) {
	h := findHome(c.env)
	cfg := c.defaults()
	var flaws []flaw
	file, path, err := c.readFile(h)
	if err != nil {
		return cfg, h, err
	}
	for name := range file {
		if !slices.ContainsFunc(settings(), func(s setting) bool { return s.name == name }) {
			flaws = append(flaws, flaw{name: name, what: say("there is no such setting", "そのような設定はありません")})
		}
	}
	slices.SortFunc(flaws, func(a, b flaw) int { return strings.Compare(a.name, b.name) })
	cfg.from = map[string]string{}
	apply := func(s setting, shown, value string) {
		if cfg.from[s.name] = shown; shown == s.name {
			cfg.from[s.name] = path
		}
		if err := s.set(&cfg, value); err != nil {
			flaws = append(flaws, flaw{name: shown, what: wordsOf(err)})
		}
	}
	for _, s := range settings() {
		if v, ok := file[s.name]; ok {
			apply(s, s.name, v)
		}
		if name := "REJI_" + strings.ToUpper(s.name); c.env(name) != "" {
			apply(s, name, c.env(name))
		}
		if v, ok := c.flags[s.name]; ok {
			apply(s, "--"+strings.ReplaceAll(s.name, "_", "-"), v)
		}
	}
	c.lang = cfg.Lang
	flaws = append(flaws, cfg.Validate()...)
	if len(flaws) > 0 {
		return cfg, h, flawed(flaws, path)
	}
	return cfg, h, nil
}

// defaults is what holds where nothing was chosen.
func (c *cli) defaults() Config {
	cfg := Config{Lang: localeLang(c.env), Theme: theme.Dark, Symbols: autoSymbols(c.env), Accessible: c.env("TERM") == "dumb", Till: "counter-1", Policy: checkout.DefaultPolicy()}
	if c.env("NO_COLOR") != "" {
		cfg.Theme = theme.None
	}
	return cfg
}

// autoSymbols takes the ASCII set where the terminal says that it cannot show the other one.
func autoSymbols(env func(string) string) theme.Symbols {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = strings.ToLower(env(name)); locale != "" {
			break
		}
	}
	utf := locale == "" || strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
	if !utf || slices.Contains([]string{"dumb", "linux", "vt100", "vt220"}, env("TERM")) {
		return theme.ASCII()
	}
	return theme.Unicode()
}

// Validate names what no single setting can know: settings that do not go together.
func (cfg Config) Validate() []flaw {
	var flaws []flaw
	if cfg.Flow == checkout.FlowOneShot && len(cfg.Policy.Rules) > 0 {
		flaws = append(flaws, flaw{name: "rules", what: say("rules look at the card before the bank does, which flow = \"one-shot\" does not allow",
			"ルールは銀行より先にカードを調べますが、flow = \"one-shot\" ではそれができません")})
	}
	return flaws
}

// readFile reads the settings of the file as texts. Without --config the file may be missing.
func (c *cli) readFile(h home) (map[string]string, string, error) {
	path, chosen := h.config, false
	if c.file != "" {
		path, chosen = c.file, true
	}
	raw, err := os.ReadFile(path)
	if absent(err) && !chosen {
		return nil, path, nil
	}
	if err != nil {
		return nil, path, misuse("config", say("The configuration file cannot be read:", "設定ファイルを読めません:").then(path),
			say("Check the path and who may read it.", "パスと読み取り権限を確認してください。")).because(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(raw, &tree); err != nil {
		where := path
		if bad, ok := asError[toml.ParseError](err); ok {
			where = fmt.Sprintf("%s:%d", path, bad.Position.Line)
		}
		return nil, path, misuse("config", say("The configuration file is not valid TOML at", "設定ファイルが TOML として正しくありません:").then(where),
			say("Correct that line.", "その行を直してください。"))
	}
	values := map[string]string{}
	for name, v := range tree {
		values[name] = asText(v)
	}
	return values, path, nil
}

// asText writes a TOML value as the environment would say it.
func asText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any, []map[string]any, map[string]any:
		b, err := toml.Marshal(map[string]any{"v": v})
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(b)
	}
	return fmt.Sprint(v)
}

// flawed names everything that is wrong in one message.
func flawed(flaws []flaw, path string) *problem {
	var en, ja []string
	for _, f := range flaws {
		en = append(en, f.name+": "+f.what.en)
		ja = append(ja, f.name+": "+f.what.ja)
	}
	return misuse("config", say("The configuration is not right. "+strings.Join(en, "; ")+".", "設定が正しくありません。"+strings.Join(ja, "; ")+"。"),
		say("Correct it: flags, REJI_… in the environment, or", "次のいずれかを直してください。オプション、環境変数 REJI_…、または").then(path))
}

// wordsOf gives what is wrong in both languages.
func wordsOf(err error) text {
	if t, ok := asError[text](err); ok {
		return t
	}
	return say(err.Error(), err.Error())
}
