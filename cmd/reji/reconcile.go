package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/checkout/reconcile"
)

func (c *cli) reconcileCommand() *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use: "reconcile", Short: say("Compare the books with Stripe, both ways", "台帳と Stripe を双方向で照合").in(c.lang), Args: exactly(0, "reji reconcile"),
		Long: say(`Holds every payment of a period in the books against Stripe, and every payment at Stripe against the books. It changes nothing.

Without --from and --to the period is today. One that lasts until now also takes in whatever is still open from before. Exit 0 says that both
sides agree; money that is held on purpose is listed and agrees, unless less than twelve hours are left. Exit 6 says that somebody has to act.`,
			`期間内の台帳の支払いをすべて Stripe と、Stripe の支払いをすべて台帳と照合します。何も変更しません。

--from と --to を省略すると今日が対象です。期間が現在まで続く場合は、それ以前の未完了の取引も含みます。終了コード 0 は一致を示します。
意図した保留は一覧に出ますが一致とみなします（期限まで 12 時間未満を除く）。終了コード 6 は対応が必要なことを示します。`).in(c.lang),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.reconcile(cmd.Context(), from, to) },
	}
	cmd.Flags().StringVar(&from, "from", "", say("first day, or moment (RFC 3339)", "最初の日、または日時（RFC 3339）").in(c.lang))
	cmd.Flags().StringVar(&to, "to", "", say("last day, or moment (RFC 3339)", "最後の日、または日時（RFC 3339）").in(c.lang))
	return cmd
}

// reconcile compares both sides, and can be stopped at any time: it says how far it came.
func (c *cli) reconcile(ctx context.Context, from, to string) error {
	cfg, h, err := c.load()
	if err != nil {
		return err
	}
	mode, key, err := c.mode(cfg, h)
	if err != nil {
		return err
	}
	p, err := parsePeriod(from, to, time.Now(), time.Local)
	if err != nil {
		return err
	}
	if cfg.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, cfg.Timeout)
		defer cancel()
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever insists ends the program
	a, err := build(ctx, setup{cfg: cfg, home: h, mode: mode, key: key, pace: forScripts(), withLedger: true, withTerminal: true})
	if err != nil {
		return err
	}
	return errors.Join(c.compare(ctx, a, p), a.Close())
}

// compare runs the comparison and tells its result.
func (c *cli) compare(ctx context.Context, a *app, p period) error {
	r := reconciled{cli: c, words: c.words(a.cfg), period: p, Complete: true}
	now := time.Now()
	books, err := booksOf(ctx, a.ledger, p, now)
	theirs := &stripeSide{from: a.driver, period: p, patience: a.cfg.Policy.ConnectWithin}
	if err == nil {
		r.begin()
		said := now
		r.Tally, err = reconcile.Compare(reconcile.Options{
			Till: a.ledger.Identity().Till, Now: now, From: p.from, To: p.to,
			Each: func(t reconcile.Tally) {
				if time.Since(said) > progressEvery {
					said = time.Now()
					r.progress(t, theirs.back)
				}
			},
		}, reconcile.Sources{
			Tenders: books.tenders(ctx), Payments: theirs.payments(ctx), Streamed: books.streamed,
			InBooks:  func(p reconcile.Payment) (reconcile.Tender, bool, error) { return books.find(ctx, p) },
			AtStripe: func(t reconcile.Tender) (reconcile.Payment, bool, error) { return theirs.find(ctx, t) },
		}, r.found)
	}
	switch {
	case err == nil:
	case ctx.Err() != nil:
		r.Complete = false
	default:
		return c.comparisonProblem(err)
	}
	return r.end(theirs.back)
}

// comparisonProblem words why one of the sides could not be read.
func (c *cli) comparisonProblem(err error) error {
	f, ok := asError[*checkout.Failure](err)
	switch {
	case !ok:
		return booksProblem(err)
	case passing(f.Kind), f.Kind == checkout.FailureAuth:
		return c.readerFailure(err)
	}
	return &problem{exit: exitFailed, kind: f.Kind.String(), what: say("Stripe's answers cannot be used:", "Stripe の応答を利用できません:").then(f.Kind.String() + " " + f.Code),
		money: nothingCharged(), hint: say("Try again later. If it stays, tell support the request in the log.", "しばらくしてやり直してください。続く場合は、ログのリクエストをサポートに伝えてください。"), cause: err}
}
