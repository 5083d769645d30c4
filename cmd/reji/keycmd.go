package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"reji/checkout"
	"reji/reader"
	"reji/reader/stripe"
)

// keyTimeout bounds the request that tries a key, unless --timeout says otherwise.
const keyTimeout = 15 * time.Second

// longestKey is more than any key has, in bytes. A file that was piped in by mistake is not read to its end.
const longestKey = 4096

func (c *cli) keyCommand() *cobra.Command {
	offline := false
	set := &cobra.Command{
		Use: "set", Short: say("Keep the account's Stripe key (asked for without showing it)", "Stripe のキーを保存（画面に表示せずに入力）").in(c.lang), Args: noKeyHere,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.setKey(cmd.Context(), offline) },
	}
	set.Flags().BoolVar(&offline, "offline", false, say("do not try the key at Stripe", "Stripe で試さずに保存").in(c.lang))
	forget := &cobra.Command{
		Use: "forget", Short: say("Remove the stored key from everywhere", "保存したキーをすべて削除").in(c.lang), Args: exactly(0, "reji key forget"),
		RunE: func(*cobra.Command, []string) error { return c.forgetKey() },
	}
	return c.group("key", say("The account's Stripe key", "Stripe のキー"), set, forget)
}

// noKeyHere refuses whatever is typed behind the command: it may be the key, and other programs and the shell's history see arguments.
func noKeyHere(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return misuse("key", say("A key is not taken from the command line, where other programs and the shell's history see it.", "キーはコマンドラインでは受け取りません。ほかのプログラムやシェルの履歴に残るためです。"),
		say("Run reji key set and paste it when asked. If that was a live key, roll it in the Dashboard.", "reji key set を実行し、聞かれたら貼り付けてください。本番キーだった場合はダッシュボードで再発行してください。"))
}

// setKey asks for a key, tries it, and keeps it. Nothing is kept of a key that Stripe refuses.
func (c *cli) setKey(ctx context.Context, offline bool) error {
	cfg, h, err := c.load()
	if err != nil {
		return err
	}
	raw, err := c.askKey(ctx)
	if err != nil {
		return err
	}
	source := "stdin"
	if term.IsTerminal(int(c.in.Fd())) {
		source = "keyboard"
	}
	key, err := h.parseKey(raw, source)
	if err != nil {
		return err
	}
	if key.Live() && cfg.APIBase != "" {
		return liveElsewhere()
	}
	if err := h.fits(key); err != nil {
		return err
	}
	var who proof
	if !offline {
		if who, err = c.tryKey(ctx, cfg, key); err != nil {
			return err
		}
	}
	where, err := h.storeKey(strings.TrimSpace(raw))
	if err != nil {
		return homeProblem(h, err)
	}
	return c.tellKey(h, key, who, where)
}

// modeOf is the mode that a key belongs to.
func modeOf(k stripe.Key) checkout.Mode {
	if k.Live() {
		return checkout.ModeLive
	}
	return checkout.ModeTest
}

