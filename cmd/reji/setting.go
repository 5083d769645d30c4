package main

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/theme"
)

// setting is one thing that can be configured: by its name in the file, by REJI_NAME in the environment, and, where usage is not empty,
// by a flag. set answers with a text that does not repeat the value, which may be anything.
type setting struct {
	name  string
	usage text
	set   func(*Config, string) error
}

// settings lists everything that can be configured.
func settings() []setting {
	return append(flagged(), unflagged()...)
}

// flagged are the settings that are flags too.
func flagged() []setting {
	return []setting{
		{"ledger", say("ledger file", "台帳ファイル"), func(c *Config, v string) error { c.Ledger = v; return nil }},
		{"api_base", say("another address than Stripe's: of this computer, and with a test key", "Stripe 以外の接続先（このコンピューター上で、テストキーのみ）"), setBase},
		{"reader", say("reader to use (tmr_…)", "使用するリーダー（tmr_…）"), setReader},
		{"location", say("Location of the readers (tml_…)", "リーダーのロケーション（tml_…）"), setLocation},
		{"currency", say("currency of the sale, as usd or jpy", "通貨（usd、jpy など）"), setCurrency},
		{"lang", say("language: en or ja", "言語: en または ja"), setLang},
		{"theme", say("colours: dark, light, contrast or none", "配色: dark、light、contrast、none"), setTheme},
		{"symbols", say("marks: auto, unicode or ascii", "記号: auto、unicode、ascii"), setSymbols},
		{"accessible", say("the till as plain lines, for screen readers and dumb terminals", "画面を描かず文章で案内（スクリーンリーダー、単純な端末向け）"), func(c *Config, v string) error { return setBool(&c.Accessible, v) }},
		{"timeout", say("bounds the whole command, as 90s or 3m", "コマンド全体の制限時間（90s、3m など）"), func(c *Config, v string) error { return setDuration(&c.Timeout, v) }},
		{"log", say("log file", "ログファイル"), func(c *Config, v string) error { c.Log = v; return nil }},
	}
}

// unflagged are the settings that do not change from one command to the next.
func unflagged() []setting {
	none := text{}
	return []setting{
		{"capture", none, func(c *Config, v string) error { return setNamed(&c.Capture, v, "manual, automatic, later") }},
		{"flow", none, func(c *Config, v string) error { return setNamed(&c.Flow, v, "two-step, one-shot") }},
		{"interac", none, func(c *Config, v string) error { return setBool(&c.Interac, v) }},
		{"till", none, func(c *Config, v string) error { return setName(&c.Till, v) }},
		{"cashier", none, func(c *Config, v string) error { return setName(&c.Cashier, v) }},
		{"card_wait", none, func(c *Config, v string) error { return setDuration(&c.Policy.CardWait, v) }},
		{"fence_after", none, func(c *Config, v string) error { return setDuration(&c.Policy.FenceAfter, v) }},
		{"connect_within", none, func(c *Config, v string) error { return setDuration(&c.Policy.ConnectWithin, v) }},
		{"customer_may_cancel", none, func(c *Config, v string) error { return setBool(&c.Policy.CustomerMayCancel, v) }},
		{"rules", none, setRules},
	}
}

func setBase(c *Config, v string) error {
	u, err := url.Parse(v)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" || u.Scheme != "http" && u.Scheme != "https" {
		return say("must be an address as http://127.0.0.1:8080", "http://127.0.0.1:8080 のような URL を指定してください")
	}
	ip := net.ParseIP(u.Hostname())
	if u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return say("must be an address of this computer (127.0.0.1, ::1, localhost)", "このコンピューターのアドレス（127.0.0.1、::1、localhost）に限ります")
	}
	c.APIBase = u.Scheme + "://" + u.Host
	return nil
}

// ids are what Stripe's ids look like.
var ids = regexp.MustCompile(`^[a-z]+_[A-Za-z0-9_]{1,200}$`)

