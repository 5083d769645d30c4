package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"reji/checkout"
	"reji/checkout/money"
)

// The sizes of a page of sales.
const (
	defaultPage = 50
	largestPage = 500
)

// Sales lists sales, newest first. A search that cannot be a number, four digits, an amount or a PaymentIntent finds none.
func (l *Ledger) Sales(ctx context.Context, p checkout.BookPage) ([]checkout.BookSale, error) {
	limit := min(p.Limit, largestPage)
	if limit <= 0 {
		limit = defaultPage
	}
	numbers, args := selection(p, limit)
	if numbers == "" {
		return nil, ctx.Err()
	}
	var sales []checkout.BookSale
	err := l.read(ctx, "list sales", func(ctx context.Context, tx *sql.Tx) (err error) {
		sales, err = bookSales(ctx, tx, numbers, args...)
		return err
	})
	return sales, err
}

// match is one thing that a search may mean.
type match struct {
	condition string // on a sale s, or on one of its tenders t
	first     string // where to begin when the condition is on a tender; empty when it is on the sale
	value     any    // what is compared with
}

// matches tells what a search may mean. All digits may be a number, an amount or, where there are four, the end of a card's.
func matches(search string) []match {
	const tender = "tender t"
	var all []match
	switch {
	case strings.HasPrefix(search, "pi_"):
		all = append(all, match{"t.intent = ? AND t.intent <> ''", tender, search})
	case isDigits(search):
		if n, err := strconv.ParseInt(search, 10, 64); err == nil && n > 0 {
			all = append(all, match{"s.number = ?", "", n}, match{"s.due = ?", "", n}, match{"s.taken = ?", "", n})
		}
		if len(search) == 4 {
			all = append(all, match{"t.last4 = ? AND t.last4 <> ''", tender, search})
		}
	}
	return all
}

