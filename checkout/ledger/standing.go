package ledger

import (
	"context"
	"database/sql"
)

// The books' tables, in the order of the rows' fields.
const (
	selectSale    = "SELECT number, id, at_us, changed_us, status, open, currency, due, allowed, taken, actor, rev FROM sale WHERE id = ?"
	selectTenders = "SELECT id, sale, pos, means, state, reason, amount, tip, taken, intent, charge, reader, capture, attempt, brand, last4," +
		" funding, read_method, capture_before_us FROM tender WHERE sale = ?"
	selectPostings = "SELECT seq, pos, sale, tender, debit, credit, amount, currency FROM posting WHERE sale = ? ORDER BY seq, pos"
	selectCaptures = "SELECT tender, sale, amount, outcome FROM capture_right WHERE sale = ?"
	selectVoids    = "SELECT tender, sale FROM void_right WHERE sale = ?"
)

func (r *saleRow) fields() []any {
	return []any{&r.Number, &r.ID, &r.At, &r.Changed, &r.Status, &r.Open, &r.Currency, &r.Due, &r.Allowed, &r.Take, &r.Actor, &r.Rev}
}

func (r *tenderRow) fields() []any {
	return []any{
		&r.ID, &r.Sale, &r.Pos, &r.Means, &r.State, &r.Reason, &r.Amount, &r.Tip, &r.Taken, &r.Intent, &r.Charge, &r.Reader, &r.Capture,
		&r.Attempt, &r.Brand, &r.Last4, &r.Funding, &r.ReadMeans, &r.CaptureBefore,
	}
}

func (r *postingRow) fields() []any {
	return []any{&r.Seq, &r.Pos, &r.Sale, &r.Tender, &r.Debit, &r.Credit, &r.Amount, &r.Currency}
}

func (r *captureRow) fields() []any { return []any{&r.Tender, &r.Sale, &r.Amount, &r.Outcome} }

func (r *voidRow) fields() []any { return []any{&r.Tender, &r.Sale} }

// collect reads all rows of a query.
func collect[R any](ctx context.Context, tx *sql.Tx, fields func(*R) []any, query string, args ...any) ([]R, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []R
	for rows.Next() {
		var r R
		if err := rows.Scan(fields(&r)...); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// standing reads a sale's account as the tables have it.
func standing(ctx context.Context, tx *sql.Tx, id string) (account, error) {
	a := newAccount()
	if err := tx.QueryRowContext(ctx, selectSale, id).Scan(a.sale.fields()...); err != nil {
		return a, err
	}
	number := a.sale.Number
	tenders, err := collect(ctx, tx, (*tenderRow).fields, selectTenders, number)
	if err != nil {
		return a, err
	}
	for _, t := range tenders {
		a.tenders[t.Pos] = t
	}
	if a.postings, err = collect(ctx, tx, (*postingRow).fields, selectPostings, number); err != nil {
		return a, err
	}
	captures, err := collect(ctx, tx, (*captureRow).fields, selectCaptures, number)
	if err != nil {
		return a, err
	}
	for _, r := range captures {
		a.captures[r.Tender] = r
	}
	voids, err := collect(ctx, tx, (*voidRow).fields, selectVoids, number)
	for _, r := range voids {
		a.voids[r.Tender] = r
	}
	return a, err
}
