package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/checkout/ledger"
)

func (c *cli) ledgerCommand() *cobra.Command {
	var list ledgerList
	ls := &cobra.Command{
		Use: "list", Short: say("Sales, newest first", "取引の一覧（新しい順）").in(c.lang), Args: exactly(0, "reji ledger list"),
		RunE: c.inBooks(func(ctx context.Context, a *app, _ []string) error { return c.listSales(ctx, a, list) }),
	}
	ls.Flags().IntVar(&list.limit, "limit", 0, say("at most so many; all of them if not given", "最大件数（省略時はすべて）").in(c.lang))
	ls.Flags().StringVar(&list.search, "search", "", say("number, last four digits, amount in minor units, or pi_…", "番号、カード下 4 桁、最小単位の金額、または pi_…").in(c.lang))
	ls.Flags().BoolVar(&list.open, "open", false, say("only what is open", "未完了のみ").in(c.lang))
	show := &cobra.Command{
		Use: "show SALE", Short: say("One sale with its timeline, by number or id", "取引の詳細と時系列（番号または ID）").in(c.lang), Args: exactly(1, "reji ledger show SALE"),
		RunE: c.inBooks(func(ctx context.Context, a *app, args []string) error { return c.showSale(ctx, a, args[0]) }),
	}
	verify := &cobra.Command{
		Use: "verify", Short: say("Check chain, books and postings", "チェーン、台帳、仕訳を検証").in(c.lang), Args: exactly(0, "reji ledger verify"),
		RunE: c.inBooks(func(ctx context.Context, a *app, _ []string) error { return c.verifyBooks(ctx, a) }),
	}
	return c.group("ledger", say("The books", "台帳"), ls, show, verify)
}

// inBooks opens the ledger for a command, and nothing else.
func (c *cli) inBooks(do func(context.Context, *app, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		cfg, h, err := c.load()
		if err != nil {
			return err
		}
		mode, key, err := c.mode(cfg, h)
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		if cfg.Timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, cfg.Timeout)
			defer cancel()
		}
		a, err := build(ctx, setup{cfg: cfg, home: h, mode: mode, key: key, withLedger: true})
		if err != nil {
			return err
		}
		return errors.Join(do(ctx, a, args), a.Close())
	}
}

// ledgerList are the flags of the list.
type ledgerList struct {
	limit  int
	search string
	open   bool
}

// bookJSON is a sale in `reji ledger list --json`.
type bookJSON struct {
	Sale     checkout.SaleID  `json:"sale"`
	Number   int64            `json:"number"`
	At       time.Time        `json:"at"`
	Status   string           `json:"status"`
	Amount   int64            `json:"amount"`
	Currency string           `json:"currency"`
	Tenders  []bookTenderJSON `json:"tenders"`
}

type bookTenderJSON struct {
	Kind   string  `json:"kind"`
	Status string  `json:"status"`
	Amount int64   `json:"amount"`
	Tip    int64   `json:"tip"`
	Reason *string `json:"reason"`
	Intent *string `json:"payment_intent"`
	Charge *string `json:"charge"`
	Brand  *string `json:"brand"`
	Last4  *string `json:"last4"`
}

func bookOf(s checkout.BookSale) bookJSON {
	j := bookJSON{Sale: s.ID, Number: s.Number, At: s.At.UTC(), Status: s.Status.String(), Amount: s.Due.Minor, Currency: string(s.Due.Currency), Tenders: []bookTenderJSON{}}
	for _, t := range s.Tenders {
		j.Tenders = append(j.Tenders, bookTenderJSON{
			Kind: t.Means.String(), Status: t.State.String(), Amount: t.Amount.Minor, Tip: t.Tip, Reason: given(t.Reason.String()),
			Intent: given(string(t.Intent)), Charge: given(t.Charge), Brand: given(t.Brand), Last4: given(t.Last4),
		})
	}
	return j
}