// selection builds the query for the numbers of a page's sales; empty where none can be found. Among all sales, every arm of a search goes by
// its own index and stops by itself at the page's size. Among the open ones, which are few, each is looked at.
func selection(p checkout.BookPage, limit int) (string, []any) {
	before := int64(1<<63 - 1)
	if p.Before > 0 {
		before = p.Before
	}
	const end = " AND s.number < ? ORDER BY s.number DESC LIMIT ?"
	from := "SELECT s.number FROM sale s WHERE true"
	if p.Open {
		from = "SELECT s.number FROM sale s INDEXED BY sale_open WHERE s.open = 1"
	}
	search := strings.TrimSpace(p.Search)
	if search == "" {
		return from + end, []any{before, limit}
	}
	var arms []string
	var args []any
	for _, m := range matches(search) {
		args = append(args, m.value)
		switch {
		case p.Open && m.first != "":
			arms = append(arms, "EXISTS (SELECT 1 FROM tender t WHERE t.sale = s.number AND "+m.condition+")")
		case p.Open:
			arms = append(arms, m.condition)
		case m.first != "":
			// The order is taken from the index on tender, so that the newest are found without reading the others.
			arms = append(arms, "SELECT number FROM (SELECT DISTINCT t.sale AS number FROM "+m.first+" WHERE "+m.condition+
				" AND t.sale < ? ORDER BY t.sale DESC LIMIT ?)")
			args = append(args, before, limit)
		default:
			arms = append(arms, "SELECT number FROM ("+from+" AND "+m.condition+end+")")
			args = append(args, before, limit)
		}
	}
	switch {
	case len(arms) == 0:
		return "", nil
	case p.Open:
		return from + " AND (" + strings.Join(arms, " OR ") + ")" + end, append(args, before, limit)
	}
	return "SELECT number FROM (" + strings.Join(arms, " UNION ") + ") ORDER BY number DESC LIMIT ?", append(args, limit)
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

const bookColumns = "s.number, s.id, s.at_us, s.changed_us, s.status, s.currency, s.due, s.taken, s.actor," +
	" t.id, t.means, t.state, t.reason, t.amount, t.tip, t.intent, t.charge, t.reader, t.capture, t.attempt, t.brand, t.last4, t.funding," +
	" t.read_method, t.capture_before_us"

// bookSales reads the sales with the numbers that a query gives, newest first, with their tenders.
func bookSales(ctx context.Context, tx *sql.Tx, numbers string, args ...any) ([]checkout.BookSale, error) {
	query := "SELECT " + bookColumns + " FROM (" + numbers + ") n CROSS JOIN sale s ON s.number = n.number" +
		" LEFT JOIN tender t ON t.sale = s.number ORDER BY s.number DESC, t.pos"
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []checkout.BookSale
	for rows.Next() {
		var b booked
		if err := rows.Scan(b.fields()...); err != nil {
			return nil, err
		}
		sale, tender, err := b.read()
		if err != nil {
			return nil, fmt.Errorf("sale %d: %w", b.sale.Number, err)
		}
		if n := len(all); n == 0 || all[n-1].Number != sale.Number {
			all = append(all, sale)
		}
		if tender != nil {
			last := &all[len(all)-1]
			last.Tenders = append(last.Tenders, *tender)
		}
	}
	return all, rows.Err()
}

// booked is one line of bookColumns: a sale, and one of its tenders if it has any.
type booked struct {
	sale                                                      saleRow
	id, means, state, reason, intent, charge, reader, capture sql.NullString
	brand, last4, funding, readMethod                         sql.NullString
	amount, tip, attempt, before                              sql.NullInt64
}

func (b *booked) fields() []any {
	s := &b.sale
	return []any{
		&s.Number, &s.ID, &s.At, &s.Changed, &s.Status, &s.Currency, &s.Due, &s.Take, &s.Actor,
		&b.id, &b.means, &b.state, &b.reason, &b.amount, &b.tip, &b.intent, &b.charge, &b.reader, &b.capture, &b.attempt, &b.brand, &b.last4,
		&b.funding, &b.readMethod, &b.before,
	}
}

// read gives the line its types back. A name that is not known was written by a newer program.
func (b *booked) read() (checkout.BookSale, *checkout.BookTender, error) {
	s, currency := b.sale, money.Currency(b.sale.Currency)
	sale := checkout.BookSale{
		ID: checkout.SaleID(s.ID), Number: s.Number, At: moment(s.At), Changed: moment(s.Changed), Due: money.New(s.Due, currency),
		Taken: money.New(s.Take, currency), Actor: s.Actor,
	}
	if err := sale.Status.UnmarshalText([]byte(s.Status)); err != nil {
		return sale, nil, err
	}
	if !b.id.Valid {
		return sale, nil, nil
	}
	t := checkout.BookTender{
		ID: checkout.TenderID(b.id.String), Amount: money.New(b.amount.Int64, currency), Tip: b.tip.Int64,
		Intent: checkout.IntentID(b.intent.String), Charge: b.charge.String, Reader: checkout.ReaderID(b.reader.String), Attempt: int(b.attempt.Int64),
		Brand: b.brand.String, Last4: b.last4.String, Funding: b.funding.String, ReadMethod: b.readMethod.String,
	}
	if b.before.Valid {
		t.CaptureBefore = moment(b.before.Int64)
	}
	var err error
	if t.Means, err = meansOf(b.means.String); err != nil {
		return sale, nil, err
	}
	if err = t.State.UnmarshalText([]byte(b.state.String)); err != nil {
		return sale, nil, err
	}
	if err = t.Reason.UnmarshalText([]byte(b.reason.String)); err != nil {
		return sale, nil, err
	}
	if b.capture.String != "" { // only cards have a way to capture
		err = t.Capture.UnmarshalText([]byte(b.capture.String))
	}
	return sale, &t, err
}

// meansOf finds a way to pay by its name.
func meansOf(name string) (checkout.Means, error) {
	for m := checkout.MeansCard; !strings.HasPrefix(m.String(), "#"); m++ {
		if m.String() == name {
			return m, nil
		}
	}
	return 0, fmt.Errorf("ledger: unknown means %q", name)
}
