package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"reji/checkout"
	"reji/checkout/register"
)

// Open returns every sale with something open, oldest first, each with its whole history and the newest stored request of each tender that
// is not at its end. It replays the journal to know which those are, so a row that cannot be read is an error here, at the start.
func (l *Ledger) Open(ctx context.Context) ([]register.OpenSale, error) {
	var ids []string
	err := l.read(ctx, "read open sales", func(ctx context.Context, tx *sql.Tx) (err error) {
		ids, err = texts(ctx, tx, "SELECT id FROM sale WHERE open = 1 ORDER BY number")
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]register.OpenSale, 0, len(ids))
	for _, id := range ids {
		rows, err := l.history(ctx, checkout.SaleID(id))
		if err != nil {
			return nil, err
		}
		open, err := openSale(rows)
		if err != nil {
			return nil, fmt.Errorf("read open sale %s: %w", id, err)
		}
		all = append(all, open)
	}
	return all, nil
}

// openSale reads a sale's rows as the register wants them.
func openSale(rows []row) (register.OpenSale, error) {
	var open register.OpenSale
	newest := map[string]*row{}
	for i := range rows {
		r := &rows[i]
		if r.Kind == kindIntent {
			newest[r.Tender] = r
			continue
		}
		e, err := r.entry()
		if err != nil {
			return open, fmt.Errorf("row %d: %w", r.Seq, err)
		}
		open.Entries = append(open.Entries, e)
	}
	sale, err := checkout.Replay(open.Entries)
	if err != nil {
		return open, err
	}
	for _, t := range sale.Tenders {
		r, asked := newest[string(t.TenderID())]
		if !asked || t.Standing().Final() {
			continue
		}
		p, err := r.prepared()
		if err != nil {
			return open, fmt.Errorf("row %d: %w", r.Seq, err)
		}
		open.Requests = append(open.Requests, p)
	}
	return open, nil
}

// NextNumber is the number of the next sale. It is used up by the SaleStarted that carries it, so that numbers have no gaps.
func (l *Ledger) NextNumber(ctx context.Context) (int64, error) {
	var n int64
	err := l.read(ctx, "read the next number", func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) + 1 FROM sale").Scan(&n)
	})
	return n, err
}

// pageRows is how many rows of the journal are read at once: about 15 ms.
const pageRows = 1000

// history reads all rows of a sale, in order, in pages.
func (l *Ledger) history(ctx context.Context, id checkout.SaleID) ([]row, error) {
	const query = "SELECT " + rowColumns + " FROM journal INDEXED BY journal_place WHERE sale = ? AND +seq > ? ORDER BY seq LIMIT ?"
	var all []row
	for after := int64(0); ; after = all[len(all)-1].Seq {
		var page []row
		err := l.read(ctx, "read the journal", func(ctx context.Context, tx *sql.Tx) (err error) {
			page, err = collect(ctx, tx, (*row).fields, query, string(id), after, pageRows)
			return err
		})
		all = append(all, page...)
		if err != nil || len(page) < pageRows {
			return all, err
		}
	}
}

// texts reads a column of texts.
func texts(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	return collect(ctx, tx, func(s *string) []any { return []any{s} }, query, args...)
}
