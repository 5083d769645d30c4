package figures

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/uuid"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/stripe"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/theme"
	"reji/ui/uitest"
)

// till is the whole till but for the terminal: screens, register, driver, and a ledger in a file, synced as in the shop.
type till struct {
	tb       testing.TB
	ledger   *ledger.Ledger
	books    *countedBooks
	register *register.Register
	driver   *stripe.Driver
	deps     ui.Deps
	unwatch  func()
}

// countedBooks is the ledger as the register knows it, with what its commits took.
type countedBooks struct {
	*ledger.Ledger
	mu    sync.Mutex
	took  sample
	calls int // that were stored with the commits
}

// Append commits, and remembers how long that took.
func (b *countedBooks) Append(ctx context.Context, c register.Commit) (register.Mark, error) {
	began := time.Now()
	mark, err := b.Ledger.Append(ctx, c)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.took = append(b.took, time.Since(began))
	b.calls += len(c.Calls)
	return mark, err
}

// commits are the commits since the last call, and how many requests were stored with them.
func (b *countedBooks) commits() (took sample, calls int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	took, calls = b.took, b.calls
	b.took, b.calls = nil, 0
	return took, calls
}

// site is where a till stands.
type site struct {
	dir       string
	base      string            // Stripe's address
	transport http.RoundTripper // nil: over the network
	reader    string
	currency  money.Currency
}

// inMemory is a till beside its account, without a socket between them.
func (a *account) inMemory(dir string, c money.Currency) site {
	return site{dir: dir, base: "http://127.0.0.1:1", transport: a, reader: a.reader, currency: c}
}

// open puts a till together as the program does.
func open(tb testing.TB, p site) *till {
	tb.Helper()
	key, err := stripe.ParseKey("sk_test_51figures000000000000")
	if err != nil {
		tb.Fatal(err)
	}
	w := &till{tb: tb}
	if w.driver, err = stripe.New(stripe.Options{Key: key, BaseURL: p.base, Transport: p.transport, Now: time.Now}); err != nil {
		tb.Fatal(err)
	}
	w.ledger, err = ledger.Open(context.Background(), ledger.Options{
		Path: filepath.Join(p.dir, "ledger.db"), Mode: checkout.ModeTest, Till: "till-1", Now: time.Now,
		NewID: func() string { return uuid.Must(uuid.NewV7()).String() },
	})
	if err != nil {
		tb.Fatal(err)
	}
	w.books = &countedBooks{Ledger: w.ledger}
	w.register = register.New(register.Options{
		Ledger: w.books, Terminal: w.driver, Policy: checkout.DefaultPolicy(), Actor: "aya", Log: slog.New(slog.DiscardHandler),
		Reader: register.Reader{ID: checkout.ReaderID(p.reader), Label: "counter-1", Known: true, Online: true},
	})
	if err := w.register.Start(context.Background()); err != nil {
		tb.Fatal(err)
	}
	w.deps = ui.Deps{
		Till: w.register, Books: w.ledger, Now: time.Now, Lang: lang.English, Currency: p.currency, Mode: checkout.ModeTest, Counter: "counter-1",
		Theme: theme.New(theme.Dark, theme.Unicode(), termenv.TrueColor),
	}
	w.deps.Snapshots, w.unwatch = w.register.Watch()
	return w
}

// close ends the till.
func (w *till) close() {
	w.unwatch()
	w.register.Close()
	w.driver.Close()
	if err := w.ledger.Close(); err != nil {
		w.tb.Error(err)
	}
}

// eyes watch a model: what it is sent, and every frame that it draws.
type eyes struct {
	tea.Model
	got func(tea.Msg)
	saw func(frame string)
}

// Update passes on to the model.
func (e eyes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	e.got(msg)
	next, cmd := e.Model.Update(msg)
	e.Model = next
	return e, cmd
}

// View draws.
func (e eyes) View() string {
	frame := e.Model.View()
	e.saw(frame)
	return frame
}

// shop is a till with a cashier before it, in virtual time.
type shop struct {
	*uitest.Till
	*till
	account *account
	keys    atomic.Int64                 // that the program was sent
	saw     atomic.Pointer[func(string)] // hears of every frame
}

// watch hears of every frame from now on.
func (s *shop) watch(f func(frame string)) { s.saw.Store(&f) }

// inShop plays in a fresh shop, in virtual time.
func inShop(t *testing.T, network, bank time.Duration, c money.Currency, play func(s *shop)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour) // lets every timer that is left run out
		a := newAccount(t, network, bank, string(c))
		defer a.close()
		w := open(t, a.inMemory(dir, c))
		defer w.close()
		s := &shop{till: w, account: a}
		s.watch(func(string) {})
		s.Till = uitest.Start(t, layout.Area{W: 80, H: 24}, func(ctx context.Context) tea.Model {
			return eyes{Model: ui.New(ctx, w.deps), saw: func(f string) { (*s.saw.Load())(f) }, got: func(msg tea.Msg) {
				if _, key := msg.(tea.KeyMsg); key {
					s.keys.Add(1)
				}
			}}
		})
		s.WaitFor("counter-1", time.Minute)
		play(s)
		s.Press("ctrl+c", "ctrl+c")
		if err := s.End(time.Minute); err != nil {
			t.Error(err)
		}
	})
}

// sighting is an output that tells when some bytes come by.
type sighting struct {
	mu    sync.Mutex
	words []byte
	tail  []byte
	seen  chan time.Time
}

// await makes the output look for words from now on.
func (s *sighting) await(words string) <-chan time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.words, s.tail, s.seen = []byte(words), nil, make(chan time.Time, 1)
	return s.seen
}

// Write looks at what comes by.
func (s *sighting) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.words != nil {
		s.tail = append(s.tail, p...)
		if bytes.Contains(s.tail, s.words) {
			s.words = nil
			s.seen <- time.Now()
		}
	}
	return len(p), nil
}
