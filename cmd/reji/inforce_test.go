package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/stripe"
	"reji/ui/lang"
	uiscreen "reji/ui/screen"
)

// TestX11_WhereASettingComesFrom sets one thing in each place and reads on the screen's list where it comes from. The stronger place wins, and
// the key is nowhere.
func TestX11_WhereASettingComesFrom(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "config.toml"), []byte("till = \"bar\"\ntheme = \"light\"\ncurrency = \"eur\"\ncard_wait = \"90s\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"REJI_HOME": home, "REJI_THEME": "contrast", "REJI_CURRENCY": "gbp", "STRIPE_API_KEY": testKey}
	c := &cli{world: world{env: func(name string) string { return env[name] }}, flags: map[string]string{"currency": "cad", "reader": "tmr_flagged"}}
	cfg, h, err := c.load()
	if err != nil {
		t.Fatal(err)
	}
	key, err := stripe.ParseKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{setup: setup{cfg: cfg, home: h, mode: checkout.ModeTest, key: key}}
	all := map[lang.Setting]uiscreen.Setting{}
	for _, s := range c.inForce(a) {
		if _, twice := all[s.Name]; twice {
			t.Errorf("%v is listed twice", s.Name)
		}
		all[s.Name] = s
		for _, l := range []lang.Lang{lang.English, lang.Japanese} {
			words := s.Text + s.Where
			if s.Say != nil {
				words += s.Say(lang.For(l))
			}
			if strings.Contains(words, testKey) || strings.Contains(words, testKey[8:]) {
				t.Errorf("the key is in %q", words)
			}
		}
	}
	for _, name := range lang.AllSettings() {
		if _, ok := all[name]; !ok {
			t.Errorf("%s is not listed", lang.For(lang.English).SettingName(name))
		}
	}
	for name, want := range map[lang.Setting]uiscreen.Setting{
		lang.SetTill:     {Text: "bar", Source: lang.FromFile, Where: filepath.Join(home, "config.toml")},
		lang.SetTheme:    {Text: "contrast", Source: lang.FromEnvironment, Where: "REJI_THEME"},
		lang.SetCurrency: {Text: "CAD", Source: lang.FromFlag, Where: "--currency"},
		lang.SetReader:   {Text: "tmr_flagged", Source: lang.FromFlag, Where: "--reader"},
		lang.SetCardWait: {Text: "1:30", Source: lang.FromFile, Where: filepath.Join(home, "config.toml")},
		lang.SetCapture:  {Source: lang.FromDefault},
		lang.SetHome:     {Text: home, Source: lang.FromEnvironment, Where: "REJI_HOME"},
		lang.SetKey:      {Source: lang.FromEnvironment, Where: "STRIPE_API_KEY"},
		lang.SetStripe:   {Text: "https://api.stripe.com"},
	} {
		if got := all[name]; got.Text != want.Text || got.Source != want.Source || got.Where != want.Where {
			t.Errorf("%s is %q from %v %q, want %q from %v %q", lang.For(lang.English).SettingName(name), got.Text, got.Source, got.Where, want.Text, want.Source, want.Where)
		}
	}
	if cfg.Policy.CardWait != 90*time.Second {
		t.Errorf("card_wait is %s", cfg.Policy.CardWait)
	}
}