// fits refuses a key of the other mode than the one that this home was used in: practice in the shop's books, or real money in practice,
// would begin with exactly this mistake.
func (h home) fits(k stripe.Key) error {
	mine, other := checkout.ModeTest, checkout.ModeLive
	if k.Live() {
		mine, other = other, mine
	}
	if there(h.folder(mine)) || !there(h.folder(other)) {
		return nil
	}
	return misuse("key", say("This is a "+mine.String()+" key, and this till was used in "+other.String()+" mode.", "これは "+mine.String()+" のキーですが、このレジは "+other.String()+" モードで使われてきました。"),
		say("Give the other mode a home of its own: REJI_HOME=… reji key set", "別のモードには別のホームを使ってください: REJI_HOME=… reji key set"))
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// askKey reads one line: from a terminal without showing it, or from whatever is piped in.
func (c *cli) askKey(ctx context.Context) (string, error) {
	fd := int(c.in.Fd())
	if !term.IsTerminal(fd) {
		line, err := bufio.NewReader(io.LimitReader(c.in, longestKey)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", &problem{exit: exitFailed, kind: "input", what: say("The key could not be read from stdin.", "標準入力からキーを読めませんでした。"), money: nothingCharged(), cause: err}
		}
		return line, nil
	}
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	fmt.Fprint(c.err, say("Stripe key (sk_test_… or rk_test_…; it is not shown): ", "Stripe のキー（sk_test_… または rk_test_…。画面には表示されません）: ").in(c.lang))
	type typed struct {
		line []byte
		err  error
	}
	done := make(chan typed, 1)
	go func() { // ends with the line, or with the process
		line, err := term.ReadPassword(fd)
		done <- typed{line, err}
	}()
	select {
	case t := <-done:
		c.tell("")
		if t.err != nil && !errors.Is(t.err, io.EOF) {
			return "", t.err
		}
		return string(t.line), nil
	case <-ctx.Done():
		c.tell("")
		// Whoever gives up gets back a terminal that shows what is typed.
		return "", errors.Join(&problem{exit: exitUsage, kind: "canceled", what: say("No key was stored.", "キーは保存していません。"), money: nothingCharged()}, term.Restore(fd, before))
	}
}

// proof is what a key has shown at Stripe. The zero value is a key that was not tried.
type proof struct {
	tried   bool
	account stripe.Account // empty where the key may not ask
	why     text           // why it could not be tried
}

// tryKey asks Stripe whose key it is, and changes nothing there. A key that Stripe refuses is a problem; a network that fails is none.
func (c *cli) tryKey(ctx context.Context, cfg Config, key stripe.Key) (proof, error) {
	d, err := stripe.New(stripe.Options{Key: key, Live: key.Live(), BaseURL: cfg.APIBase, Now: now})
	if err != nil {
		return proof{}, err
	}
	defer d.Close()
	if cfg.Timeout == 0 {
		cfg.Timeout = keyTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, cfg.Timeout)
	defer cancel()
	account, err := d.Account(ctx)
	if f, ok := asError[*checkout.Failure](err); ok && f.Kind == checkout.FailureAuth && f.Status == 403 {
		// A restricted key may work a till and still not see the account.
		_, err = d.List(ctx, reader.Filter{})
	}
	if err == nil {
		return proof{tried: true, account: account}, nil
	}
	f, ok := asError[*checkout.Failure](err)
	if !ok {
		return proof{}, err
	}
	switch f.Kind {
	case checkout.FailureOffline, checkout.FailureNoAnswer, checkout.FailureServer, checkout.FailureRateLimited:
		return proof{why: say("Stripe could not be asked, so the key was not tried. Later: reji doctor", "Stripe に接続できないため、キーは試していません。後で reji doctor を実行してください。")}, nil
	case checkout.FailureAuth:
		p := keyRefused(f)
		p.hint = say("Copy the key again from the Stripe Dashboard: Developers, API keys.", "Stripe ダッシュボードの「開発者」→「API キー」からもう一度コピーしてください。")
		if f.Status == 403 {
			p.hint = say("The key needs: PaymentIntents and Terminal write, Charges and Refunds write.", "必要な権限: PaymentIntents と Terminal の書き込み、Charges と Refunds の書き込み。")
		}
		return proof{}, p
	default:
		return proof{}, c.readerFailure(err)
	}
}

// tellKey says whose key was kept, and where; never the key.
func (c *cli) tellKey(h home, key stripe.Key, who proof, where keyPlace) error {
	mode := modeOf(key)
	if c.json {
		path := ""
		if where == placeFile {
			path = h.key
		}
		return c.answer(map[string]any{"stored": where.String(), "path": given(path), "mode": mode.String(), "tried": who.tried,
			"account": given(who.account.ID), "account_name": given(who.account.Name), "country": given(who.account.Country)})
	}
	switch {
	case who.account.ID != "":
		c.print(accountLine(who.account, mode).in(c.lang))
	case who.tried:
		c.print(say("The key works ("+mode.String()+" mode). It may not see whose account it is.", "キーは使えます（"+mode.String()+" モード）。アカウント情報を見る権限はありません。").in(c.lang))
	case who.why != text{}:
		c.say(who.why)
	}
	c.print(where.stored(h).in(c.lang))
	if strings.TrimSpace(c.env("STRIPE_API_KEY")) != "" {
		c.say(say("STRIPE_API_KEY is set here too and goes first. To use the stored key: unset STRIPE_API_KEY", "STRIPE_API_KEY も設定されており、そちらが優先されます。保存したキーを使うには unset STRIPE_API_KEY を実行してください。"))
	}
	c.say(say("Next: reji reader list (and where there is none: reji reader register)", "次は: reji reader list（なければ reji reader register）"))
	return nil
}

// accountLine names an account and the mode of its key on one line.
func accountLine(a stripe.Account, mode checkout.Mode) text {
	name := accountName(a)
	return say("Account "+name+", "+a.Country+", "+mode.String()+" mode", "アカウント "+name+"、"+a.Country+"、"+mode.String()+" モード")
}

// accountName is what people call an account, with its id.
func accountName(a stripe.Account) string {
	if a.Name == "" {
		return a.ID
	}
	return a.Name + " (" + a.ID + ")"
}
