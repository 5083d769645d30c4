//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// blow is a moment at which the till is killed: the simulator holds a request of it, before or after its effect.
type blow struct{ step, fault, flavour string }

// found is the state in which the ledger has the tender after the blow.
func (b blow) found() string {
	switch b.step {
	case "create":
		return "creating"
	case "process":
		return "processing"
	case "capture":
		return "capturing"
	}
	return "collecting"
}

// blows are moments in each of the five steps (H1). The look that finds the card is the inspect step's only request.
func blows() []blow {
	return []blow{
		{"create", "create", "hang"}, {"create", "create", "hang_after"},
		{"collect", "collect", "hang"}, {"collect", "collect", "hang_after"},
		{"inspect", "get_reader", "hang_after"},
		{"process", "confirm", "hang"}, {"process", "confirm", "hang_after"},
		{"capture", "capture", "hang"}, {"capture", "capture", "hang_after"},
	}
}

// TestH1_KilledInEveryStep kills `reji sale` with SIGKILL in each step, and lets `reji recover` find out. The simulator's own list says
// whether anybody was charged twice, or charged without the ledger knowing.
func TestH1_KilledInEveryStep(t *testing.T) {
	for _, b := range blows() {
		for _, capture := range []string{"manual", "automatic"} {
			if b.step == "capture" && capture == "automatic" {
				continue // the request that confirms also captures
			}
			t.Run(fmt.Sprintf("%s/%s/%s", b.step, b.flavour, capture), func(t *testing.T) {
				t.Parallel()
				a := startSim(t)
				s := a.shop()
				cmd := s.command("sale", "20", "--capture", capture, "--reader", "tmr_SimulatedUsd01")
				a.arm(b)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				a.presentOnce(b)
				a.await(b)
				kill(t, cmd)
				found := a.settled(s)
				if len(found.Resolved) != 1 || found.Resolved[0].From != b.found() {
					t.Fatalf("resolved: %+v", found.Resolved)
				}
				certain := map[string]string{"create": "voided", "collect": "voided", "inspect": "voided", "capture": "paid"}
				if b.step == "process" && b.flavour == "hang_after" {
					certain["process"] = "paid" // the bank had said yes
				}
				if want, ok := certain[b.step]; ok && found.Resolved[0].To != want {
					t.Fatalf("the sale became %s, want %s", found.Resolved[0].To, want)
				}
			})
		}
	}
}

// TestH1_KilledTillInEveryStep is the same with the till on a terminal, started again afterwards instead of recovered.
func TestH1_KilledTillInEveryStep(t *testing.T) {
	for _, b := range blows() {
		if b.flavour == "hang" && b.step != "process" {
			continue // what differs from the sale without a screen is the start, not the moment
		}
		t.Run(b.step+"/"+b.flavour, func(t *testing.T) {
			t.Parallel()
			a := startSim(t)
			s := a.shop("REJI_READER=tmr_SimulatedUsd01")
			w := s.open(80, 24, "reji")
			w.await("San Francisco")
			a.arm(b)
			w.press("2000\r")
			a.presentOnce(b)
			a.await(b)
			kill(t, w.cmd)
			<-w.ended
			a.clear()
			again := s.open(80, 24, "reji")
			again.await("0001")
			again.await("Open     nothing", "1 of 1 known")
			again.press("\x03")
			again.end(exitDone)
			a.settled(s)
		})
	}
}

// arm sets the fault of a blow. In the inspect step it is set later, once the card is awaited: looks come all the time.
func (a *account) arm(b blow) {
	a.t.Helper()
	if b.step != "inspect" {
		a.ask(http.MethodPost, "/_sim/faults", url.Values{"faults": {b.fault + ":1:" + b.flavour}}, nil)
	}
}

// clear takes back every fault.
func (a *account) clear() {
	a.t.Helper()
	a.ask(http.MethodPost, "/_sim/faults", url.Values{"clear": {"true"}}, nil)
}

// presentOnce holds a card to the reader as soon as it asks for one, unless the blow falls before that.
func (a *account) presentOnce(b blow) {
	a.t.Helper()
	if b.step == "create" || b.step == "collect" {
		return
	}
	eventually(a.t, 20*time.Second, "the reader asks for a card", func() bool {
		var reader struct {
			Waits bool `json:"waits_for_card"`
		}
		a.ask(http.MethodGet, "/_sim/readers/tmr_SimulatedUsd01", nil, &reader)
		return reader.Waits
	})
	if b.step == "inspect" {
		a.ask(http.MethodPost, "/_sim/faults", url.Values{"faults": {b.fault + ":*:" + b.flavour}}, nil)
	}
	a.present("4242424242424242")
}

