package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"

	"reji/checkout/register"
)

// check makes sure that the file is the ledger that was asked for and can be trusted, founding an empty one, and reads where it ends.
// Nothing is written before every refusal was considered.
func (l *Ledger) check(ctx context.Context, db *sql.DB) error {
	settings := pragmas(l.options.BusyTimeout)
	if err := readBack(ctx, db, settings); err != nil {
		return err
	}
	empty, err := l.recognise(ctx, db)
	if err != nil {
		return err
	}
	if err := set(ctx, db, late()); err != nil {
		return err
	}
	now := func() int64 { return stamp(l.options.Now()) }
	if empty {
		if err := found(ctx, db, now); err != nil {
			return err
		}
	}
	p, err := provider(db, now)
	if err != nil {
		return err
	}
	if err := l.migrate(ctx, p); err != nil {
		return err
	}
	if err := l.establish(ctx, db); err != nil {
		return err
	}
	if err := readBack(ctx, db, append(settings, late()...)); err != nil {
		return err
	}
	return l.trust(ctx, db)
}

// recognise tells an empty file from a ledger, and refuses everything else and every other ledger (H6).
func (l *Ledger) recognise(ctx context.Context, db *sql.DB) (empty bool, err error) {
	app, err := number(ctx, db, "application_id")
	if err != nil {
		return false, err
	}
	var tables int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return false, err
	}
	switch {
	case app == 0 && tables == 0:
		return true, nil
	case app != applicationID:
		return false, &OpenError{Kind: NotOurs, Path: l.path}
	}
	version, err := number(ctx, db, "user_version")
	if err != nil {
		return false, err
	}
	p, err := provider(db, nil)
	if err != nil {
		return false, err
	}
	sources := p.ListSources()
	if ours := sources[len(sources)-1].Version; version > ours {
		return false, &OpenError{Kind: Newer, Path: l.path, FileVersion: version, OurVersion: ours}
	}
	if version == 0 {
		return false, nil // founded, and the process died before the first migration
	}
	id, _, err := identity(ctx, db)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return false, l.mine(id)
}

// mine refuses another till's or another mode's ledger.
func (l *Ledger) mine(id register.Identity) error {
	if l.options.Till != "" && id.Till != l.options.Till {
		return &OpenError{Kind: OtherTill, Path: l.path, File: id.Till, Ours: l.options.Till}
	}
	if id.Mode != l.options.Mode {
		return &OpenError{Kind: OtherMode, Path: l.path, File: id.Mode.String(), Ours: l.options.Mode.String()}
	}
	return nil
}

// migrate brings the file up to this program's version. The library itself is content with a newer file, so that is asked first (H7).
func (l *Ledger) migrate(ctx context.Context, p *goose.Provider) error {
	file, ours, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version: %w", err)
	}
	if file > ours {
		return &OpenError{Kind: Newer, Path: l.path, FileVersion: file, OurVersion: ours}
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// establish reads who the ledger is, or makes it somebody.
func (l *Ledger) establish(ctx context.Context, db *sql.DB) error {
	id, made, err := identity(ctx, db)
	if errors.Is(err, sql.ErrNoRows) {
		if err := l.christen(ctx, db); err != nil {
			return err
		}
		id, made, err = identity(ctx, db)
	}
	if err != nil {
		return err
	}
	if err := l.mine(id); err != nil {
		return err
	}
	if l.id.Install != "" && l.id.Install != id.Install {
		return &OpenError{Kind: NotOurs, Path: l.path} // the file was exchanged while it was closed
	}
	l.id, l.seq, l.last = id, 0, birth(id, made)
	return nil
}

// christen gives a new ledger its identity. A journal that has rows and no identity was tampered with.
func (l *Ledger) christen(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var rows int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM journal").Scan(&rows); err != nil {
		return err
	}
	if rows > 0 {
		return &OpenError{Kind: Damaged, Path: l.path, Seq: 1}
	}
	till := l.options.Till
	if till == "" {
		till = l.options.NewID()
	}
	id := register.Identity{Install: l.options.NewID(), Till: till, Epoch: 1, Mode: l.options.Mode}
	made := stamp(l.options.Now())
	const insert = "INSERT INTO identity (one, install, till, mode, epoch, made_us) VALUES (1, ?, ?, ?, ?, ?)"
	if _, err := tx.ExecContext(ctx, insert, id.Install, id.Till, id.Mode.String(), id.Epoch, made); err != nil {
		return err
	}
	first := birth(id, made)
	if _, err := tx.ExecContext(ctx, "INSERT INTO head (one, seq, hash) VALUES (1, 0, ?)", first[:]); err != nil {
		return err
	}
	return tx.Commit()
}

// identity reads who the file is, and when it was made.
func identity(ctx context.Context, db querier) (register.Identity, int64, error) {
	var id register.Identity
	var mode string
	var made int64
	const query = "SELECT install, till, mode, epoch, made_us FROM identity WHERE one = 1"
	if err := db.QueryRowContext(ctx, query).Scan(&id.Install, &id.Till, &mode, &id.Epoch, &made); err != nil {
		return register.Identity{}, 0, err
	}
	return id, made, id.Mode.UnmarshalText([]byte(mode))
}

// birth is what the first row is linked to: a ledger whose identity was changed does not fit its own journal.
func birth(id register.Identity, made int64) digest {
	b := appendText([]byte(genesis), id.Install)
	b = appendText(b, id.Till)
	b = appendText(b, id.Mode.String())
	return sha256.Sum256(appendInt(b, made))
}
