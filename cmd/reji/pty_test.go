//go:build unix

package main

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// screen is a terminal with a program in it.
type screen struct {
	t          *testing.T
	cmd        *exec.Cmd
	keys, tty  *os.File // the two ends of the terminal
	vt         vt10x.Terminal
	ended      chan struct{}
	err        error // how it ended; read after ended
	mu         sync.Mutex
	everything []byte // that was written
}

// open starts a program in a terminal.
func (s *shop) open(cols, rows int, program string, args ...string) *screen {
	s.t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		s.t.Fatal(err)
	}
	w := &screen{t: s.t, keys: keys, tty: tty, vt: vt10x.New(), ended: make(chan struct{})}
	w.resize(cols, rows)
	w.cmd = exec.Command(program, args...)
	w.cmd.Env, w.cmd.Stdin, w.cmd.Stdout, w.cmd.Stderr = s.env, tty, tty, tty
	w.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := w.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() {
		w.err = w.cmd.Wait()
		close(w.ended)
	}()
	read := make(chan struct{})
	go func() {
		defer close(read)
		for buf := make([]byte, 4096); ; {
			n, err := keys.Read(buf)
			if err != nil {
				return
			}
			w.mu.Lock()
			w.everything = append(w.everything, buf[:n]...)
			w.mu.Unlock()
			_, _ = w.vt.Write(buf[:n])
		}
	}()
	s.t.Cleanup(func() {
		_ = w.cmd.Process.Kill()
		<-w.ended
		_ = tty.Close()
		_ = keys.Close()
		<-read
	})
	return w
}

func (w *screen) resize(cols, rows int) {
	w.t.Helper()
	if cols > 0 && rows > 0 {
		w.vt.Resize(cols, rows)
	}
	if err := pty.Setsize(w.keys, &pty.Winsize{Rows: uint16(rows), Cols: uint16(cols)}); err != nil {
		w.t.Fatal(err)
	}
}

// text is what stands on the screen.
func (w *screen) text() string { return w.vt.String() }

// await waits until words stand on the screen; any of them will do.
func (w *screen) await(words ...string) {
	w.t.Helper()
	there := func(word string) bool { return strings.Contains(w.text(), word) }
	beat := time.NewTicker(20 * time.Millisecond)
	defer beat.Stop()
	for deadline := time.After(30 * time.Second); ; {
		if slices.ContainsFunc(words, there) {
			return
		}
		select {
		case <-beat.C:
		case <-w.ended:
			w.t.Fatalf("the program has ended (%v) while %q was awaited:\n%s", w.err, words, w.text())
		case <-deadline:
			w.t.Fatalf("%q does not appear:\n%s", words, w.text())
		}
	}
}

// press presses keys one by one, at a person's pace: a burst would be a scanner's.
func (w *screen) press(keys string) {
	w.t.Helper()
	for _, key := range keys {
		<-time.After(60 * time.Millisecond)
		if _, err := w.keys.WriteString(string(key)); err != nil {
			w.t.Fatal(err)
		}
	}
}

// end waits for the program's end and wants its exit code, and the terminal as it was: in its usual mode, with a cursor, and no longer on the
// alternate screen.
func (w *screen) end(want exit) {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(20 * time.Second):
		w.t.Fatalf("the program does not end:\n%s", w.text())
	}
	if got := exit(w.cmd.ProcessState.ExitCode()); got != want {
		w.t.Fatalf("exit %d, want %d: %v\n%s", got, want, w.err, w.text())
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
	eventually(w.t, 5*time.Second, "the alternate screen is left and the cursor is back", func() bool {
		all := w.written()
		return strings.LastIndex(all, "\x1b[?1049l") > strings.LastIndex(all, "\x1b[?1049h") && strings.LastIndex(all, "\x1b[?25h") > strings.LastIndex(all, "\x1b[?25l")
	})
}

func (w *screen) written() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.everything)
}

