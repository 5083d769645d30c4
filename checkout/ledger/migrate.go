package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID stands in the file's header: the letters REJI.
const applicationID = 0x52454A49

// provider reads the migrations. They are plain SQL in one transaction each, and never change once they are released.
func provider(db *sql.DB, now func() int64) (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectCustom, db, dir,
		goose.WithStore(versions{now}), goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
}

// found turns an empty file into an empty ledger: from here on it is recognised, at whatever instant the process dies.
func found(ctx context.Context, db *sql.DB, now func() int64) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	v := versions{now}
	if err := v.CreateVersionTable(ctx, tx); err != nil {
		return err
	}
	if err := v.Insert(ctx, tx, database.InsertRequest{Version: 0}); err != nil {
		return err
	}
	return tx.Commit()
}

// versions keeps the migrations' versions. The library's own table would ask SQLite for the time, which is not the till's clock.
type versions struct{ now func() int64 }

var _ database.StoreExtender = versions{}

// Tablename returns the table's name.
func (versions) Tablename() string { return "migration" }

// TableExists reports whether the file was founded.
func (versions) TableExists(ctx context.Context, db database.DBTxConn) (bool, error) {
	var n int
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").Scan(&n)
	return n == 1, err
}

// CreateVersionTable makes the table.
func (versions) CreateVersionTable(ctx context.Context, db database.DBTxConn) error {
	_, err := db.ExecContext(ctx, "CREATE TABLE migration (version INTEGER PRIMARY KEY, at_us INTEGER NOT NULL) STRICT")
	return err
}

// Insert notes that a migration was applied.
func (v versions) Insert(ctx context.Context, db database.DBTxConn, req database.InsertRequest) error {
	_, err := db.ExecContext(ctx, "INSERT INTO migration (version, at_us) VALUES (?, ?)", req.Version, v.now())
	return err
}

// Delete refuses: a ledger is never taken back to an older version.
func (versions) Delete(context.Context, database.DBTxConn, int64) error {
	return errors.ErrUnsupported
}

// GetMigration tells whether a migration was applied.
func (versions) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	var at int64
	err := db.QueryRowContext(ctx, "SELECT at_us FROM migration WHERE version = ?", version).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, database.ErrVersionNotFound
	}
	if err != nil {
		return nil, err
	}
	return &database.GetMigrationResult{Timestamp: moment(at), IsApplied: true}, nil
}

// GetLatestVersion gives the newest version that was applied.
func (versions) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	var latest sql.NullInt64
	if err := db.QueryRowContext(ctx, "SELECT max(version) FROM migration").Scan(&latest); err != nil {
		return 0, err
	}
	if !latest.Valid {
		return 0, database.ErrVersionNotFound
	}
	return latest.Int64, nil
}

// ListMigrations lists what was applied, newest first.
func (versions) ListMigrations(ctx context.Context, db database.DBTxConn) ([]*database.ListMigrationsResult, error) {
	rows, err := db.QueryContext(ctx, "SELECT version FROM migration ORDER BY version DESC")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*database.ListMigrationsResult
	for rows.Next() {
		m := &database.ListMigrationsResult{IsApplied: true}
		if err := rows.Scan(&m.Version); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, rows.Err()
}
