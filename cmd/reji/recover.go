package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/wording"
)

// recoverTimeout bounds a recovery, unless --timeout says otherwise.
const recoverTimeout = 2 * time.Minute

// resolvedJSON is a sale that recovery brought to an end.
type resolvedJSON struct {
	Sale   checkout.SaleID `json:"sale"`
	Number int64           `json:"number"`
	From   string          `json:"from"` // the state in which its tender was found
	To     string          `json:"to"`   // what became of the sale
	Reason *string         `json:"reason"`
	Amount int64           `json:"amount"`
	Coin   string          `json:"currency"`
}

// openJSON is a sale that stays open: held on purpose, not known yet, or for a person.
type openJSON struct {
	Sale      checkout.SaleID   `json:"sale"`
	Number    int64             `json:"number"`
	Status    string            `json:"status"`
	Reason    *string           `json:"reason"`
	Amount    int64             `json:"amount"`
	Coin      string            `json:"currency"`
	Intent    checkout.IntentID `json:"payment_intent"`
	CaptureBy *time.Time        `json:"capture_by"`
}

// recovered is the object of `reji recover --json`.
type recovered struct {
	Resolved []resolvedJSON `json:"resolved"`
	Open     []openJSON     `json:"open"`
}

func (c *cli) recoverCommand() *cobra.Command {
	return &cobra.Command{
		Use: "recover", Short: say("Find out about everything that is open, and finish it", "未完了の取引を確認して片付ける").in(c.lang), Args: exactly(0, "reji recover"),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.recover(cmd.Context()) },
	}
}

// recover opens the till without a face and waits until nothing is open but what is held on purpose, or needs a person.
func (c *cli) recover(ctx context.Context) error {
	cfg, h, err := c.load()
	if err != nil {
		return err
	}
	mode, key, err := c.mode(cfg, h)
	if err != nil {
		return err
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = recoverTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, cfg.Timeout)
	defer cancel()
	a, err := build(ctx, setup{cfg: cfg, home: h, mode: mode, key: key, pace: forScripts(), withLedger: true, withTerminal: true})
	if err != nil {
		return err
	}
	found, err := c.resolve(ctx, a)
	if err == nil {
		err = c.tellRecovered(cfg, found)
	}
	return errors.Join(err, a.Close())
}

// resolve lets the register work until it has nothing left to do, or the time is over.
func (c *cli) resolve(ctx context.Context, a *app) (recovered, error) {
	found := recovered{Resolved: []resolvedJSON{}, Open: []openJSON{}}
	before, err := a.ledger.Open(ctx)
	if err != nil {
		return found, booksProblem(err)
	}
	r := a.register(register.Reader{})
	if err := r.Start(ctx); err != nil {
		r.Close()
		return found, booksProblem(err)
	}
	snaps, unwatch := r.Watch()
	defer unwatch()
	for s := range snapshots(ctx, snaps) {
		if s.Stopped != nil {
			r.Close()
			return found, stopped(errors.New(s.Stopped.Cause))
		}
		if settled(s) {
			break
		}
	}
	last := r.Snapshot()
	r.Close()
	for _, o := range before {
		sale, err := checkout.Replay(o.Entries)
		if err != nil {
			return found, booksProblem(err)
		}
		if err := found.add(a, sale, last); err != nil {
			return found, booksProblem(err)
		}
	}
	return found, nil
}

// snapshots yields what a watch brings until ctx ends.
func snapshots(ctx context.Context, from <-chan register.Snapshot) func(func(register.Snapshot) bool) {
	return func(yield func(register.Snapshot) bool) {
		for {
			select {
			case <-ctx.Done():
				return
			case s, ok := <-from:
				if !ok || !yield(s) {
					return
				}
			}
		}
	}
}

// settled reports whether nothing is left that looking could bring further.
func settled(s register.Snapshot) bool {
	for _, v := range s.Open {
		if st := v.Sale.Status(); v.Sale.Open() && st != checkout.StatusAuthorized && st != checkout.StatusAttention {
			return false
		}
		if t, ok := v.Sale.Card(); ok && v.Sale.Open() && t.State == checkout.Authorized && t.Capture != checkout.CaptureLater {
			return false
		}
	}
	return true
}

// add tells about one sale that was open: what it was, and how it stands now.
func (f *recovered) add(a *app, before checkout.Sale, last register.Snapshot) error {
	from := before.Status().String()
	for _, t := range before.Tenders {
		if !t.Standing().Final() {
			from = t.Standing().String()
		}
	}
	if v, ok := last.View(before.ID); ok && v.Sale.Open() {
		f.Open = append(f.Open, openOf(v.Sale))
		return nil
	}
	book, _, _, err := a.ledger.Sale(context.Background(), string(before.ID))
	if err != nil {
		return err
	}
	r := resolvedJSON{Sale: book.ID, Number: book.Number, From: from, To: book.Status.String(), Amount: book.Due.Minor, Coin: string(book.Due.Currency)}
	for _, t := range book.Tenders {
		r.Reason = given(t.Reason.String())
	}
	f.Resolved = append(f.Resolved, r)
	return nil
}

// openOf tells about a sale that stays open.
func openOf(s checkout.Sale) openJSON {
	o := openJSON{Sale: s.ID, Number: s.Number, Status: s.Status().String(), Amount: s.Due.Minor, Coin: string(s.Due.Currency)}
	if s.Status() == checkout.StatusOpen {
		o.Status = checkout.StatusUnknown.String()
	}
	if t, ok := s.Card(); ok {
		o.Reason, o.Intent = given(t.Reason.String()), t.Intent
		if by := t.CaptureBefore.UTC(); !by.IsZero() {
			o.CaptureBy = &by
		}
	}
	return o
}

// tellRecovered says what became of everything. What is held on purpose is well; anything else that stays open is not.
func (c *cli) tellRecovered(cfg Config, f recovered) error {
	w := c.words(cfg)
	if c.json {
		if err := c.answer(f); err != nil {
			return err
		}
	} else {
		c.listRecovered(w, f)
	}
	for _, o := range f.Open {
		if o.Status != checkout.StatusAuthorized.String() {
			c.say(say("Something is still open. Do not take it again; run reji recover later, or look it up in the Stripe Dashboard.", "まだ結果の分からない取引があります。もう一度請求せず、後で reji recover を実行するか、Stripe ダッシュボードで確認してください。"))
			return outcome{exit: exitUnknown}
		}
	}
	return nil
}

func (c *cli) listRecovered(w wording.Words, f recovered) {
	if len(f.Resolved)+len(f.Open) == 0 {
		c.print(say("Nothing was open.", "未完了の取引はありません。").in(c.lang))
	}
	line := func(number, minor int64, coin, status string) {
		var s checkout.Status
		words := status
		if s.UnmarshalText([]byte(status)) == nil {
			words = w.Status(s)
		}
		c.print(w.SaleNumber(number) + "  " + w.Amount(money.New(minor, money.Currency(coin))) + "  " + words)
	}
	for _, r := range f.Resolved {
		line(r.Number, r.Amount, r.Coin, r.To)
	}
	for _, o := range f.Open {
		line(o.Number, o.Amount, o.Coin, o.Status)
	}
}
