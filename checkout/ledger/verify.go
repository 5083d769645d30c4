package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"reji/checkout"
	"reji/checkout/register"
)

// FaultKind says what Verify found wrong.
type FaultKind int

// The kinds of fault.
const (
	FaultChain      FaultKind = iota + 1 // a row does not fit the chain, or is missing (R3, I7)
	FaultUnreadable                      // a row cannot be read, or does not replay
	FaultBooks                           // the books do not follow from the journal (I12)
	FaultBalance                         // the postings do not add up to what was taken (I6)
	FaultRights                          // more may be captured than is due, or a void stands beside a capture (I1)
)

// String gives the kind as JSON writes it.
func (k FaultKind) String() string {
	switch k {
	case FaultChain:
		return "chain"
	case FaultUnreadable:
		return "unreadable"
	case FaultBooks:
		return "books"
	case FaultBalance:
		return "balance"
	case FaultRights:
		return "rights"
	}
	return fmt.Sprintf("#%d", int(k))
}

// Fault is the first thing that is wrong.
type Fault struct {
	Kind   FaultKind
	Seq    int64           // the first bad row of the journal; for books, balance and rights the last row of the sale
	Sale   checkout.SaleID // empty for the chain, and for a row of the books that belongs to no sale
	Number int64           // the sale's number, 0 where there is none
	Detail string
}

// Report is what Verify found.
type Report struct {
	Rows, Sales, Tenders, Postings int64 // what was verified
	Head                           register.Mark
	Fault                          *Fault // nil: everything is right
}

// OK reports whether nothing is wrong.
func (r Report) OK() bool { return r.Fault == nil }

// Verify follows the chain from the first row, replays every sale and compares the books with what follows from the journal, adds up the
// postings and counts the rights. It stops at the first fault. It reads in pages, between which commits go first and ctx is obeyed; what is
// committed meanwhile is left for the next time. progress, where it is not nil, is told how many rows of how many are done, each row being
// looked at twice. The error is one of reading, or of ctx; a fault is no error.
func (l *Ledger) Verify(ctx context.Context, progress func(done, total int64)) (Report, error) {
	v := verification{l: l, ctx: ctx, progress: progress}
	for _, step := range []func() error{v.begin, v.chain, v.sales, v.orphans} {
		err := step()
		var f *faulty
		if errors.As(err, &f) {
			v.report.Fault = &f.Fault
			return v.report, nil
		}
		if err != nil {
			return v.report, err
		}
	}
	return v.report, nil
}

// faulty carries a fault out of nested loops.
type faulty struct{ Fault }

// Error tells the fault's detail.
func (f *faulty) Error() string { return f.Detail }

// verification is one run of Verify.
type verification struct {
	l        *Ledger
	ctx      context.Context
	progress func(done, total int64)
	report   Report
	birth    digest
	end      tip   // where the journal ended when the run began
	done     int64 // rows looked at
}

func (v *verification) tell() {
	if v.progress != nil {
		v.progress(v.done, 2*v.end.seq)
	}
}

func (v *verification) begin() error {
	return v.l.read(v.ctx, "verify", func(ctx context.Context, tx *sql.Tx) error {
		id, made, err := identity(ctx, tx)
		if err != nil {
			return err
		}
		v.birth, v.end = birth(id, made), tip{v.l.seq, v.l.last}
		return nil
	})
}

// chain follows the links from the genesis to where the journal ended.
func (v *verification) chain() error {
	at := tip{0, v.birth}
	for at.seq < v.end.seq {
		err := v.l.read(v.ctx, "verify the chain", func(ctx context.Context, tx *sql.Tx) error {
			next, err := follow(ctx, tx, at, int(min(pageRows, v.end.seq-at.seq)), nil)
			if err == nil && next == at {
				err = &breach{at.seq + 1, "is missing"}
			}
			at = next
			return err
		})
		v.done = at.seq
		v.report.Rows, v.report.Head = at.seq, register.Mark{Seq: at.seq, Head: at.hash.head()}
		v.tell()
		if err != nil {
			return chainFault(err)
		}
	}
	return chainFault(v.l.read(v.ctx, "verify the head", func(ctx context.Context, tx *sql.Tx) error {
		if at != v.end {
			return &breach{at.seq, "is not what was written last"}
		}
		if v.l.seq != v.end.seq {
			return nil // commits went on: the head has moved with them
		}
		return ends(ctx, tx, at)
	}))
}

func chainFault(err error) error {
	var b *breach
	if errors.As(err, &b) {
		return &faulty{Fault{Kind: FaultChain, Seq: b.seq, Detail: b.Error()}}
	}
	return err
}

// orphans looks for rows that belong to no sale: a comparison sale by sale does not see them.
func (v *verification) orphans() error {
	for _, o := range []struct{ table, missing string }{
		{"journal", "SELECT 1 FROM sale WHERE id = o.sale"},
		{"tender", "SELECT 1 FROM sale WHERE number = o.sale"},
		{"posting", "SELECT 1 FROM sale WHERE number = o.sale"},
		{"capture_right", "SELECT 1 FROM sale WHERE number = o.sale"},
		{"void_right", "SELECT 1 FROM sale WHERE number = o.sale"},
	} {
		query := "SELECT count(*), coalesce(max(id), 0), coalesce(min(CASE WHEN known THEN NULL ELSE id END), 0) FROM" +
			" (SELECT rowid AS id, EXISTS (" + o.missing + ") AS known FROM " + o.table + " o WHERE rowid > ? ORDER BY rowid LIMIT ?)"
		for at, n := int64(0), int64(pageRows); n == pageRows; {
			var orphan int64
			err := v.l.read(v.ctx, "verify "+o.table, func(ctx context.Context, tx *sql.Tx) error {
				return tx.QueryRowContext(ctx, query, at, pageRows).Scan(&n, &at, &orphan)
			})
			if err != nil {
				return err
			}
			if orphan != 0 {
				f := Fault{Kind: FaultBooks, Detail: fmt.Sprintf("%s: row %d belongs to no sale", o.table, orphan)}
				if o.table == "journal" {
					f.Seq = orphan
				}
				return &faulty{f}
			}
		}
	}
	return nil
}
