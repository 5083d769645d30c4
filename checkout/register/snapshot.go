package register

import (
	"errors"
	"time"

	"reji/checkout"
)

// ErrRight says that the books refused a right: a second capture, a capture beside a void, or more than is due.
var ErrRight = errors.New("register: the ledger refuses the right")

// ErrStopped says that the ledger could not be written: no sale of any kind can be taken.
var ErrStopped = errors.New("register: stopped, the ledger cannot be written")

// Snapshot is all that a screen may know, whole; the latest wins.
type Snapshot struct {
	Seq     uint64
	At      time.Time
	Mode    checkout.Mode
	Counter checkout.SaleID // the sale on the counter; empty when the counter is free
	Open    []View          // every sale with something open, and the one on the counter; oldest first
	Last    *View           // the sale that was closed last in this run
	Reader  Reader
	Network Network
	Stopped *Stop
	// Recovering counts the sales of an earlier run whose outcome is still being found out.
	Recovering int
}

// View is a sale with what is known about looking at it.
type View struct {
	Sale     checkout.Sale
	Look     Looking
	Recovery bool // it comes from an earlier run of the till
}

// Looking tells how the looks at a sale go.
type Looking struct {
	Count   int       // looks so far, in this state
	Last    time.Time // when the last one was answered
	Next    time.Time // when the next one is due; zero while none is
	Failing checkout.FailureKind
}

// Reader is the reader that the till uses.
type Reader struct {
	ID     checkout.ReaderID
	Label  string
	Online bool
	Known  bool // whether Stripe was heard about it at all
}

// Network tells whether Stripe can be reached, as far as the last request showed. A key that Stripe refuses counts as down, with its Kind.
type Network struct {
	Down  bool
	Since time.Time
	Kind  checkout.FailureKind
}

// Stop tells why the till takes nothing more.
type Stop struct {
	At    time.Time
	Cause string // sanitised, for support
}

// CounterView finds the sale on the counter.
func (s Snapshot) CounterView() (View, bool) { return s.View(s.Counter) }

// View finds an open sale by its id, or the one that was closed last.
func (s Snapshot) View(id checkout.SaleID) (View, bool) {
	if id == "" {
		return View{}, false
	}
	for _, v := range s.Open {
		if v.Sale.ID == id {
			return v, true
		}
	}
	if s.Last != nil && s.Last.Sale.ID == id {
		return *s.Last, true
	}
	return View{}, false
}
