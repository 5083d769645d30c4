package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"reji/checkout/register"
)

const (
	insertRow  = "INSERT INTO journal (" + rowColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	insertSale = "INSERT INTO sale (changed_us, status, open, allowed, taken, rev, number, id, at_us, currency, due, actor)" +
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	updateSale   = "UPDATE sale SET changed_us = ?, status = ?, open = ?, allowed = ?, taken = ?, rev = ? WHERE number = ? AND id = ?"
	insertTender = "INSERT INTO tender (state, reason, amount, tip, taken, intent, charge, reader, capture, attempt, brand, last4, funding," +
		" read_method, capture_before_us, id, sale, pos, means) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	updateTender = "UPDATE tender SET state = ?, reason = ?, amount = ?, tip = ?, taken = ?, intent = ?, charge = ?, reader = ?, capture = ?," +
		" attempt = ?, brand = ?, last4 = ?, funding = ?, read_method = ?, capture_before_us = ? WHERE id = ? AND sale = ? AND pos = ? AND means = ?"
	insertPosting = "INSERT INTO posting (seq, pos, sale, tender, debit, credit, amount, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
	endRight      = "UPDATE capture_right SET outcome = ? WHERE tender = ? AND outcome = 'held'"
	insertCapture = "INSERT INTO capture_right (tender, sale, amount, outcome) VALUES (?, ?, ?, ?)"
	insertVoid    = "INSERT INTO void_right (tender, sale) VALUES (?, ?)"
)

// writeBooks brings the books up to a change. The database has the last word about rights.
func writeBooks(ctx context.Context, tx *sql.Tx, c change) error {
	if err := writeSale(ctx, tx, c); err != nil {
		return err
	}
	for i, t := range c.tenders {
		query := updateTender
		if c.isNew[i] {
			query = insertTender
		}
		if err := one(ctx, tx, query, t.State, t.Reason, t.Amount, t.Tip, t.Taken, t.Intent, t.Charge, t.Reader, t.Capture, t.Attempt,
			t.Brand, t.Last4, t.Funding, t.ReadMeans, t.CaptureBefore, t.ID, t.Sale, t.Pos, t.Means); err != nil {
			return fmt.Errorf("write tender: %w", err)
		}
	}
	for _, p := range c.postings {
		if err := one(ctx, tx, insertPosting, p.Seq, p.Pos, p.Sale, p.Tender, p.Debit, p.Credit, p.Amount, p.Currency); err != nil {
			return fmt.Errorf("write posting: %w", err)
		}
	}
	return writeRights(ctx, tx, c)
}

func writeSale(ctx context.Context, tx *sql.Tx, c change) error {
	s := c.sale
	args := []any{s.Changed, s.Status, s.Open, s.Allowed, s.Take, s.Rev, s.Number, s.ID}
	query := updateSale
	if c.fresh {
		query = insertSale
		args = append(args, s.At, s.Currency, s.Due, s.Actor)
	}
	if err := one(ctx, tx, query, args...); err != nil {
		return fmt.Errorf("write sale %d: %w", s.Number, err)
	}
	return nil
}

func writeRights(ctx context.Context, tx *sql.Tx, c change) error {
	for tender, outcome := range c.outcomes {
		// A tender may be paid without a right of ours, when somebody else captured it: then there is nothing to end.
		if _, err := tx.ExecContext(ctx, endRight, outcome, tender); err != nil {
			return fmt.Errorf("end the right: %w", err)
		}
	}
	for _, r := range c.captures {
		if err := grant(ctx, tx, insertCapture, r.Tender, r.Sale, r.Amount, r.Outcome); err != nil {
			return err
		}
	}
	for _, r := range c.voids {
		if err := grant(ctx, tx, insertVoid, r.Tender, r.Sale); err != nil {
			return err
		}
	}
	return nil
}

// grant inserts a right, or says that the database refuses it.
func grant(ctx context.Context, tx *sql.Tx, query string, args ...any) error {
	_, err := tx.ExecContext(ctx, query, args...)
	if constraint(err) {
		return fmt.Errorf("%w: %w", register.ErrRight, err)
	}
	if err != nil {
		return fmt.Errorf("grant the right: %w", err)
	}
	return nil
}

// one runs a statement that must change exactly one row.
func one(ctx context.Context, tx *sql.Tx, query string, args ...any) error {
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return refused(err)
	}
	n, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if n != 1 {
		return fmt.Errorf("%w: %w", ErrDiffers, errNoRow)
	}
	return nil
}

// errNoRow says that a row that a commit builds upon is not there.
var errNoRow = errors.New("the row to change is missing")
