package ledger

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"reji/checkout"
)

// Sale reads one sale whole: what the books say, its events, and its timeline. It is found by its number, its id or the beginning of its
// id; digits are a number first, unless they begin with a zero. The errors are ErrNoSale and ErrAmbiguous, or those of reading.
func (l *Ledger) Sale(ctx context.Context, idOrNumber string) (checkout.BookSale, []checkout.Entry, []checkout.BookLine, error) {
	var sale checkout.BookSale
	err := l.read(ctx, "find the sale", func(ctx context.Context, tx *sql.Tx) error {
		number, err := locate(ctx, tx, strings.TrimSpace(idOrNumber))
		if err != nil {
			return err
		}
		found, err := bookSales(ctx, tx, "SELECT ? AS number", number)
		if err != nil {
			return err
		}
		sale = found[0]
		return nil
	})
	if err != nil {
		return sale, nil, nil, err
	}
	rows, err := l.history(ctx, sale.ID)
	if err != nil {
		return sale, nil, nil, err
	}
	lines, err := timeline(rows)
	if err != nil {
		return sale, nil, nil, err
	}
	var entries []checkout.Entry
	for _, line := range lines {
		if line.Event != nil {
			entries = append(entries, checkout.Entry{Seq: line.Seq, At: line.At, Event: line.Event})
		}
	}
	return sale, entries, lines, nil
}

// Timeline reads every row of a sale, oldest first; none where there is no such sale.
func (l *Ledger) Timeline(ctx context.Context, id checkout.SaleID) ([]checkout.BookLine, error) {
	rows, err := l.history(ctx, id)
	if err != nil {
		return nil, err
	}
	return timeline(rows)
}

func timeline(rows []row) ([]checkout.BookLine, error) {
	lines := make([]checkout.BookLine, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		line := checkout.BookLine{
			Seq: r.Seq, At: moment(r.At), Tender: checkout.TenderID(r.Tender), Kind: r.Kind, RequestID: r.RequestID.String,
			Hash: hex.EncodeToString(r.Hash[:min(8, len(r.Hash))]),
		}
		if r.Kind == kindIntent {
			p, err := r.prepared()
			if err != nil {
				return lines, fmt.Errorf("row %d: %w", r.Seq, err)
			}
			line.Call = &p.Call
		} else {
			e, err := r.entry()
			if err != nil {
				return lines, fmt.Errorf("row %d: %w", r.Seq, err)
			}
			line.Event = e.Event
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// locate finds a sale's number by what a person typed: as it stands, then in the lower case in which ids are made.
func locate(ctx context.Context, tx *sql.Tx, typed string) (int64, error) {
	finders := []func(context.Context, *sql.Tx, string) (int64, error){byNumber, byID}
	if strings.HasPrefix(typed, "0") {
		slices.Reverse(finders) // ids begin with the time, and that with a zero
	}
	for _, text := range slices.Compact([]string{typed, strings.ToLower(typed)}) {
		for _, find := range finders {
			if number, err := find(ctx, tx, text); number != 0 || err != nil {
				return number, err
			}
		}
	}
	return 0, ErrNoSale
}

// byNumber gives 0 where there is no such sale.
func byNumber(ctx context.Context, tx *sql.Tx, typed string) (int64, error) {
	if !isDigits(typed) || len(typed) > 18 {
		return 0, nil
	}
	n, err := strconv.ParseInt(typed, 10, 64)
	if err != nil {
		return 0, err
	}
	var found int64
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM sale WHERE number = ?", n).Scan(&found)
	return found, err
}

// byID gives 0 where no id begins like this. A whole id is never ambiguous, though another one might begin with it.
func byID(ctx context.Context, tx *sql.Tx, typed string) (int64, error) {
	if typed == "" {
		return 0, nil
	}
	var exact, first, last int64
	const query = "SELECT coalesce((SELECT number FROM sale WHERE id = ?1), 0), coalesce(min(number), 0), coalesce(max(number), 0)" +
		" FROM (SELECT number FROM sale WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2)"
	if err := tx.QueryRowContext(ctx, query, typed, typed+"\U0010FFFF").Scan(&exact, &first, &last); err != nil {
		return 0, err
	}
	switch {
	case exact != 0:
		return exact, nil
	case first != last:
		return 0, ErrAmbiguous
	}
	return first, nil
}
