package whole

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/line"
	"reji/ui/theme"
)

// listener is a cashier who types lines and hears sentences.
type listener struct {
	w          *till
	width      int
	typed      chan line.Typed
	interrupts chan struct{}
	ended      chan error

	mu   sync.Mutex
	said strings.Builder
	at   int // what was heard so far
}

// Write takes what the till says.
func (l *listener) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said.Write(b)
}

// Present holds a test card to the reader.
func (l *listener) Present(_ context.Context, card string) error { return l.w.tap(card) }

// listen opens the line mode over the till, and has what it said examined when the test is over.
func (w *till) listen(language lang.Lang, width int) *listener {
	l := &listener{w: w, width: width, typed: make(chan line.Typed), interrupts: make(chan struct{}, 1), ended: make(chan error, 1)}
	snaps, unwatch := w.register.Watch()
	go func() {
		defer unwatch()
		l.ended <- line.Run(context.Background(), line.Deps{
			Till: w.register, Snapshots: snaps, Books: w.ledger, Customer: l, Typed: l.typed, Interrupts: l.interrupts, Out: l,
			Width: func() int { return width }, Now: time.Now, Lang: language, Symbols: theme.ASCII(), Mode: checkout.ModeTest, Currency: "usd",
		})
	}()
	return l
}

// types types a line, a second after the one before.
func (l *listener) types(text string) {
	l.w.t.Helper()
	pass(time.Second)
	l.sends(text)
}

// sends is a line that comes at once, as a scanner's.
func (l *listener) sends(text string) {
	l.w.t.Helper()
	select {
	case l.typed <- line.Typed{Text: text, At: time.Now()}:
	case err := <-l.ended:
		l.w.t.Fatalf("the till has ended (%v) before %q was typed:\n%s", err, text, l.transcript())
	}
}

func (l *listener) transcript() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said.String()
}

// flat is what was said, as if no line were ever wrapped.
func (l *listener) flat() string { return strings.Join(strings.Fields(l.transcript()), " ") }

// hears waits until words are said that were not heard before.
func (l *listener) hears(words string) {
	l.w.t.Helper()
	for late := time.Now().Add(30 * time.Minute); time.Now().Before(late); pass(20 * time.Millisecond) {
		if at := strings.Index(l.flat()[l.at:], words); at >= 0 {
			l.at += at + len(words)
			return
		}
	}
	l.w.t.Fatalf("%q is not said:\n%s", words, l.transcript())
}

// leaves closes the till and looks at every line that it has said: none is wider than the terminal, and none holds a control character.
func (l *listener) leaves() {
	l.w.t.Helper()
	close(l.typed)
	if err := <-l.ended; err != nil {
		l.w.t.Error(err)
	}
	for _, row := range strings.Split(l.transcript(), "\n") {
		if ansi.StringWidth(row) > l.width {
			l.w.t.Errorf("wider than %d: %q", l.width, row)
		}
		if strings.ContainsFunc(row, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
			l.w.t.Errorf("a control character in %q", row)
		}
	}
	l.w.t.Logf("\n%s", l.transcript())
}

// count counts how often words were said.
func (l *listener) count(words string) int { return strings.Count(l.flat(), words) }

// until1 waits, in virtual time, until something holds.
func (w *till) until1(ok func() bool) {
	w.t.Helper()
	for late := time.Now().Add(30 * time.Minute); !ok(); pass(20 * time.Millisecond) {
		if time.Now().After(late) {
			w.t.Fatal("it never holds")
		}
	}
}
