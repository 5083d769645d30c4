//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// over waits until a program without screens has ended, with its exit code, and gives all that it wrote. What is typed must be shown again.
func (w *screen) over(want exit) string {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(30 * time.Second):
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
	if words := strings.Fields(strings.ReplaceAll(string(mode), ";", " ")); !slices.Contains(words, "echo") || !slices.Contains(words, "icanon") {
		w.t.Errorf("the terminal is left in another mode: %s", mode)
	}
	return w.written()
}

// shows waits until a program that may have ended has written words.
func (w *screen) shows(words string) {
	w.t.Helper()
	eventually(w.t, 10*time.Second, words, func() bool { return strings.Contains(w.written(), words) })
}

// TestK2_KeyIsNotShownWhileItIsTyped types a key into a terminal: it is stored, and nothing of it is ever on the screen.
func TestK2_KeyIsNotShownWhileItIsTyped(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji", "key", "set", "--offline")
	w.await("it is not shown")
	w.press(testKey + "\r")
	w.over(exitDone)
	raw, err := os.ReadFile(filepath.Join(s.home, "stripe.key"))
	if err != nil || strings.TrimSpace(string(raw)) != testKey {
		t.Errorf("the key was not stored: %v", err)
	}
	if strings.Contains(w.written(), "sk_test_0") {
		t.Error("the key was shown")
	}
}

// TestKeyCanBeGivenUp leaves the question by ctrl+c: nothing is stored, and the terminal shows again what is typed.
func TestKeyCanBeGivenUp(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	w := s.open(80, 24, "reji", "key", "set", "--offline")
	w.await("it is not shown")
	w.press("sk_test\x03")
	w.over(exitUsage)
	w.shows("No key was stored.")
	if _, err := os.Stat(filepath.Join(s.home, "stripe.key")); !absent(err) {
		t.Errorf("something was stored: %v", err)
	}
}

// TestH3_DoctorLooksPastAnOpenTill looks at a ledger that a till has open: it says who has it, takes nothing from it, and the till goes on.
func TestH3_DoctorLooksPastAnOpenTill(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	s.run(exitDone, "sale", "20")
	till := s.open(80, 24, "reji")
	till.await("ready")
	var j struct {
		OK     bool
		Checks []struct {
			Name, Status string
			Detail       struct {
				Held bool
				PID  int
			}
		}
	}
	s.answer(exitDone, &j, "doctor")
	for _, check := range j.Checks {
		if check.Name == "ledger" && (!check.Detail.Held || check.Detail.PID != till.cmd.Process.Pid || check.Status != "ok") {
			t.Errorf("%+v, the till is process %d", check, till.cmd.Process.Pid)
		}
	}
	said, _ := s.run(exitDone, "doctor")
	if want := fmt.Sprintf("in use by process %d since ", till.cmd.Process.Pid); !strings.Contains(said, want) {
		t.Errorf("want %q in\n%s", want, said)
	}
	till.press("2000\r")
	till.await("present card")
	till.press("t")
	till.await("PAID")
	till.press("\x03")
	till.end(exitDone)
	if said, _ = s.run(exitDone, "doctor"); !strings.Contains(said, "the newest verified") {
		t.Errorf("the till has gone:\n%s", said)
	}
}

// TestDoctorAsksTheTerminal stands before a terminal that answers nothing: it says so, and what the marks look like has to be seen.
func TestDoctorAsksTheTerminal(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	s.env = append(s.env, "CI=") // where it is set, nobody is asked
	w := s.open(120, 36, "reji", "doctor")
	w.over(exitDone)
	for _, words := range []string{"TERM=tmux-256color, 120×36, 256 colours", "symbols   unicode"} {
		w.shows(words)
	}
	// The same where the screens' library would have asked too.
	s.env = append(s.env, "TERM=xterm-256color")
	w = s.open(120, 36, "reji", "doctor")
	w.over(exitDone)
	w.shows("costs 5 s at every start")
}