func setReader(c *Config, v string) error {
	if !ids.MatchString(v) || !strings.HasPrefix(v, "tmr_") {
		return say("must be a reader's id (tmr_…)", "リーダーの ID（tmr_…）を指定してください")
	}
	c.Reader = checkout.ReaderID(v)
	return nil
}

func setLocation(c *Config, v string) error {
	if !ids.MatchString(v) || !strings.HasPrefix(v, "tml_") {
		return say("must be a Location's id (tml_…)", "ロケーションの ID（tml_…）を指定してください")
	}
	c.Location = v
	return nil
}

func setCurrency(c *Config, v string) error {
	cur, err := money.ParseCurrency(v)
	if err != nil {
		return say("must be a currency that Stripe takes, as usd or jpy", "Stripe で使える通貨（usd、jpy など）を指定してください")
	}
	c.Currency = cur
	return nil
}

func setLang(c *Config, v string) (err error) {
	l, err := lang.Parse(v)
	if err != nil {
		return say("must be en or ja", "en か ja を指定してください")
	}
	c.Lang = l
	return nil
}

func setTheme(c *Config, v string) error {
	n, err := theme.ParseName(v)
	if err != nil {
		return say("must be dark, light, contrast or none", "dark、light、contrast、none のいずれかを指定してください")
	}
	c.Theme = n
	return nil
}

func setSymbols(c *Config, v string) error {
	if v == "auto" {
		return nil
	}
	s, err := theme.ParseSymbols(v)
	if err != nil {
		return say("must be auto, unicode or ascii", "auto、unicode、ascii のいずれかを指定してください")
	}
	c.Symbols = s
	return nil
}

func setDuration(into *time.Duration, v string) error {
	d, err := time.ParseDuration(v)
	if err != nil || d < time.Second || d > 24*time.Hour {
		return say("must be a time from 1s to 24h, as 90s or 3m", "1s から 24h までの時間（90s、3m など）を指定してください")
	}
	*into = d
	return nil
}

func setBool(into *bool, v string) error {
	b, err := strconv.ParseBool(v)
	if err != nil {
		return say("must be true or false", "true か false を指定してください")
	}
	*into = b
	return nil
}

func setNamed(into interface{ UnmarshalText([]byte) error }, v, names string) error {
	if into.UnmarshalText([]byte(v)) != nil {
		return say("must be one of "+names, names+" のいずれかを指定してください")
	}
	return nil
}

// longestName bounds names that are kept with every sale.
const longestName = 40

func setName(into *string, v string) error {
	if v == "" || checkout.Mask(checkout.Clean(v, longestName)) != v {
		return say(fmt.Sprintf("must be a name of at most %d letters", longestName), fmt.Sprintf("%d 文字以内の名前を指定してください", longestName))
	}
	*into = v
	return nil
}

// setRules reads the inspect rules: tables [[rules]] of the file, or the same as one TOML value in the environment.
func setRules(c *Config, v string) error {
	var read struct{ V []checkout.Rule }
	source := v
	if strings.HasPrefix(strings.TrimSpace(v), "[") && !strings.HasPrefix(strings.TrimSpace(v), "[[") {
		source = "v = " + v
	}
	md, err := toml.Decode(source, &read)
	if err != nil || len(md.Undecoded()) > 0 || len(read.V) == 0 {
		return say("must be rules, each with name, do (go_on, stop, ask) and conditions (brand, funding, country, not_country, wallet, read_method, over, under)",
			"ルールには name、do（go_on、stop、ask）と条件（brand、funding、country、not_country、wallet、read_method、over、under）を書いてください")
	}
	for _, r := range read.V {
		if r.Name == "" || checkout.Mask(checkout.Clean(r.Name, longestName)) != r.Name {
			return say("every rule needs a name, of at most 40 letters", "ルールには 40 文字以内の name が必要です")
		}
	}
	c.Policy.Rules = read.V
	return nil
}
