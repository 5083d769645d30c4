package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"reji/checkout"
)

// account is all that the books say about one sale, as it stands in the tables or as it follows from the journal.
type account struct {
	sale     saleRow
	tenders  map[int64]tenderRow // by position
	postings []postingRow        // in the order of the journal
	captures map[string]captureRow
	voids    map[string]voidRow
}

func newAccount() account {
	return account{tenders: map[int64]tenderRow{}, captures: map[string]captureRow{}, voids: map[string]voidRow{}}
}

// take adds a change to the account, as writeBooks does to the tables.
func (a *account) take(c change) {
	a.sale = c.sale
	for _, t := range c.tenders {
		a.tenders[t.Pos] = t
	}
	a.postings = append(a.postings, c.postings...)
	for tender, outcome := range c.outcomes {
		if r, ok := a.captures[tender]; ok && r.Outcome == outcomeHeld {
			r.Outcome = outcome
			a.captures[tender] = r
		}
	}
	for _, r := range c.captures {
		a.captures[r.Tender] = r
	}
	for _, r := range c.voids {
		a.voids[r.Tender] = r
	}
}

// rebuild replays a sale's rows into an account. The sale is what they end in.
func rebuild(rows []row) (account, checkout.Sale, error) {
	a := newAccount()
	var sale checkout.Sale
	for i := 0; i < len(rows); {
		event := &rows[i]
		e, err := event.entry()
		if err != nil {
			return a, sale, &breach{event.Seq, "cannot be read: " + err.Error()}
		}
		next, _, err := sale.Apply(e.Event, e.At)
		if err != nil {
			return a, sale, &breach{event.Seq, "does not replay: " + err.Error()}
		}
		var calls []checkout.Call
		for i++; i < len(rows) && rows[i].Kind == kindIntent; i++ {
			p, err := rows[i].prepared()
			if err != nil {
				return a, sale, &breach{rows[i].Seq, "cannot be read: " + err.Error()}
			}
			calls = append(calls, p.Call)
		}
		a.take(project(sale, next, calls, event.Seq))
		sale = next
	}
	return a, sale, nil
}

// differs tells in which table two accounts differ; empty where they do not.
func (a *account) differs(b *account) string {
	switch {
	case a.sale != b.sale:
		return "sale"
	case !maps.Equal(a.tenders, b.tenders):
		return "tender"
	case !slices.Equal(a.postings, b.postings):
		return "posting"
	case !maps.Equal(a.captures, b.captures):
		return "capture_right"
	case !maps.Equal(a.voids, b.voids):
		return "void_right"
	}
	return ""
}

// balances tells what does not add up; empty where everything does. One debit and one credit per posting balance by themselves: what is
// compared is the accounts with what the tenders say.
func (a *account) balances(s checkout.Sale) string {
	net := map[string]int64{}
	for _, p := range a.postings {
		net[p.Debit] += p.Amount
		net[p.Credit] -= p.Amount
	}
	want := map[string]int64{}
	for _, t := range s.Tenders {
		taken := t.Taken().Minor
		switch t := t.(type) {
		case checkout.CashTender:
			want[string(checkout.AccountDrawer)] += taken
			want[string(checkout.AccountSales)] -= taken
		case checkout.CardTender:
			if t.State != checkout.Paid {
				continue
			}
			want[string(checkout.AccountStripe)] += taken
			want[string(checkout.AccountSales)] -= t.Amount.Minor
			want[string(checkout.AccountTips)] -= t.Tip.Minor
		}
	}
	for _, name := range []checkout.Account{checkout.AccountDrawer, checkout.AccountStripe, checkout.AccountSales, checkout.AccountTips} {
		if net[string(name)] != want[string(name)] {
			return fmt.Sprintf("%s has %d, the tenders make %d", name, net[string(name)], want[string(name)])
		}
	}
	held := net[string(checkout.AccountHeld)]
	if held < 0 || held != -net[string(checkout.AccountPromised)] || held > 0 && !a.sale.Open {
		return fmt.Sprintf("held has %d", held)
	}
	return ""
}

// exceeds tells which rights should never have been granted; empty where none.
func (a *account) exceeds() string {
	sum := int64(0)
	for tender, r := range a.captures {
		if r.Outcome == outcomeNotTaken {
			continue
		}
		sum += r.Amount
		if _, both := a.voids[tender]; both {
			return "tender " + tender + " has a capture right and a void right"
		}
	}
	if sum > a.sale.Allowed {
		return fmt.Sprintf("capture rights of %d, allowed are %d", sum, a.sale.Allowed)
	}
	return ""
}

// sales replays every sale and holds it against the books.
func (v *verification) sales() error {
	for number := int64(0); ; {
		var ids []string
		err := v.l.read(v.ctx, "verify sales", func(ctx context.Context, tx *sql.Tx) (err error) {
			ids, err = texts(ctx, tx, "SELECT id FROM sale WHERE number > ? ORDER BY number LIMIT ?", number, pageRows)
			return err
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			number++
			if err := v.sale(checkout.SaleID(id), number); err != nil {
				return err
			}
		}
	}
}

// sale replays one sale. Journal and books are read in one transaction: the till may be working on it.
func (v *verification) sale(id checkout.SaleID, number int64) error {
	var rows []row
	var stands account
	err := v.l.read(v.ctx, "verify a sale", func(ctx context.Context, tx *sql.Tx) (err error) {
		const query = "SELECT " + rowColumns + " FROM journal INDEXED BY journal_place WHERE sale = ? ORDER BY seq"
		rows, err = collect(ctx, tx, (*row).fields, query, string(id))
		if err == nil {
			stands, err = standing(ctx, tx, string(id))
		}
		return err
	})
	if err != nil {
		return err
	}
	fault := func(kind FaultKind, detail string) error {
		f := Fault{Kind: kind, Sale: id, Number: number, Detail: detail}
		if len(rows) > 0 {
			f.Seq = rows[len(rows)-1].Seq
		}
		return &faulty{f}
	}
	follows, sale, err := rebuild(rows)
	var b *breach
	if errors.As(err, &b) {
		return &faulty{Fault{Kind: FaultUnreadable, Seq: b.seq, Sale: id, Number: number, Detail: b.Error()}}
	}
	if table := follows.differs(&stands); table != "" {
		return fault(FaultBooks, table+" does not follow from the journal")
	}
	if stands.sale.Number != number {
		return fault(FaultBooks, fmt.Sprintf("number %d is missing", number))
	}
	if detail := follows.balances(sale); detail != "" {
		return fault(FaultBalance, detail)
	}
	if detail := follows.exceeds(); detail != "" {
		return fault(FaultRights, detail)
	}
	v.report.Sales++
	v.report.Tenders += int64(len(stands.tenders))
	v.report.Postings += int64(len(stands.postings))
	v.done = min(v.done+int64(len(rows)), 2*v.end.seq)
	v.tell()
	return nil
}
