package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"time"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
)

// readerTimeout bounds a command about readers, unless --timeout says otherwise.
const readerTimeout = 30 * time.Second

func (c *cli) readerCommand() *cobra.Command {
	label := ""
	list := &cobra.Command{
		Use: "list", Short: say("Every reader", "リーダーの一覧").in(c.lang), Args: exactly(0, "reji reader list"),
		RunE: c.withReaders(func(ctx context.Context, a *app, _ []string) error { return c.listReaders(ctx, a) }),
	}
	add := &cobra.Command{
		Use: "register CODE", Short: say("Add a reader by the code on its screen", "画面のコードでリーダーを登録").in(c.lang), Args: exactly(1, "reji reader register CODE --location tml_…"),
		RunE: c.withReaders(func(ctx context.Context, a *app, args []string) error {
			return c.registerReader(ctx, a, args[0], label)
		}),
	}
	add.Flags().StringVar(&label, "label", "", say("what the reader is called", "リーダーの名前").in(c.lang))
	use := &cobra.Command{
		Use: "use ID", Short: say("Use this reader from now on", "今後このリーダーを使う").in(c.lang), Args: exactly(1, "reji reader use ID"),
		RunE: c.withReaders(func(ctx context.Context, a *app, args []string) error { return c.useReader(ctx, a, args[0]) }),
	}
	show := &cobra.Command{
		Use: "show [ID]", Short: say("What the reader is and does", "リーダーの状態").in(c.lang), Args: upTo(1, "reji reader show [ID]"),
		RunE: c.withReaders(func(ctx context.Context, a *app, args []string) error { return c.showReader(ctx, a, args) }),
	}
	cancel := &cobra.Command{
		Use: "cancel [ID]", Short: say("Free a reader that is stuck on a payment of this till", "このレジの支払いで止まったリーダーを解放").in(c.lang), Args: upTo(1, "reji reader cancel [ID]"),
		RunE: c.withReaders(func(ctx context.Context, a *app, args []string) error { return c.cancelReader(ctx, a, args) }),
	}
	return c.group("reader", say("Readers", "リーダー"), list, add, use, show, cancel)
}

// withReaders makes the driver for a command, and opens no ledger. A failure of Stripe's is worded here.
func (c *cli) withReaders(do func(context.Context, *app, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		cfg, h, err := c.load()
		if err != nil {
			return err
		}
		mode, key, err := c.mode(cfg, h)
		if err != nil {
			return err
		}
		if cfg.Timeout == 0 {
			cfg.Timeout = readerTimeout
		}
		ctx, cancel := context.WithTimeout(cmd.Context(), cfg.Timeout)
		defer cancel()
		ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
		defer stop()
		a, err := build(ctx, setup{cfg: cfg, home: h, mode: mode, key: key, pace: forScripts(), withTerminal: true})
		if err != nil {
			return err
		}
		return errors.Join(c.readerFailure(do(ctx, a, args)), a.Close())
	}
}

// readerFailure words a failure that no command has worded itself.
func (c *cli) readerFailure(err error) error {
	f, ok := asError[*checkout.Failure](err)
	if _, worded := asError[*problem](err); !ok || worded {
		return err
	}
	if p, ok := asError[*problem](readerProblem(f, "")); ok && f.Kind == checkout.FailureAuth {
		return p
	}
	p := &problem{exit: exitFailed, kind: f.Kind.String(), money: nothingCharged(), cause: f}
	switch f.Kind {
	case checkout.FailureOffline, checkout.FailureNoAnswer, checkout.FailureServer, checkout.FailureRateLimited:
		p.what = say("Stripe does not answer.", "Stripe から応答がありません。")
		p.hint = say("Check the network and try again.", "ネットワークを確認してやり直してください。")
		if f.Kind != checkout.FailureOffline && f.Kind != checkout.FailureNoAnswer {
			p.what = say("Stripe cannot answer just now.", "Stripe が今は応答できません。")
			p.hint = say("Wait a moment and try again.", "少し待ってやり直してください。")
		}
	default:
		p.exit = exitUsage
		p.what = say("Stripe refuses it:", "Stripe が拒否しました:").then(f.Kind.String() + " " + f.Code + " " + f.Param)
		p.hint = say("Check the id, code or Location.", "ID、コード、ロケーションを確認してください。")
	}
	return p
}