// TestX5_AmountEnterTapIsPaid is what a newcomer does first: five keys and one for the card, and the next sale at once. The window is made
// larger, smaller and far too small meanwhile, and the sale goes on.
func TestX5_AmountEnterTapIsPaid(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji")
	w.await("TEST MODE")
	w.await("2000")
	w.press("2000\r")
	w.await("present card")
	w.press("t")
	w.await("PAID")
	w.await("$20.00")
	w.press("1000\r")
	w.await("present card")
	w.resize(120, 36)
	w.await("$10.00")
	w.resize(20, 5)
	w.await("Make this window")
	w.resize(40, 16)
	w.await("$10.00")
	w.press("t")
	w.await("PAID")
	w.resize(80, 24)
	w.await("PAID")
	w.press("\x03")
	w.end(exitDone)
	var books struct {
		Sales []struct {
			Status string
			Amount int64
		}
	}
	s.answer(exitDone, &books, "ledger", "list")
	if len(books.Sales) != 2 || books.Sales[0].Amount != 1000 || books.Sales[0].Status != "paid" || books.Sales[1].Status != "paid" {
		t.Fatalf("the books hold %v", books.Sales)
	}
}

// TestT3_DeclinedThenAnotherCardIsOneIntent declines one card and takes another, and counts in the simulator's own list.
func TestT3_DeclinedThenAnotherCardIsOneIntent(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	w := s.open(80, 24, "reji")
	w.await("San Francisco")
	w.press("2000\r")
	w.await("present card")
	a.present("4000000000009995")
	w.await("DECLINED")
	w.await("nothing was charged")
	w.press("a")
	w.await("present card")
	a.present("5555555555554444")
	w.await("PAID")
	w.press("\x03")
	w.end(exitDone)
	all := a.intents()
	if len(all) != 1 || all[0].Status != "succeeded" || all[0].AmountReceived != 2000 {
		t.Fatalf("one PaymentIntent, captured, is wanted: %v", all)
	}
}

// present holds a card to the till's reader, as the customer's hand.
func (a *account) present(number string) {
	a.t.Helper()
	a.ask(http.MethodPost, "/v1/test_helpers/terminal/readers/tmr_SimulatedUsd01/present_payment_method",
		url.Values{"type": {"card_present"}, "card_present[number]": {number}}, nil)
}

// TestQuitWithMoneyInFlight asks before it closes the till; the second time it closes and says what is open, and recovery releases it.
func TestQuitWithMoneyInFlight(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji", "demo")
	w.await("TEST MODE")
	w.press("2000\r")
	w.await("present card")
	w.press("\x03")
	w.await("$20.00")
	w.await("Sale 0001")
	<-time.After(500 * time.Millisecond) // a dialog that has just opened swallows keys that were meant for what stood there before
	w.press("\x03")
	w.end(exitDone)
	if !strings.Contains(w.written(), "reji recover") {
		t.Errorf("the till does not say that something is open:\n%s", w.text())
	}
	var found recovered
	s.answer(exitDone, &found, "recover")
	if len(found.Resolved) != 1 || found.Resolved[0].To != "voided" || found.Resolved[0].From != "collecting" {
		t.Fatalf("recovered: %+v", found)
	}
}

// TestH1_ClosedWindowLeavesInOrder hangs the terminal up in the middle of a sale: the till ends by itself and the ledger can be opened.
func TestH1_ClosedWindowLeavesInOrder(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji")
	w.await("TEST MODE")
	w.press("2000\r")
	w.await("present card")
	if err := w.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	w.end(exitDone)
	var found recovered
	s.answer(exitDone, &found, "recover")
	if len(found.Resolved) != 1 || found.Resolved[0].To != "voided" {
		t.Fatalf("recovered: %+v", found)
	}
}

// TestE1_PanicGivesTheTerminalBack lets parts of the till panic where Bubble Tea would lose the terminal or the message. The report is
// whole, redacted, and for its owner only; nothing of it is on the screen.
func TestE1_PanicGivesTheTerminalBack(t *testing.T) {
	for fault, keys := range map[string]string{"books": "h\r", "clock": strings.Repeat("1", 25)} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			s := newShop(t, "FAULT="+fault)
			s.run(exitDone, "sale", "20")
			w := s.open(80, 24, "reji-faulty")
			w.await("TEST MODE")
			w.await("4242")
			w.press(keys)
			w.end(exitFailed)
			eventually(t, 5*time.Second, "the till says where the report is", func() bool { return strings.Contains(w.written(), "Start reji again") })
			if all := w.written(); strings.Contains(all, "goroutine") || strings.Contains(all, testKey) {
				t.Errorf("the panic is on the screen:\n%s", all)
			}
			reports, err := filepath.Glob(filepath.Join(s.home, "log", "crash-*.log"))
			if err != nil || len(reports) != 1 {
				t.Fatalf("reports: %v %v", reports, err)
			}
			raw, err := os.ReadFile(reports[0])
			if err != nil {
				t.Fatal(err)
			}
			if report := string(raw); strings.Contains(report, testKey) || !strings.Contains(report, "goroutine") || !strings.Contains(report, "[redacted]") {
				t.Errorf("the report:\n%s", report)
			}
			if info, err := os.Stat(reports[0]); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the report can be read by others: %v %v", info.Mode(), err)
			}
		})
	}
}

