package house

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// useTill does what the README says under "Try it", in a terminal of the smallest size that it promises: opens the till,
// keys an amount, taps a card, and quits. (A key follows the other at a person's pace: a burst is taken for a scanner's.)
func (n *newcomer) useTill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.Dir, cmd.Env = n.root, n.env
	screen, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	shown := make(chan string)
	go func() {
		defer close(shown)
		for buf := make([]byte, 4096); ; {
			k, err := screen.Read(buf)
			if err != nil {
				return // the program has closed its terminal
			}
			shown <- string(buf[:k])
		}
	}()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer func() {
		_ = cmd.Process.Kill() // when all is well it has ended long ago
		_ = screen.Close()
		for range shown { // lets the reading end
		}
	}()
	term := &terminal{t: t, shown: shown}
	press := func(key string) {
		t.Helper()
		term.rest(80 * time.Millisecond)
		if _, err := screen.WriteString(key); err != nil {
			t.Fatal(err)
		}
	}

	term.await("TEST MODE", 5*time.Minute) // go run builds first
	for _, digit := range "2000" {
		press(string(digit))
	}
	term.await("20.00", 10*time.Second)
	press("\r")
	term.await("Collect", 10*time.Second)
	press("t")
	term.await("PAID", 20*time.Second)
	press("\x03")
	if err, ok := term.end(ended, 20*time.Second); err != nil || !ok {
		t.Fatalf("ctrl+c: the till has ended: %t, %v\n%s", ok, err, term.tail())
	}
}

// terminal remembers what a program has written.
type terminal struct {
	t     *testing.T
	shown <-chan string
	text  strings.Builder
	seen  int // up to here, awaited words have been found
}

// await reads on until the words have appeared after those awaited before.
func (w *terminal) await(words string, within time.Duration) {
	w.t.Helper()
	for deadline := time.After(within); ; {
		text := ansi.Strip(w.text.String())
		if at := strings.Index(text[min(w.seen, len(text)):], words); at >= 0 {
			w.seen += at
			return
		}
		select {
		case chunk, ok := <-w.shown:
			if !ok {
				w.t.Fatalf("the program has ended; waited for %q:\n%s", words, w.tail())
			}
			w.text.WriteString(chunk)
		case <-deadline:
			w.t.Fatalf("%q does not appear:\n%s", words, w.tail())
		}
	}
}

// rest goes on reading for a while, as a person who lifts a finger.
func (w *terminal) rest(d time.Duration) {
	for over := time.After(d); ; {
		select {
		case chunk, ok := <-w.shown:
			if !ok {
				return
			}
			w.text.WriteString(chunk)
		case <-over:
			return
		}
	}
}

// end goes on reading until the program has ended, and says how.
func (w *terminal) end(ended <-chan error, within time.Duration) (how error, ok bool) {
	shown := w.shown
	for deadline := time.After(within); ; {
		select {
		case chunk, open := <-shown:
			w.text.WriteString(chunk)
			if !open {
				shown = nil
			}
		case err := <-ended:
			return err, true
		case <-deadline:
			return nil, false
		}
	}
}

// tail is the end of what the program has written, readable.
func (w *terminal) tail() string {
	text := ansi.Strip(w.text.String())
	return text[max(0, len(text)-4000):]
}