// readerJSON is a reader in `reji reader list --json`.
type readerJSON struct {
	ID         checkout.ReaderID `json:"id"`
	Label      string            `json:"label"`
	DeviceType string            `json:"device_type"`
	Status     string            `json:"status"`
	Location   string            `json:"location"`
	Used       bool              `json:"used"` // the one that this till uses
}

func readerOf(i reader.Info, used checkout.ReaderID) readerJSON {
	return readerJSON{ID: i.ID, Label: i.Label, DeviceType: i.DeviceType, Status: i.Status.String(), Location: i.Location, Used: i.ID == used}
}

// readerLine is a reader on one line.
func readerLine(j readerJSON) string {
	mark := " "
	if j.Used {
		mark = "*"
	}
	return mark + " " + string(j.ID) + "  " + j.Status + "  " + j.DeviceType + "  " + j.Location + "  " + j.Label
}

func (c *cli) listReaders(ctx context.Context, a *app) error {
	all, err := a.driver.List(ctx, reader.Filter{Location: a.cfg.Location})
	if err != nil {
		return readerProblem(err, "")
	}
	list := make([]readerJSON, 0, len(all))
	for _, i := range all {
		list = append(list, readerOf(i, a.chosen()))
	}
	if c.json {
		return c.answer(map[string]any{"readers": list})
	}
	for _, j := range list {
		c.print(readerLine(j))
	}
	if len(list) == 0 {
		c.print(say("There is no reader.", "リーダーがありません。").in(c.lang))
		c.say(a.howToRegister())
	}
	return nil
}

// tellReader answers a command about one reader.
func (c *cli) tellReader(a *app, i reader.Info) error {
	j := readerOf(i, a.chosen())
	if c.json {
		return c.answer(j)
	}
	c.print(readerLine(j))
	return nil
}

// registerReader adds a reader. Without a Location there is nothing to add it to; what is done then, locationFor says.
func (c *cli) registerReader(ctx context.Context, a *app, code, label string) error {
	at, made, err := a.locationFor(ctx, code)
	if err != nil {
		return err
	}
	if made && label == "" {
		label = a.cfg.Till
	}
	info, err := a.driver.Register(ctx, code, label, at.ID)
	if err != nil {
		return err
	}
	if made {
		c.say(say("Made the Location", "ロケーションを作成しました:").then(at.ID + " (" + at.Name + ", " + at.Address.Country + ")"))
	}
	if err := c.tellReader(a, info); err != nil {
		return err
	}
	if made {
		c.say(say("Next:", "次は:").then(firstSale(at.Address.Country, a.currency())))
	}
	return nil
}

// useReader chooses the reader that is used from now on, once Stripe knows it.
func (c *cli) useReader(ctx context.Context, a *app, id string) error {
	info, err := c.readerNamed(ctx, a, []string{id})
	if err != nil {
		return err
	}
	if err := a.home.saveReader(a.mode, info.ID); err != nil {
		return homeProblem(a.home, err)
	}
	return c.tellReader(a, info)
}

// readerNamed finds the reader that was typed, else the one that the till uses.
func (c *cli) readerNamed(ctx context.Context, a *app, args []string) (reader.Info, error) {
	if len(args) == 0 {
		return a.pick(ctx, a.currency())
	}
	id := checkout.ReaderID(args[0])
	if setReader(new(Config), args[0]) != nil {
		return reader.Info{}, misuse("reader", say("That is not a reader's id (tmr_…).", "リーダーの ID（tmr_…）ではありません。"), say("See: reji reader list", "reji reader list で確認してください。"))
	}
	info, err := a.driver.Get(ctx, id)
	return info, readerProblem(err, id)
}