// TestH3_SecondTillIsRefused opens a till and then wants its ledger from elsewhere: each command says who has it, and ends with 7.
func TestH3_SecondTillIsRefused(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	w := s.open(80, 24, "reji")
	w.await("TEST MODE")
	for _, args := range [][]string{{"sale", "20", "--card", "visa"}, {"recover"}, {"ledger", "list"}} {
		out, complaints := s.run(exitBooks, append(args, "--json")...)
		if !strings.Contains(out, `"kind":"held"`) || strings.Count(complaints, "\n") > 3 {
			t.Errorf("%v: %s%s", args, out, complaints)
		}
	}
	s.run(exitDone, "reader", "list")
	if all := a.intents(); len(all) != 0 {
		t.Errorf("a refused till has asked for %v", all)
	}
	w.press("\x03")
	w.end(exitDone)
}

// TestKilledTillStartsAgain kills the till while a card is awaited. The next start finds the sale, releases the reader and charges the next.
func TestKilledTillStartsAgain(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji")
	w.await("TEST MODE")
	w.press("2000\r")
	w.await("present card")
	if err := w.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-w.ended
	if ended := new(exec.ExitError); !errors.As(w.err, &ended) {
		t.Fatalf("the till was not killed: %v", w.err)
	}
	again := s.open(80, 24, "reji")
	again.await("0001")
	again.await("NOT CHARGED")
	again.press("1000\r")
	again.await("present card")
	again.press("t")
	again.await("PAID")
	again.press("\x03")
	again.end(exitDone)
	s.run(exitDone, "ledger", "verify")
}

// TestTerminalWithoutASizeIsUsed opens the till in a terminal that says it is 0 cells wide, as some connections do.
func TestTerminalWithoutASizeIsUsed(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(0, 0, "reji")
	eventually(t, 20*time.Second, "the till is drawn", func() bool { return strings.Contains(ansi.Strip(w.written()), "TEST MODE") })
	w.press("\x03")
	w.end(exitDone)
}

// TestX9_JapaneseTill takes a payment in Japanese. (The emulated screen counts wide characters as one cell, so what was written is read.)
func TestX9_JapaneseTill(t *testing.T) {
	t.Parallel()
	s := newShop(t, "REJI_LANG=ja")
	w := s.open(80, 24, "reji")
	said := func(words string) {
		t.Helper()
		eventually(t, 30*time.Second, words, func() bool { return strings.Contains(ansi.Strip(w.written()), words) })
	}
	said("テストモード")
	w.press("1980\r")
	said("カード")
	eventually(t, 30*time.Second, "the card is taken", func() bool {
		w.press("t")
		return strings.Contains(ansi.Strip(w.written()), "支払い完了")
	})
	w.press("\x03")
	w.end(exitDone)
	out, _ := s.run(exitDone, "ledger", "list", "--json")
	if !strings.Contains(out, `"amount":1980,"currency":"jpy"`) {
		t.Error(out)
	}
}

// TestT17_TillWithoutReaderTakesCash opens a till for which no reader was chosen out of two: it charges no card, and takes cash.
func TestT17_TillWithoutReaderTakesCash(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	s.run(exitDone, "reader", "register", "simulated-wpe", "--location", "tml_SimulatedUsd01")
	w := s.open(80, 24, "reji")
	w.await("no reader")
	w.press("2000\r")
	w.await("No reader known")
	w.press("c\r")
	w.await("PAID")
	w.press("\x03")
	w.end(exitDone)
	if all := a.intents(); len(all) != 0 {
		t.Errorf("a PaymentIntent was made: %v", all)
	}
}
