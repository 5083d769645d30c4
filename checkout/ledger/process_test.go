package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"reji/checkout"
	"reji/checkout/register"
)

const (
	roleVariable = "REJI_LEDGER_TEST_ROLE"
	pathVariable = "REJI_LEDGER_TEST_PATH"
)

// play is what this binary does when a test has started it a second time.
func play(role, path string) error {
	if role == "cramped" {
		// SQLite's writes fail beyond this size, as they do on a disk with a fault.
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 200 << 10, Max: 200 << 10}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
	}
	l, err := Open(context.Background(), options(path))
	var refused *OpenError
	if errors.As(err, &refused) {
		fmt.Printf("refused %s %d %d\n", refused.Kind, refused.PID, refused.Since.Unix())
		return nil
	}
	if err != nil {
		return err
	}
	x := newTill(l)
	for i := l.Mark().Seq; ; i++ {
		id := checkout.SaleID(fmt.Sprintf("0195-%06d", i))
		n, err := l.NextNumber(context.Background())
		if err != nil {
			return err
		}
		c, _ := x.commitOf(id, checkout.SaleStarted{Sale: id, Number: n, Due: usd(100), Install: "i", Mode: checkout.ModeTest, Policy: checkout.DefaultPolicy()})
		m, err := l.Append(context.Background(), c)
		if err != nil {
			var w *WriteError
			if !errors.As(err, &w) {
				return err
			}
			fmt.Printf("failed %s\n", w.Kind)
			return nil
		}
		fmt.Printf("done %d %s\n", m.Seq, m.Head)
	}
}

// start runs this binary in a role, and gives a reader of its lines.
func start(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

func TestH3ASecondProcessIsToldWhoHasIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := opened(t, path)
	for _, connected := range []bool{true, false} {
		if !connected { // the lock outlasts the connection: nobody slips in while the ledger is opened again
			if err := l.db.Close(); err != nil {
				t.Fatal(err)
			}
		}
		cmd, lines := start(t, "second", path)
		if !lines.Scan() {
			t.Fatal("the second process says nothing")
		}
		if want := fmt.Sprintf("refused held %d %d", os.Getpid(), epoch.Unix()); lines.Text() != want {
			t.Errorf("the second process says %q, want %q", lines.Text(), want)
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if err := l.Reopen(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// Every commit that was acknowledged is there after kill -9, and the next process may have the file at once.
func TestH1KillLosesNoAcknowledgedCommit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	total := int64(0)
	for round := range 8 {
		cmd, lines := start(t, "writer", path)
		var last register.Mark
		for n := 0; n < 5+round*17 && lines.Scan(); n++ {
			words := strings.Fields(lines.Text())
			seq, err := strconv.ParseInt(words[1], 10, 64)
			if err != nil || words[0] != "done" {
				t.Fatalf("the writer says %q", lines.Text())
			}
			last = register.Mark{Seq: seq, Head: words[2]}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it acknowledged before it died
			words := strings.Fields(lines.Text())
			if seq, err := strconv.ParseInt(words[1], 10, 64); err == nil && len(words) == 3 && len(words[2]) == 16 {
				last = register.Mark{Seq: seq, Head: words[2]}
			}
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) {
			t.Fatalf("the writer ended by itself: %v", err)
		}
		l := opened(t, path)
		if m := l.Mark(); m.Seq < last.Seq || m.Seq > last.Seq+1 {
			t.Fatalf("%d rows are left, %d were acknowledged", m.Seq, last.Seq)
		}
		var hash []byte
		if err := l.db.QueryRow("SELECT hash FROM journal WHERE seq = ?", last.Seq).Scan(&hash); err != nil || digest(hash).head() != last.Head {
			t.Fatalf("row %d is not the one that was acknowledged (%v)", last.Seq, err)
		}
		total = l.Mark().Seq
		verified(t, l)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d commits over 8 kills", total)
}

func TestD4AFailingDiskStopsTheLedgerAndKeepsWhatWasAcknowledged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	made, err := Open(context.Background(), options(path))
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, lines := start(t, "cramped", path)
	acknowledged, end := int64(0), ""
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if words[0] != "done" {
			end = lines.Text()
			continue
		}
		if acknowledged, err = strconv.ParseInt(words[1], 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Wait(); err != nil || end != "failed broken" && end != "failed disk_full" || acknowledged < 3 {
		t.Fatalf("%d acknowledged, then %q, %v", acknowledged, end, err)
	}
	l := opened(t, path)
	if seq := l.Mark().Seq; seq < acknowledged || seq > acknowledged+1 {
		t.Errorf("%d rows are left, %d were acknowledged", seq, acknowledged)
	}
	verified(t, l)
}
