package whole

import (
	"fmt"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/sim"
)

// TestCrash_W1_W12 ends the till at every 50 ms of a sale and starts it again: what was not sent to the bank is released, what the bank
// approved is captured, and nothing is charged that the ledger does not know.
func TestCrash_W1_W12(t *testing.T) {
	ends := map[checkout.State]int{}
	for _, capture := range []checkout.CaptureMode{checkout.CaptureManual, checkout.CaptureAutomatic} {
		for _, fault := range []string{"", "confirm:1:lost_after", "capture:1:lost_after", "create:1:lost_after"} {
			for at := 5 * time.Millisecond; at < 2600*time.Millisecond; at += 50 * thin * time.Millisecond {
				t.Run(fmt.Sprintf("%s/%s/%s", capture, fault, at), func(t *testing.T) {
					inBubble(t, func(t *testing.T) { ends[crashed(t, at, capture, fault)]++ })
				})
			}
		}
	}
	for _, want := range []checkout.State{checkout.Paid, checkout.Voided} {
		if ends[want] == 0 {
			t.Errorf("no sale ended %s: the crashes missed the flow", want)
		}
	}
	t.Logf("crashes by end %v", ends)
}

// crashed plays one sale with a crash and gives the state in which it ended.
func crashed(t *testing.T, at time.Duration, capture checkout.CaptureMode, fault string) checkout.State {
	t.Helper()
	w := world(t, sim.Options{Latency: 60 * time.Millisecond, AuthDelay: 500 * time.Millisecond, Faults: fault})
	w.reader = w.someReader("usd")
	w.open()
	id := w.charge(2000, capture)
	stop := w.customer(id, "visa")
	pass(at)
	w.die()
	stop()
	pass(3 * time.Second)
	w.open()
	defer w.die()
	view, open := w.register.Snapshot().View(id)
	if open && view.Sale.Open() {
		view = w.until(id, "an end", atRest)
	}
	w.audit()
	for _, i := range w.intents() {
		if s := i["status"]; s != "succeeded" && s != "canceled" {
			t.Errorf("%s was left in %s", i["id"], s)
		}
	}
	if c, ok := view.Sale.Card(); ok {
		return c.State
	}
	return checkout.Paid // closed before the crash; the audit has seen it
}
