//go:build unix

package main

import (
	"io"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// lines opens a program in a terminal and drives it by lines.
func (s *shop) lines(cols int, program string, args ...string) *spoken {
	s.t.Helper()
	return &spoken{screen: s.open(cols, 24, program, args...), cols: cols}
}

// spoken is a terminal whose program is heard, not seen.
type spoken struct {
	*screen
	cols int
	at   int // what was heard so far
}

// types types a line at a person's pace.
func (w *spoken) types(text string) {
	w.t.Helper()
	w.press(text + "\n")
}

// flat is what was written, as if no line were ever wrapped.
func (w *spoken) flat() string { return strings.Join(strings.Fields(w.written()), " ") }

// hears waits until words are written that were not heard before.
func (w *spoken) hears(words string) {
	w.t.Helper()
	eventually(w.t, 30*time.Second, words, func() bool {
		text := w.flat()
		at := strings.Index(text[min(w.at, len(text)):], words)
		if at >= 0 {
			w.at += at + len(words)
		}
		return at >= 0
	})
}

// leaves waits for the program's end. Everything that came over the terminal is text, no line of it is wider than the terminal, and the
// terminal is as it was.
func (w *spoken) leaves(want exit) {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(20 * time.Second):
		w.t.Fatalf("the till does not close:\n%s", w.written())
	}
	if got := exit(w.cmd.ProcessState.ExitCode()); got != want {
		w.t.Fatalf("exit %d, want %d:\n%s", got, want, w.written())
	}
	all := w.written()
	for _, row := range strings.Split(strings.ReplaceAll(all, "\r\n", "\n"), "\n") {
		if strings.ContainsFunc(row, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
			w.t.Errorf("more than text: %q", row)
		}
		if ansi.StringWidth(row) > w.cols {
			w.t.Errorf("wider than %d: %q", w.cols, row)
		}
	}
	stty := exec.Command("stty", "-a")
	stty.Stdin = w.tty
	mode, err := stty.Output()
	if err != nil {
		w.t.Fatal(err)
	}
	for _, flag := range []string{" icanon", " echo ", " isig"} {
		if !strings.Contains(strings.ReplaceAll(string(mode), "\n", " "), flag) {
			w.t.Errorf("the terminal is left without%s: %s", flag, mode)
		}
	}
}

// TestX10_DumbTerminalGetsLines opens the till in a terminal that can do nothing but print: a sale, a decline and another card, and the next sale
// is left with Ctrl+C, which asks first.
func TestX10_DumbTerminalGetsLines(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	s.env = append(s.env, "TERM=dumb")
	w := s.lines(60, "reji")
	w.hears("TEST MODE")
	w.hears("San Francisco store 1: ready")
	w.types("2000")
	w.hears("Card, $20.00.")
	w.types("")
	w.hears("Present card")
	a.present("4000000000009995")
	w.hears("DECLINED: Sale 0001, $20.00, nothing was charged.")
	w.types("a")
	w.hears("Present card")
	w.types("t")
	w.hears("PAID: Sale 0001, $20.00")
	w.types("10.00")
	w.types("")
	w.hears("Present card")
	w.press("\x03")
	w.hears("Sale 0002 is under way: $10.00.")
	w.types("n")
	w.hears("The till stays open.")
	w.press("\x03")
	w.hears("y: close the till")
	w.press("\x03")
	w.leaves(exitDone)
	w.hears("reji recover")
	paid := 0
	for _, i := range a.intents() {
		if i.Status == "succeeded" {
			paid++
		}
	}
	if paid != 1 {
		t.Errorf("one payment is wanted: %v", a.intents())
	}
	var found recovered
	s.answer(exitDone, &found, "recover")
	if len(found.Resolved) != 1 || found.Resolved[0].To != "voided" {
		t.Errorf("recovered: %+v", found)
	}
}

// TestX9_AccessibleIsAskedForInJapanese asks for lines by the flag, in a terminal that could draw.
func TestX9_AccessibleIsAskedForInJapanese(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.lines(40, "reji", "--accessible", "--lang", "ja")
	w.hears("テストモード")
	w.hears("使用可")
	w.types("1980")
	w.hears("¥1,980")
	w.types("")
	w.hears("お願いします")
	w.types("t")
	w.hears("支払い完了")
	w.types("q")
	w.leaves(exitDone)
	out, _ := s.run(exitDone, "ledger", "list", "--json")
	if !strings.Contains(out, `"amount":1980,"currency":"jpy"`) || !strings.Contains(out, `"status":"paid"`) {
		t.Error(out)
	}
}

// TestScannerInATerminalChargesNothing types a code as a scanner does, with two line breaks at once.
func TestScannerInATerminalChargesNothing(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	s.env = append(s.env, "REJI_ACCESSIBLE=true")
	w := s.lines(80, "reji")
	w.hears(": ready")
	for range 3 {
		<-time.After(100 * time.Millisecond)
		if _, err := io.WriteString(w.keys, "49968\r\n"); err != nil {
			t.Fatal(err)
		}
		w.hears("taken for a scan")
	}
	w.types("")
	w.hears("Key an amount first.")
	w.types("\x04")
	w.leaves(exitDone)
	if all := a.intents(); len(all) != 0 {
		t.Errorf("a scan has charged: %v", all)
	}
}

// TestH1_ClosedWindowLeavesLinesInOrder hangs up, and ends the till from outside, in the middle of a sale.
func TestH1_ClosedWindowLeavesLinesInOrder(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		s := newShop(t, "TERM=dumb")
		w := s.lines(80, "reji", "demo")
		w.hears(": ready")
		w.types("2000")
		w.types("")
		w.hears("Present card")
		if err := w.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		w.leaves(exitDone)
		var found recovered
		s.answer(exitDone, &found, "recover")
		if len(found.Resolved) != 1 || found.Resolved[0].To != "voided" {
			t.Fatalf("after %s: %+v", signal, found)
		}
	}
}

// TestScreensInADumbTerminalOnRequest has the flag overrule the terminal's own word.
func TestScreensInADumbTerminalOnRequest(t *testing.T) {
	t.Parallel()
	s := newShop(t, "TERM=dumb")
	w := s.open(80, 24, "reji", "--accessible=false")
	w.await("TEST MODE")
	eventually(t, 20*time.Second, "the alternate screen", func() bool { return strings.Contains(w.written(), "\x1b[?1049h") })
	w.press("\x03")
	w.end(exitDone)
}
