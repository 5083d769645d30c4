package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"syscall"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Kind says why a ledger cannot be opened, trusted or written. Code and wording are chosen by it, never by text.
type Kind int

// The kinds of refusal, with their fault numbers.
const (
	Broken     Kind = iota // an I/O error, or anything that is none of the others (D4)
	Held                   // another till has it: PID, Since (H3)
	Locked                 // another program holds SQLite's lock on it (D5)
	OtherTill              // the file is another till's: File, Ours (H6)
	OtherMode              // the file is for another mode: File, Ours (rule 11 of the money rules)
	Newer                  // a newer program wrote it: FileVersion, OurVersion (H7)
	Damaged                // a row does not fit the chain, or pages are corrupt: Seq, 0 where it is not a row (D6)
	NotOurs                // the file is not a ledger (H6)
	Permission             // it may not be read or written (D8)
	DiskFull               // there is no room (D1, D2)
	NetworkFS              // it lies on a file system that cannot lock (D9)
	Setting                // a setting of the connection does not read back as it was set
	kindCount
)

var kindNames = [...]string{
	Broken: "broken", Held: "held", Locked: "locked", OtherTill: "other_till", OtherMode: "other_mode", Newer: "newer", Damaged: "damaged",
	NotOurs: "not_ours", Permission: "permission", DiskFull: "disk_full", NetworkFS: "network_fs", Setting: "setting",
}

// String gives the kind as JSON writes it.
func (k Kind) String() string {
	if k < 0 || k >= kindCount {
		return "#" + strconv.Itoa(int(k))
	}
	return kindNames[k]
}

// Kinds lists every kind, in order, for catalogues and tests.
func Kinds() []Kind {
	all := make([]Kind, kindCount)
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}

// OpenError says why a ledger was not opened. The file is untouched, but for its permissions. Beside Kind and Path, only what the kind
// names is set.
type OpenError struct {
	Kind                    Kind
	Path                    string
	PID                     int       // Held: the process that has it; 0 where that could not be read
	Since                   time.Time // Held: since when
	File, Ours              string    // OtherTill and OtherMode: what the file says and what was asked for
	FileVersion, OurVersion int64     // Newer
	Seq                     int64     // Damaged: the first row that is wrong or missing
	Err                     error     // what lies beneath, where something does
}

// Error tells path, kind and what belongs to the kind.
func (e *OpenError) Error() string {
	s := "open ledger " + strconv.Quote(e.Path) + ": " + e.Kind.String()
	switch e.Kind {
	case Held:
		s += fmt.Sprintf(" by process %d since %s", e.PID, e.Since.Format(time.RFC3339))
	case OtherTill, OtherMode:
		s += fmt.Sprintf(": it is %q, not %q", e.File, e.Ours)
	case Newer:
		s += fmt.Sprintf(": version %d, this program reads up to %d", e.FileVersion, e.OurVersion)
	case Damaged:
		s += fmt.Sprintf(" at row %d", e.Seq)
	case Broken, Locked, NotOurs, Permission, DiskFull, NetworkFS, Setting:
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives what lies beneath.
func (e *OpenError) Unwrap() error { return e.Err }

// WriteError says that a commit, or the reading before it, did not succeed. It may have happened all the same: Reopen, then append the
// same commit again.
type WriteError struct {
	Kind Kind // Broken, Locked, Damaged, Permission or DiskFull
	Op   string
	Err  error
}

// Error tells what was being done, the kind and what lies beneath.
func (e *WriteError) Error() string { return e.Op + ": " + e.Kind.String() + ": " + e.Err.Error() }

// Unwrap gives what lies beneath.
func (e *WriteError) Unwrap() error { return e.Err }

// The plain refusals. They leave the ledger as it was and usable.
var (
	// ErrDiffers says that another event or request already stands where this one should, or that an event is missing before it.
	ErrDiffers = errors.New("ledger: the journal holds something else in this place")
	// ErrUnfit says that a commit cannot be journalled as it is: a moment finer than a microsecond, a body over 64 KiB, another mode.
	ErrUnfit = errors.New("ledger: the commit cannot be journalled")
	// ErrNoSale says that no sale has this id or number.
	ErrNoSale = errors.New("ledger: no such sale")
	// ErrAmbiguous says that more than one sale's id begins like this.
	ErrAmbiguous = errors.New("ledger: more than one sale begins like this")
)

// kindOf maps an error of SQLite or of the operating system.
func kindOf(err error) Kind {
	var s *sqlite.Error
	if errors.As(err, &s) {
		switch s.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return Locked
		case sqlite3.SQLITE_FULL:
			return DiskFull
		case sqlite3.SQLITE_CORRUPT:
			return Damaged
		case sqlite3.SQLITE_NOTADB:
			return NotOurs
		case sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_AUTH:
			return Permission
		}
		return Broken
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Permission
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return DiskFull
	}
	return Broken
}

// refused tells a row that the database cannot hold from one whose place is taken.
func refused(err error) error {
	var s *sqlite.Error
	if !constraint(err) || !errors.As(err, &s) {
		return err
	}
	switch s.Code() {
	case sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.SQLITE_CONSTRAINT_DATATYPE:
		return fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	return fmt.Errorf("%w: %w", ErrDiffers, err)
}

// constraint reports whether the database itself refused a row.
func constraint(err error) bool {
	var s *sqlite.Error
	return errors.As(err, &s) && s.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}
