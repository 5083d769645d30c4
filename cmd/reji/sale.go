package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/ui/lang"
	"reji/ui/wording"
)

// saleTimeout bounds a sale without a screen, unless --timeout says otherwise.
const saleTimeout = 3 * time.Minute

// saleFlags are the flags of one sale, as they were typed.
type saleFlags struct{ amount, capture, card, tip string }

// order is what is to be charged, checked.
type order struct {
	amount  money.Amount
	capture checkout.CaptureMode
	card    *reader.TestCard // that is presented; nil: somebody comes with one
	tip     int64            // minor units, which the customer adds on the reader (test mode)
}

func (c *cli) saleCommand() *cobra.Command {
	var f saleFlags
	cmd := &cobra.Command{
		Use: "sale AMOUNT", Short: say("One card payment without a screen", "画面なしでカード決済を 1 件行う").in(c.lang),
		Args: exactly(1, "reji sale AMOUNT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.amount = args[0]
			return c.sale(cmd.Context(), f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.capture, "capture", "", say("manual, automatic or later", "manual、automatic、later").in(c.lang))
	flags.StringVar(&f.card, "card", "", say("present a test card, by its name or number", "テストカードを名前か番号で提示").in(c.lang))
	flags.StringVar(&f.tip, "tip", "", say("tip that the customer adds on the reader (test mode)", "客がリーダーで追加するチップ（テストモード）").in(c.lang))
	return cmd
}

// sale takes one payment: everything that can be wrong is found out before anything is written.
func (c *cli) sale(ctx context.Context, f saleFlags) error {
	cfg, h, err := c.load()
	if err != nil {
		return err
	}
	mode, key, err := c.mode(cfg, h)
	if err != nil {
		return err
	}
	s := setup{cfg: cfg, home: h, mode: mode, key: key, pace: forScripts(), withLedger: true, withTerminal: true}
	o, err := f.order(s)
	if err != nil {
		return err
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = saleTimeout
	}
	began := time.Now()
	ctx, cancel := context.WithDeadline(ctx, began.Add(cfg.Timeout))
	defer cancel()
	a, err := build(ctx, s)
	if err != nil {
		return err
	}
	result, err := c.take(ctx, a, o, began.Add(cfg.Timeout*2/3))
	if err == nil {
		err = c.tellResult(result)
	}
	if closing := a.Close(); err == nil && closing != nil {
		return booksProblem(closing)
	}
	return err
}

// order checks what was typed.
func (f saleFlags) order(s setup) (order, error) {
	o := order{capture: s.cfg.Capture}
	amount, err := money.ParseMajor(f.amount, s.currency())
	if err != nil {
		return o, amountProblem(err, s.cfg.Lang)
	}
	if err := amount.Check(); err != nil {
		return o, amountProblem(err, s.cfg.Lang)
	}
	o.amount = amount
	if f.capture != "" {
		if err := o.capture.UnmarshalText([]byte(f.capture)); err != nil {
			return o, misuse("capture", say("--capture is not one of manual, automatic, later.", "--capture は manual、automatic、later のいずれかです。"), say("Leave it out for manual.", "省略すると manual になります。"))
		}
	}
	if err := f.checkCard(s, &o); err != nil {
		return o, err
	}
	if f.tip == "" {
		return o, nil
	}
	tip, err := money.ParseMajor(f.tip, amount.Currency)
	if err != nil {
		return o, amountProblem(err, s.cfg.Lang)
	}
	if o.card == nil || tip.Minor > amount.Minor {
		return o, misuse("tip", say("A tip goes with a test card, and is at most the amount.", "チップはテストカードと一緒に、金額以下で指定してください。"), say("Add --card visa, or lower the tip.", "--card visa を付けるか、チップを減らしてください。"))
	}
	o.tip = tip.Minor
	return o, nil
}

// checkCard finds the test card. What looks like any other card is refused, and never repeated.
func (f saleFlags) checkCard(s setup, o *order) error {
	if f.card == "" && s.mode == checkout.ModeDemo {
		card := reader.DefaultTestCard()
		o.card = &card
	}
	if f.card == "" {
		return nil
	}
	if s.mode == checkout.ModeLive {
		return misuse("card", say("Test cards cannot be presented with a live key.", "本番キーではテストカードを提示できません。"), say("Leave out --card and use a real card on the reader.", "--card を外し、リーダーに実際のカードをかざしてください。"))
	}
	card, ok := reader.FindTestCard(f.card)
	if !ok {
		return misuse("card", say("--card takes one of Stripe's test cards only, by name or number. Yours is none, and was not kept.", "--card に指定できるのは Stripe のテストカード（名前か番号）だけです。入力された値は保存していません。"),
			say("As --card visa, mastercard, amex, jcb, charge_declined. Never type a real card's number here.", "例: --card visa、mastercard、amex、jcb、charge_declined。実在のカード番号は入力しないでください。"))
	}
	o.card = &card
	return nil
}

// amountProblem words what is wrong with an amount.
func amountProblem(err error, l lang.Lang) error {
	hint := say("As 20, 20.00 or 1,980.", "例: 20、20.00、1,980")
	en, ja := lang.For(lang.English), lang.For(lang.Japanese)
	if p, ok := asError[*money.ParseError](err); ok {
		return misuse("amount", say(en.BadAmount(p.Kind), ja.BadAmount(p.Kind)), hint)
	}
	if m, ok := asError[*money.LimitError](err); ok {
		return misuse("amount", say(en.AmountLimit(m.Kind, m.Limit.Format(money.English)), ja.AmountLimit(m.Kind, m.Limit.Format(money.Japanese))), hint)
	}
	return misuse("amount", say("The amount cannot be charged.", "この金額は請求できません。"), hint).because(err)
}

// words are the catalogue and formats of this run.
func (c *cli) words(cfg Config) wording.Words {
	return wording.New(lang.For(cfg.Lang), cfg.Symbols, time.Local)
}
