package ui_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
	"reji/ui/uitest"
)

// stage is a register on which a test plays the part of Stripe, the reader and the customer. Its sales are the domain's own: whatever
// the screens decide is applied, or rejected, as it would be at a real till.
type stage struct {
	mu      sync.Mutex
	sale    *story.Story
	number  int64
	snap    register.Snapshot
	out     chan register.Snapshot
	refuses error // what Charge answers instead of beginning a sale
	shown   int   // test cards that were presented
	charged []money.Amount
}

func newStage() *stage {
	s := &stage{number: 41, out: make(chan register.Snapshot, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.publish()
	return s
}

// publish puts the latest snapshot where the relay looks; the caller holds the lock.
func (s *stage) publish() {
	seq := s.snap.Seq + 1
	last := s.snap.Last
	s.snap = story.Snapshot(s.sale)
	s.snap.Seq, s.snap.Last = seq, last
	if s.sale != nil && !s.sale.Sale.Open() {
		v := s.sale.View()
		s.snap.Last = &v
	}
	select {
	case <-s.out:
	default:
	}
	s.out <- s.snap
}

// play lets something happen to the sale on the counter, now.
func (s *stage) play(f func(story.Story) story.Story) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sale.At = time.Now()
	next := f(*s.sale)
	s.sale = &next
	s.publish()
}

func (s *stage) Charge(_ context.Context, c register.Charge) (checkout.SaleID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refuses != nil {
		return "", s.refuses
	}
	s.number++
	next := story.Begin(s.number, c.Amount)
	next.At = time.Now()
	next = next.Card(c.Capture)
	s.sale = &next
	s.charged = append(s.charged, c.Amount)
	s.publish()
	return next.Sale.ID, next.Err
}

func (s *stage) Cash(_ context.Context, amount, given money.Amount) (checkout.SaleID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.number++
	next := story.Begin(s.number, amount)
	next.At = time.Now()
	next = next.Cash(given.Minor)
	s.sale = &next
	s.publish()
	return next.Sale.ID, next.Err
}

func (s *stage) Tender(_ context.Context, _ checkout.SaleID, m checkout.Means, _ checkout.CaptureMode) error {
	return s.apply(func(n story.Story) story.Story {
		if m == checkout.MeansCash {
			return n.Cash(n.Sale.Due.Minor)
		}
		return n.Card(checkout.CaptureManual)
	})
}

func (s *stage) Decide(_ context.Context, _ checkout.SaleID, e checkout.Event) error {
	return s.apply(func(n story.Story) story.Story { return n.Happens(e) })
}

// apply keeps what became of the sale, unless the domain rejects it.
func (s *stage) apply(f func(story.Story) story.Story) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := *s.sale
	now.At = time.Now()
	next := f(now)
	if next.Err != nil {
		return next.Err
	}
	s.sale = &next
	s.publish()
	return nil
}

func (s *stage) LookNow(context.Context, checkout.SaleID) error { return nil }

func (s *stage) Park(context.Context, checkout.SaleID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	parked := s.sale.View()
	s.sale = nil
	s.publish()
	s.snap.Open = append(s.snap.Open, parked)
	return nil
}

func (s *stage) Recall(context.Context, checkout.SaleID) error { return register.ErrNoSale }

// Present is the customer's hand: the card is read, the bank approves, the money is taken.
func (s *stage) Present(_ context.Context, card string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if card != "visa" {
		return errors.New("no such card")
	}
	s.shown++
	s.sale.At = time.Now()
	next := s.sale.Reads(story.Visa()).Answered().Approves().Answered()
	s.sale = &next
	s.publish()
	return next.Err
}

// ready is the reader asking for a card.
func (s *stage) ready() { s.play(func(n story.Story) story.Story { return n.Answered().Answered() }) }

func (s *stage) Sales(context.Context, checkout.BookPage) ([]checkout.BookSale, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sale == nil {
		return nil, nil
	}
	return []checkout.BookSale{s.sale.Book()}, nil
}

func (s *stage) Timeline(context.Context, checkout.SaleID) ([]checkout.BookLine, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sale.Timeline(), nil
}

func (s *stage) cards() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}

func (s *stage) charges() []money.Amount {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]money.Amount(nil), s.charged...)
}

// deps are a till on a stage, in English, without colours.
func (s *stage) deps() ui.Deps {
	return ui.Deps{
		Till: s, Snapshots: s.out, Books: s, Customer: s, Now: time.Now, Lang: lang.English,
		Theme: theme.New(theme.None, theme.Unicode(), termenv.Ascii), Mode: checkout.ModeDemo, Currency: "usd", Counter: "counter-1",
	}
}

// open puts a till on the stage, at 80×24.
func open(t *testing.T, s *stage) *uitest.Till {
	t.Helper()
	return uitest.Start(t, layout.Area{W: 80, H: 24}, func(ctx context.Context) tea.Model { return ui.New(ctx, s.deps()) })
}
