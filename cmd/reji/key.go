package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"reji/checkout"
	"reji/reader/stripe"
)

// keyringName is the entry under which the system's keyring holds the key.
const keyringName = "reji"

// keyringPatience is how long the keyring is waited for. A desktop that is not there must not hold the till up.
const keyringPatience = time.Second

// findKey looks for the account's key: environment, keyring, then a file that only its owner can read. The zero key means that there is none;
// a key that is there and cannot be used is a problem, never a demo.
func (h home) findKey(env func(string) string) (stripe.Key, error) {
	if v := env("STRIPE_API_KEY"); strings.TrimSpace(v) != "" {
		return h.parseKey(v, "STRIPE_API_KEY")
	}
	if v, ok := fromKeyring(h.keyringUser()); ok {
		return h.parseKey(v, "keyring")
	}
	info, err := os.Stat(h.key)
	if absent(err) {
		return stripe.Key{}, nil
	}
	if err != nil {
		return stripe.Key{}, h.unreadable(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return stripe.Key{}, misuse("key", say("The key file can be read by others:", "キーファイルがほかの人にも読める状態です:").then(h.key),
			say("Run:", "次を実行してください:").then("chmod 600 "+h.key))
	}
	raw, err := os.ReadFile(h.key)
	if err != nil {
		return stripe.Key{}, h.unreadable(err)
	}
	return h.parseKey(string(raw), h.key)
}

func (h home) unreadable(err error) *problem {
	return misuse("key", say("The key file cannot be read:", "キーファイルを読めません:").then(h.key),
		say("Check who may read it, or set STRIPE_API_KEY.", "読み取り権限を確認するか、STRIPE_API_KEY を設定してください。")).because(err)
}

// parseKey reads a key and says from where it came, never what it is.
func (h home) parseKey(text, source string) (stripe.Key, error) {
	k, err := stripe.ParseKey(text)
	if errors.Is(err, stripe.ErrKeyPublishable) {
		return k, misuse("key", say("This is a publishable key (pk_…); a till needs a secret or restricted one. It came from", "公開可能キー（pk_…）です。レジにはシークレットキーか制限付きキーが必要です。読み込み元:").then(source),
			say("Take it from the Stripe Dashboard: Developers, API keys.", "Stripe ダッシュボードの「開発者」→「API キー」から取得してください。"))
	}
	if err != nil {
		return k, misuse("key", say("This is not a Stripe key (sk_test_…, rk_test_…, sk_live_…, rk_live_…). It came from", "Stripe のキー（sk_test_…、rk_test_…、sk_live_…、rk_live_…）ではありません。読み込み元:").then(source),
			say("Take it from the Stripe Dashboard: Developers, API keys.", "Stripe ダッシュボードの「開発者」→「API キー」から取得してください。")).because(err)
	}
	return k, nil
}

// fromKeyring asks the system's keyring, for a moment.
func fromKeyring(user string) (string, bool) {
	ctx, cancel := context.WithTimeout(context.Background(), keyringPatience)
	defer cancel()
	found := make(chan string, 1)
	go func() {
		// The goroutine may outlive the wait where the keyring never answers; it holds nothing and ends with the process.
		defer func() {
			if recover() != nil {
				found <- ""
			}
		}()
		v, err := keyring.Get(keyringName, user)
		if err != nil {
			v = ""
		}
		found <- v
	}()
	select {
	case v := <-found:
		return v, v != ""
	case <-ctx.Done():
		return "", false
	}
}

// liveElsewhere refuses to send a live key anywhere but to Stripe.
func liveElsewhere() *problem {
	return misuse("key", say("A live key goes to api.stripe.com and nowhere else; --api-base names another address.", "本番キーは api.stripe.com 以外には送りません。--api-base に別の接続先が指定されています。"),
		say("Leave out --api-base (REJI_API_BASE, api_base), or use a test key.", "--api-base（REJI_API_BASE、api_base）を外すか、テストキーを使ってください。"))
}

// mode finds out whose money this run is about, and with which key.
func (c *cli) mode(cfg Config, h home) (checkout.Mode, stripe.Key, error) {
	k, err := h.findKey(c.env)
	if err != nil {
		return checkout.ModeDemo, k, err
	}
	if !k.IsZero() {
		if k.Live() && cfg.APIBase != "" {
			return checkout.ModeLive, k, liveElsewhere()
		}
		if k.Live() {
			return checkout.ModeLive, k, nil
		}
		return checkout.ModeTest, k, nil
	}
	used, account := h.account()
	if !account && cfg.APIBase == "" {
		return checkout.ModeDemo, k, nil
	}
	sources := fmt.Sprintf("STRIPE_API_KEY, keyring (%s), %s", keyringName, h.key)
	if !account {
		return checkout.ModeTest, k, misuse("key", say("--api-base needs a test key, and there is none. Tried:", "--api-base にはテストキーが必要ですが、見つかりません。確認した場所:").then(sources),
			say("Run reji key set, or set STRIPE_API_KEY=sk_test_…", "reji key set を実行するか、STRIPE_API_KEY=sk_test_… を設定してください。"))
	}
	return used, k, misuse("key", say("This till was used with a Stripe account ("+used.String()+" mode), and its key is gone. Tried:", "このレジは Stripe アカウントで使われていましたが（"+used.String()+" モード）、キーが見つかりません。確認した場所:").then(sources),
		say("Run reji key set, or set STRIPE_API_KEY. For a demo: reji demo", "reji key set を実行するか、STRIPE_API_KEY を設定してください。デモは reji demo で使えます。"))
}
