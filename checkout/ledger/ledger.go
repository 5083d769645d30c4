package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"reji/checkout"
	"reji/checkout/register"
)

// Options says which ledger to open, and for whom.
type Options struct {
	Path string
	Mode checkout.Mode // a ledger made for another mode is refused
	// Till is the till's id. A ledger of another till is refused; empty takes the ledger as it is, and a new one then makes its own id.
	Till string
	// Now is the clock. It stamps the file, the lock and the migrations, never a row of the journal.
	Now func() time.Time
	// NewID makes random ids, of at least 74 random bits: what keeps the idempotency keys of two ledgers apart.
	NewID func() string
	// BusyTimeout is how long SQLite waits, in real time, for another program to let go of the file. A till wants 5 s, tests want 0.
	BusyTimeout time.Duration
}

// Ledger is an open ledger: the journal of everything that happened, and the books that follow from it. There is at most one per file and
// machine. Its methods may be called from any goroutine; a commit waits for at most one page of reading.
type Ledger struct {
	options Options
	path    string
	lock    *os.File

	readers sync.Mutex // held by whoever reads, so that only one reader at a time stands between a commit and the connection
	mu      sync.Mutex // guards all below
	db      *sql.DB
	id      register.Identity
	seq     int64
	last    digest // of the row seq, or of the genesis
	failed  error  // what an Append ended with; nothing is written until Reopen
}

var _ register.Ledger = (*Ledger)(nil)

// recentRows is how many rows' chain is verified as the ledger opens.
const recentRows = 1000

// errClosed says that the ledger is used after Close.
var errClosed = errors.New("ledger: closed")

// Open opens a ledger, or makes an empty one, and takes it for this process until Close or the process's end. The folder is made with mode
// 0700, the file with 0600. Settings are read back, the newest 1,000 rows are verified. Every refusal is an *OpenError.
func Open(ctx context.Context, o Options) (*Ledger, error) {
	if o.Path == "" || o.Now == nil || o.NewID == nil {
		return nil, &OpenError{Kind: Broken, Path: o.Path, Err: errors.New("options lack a path, a clock or a maker of ids")}
	}
	path, err := house(o.Path)
	if err != nil {
		return nil, err
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	lock, err := hold(path, o.Now())
	if err != nil {
		return nil, err
	}
	l := &Ledger{options: o, path: path, lock: lock}
	if err := l.open(context.WithoutCancel(ctx)); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return l, nil
}

// Close lets go of the ledger.
func (l *Ledger) Close() error {
	l.readers.Lock()
	defer l.readers.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lock == nil {
		return nil
	}
	var err error
	if l.db != nil {
		err = l.db.Close()
	}
	err = errors.Join(err, l.lock.Close())
	l.db, l.lock, l.failed = nil, nil, errClosed
	return err
}

// Reopen closes and opens the file after an error, and reads back where it stands. The lock is kept meanwhile. Its errors are those of Open.
func (l *Ledger) Reopen(ctx context.Context) error {
	l.readers.Lock()
	defer l.readers.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lock == nil {
		return errClosed
	}
	if l.db != nil {
		// What closing says is known already: the connection is not trusted any more. Its file is read again from the start.
		_ = l.db.Close()
		l.db = nil
	}
	return l.open(context.WithoutCancel(ctx))
}

// Identity tells who the ledger is.
func (l *Ledger) Identity() register.Identity {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.id
}

// Mark tells where the journal ends.
func (l *Ledger) Mark() register.Mark {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.mark()
}

func (l *Ledger) mark() register.Mark { return register.Mark{Seq: l.seq, Head: l.last.head()} }

// open connects and checks everything, or leaves no connection behind.
func (l *Ledger) open(ctx context.Context) error {
	if err := prepare(l.path); err != nil {
		return err
	}
	db, err := connect(l.path, l.options.BusyTimeout)
	if err == nil {
		err = l.check(ctx, db)
	}
	if err != nil {
		l.failed = err
		if db != nil {
			err = errors.Join(err, db.Close())
		}
		return l.refusal(err)
	}
	l.db, l.failed = db, nil
	return nil
}

// refusal gives an error its kind, if it has none yet.
func (l *Ledger) refusal(err error) error {
	var known *OpenError
	if errors.As(err, &known) {
		return err
	}
	kind := kindOf(err)
	if errors.Is(err, errSetting) {
		kind = Setting
	}
	return &OpenError{Kind: kind, Path: l.path, Err: err}
}

// read runs a page of reading on the connection. It is never cut short: SQLite's connection would be thrown away, and with it, for a
// moment, the exclusive lock. Pages are small instead, and ctx counts between them.
func (l *Ledger) read(ctx context.Context, what string, page func(ctx context.Context, tx *sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.readers.Lock()
	defer l.readers.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.transact(ctx, what, page); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// transact runs a transaction whole. The caller holds the mutex.
func (l *Ledger) transact(ctx context.Context, what string, do func(ctx context.Context, tx *sql.Tx) error) error {
	if l.db == nil {
		return errors.Join(errClosed, l.failed)
	}
	ctx = context.WithoutCancel(ctx)
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return &WriteError{Kind: kindOf(err), Op: what, Err: err}
	}
	defer tx.Rollback()
	if err := do(ctx, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return &WriteError{Kind: kindOf(err), Op: what, Err: err}
	}
	return nil
}