// listSales lists sales, a page of the ledger at a time.
func (c *cli) listSales(ctx context.Context, a *app, f ledgerList) error {
	if f.limit < 0 {
		return misuse("flag", say("--limit is not below 0.", "--limit は 0 以上です。"), say("As --limit 50", "例: --limit 50"))
	}
	sales := []bookJSON{}
	w := c.words(a.cfg)
	page := checkout.BookPage{Search: f.search, Open: f.open}
	for f.limit == 0 || len(sales) < f.limit {
		page.Limit = 500
		if f.limit > 0 {
			page.Limit = min(f.limit-len(sales), 500)
		}
		some, err := a.ledger.Sales(ctx, page)
		if err != nil {
			return booksProblem(err)
		}
		for _, s := range some {
			sales = append(sales, bookOf(s))
			page.Before = s.Number
			if !c.json {
				c.print(saleLine(w, s))
			}
		}
		if len(some) < page.Limit {
			break
		}
	}
	if c.json {
		return c.answer(map[string]any{"sales": sales})
	}
	if len(sales) == 0 {
		c.print(w.HistoryEmpty())
	}
	return nil
}

// lineJSON is one row of a sale's timeline.
type lineJSON struct {
	Seq     int64          `json:"seq"`
	At      time.Time      `json:"at"`
	Kind    string         `json:"kind"`
	Request *string        `json:"request_id"`
	Hash    string         `json:"hash"`
	Event   checkout.Event `json:"event,omitempty"`
	Call    *checkout.Call `json:"call,omitempty"`
}

// showSale shows one sale with everything that happened to it.
func (c *cli) showSale(ctx context.Context, a *app, id string) error {
	sale, _, timeline, err := a.ledger.Sale(ctx, id)
	if errors.Is(err, ledger.ErrNoSale) || errors.Is(err, ledger.ErrAmbiguous) {
		what := say("There is no such sale in this ledger.", "この台帳にその取引はありません。")
		if errors.Is(err, ledger.ErrAmbiguous) {
			what = say("More than one sale's id begins like this.", "その文字で始まる ID の取引が複数あります。")
		}
		return misuse("sale", what, say("See: reji ledger list", "reji ledger list で確認してください。"))
	}
	if err != nil {
		return booksProblem(err)
	}
	if c.json {
		lines := make([]lineJSON, 0, len(timeline))
		for _, l := range timeline {
			lines = append(lines, lineJSON{Seq: l.Seq, At: l.At.UTC(), Kind: l.Kind, Request: given(l.RequestID), Hash: l.Hash, Event: l.Event, Call: l.Call})
		}
		return c.answer(struct {
			bookJSON
			Timeline []lineJSON `json:"timeline"`
		}{bookOf(sale), lines})
	}
	w := c.words(a.cfg)
	c.print(saleLine(w, sale))
	for _, l := range timeline {
		c.print("  " + timeLine(w, l))
	}
	return nil
}

// verifyBooks checks the whole ledger. A fault ends with the code of books that cannot be trusted.
func (c *cli) verifyBooks(ctx context.Context, a *app) error {
	report, err := a.ledger.Verify(ctx, nil)
	if err != nil {
		return booksProblem(err)
	}
	if f := report.Fault; f != nil {
		at := say("The ledger cannot be trusted from row", "台帳はこの行から信頼できません:").then(rowOf(f.Seq) + " (" + f.Kind.String() + ": " + f.Detail + ")")
		return &problem{exit: exitBooks, kind: f.Kind.String(), what: at, money: say("No payment was touched.", "支払いには影響していません。"),
			hint: say("Keep the file as it is and restore a backup.", "ファイルはそのまま残し、バックアップから復元してください。")}
	}
	if c.json {
		return c.answer(map[string]any{"ok": true, "rows": report.Rows, "sales": report.Sales, "tenders": report.Tenders, "postings": report.Postings,
			"head": map[string]any{"seq": report.Head.Seq, "hash": report.Head.Head}})
	}
	c.print(say("The books are right:", "台帳に問題はありません:").then(verified(report)).in(c.lang))
	return nil
}
