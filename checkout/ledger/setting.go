package ledger

import (
	"context"
	"database/sql"
	"errors"
)

// Setting reads a choice that is no part of the books, such as the reader that is used; false where it was never made.
func (l *Ledger) Setting(ctx context.Context, key string) (string, bool, error) {
	var value string
	err := l.read(ctx, "read a setting", func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return value, err == nil, err
}

// SetSetting keeps a choice, durably, in place of an earlier one. Its errors are those of Append, but it never stops the ledger.
func (l *Ledger) SetSetting(ctx context.Context, key, value string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	const upsert = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
	return l.transact(ctx, "keep a setting", func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, upsert, key, value); err != nil {
			return &WriteError{Kind: kindOf(err), Op: "keep a setting", Err: err}
		}
		return nil
	})
}
