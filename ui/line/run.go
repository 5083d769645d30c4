package line

import (
	"context"
	"io"
	"runtime/debug"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/screen"
	"reji/ui/screen/sale"
	"reji/ui/theme"
)

// Till is what the line mode needs of the register; *register.Register has it. Its methods return once a decision is durable.
type Till interface {
	sale.Till
	screen.Decider
	screen.Tenderer
	screen.Looker
	screen.Parker
	// Recall puts an open sale on the counter; the error is register.ErrCounterBusy while another one is in hand there.
	Recall(ctx context.Context, id checkout.SaleID) error
}

// Books is what is read of the ledger, in the background; no sale depends on it.
type Books interface {
	// Sales lists a page of sales, newest first.
	Sales(ctx context.Context, p checkout.BookPage) ([]checkout.BookSale, error)
}

// Customer is the hand of a customer in test mode.
type Customer interface {
	// Present holds a test card, named as on the command line ("visa"), to the reader. It fails while the reader does not ask for one.
	Present(ctx context.Context, card string) error
}

// Typed is a line that came in, without its end, and the moment it came.
type Typed struct {
	Text string
	At   time.Time
}

// Deps is everything that the line mode is made of. Till, Snapshots, Books, Typed, Out and Now are needed; the rest has a use at its zero value.
type Deps struct {
	Till       Till
	Snapshots  <-chan register.Snapshot // the latest snapshot, as register.Watch gives it
	Books      Books
	Customer   Customer        // nil: no test cards
	Typed      <-chan Typed    // closed when nothing can be typed any more
	Interrupts <-chan struct{} // one for each Ctrl+C; nil: there are none
	Out        io.Writer
	Width      func() int // the terminal's cells in a line; nil, or an answer below 20: 80

	Now  func() time.Time
	Zone *time.Location // nil: UTC

	Lang     lang.Lang
	Symbols  theme.Symbols
	Mode     checkout.Mode
	Currency money.Currency
	Capture  checkout.CaptureMode
	// Crash hears a panic of background work, with its stack. It may be nil.
	Crash func(value any, stack []byte)
}

// beat is how often the till looks whether a deadline has come near, while a sale is open.
const beat = 200 * time.Millisecond

// Run serves one cashier until the till is closed: by q or Ctrl+C, because nothing more can be typed, or because ctx has ended. The error is
// that of Out, when nothing can be said any more.
func Run(ctx context.Context, d Deps) error {
	ctx, cancel := context.WithCancel(ctx)
	s := newSession(ctx, d)
	defer s.work.Wait()
	defer cancel()
	for !s.over {
		if err := s.flush(); err != nil {
			return err
		}
		if !s.step() {
			break
		}
	}
	return s.flush()
}

// step waits for one thing to happen and hears it. It reports false when nothing more can.
func (s *session) step() bool {
	timer := time.NewTimer(beat)
	defer timer.Stop()
	tick := timer.C
	if len(s.snap.Open) == 0 {
		tick = nil
	}
	select {
	case <-s.ctx.Done():
		return false
	case snap, ok := <-s.d.Snapshots:
		if ok {
			s.observe(snap)
		}
		return ok
	case typed, ok := <-s.d.Typed:
		if !ok {
			return false
		}
		s.catchUp()
		s.hear(typed)
	case <-s.d.Interrupts:
		s.catchUp()
		s.interrupt()
	case done := <-s.done:
		done()
	case <-tick:
		s.tell()
	}
	return true
}

// catchUp takes the latest snapshot before a line is heard, so that it is judged by what is known, not by what was said.
func (s *session) catchUp() {
	select {
	case snap, ok := <-s.d.Snapshots:
		if ok {
			s.observe(snap)
		}
	default:
	}
}

// ask does something in the background; what it returns is done in the session's own goroutine afterwards. A nil result is nothing to do.
func (s *session) ask(f func(ctx context.Context) func()) {
	s.work.Go(func() {
		defer func() {
			if v := recover(); v != nil && s.d.Crash != nil {
				s.d.Crash(v, debug.Stack())
			}
		}()
		done := f(s.ctx)
		if done == nil {
			return
		}
		select {
		case s.done <- done:
		case <-s.ctx.Done():
		}
	})
}

// try does something in the background and says why it was not done, if it was not.
func (s *session) try(f func(ctx context.Context) error) {
	s.ask(func(ctx context.Context) func() {
		err := f(ctx)
		if err == nil {
			return nil
		}
		return func() { s.say(s.excuse(err)) }
	})
}