// await waits until the blow's fault holds a request. In the inspect step one may be held that was sent before the card was there; then the
// till is killed a little earlier, which is as good.
func (a *account) await(b blow) {
	a.t.Helper()
	eventually(a.t, 20*time.Second, b.fault+" is held", func() bool {
		var faults struct{ Fired map[string]int }
		a.ask(http.MethodGet, "/_sim/faults", nil, &faults)
		return faults.Fired[b.flavour] > 0
	})
}

// kill ends a process as a power cut would.
func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if cmd.Stdin == nil {
		_ = cmd.Wait() // it says that it was killed
	}
}

// settled recovers, then holds ledger and simulator against one another, and proves that the till can go on.
func (a *account) settled(s *shop) (found recovered) {
	a.t.Helper()
	a.clear()
	s.answer(exitDone, &found, "recover")
	if len(found.Open) != 0 {
		a.t.Fatalf("still open: %+v\n%s", found.Open, s.log())
	}
	captured := agree(a.t, s, a.intents())
	if captured > 1 {
		a.t.Fatalf("%d PaymentIntents were captured for one sale: %v", captured, a.intents())
	}
	s.run(exitDone, "ledger", "verify")
	var next saleJSON
	s.answer(exitDone, &next, "sale", "30", "--card", "visa", "--reader", "tmr_SimulatedUsd01")
	if again := agree(a.t, s, a.intents()); next.Status != "paid" || again != captured+1 {
		a.t.Fatalf("the next sale is %s, and %d PaymentIntents are captured after %d", next.Status, again, captured)
	}
	return found
}

// agree wants that every captured PaymentIntent is a paid tender of the ledger and the other way round, and that nothing is held that nobody
// wants. It gives the number that are captured.
func agree(t *testing.T, s *shop, intents []intent) int {
	t.Helper()
	var books struct{ Sales []bookJSON }
	s.answer(exitDone, &books, "ledger", "list")
	paid := map[string]int64{}
	for _, sale := range books.Sales {
		if sale.Status == "open" || sale.Status == "attention" {
			t.Errorf("sale %d is %s", sale.Number, sale.Status)
		}
		for _, tender := range sale.Tenders {
			if tender.Status == "paid" && tender.Intent != nil {
				paid[*tender.Intent] = tender.Amount
			}
		}
	}
	captured := 0
	for _, i := range intents {
		switch i.Status {
		case "succeeded":
			captured++
			if paid[i.ID] != i.AmountReceived {
				t.Errorf("%s is captured with %d, and the ledger has %d", i.ID, i.AmountReceived, paid[i.ID])
			}
			delete(paid, i.ID)
		case "canceled":
		default:
			t.Errorf("%s was left %s", i.ID, i.Status)
		}
	}
	if len(paid) > 0 {
		t.Errorf("the ledger has payments that Stripe does not know: %v", paid)
	}
	return captured
}

// TestH1_KilledDemo kills the demo, with the simulator inside it, when it says that it begins each step; what both kept in their files agrees.
func TestH1_KilledDemo(t *testing.T) {
	for _, line := range []string{"Create", "Collect  waking", "Collect  present", "Process", "Capture"} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			cmd := s.command("sale", "20", "--currency", "usd")
			progress, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			killAt(t, cmd, progress, line)
			var found recovered
			s.answer(exitDone, &found, "recover")
			if len(found.Open) != 0 {
				t.Fatalf("still open: %+v", found.Open)
			}
			before := agree(t, s, demoIntents(t, s))
			if before > 1 {
				t.Fatalf("%d PaymentIntents are captured for one sale", before)
			}
			s.run(exitDone, "ledger", "verify")
			s.run(exitDone, "sale", "30", "--currency", "usd")
			if after := agree(t, s, demoIntents(t, s)); after != before+1 {
				t.Fatalf("%d PaymentIntents are captured after %d and one sale more", after, before)
			}
		})
	}
}

// killAt kills a program as soon as it writes a line.
func killAt(t *testing.T, cmd *exec.Cmd, progress io.Reader, line string) {
	t.Helper()
	for scan := bufio.NewScanner(progress); scan.Scan(); {
		if strings.HasPrefix(scan.Text(), line) {
			kill(t, cmd)
			return
		}
	}
	t.Fatalf("%q was never said (%v)", line, cmd.Wait())
}

// demoIntents reads the demo's own Stripe, by a simulator over a copy of its state.
func demoIntents(t *testing.T, s *shop) []intent {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(s.home, "demo", "ledger.stripe.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "stripe.jsonl")
	if err := os.WriteFile(copied, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	a := startSim(t, "--state", copied)
	defer a.stop()
	return a.intents()
}
