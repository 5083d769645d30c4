//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// running is a `reji sale --json` that is under way.
type running struct {
	t    *testing.T
	cmd  *exec.Cmd
	out  bytes.Buffer
	said chan string // its progress, line by line
}

// begin starts a sale and follows its progress.
func (s *shop) begin(args ...string) *running {
	s.t.Helper()
	r := &running{t: s.t, cmd: s.command(append([]string{"sale"}, append(args, "--json")...)...), said: make(chan string, 100)}
	r.cmd.Stdout = &r.out
	progress, err := r.cmd.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = r.cmd.Process.Kill() })
	go func() {
		defer close(r.said)
		for scan := bufio.NewScanner(progress); scan.Scan(); {
			r.said <- scan.Text()
		}
		_, _ = io.Copy(io.Discard, progress)
	}()
	return r
}

// await waits for a line of progress.
func (r *running) await(words string) {
	r.t.Helper()
	for deadline := time.After(20 * time.Second); ; {
		select {
		case line, ok := <-r.said:
			if !ok {
				r.t.Fatalf("the sale has ended while %q was awaited: %s", words, &r.out)
			}
			if strings.Contains(line, words) {
				return
			}
		case <-deadline:
			r.t.Fatalf("%q is not said", words)
		}
	}
}

// end waits for the result and wants its exit code.
func (r *running) end(want exit) saleJSON {
	r.t.Helper()
	for range r.said {
		continue // to its end
	}
	_ = r.cmd.Wait()
	var j saleJSON
	if err := json.Unmarshal(r.out.Bytes(), &j); err != nil {
		r.t.Fatalf("%v in %q", err, &r.out)
	}
	if got := exit(r.cmd.ProcessState.ExitCode()); got != want {
		r.t.Fatalf("exit %d, want %d: %s", got, want, &r.out)
	}
	return j
}

// stopped wants a sale that was not charged, for a reason, and a reader that is free.
func (a *account) stopped(j saleJSON, reason string) {
	a.t.Helper()
	if j.Status != "voided" || j.Reason == nil || *j.Reason != reason {
		a.t.Fatalf("the sale is %s, reason %v; want voided, %s", j.Status, j.Reason, reason)
	}
	for _, i := range a.intents() {
		if i.Status != "canceled" {
			a.t.Errorf("%s was left %s", i.ID, i.Status)
		}
	}
	var reader struct {
		Waits bool `json:"waits_for_card"`
	}
	a.ask(http.MethodGet, "/_sim/readers/tmr_SimulatedUsd01", nil, &reader)
	if reader.Waits {
		a.t.Error("the reader still asks for a card")
	}
}

// TestT7_InterruptCancels stops a sale with ctrl-c while the card is awaited.
func TestT7_InterruptCancels(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	r := a.shop().begin("20")
	r.await("present card")
	if err := r.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	a.stopped(r.end(exitNotCharged), "cashier")
}

// TestT7_InterruptTooLate stops a sale with ctrl-c while the money is being taken. It was taken, and that is what is said.
func TestT7_InterruptTooLate(t *testing.T) {
	t.Parallel()
	a := startSim(t, "--faults", "capture:1:slow=2s")
	r := a.shop().begin("20", "--card", "visa")
	r.await("taking the money")
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if j := r.end(exitDone); j.Status != "paid" {
		t.Fatalf("the sale is %s", j.Status)
	}
	if all := a.intents(); len(all) != 1 || all[0].Status != "succeeded" {
		t.Fatalf("one captured PaymentIntent is wanted: %v", all)
	}
}

// TestT8_CustomerCancels lets the customer press cancel on the reader.
func TestT8_CustomerCancels(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	r := a.shop().begin("20")
	r.await("present card")
	a.ask(http.MethodPost, "/_sim/readers/tmr_SimulatedUsd01/customer", url.Values{"gesture": {"cancel"}}, nil)
	a.stopped(r.end(exitNotCharged), "customer")
}

// TestT18_ReaderCancelNamesTheIntent frees a reader from another process, while the till that uses it is open: the command takes no ledger.
func TestT18_ReaderCancelNamesTheIntent(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	r := s.begin("20")
	r.await("present card")
	out, said := s.run(exitDone, "reader", "cancel", "tmr_SimulatedUsd01", "--json")
	id := a.intents()[0].ID
	if !strings.Contains(out, id) || !strings.Contains(said, id) {
		t.Errorf("%s is not named: %s%s", id, out, said)
	}
	j := r.end(exitNotCharged)
	if j.Intent == nil || *j.Intent != id {
		t.Errorf("the sale was of %v", j.Intent)
	}
}

// TestT18_ReaderCancelRefusesForeignPayments leaves a payment alone that no till of ours has begun (rule 8).
func TestT18_ReaderCancelRefusesForeignPayments(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop()
	var foreign intent
	a.ask(http.MethodPost, "/v1/payment_intents", url.Values{"amount": {"500"}, "currency": {"usd"}, "payment_method_types[]": {"card_present"}, "capture_method": {"manual"}}, &foreign)
	a.ask(http.MethodPost, "/v1/terminal/readers/tmr_SimulatedUsd01/collect_payment_method", url.Values{"payment_intent": {foreign.ID}}, nil)
	out, said := s.run(exitUsage, "reader", "cancel", "tmr_SimulatedUsd01", "--json")
	if !strings.Contains(out, `"kind":"foreign"`) || !strings.Contains(said, foreign.ID) {
		t.Errorf("%s%s", out, said)
	}
	a.present("4242424242424242") // it still asks for its card
	out, _ = s.run(exitDone, "reader", "show", "tmr_SimulatedUsd01", "--json")
	if !strings.Contains(out, foreign.ID) {
		t.Errorf("the foreign payment is gone: %s", out)
	}
}

// TestT18_ReaderCancelRefusesOtherTills leaves the payment of another reji alone, which looks like ours but for the till's id (rule 8).
func TestT18_ReaderCancelRefusesOtherTills(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	mine, other := a.shop(), a.shop()
	mine.run(exitDone, "sale", "20", "--card", "visa")
	r := other.begin("21")
	r.await("present card")
	out, _ := mine.run(exitUsage, "reader", "cancel", "tmr_SimulatedUsd01", "--json")
	if !strings.Contains(out, `"kind":"foreign"`) {
		t.Error(out)
	}
	a.present("4242424242424242")
	if j := r.end(exitDone); j.Status != "paid" {
		t.Errorf("the other till's sale is %s", j.Status)
	}
}

// TestX7_SimulatorEndsInOrder stops a simulator with a signal and finds what it kept.
func TestX7_SimulatorEndsInOrder(t *testing.T) {
	t.Parallel()
	state := t.TempDir() + "/stripe.jsonl"
	a := startSim(t, "--state", state, "--seed", "7", "--latency", "5ms")
	a.shop().run(exitDone, "sale", "20", "--card", "visa")
	before := a.intents()
	if err := a.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if how, err := a.process.Wait(); err != nil || how.ExitCode() != 0 {
		t.Fatalf("the simulator ended with %v, %v", how, err)
	}
	again := startSim(t, "--state", state)
	if after := again.intents(); len(after) != 1 || after[0].ID != before[0].ID || after[0].Status != "succeeded" {
		t.Fatalf("%v became %v", before, after)
	}
}