// actionJSON is what a reader was last told to do.
type actionJSON struct {
	Kind   string  `json:"kind"`
	Status string  `json:"status"`
	Intent *string `json:"payment_intent"`
}

func (c *cli) showReader(ctx context.Context, a *app, args []string) error {
	i, err := c.readerNamed(ctx, a, args)
	if err != nil {
		return err
	}
	var action *actionJSON
	if i.Action.Kind != checkout.ActionNone {
		action = &actionJSON{Kind: i.Action.Kind.String(), Status: i.Action.Status.String(), Intent: given(string(i.Action.Intent))}
	}
	if c.json {
		return c.answer(struct {
			readerJSON
			Serial   string      `json:"serial_number"`
			Software string      `json:"software"`
			Action   *actionJSON `json:"action"`
		}{readerOf(i, a.chosen()), i.Serial, i.Software, action})
	}
	c.print(readerLine(readerOf(i, a.chosen())))
	if action != nil {
		c.print("  " + action.Kind + "  " + action.Status + "  " + string(i.Action.Intent))
	}
	return nil
}

// cancelReader frees a reader of a payment of ours. Whose payment it is, the PaymentIntent says: a till writes its id into it.
func (c *cli) cancelReader(ctx context.Context, a *app, args []string) error {
	i, err := c.readerNamed(ctx, a, args)
	if err != nil {
		return err
	}
	held := i.Action.Intent
	if !i.Busy() {
		if c.json {
			return c.answer(map[string]any{"reader": i.ID, "canceled": nil})
		}
		c.print(say("The reader has nothing to cancel.", "リーダーに取り消すものはありません。").in(c.lang))
		return nil
	}
	if held != "" {
		facts, err := a.driver.Look(ctx, register.Query{Intent: held})
		if err != nil {
			return err
		}
		till, err := a.home.till()
		if err != nil {
			return homeProblem(a.home, err)
		}
		if facts.Intent == nil || till == "" || facts.Intent.Till != till {
			return foreign(held)
		}
		c.say(say("Cancelling on the reader:", "リーダーで取り消します:").then(string(held)))
	} else if i.Action.Kind != checkout.ActionOther {
		return foreign(held)
	}
	if err := a.driver.CancelAction(ctx, i.ID, held); err != nil {
		return cancelFailed(err, held)
	}
	if c.json {
		return c.answer(map[string]any{"reader": i.ID, "canceled": given(string(held))})
	}
	c.print(say("The reader is free. The PaymentIntent stays as it is:", "リーダーを解放しました。PaymentIntent はそのままです:").then(string(held)).in(c.lang))
	return nil
}

func foreign(held checkout.IntentID) *problem {
	return misuse("foreign", say("The reader is at work on a payment that is not this till's:", "リーダーはこのレジ以外の支払いを処理中です:").then(string(held)),
		say("Cancel it where it was begun.", "その支払いを始めた側で取り消してください。"))
}

// cancelFailed words why a reader could not be freed.
func cancelFailed(err error, held checkout.IntentID) error {
	f, ok := asError[*checkout.Failure](err)
	switch {
	case ok && f.Code == reader.CodeForeignAction:
		return foreign(held).because(err)
	case ok && f.Kind == checkout.FailureReaderBusy:
		return &problem{exit: exitFailed, kind: "reader_busy", what: say("Too late: the bank is being asked already.", "すでに銀行に照会中のため取り消せません。"), money: say("Money may be taken. Do not take this payment again.", "請求される可能性があります。もう一度請求しないでください。"),
			hint: say("Wait for the result, or run: reji recover", "結果を待つか、reji recover を実行してください。"), cause: err}
	}
	return err
}
