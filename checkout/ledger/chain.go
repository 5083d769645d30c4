package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// breach says that the chain does not hold: Seq is the first row that is wrong or missing.
type breach struct {
	seq  int64
	what string
}

// Error tells where and how.
func (b *breach) Error() string { return fmt.Sprintf("row %d: %s", b.seq, b.what) }

// querier is a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// tip is a verified place in the chain.
type tip struct {
	seq  int64
	hash digest
}

// follow verifies at most limit rows after a place whose hash is trusted, and gives the last one. each, where it is not nil, sees every row
// that fits. A *breach names the first that does not.
func follow(ctx context.Context, q querier, from tip, limit int, each func(*row) error) (tip, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+rowColumns+" FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", from.seq, limit)
	if err != nil {
		return from, err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(r.fields()...); err != nil {
			return from, errors.Join(&breach{from.seq + 1, "cannot be read"}, err)
		}
		switch {
		case r.Seq != from.seq+1:
			return from, &breach{from.seq + 1, "is missing"}
		case string(r.Prev) != string(from.hash[:]):
			return from, &breach{r.Seq, "is not linked to the row before"}
		}
		if sum := r.sum(from.hash); string(r.Hash) != string(sum[:]) {
			return from, &breach{r.Seq, "does not have the hash of what it says"}
		}
		from = tip{r.Seq, digest(r.Hash)}
		if each != nil {
			if err := each(&r); err != nil {
				return from, err
			}
		}
	}
	return from, rows.Err()
}

// ends verifies that the journal ends where its head says.
func ends(ctx context.Context, q querier, at tip) error {
	var seq, rows int64
	var hash []byte
	const query = "SELECT seq, hash, (SELECT coalesce(max(seq), 0) FROM journal) FROM head WHERE one = 1"
	err := q.QueryRowContext(ctx, query).Scan(&seq, &hash, &rows)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return &breach{at.seq + 1, "has no head to be compared with"}
	case err != nil:
		return err
	case seq > at.seq:
		return &breach{at.seq + 1, "is missing"}
	case seq < at.seq, rows > at.seq:
		return &breach{min(seq, at.seq) + 1, "is beyond the journal's head"}
	case string(hash) != string(at.hash[:]):
		return &breach{at.seq, "is not the journal's head"}
	}
	return nil
}

// anchor gives the place from which the newest rows are verified: its own hash is taken as it stands. For a short journal that is the genesis.
func anchor(ctx context.Context, q querier, birth digest) (tip, error) {
	var seq int64
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM journal").Scan(&seq); err != nil {
		return tip{}, err
	}
	if seq <= recentRows {
		return tip{0, birth}, nil
	}
	at := tip{seq: seq - recentRows}
	var hash []byte
	err := q.QueryRowContext(ctx, "SELECT hash FROM journal WHERE seq = ?", at.seq).Scan(&hash)
	switch {
	case errors.Is(err, sql.ErrNoRows) || err == nil && len(hash) != len(at.hash):
		return at, &breach{at.seq, "is missing"}
	case err != nil:
		return at, err
	}
	at.hash = digest(hash)
	return at, nil
}

// trust verifies the newest rows and the first link, and reads where the journal ends.
func (l *Ledger) trust(ctx context.Context, db *sql.DB) error {
	birth := l.last
	at, err := anchor(ctx, db, birth)
	if err == nil && at.seq > 0 {
		_, err = follow(ctx, db, tip{0, birth}, 1, nil)
	}
	if err == nil {
		at, err = follow(ctx, db, at, recentRows+1, nil)
	}
	if err == nil {
		err = ends(ctx, db, at)
	}
	var b *breach
	if errors.As(err, &b) {
		return &OpenError{Kind: Damaged, Path: l.path, Seq: b.seq, Err: err}
	}
	if err != nil {
		return err
	}
	l.seq, l.last = at.seq, at.hash
	return nil
}
