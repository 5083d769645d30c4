package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// pragma is a setting of the connection, and what it must read back as.
type pragma struct{ name, set, reads string }

// pragmas are set as the connection opens. The driver runs them in alphabetical order whatever the order here is, busy_timeout first; so
// one that reads the file and sorts before locking_mode must not be added: the WAL would be opened before it is exclusive, with a -shm
// file beside it. Such settings belong into late.
func pragmas(busy time.Duration) []pragma {
	timeout := strconv.FormatInt(busy.Milliseconds(), 10)
	return []pragma{
		{"busy_timeout", timeout, timeout},
		{"cell_size_check", "1", "1"},
		{"checkpoint_fullfsync", "1", "1"}, // macOS: fsync alone does not reach the platter
		{"foreign_keys", "1", "1"},
		{"fullfsync", "1", "1"},
		{"locking_mode", "EXCLUSIVE", "exclusive"}, // one process, and no -shm file
		{"mmap_size", "0", "0"},                    // an I/O error is an error and not a SIGBUS
		{"recursive_triggers", "1", "1"},           // REPLACE cannot walk around the triggers on DELETE
		{"synchronous", "FULL", "2"},               // NORMAL may roll back acknowledged commits on power loss
		{"temp_store", "MEMORY", "2"},
		{"trusted_schema", "0", "0"},
	}
}

// late are settings that read the file, or belong to it. WAL is kept in the file: setting it again changes nothing.
func late() []pragma {
	return []pragma{
		{"journal_mode", "WAL", "wal"},
		{"journal_size_limit", "67108864", "67108864"},
		{"wal_autocheckpoint", "1000", "1000"},
	}
}

// address builds the driver's name of the file. Everything in the path that a URI could misread is escaped.
func address(path string, settings []pragma) string {
	query := []string{"_txlock=immediate", "_defensive=1", "_dqs=0", "_error_rc=1"}
	for _, p := range settings {
		query = append(query, "_pragma="+p.name+"("+p.set+")")
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: strings.Join(query, "&")}).String()
}

// connect opens the one connection. It is never closed for idleness, because the exclusive lock would be let go of meanwhile.
func connect(path string, busy time.Duration) (*sql.DB, error) {
	sqlite.StrictPragmas(true)
	// Without this, any close of a descriptor of the file in this process would strip SQLite's locks. It exists on Linux only.
	if _, err := sqlite.OFDLocking(true); err != nil && !errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return nil, err
	}
	connector, err := sqlite.NewConnector(address(path, pragmas(busy)))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	db.SetConnMaxLifetime(0)
	db.SetConnMaxIdleTime(0)
	return db, nil
}

// set makes settings that cannot travel in the address.
func set(ctx context.Context, db *sql.DB, settings []pragma) error {
	for _, p := range settings {
		if _, err := db.ExecContext(ctx, "PRAGMA "+p.name+" = "+p.set); err != nil {
			return fmt.Errorf("set %s: %w", p.name, err)
		}
	}
	return nil
}

// errSetting says that SQLite did not take a setting.
var errSetting = errors.New("does not read back as it was set")

// readBack compares every setting with what SQLite says. SQLite answers an unknown or refused pragma with silence, so nothing less
// than this shows that a setting holds.
func readBack(ctx context.Context, db *sql.DB, settings []pragma) error {
	for _, p := range settings {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&got); err != nil {
			return fmt.Errorf("read %s: %w", p.name, err)
		}
		if got != p.reads {
			return fmt.Errorf("%s = %q: %w", p.name, got, errSetting)
		}
	}
	return nil
}

// number reads a pragma that is a number.
func number(ctx context.Context, db *sql.DB, name string) (int64, error) {
	var n int64
	if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&n); err != nil {
		return 0, fmt.Errorf("read %s: %w", name, err)
	}
	return n, nil
}
