package sim_test

import (
	"testing"
	"testing/synctest"
	"time"

	"reji/reader/sim"
)

const (
	customerAt = "/_sim/readers/" + usdReader + "/customer"
	onlinePIN  = "4001000360000005"
	retryPIN   = "4000002760000008"
)

// TestR1_AWrongPINIsDeclinedAndTheSameCardWorksAfterIt holds at process as at collect and confirm, with and without a bank that takes its time.
func TestR1_AWrongPINIsDeclinedAndTheSameCardWorksAfterIt(t *testing.T) {
	for _, delay := range []time.Duration{0, 2 * time.Second} {
		for _, number := range []string{onlinePIN, retryPIN} {
			w := newWorld(t, func(o *sim.Options) { o.AuthDelay = delay })
			pi := w.create("amount=2000&currency=usd&capture_method=manual")
			pay := func(want string) reply {
				t.Helper()
				w.collect(pi)
				w.present(number)
				w.confirm(pi)
				w.wait(delay)
				return w.wantStatus(pi, want)
			}
			w.post(customerAt, "gesture=wrong_pin")
			if w.get("/_sim/readers/"+usdReader, "").at("wrong_pin") != true {
				t.Error("nobody sees how the PIN will be entered")
			}
			in := pay("requires_payment_method")
			if got := in.text("last_payment_error", "decline_code"); got != "incorrect_pin" {
				t.Errorf("%s after %s: declined with %q", number, delay, got)
			}
			if w.get("/_sim/readers/"+usdReader, "").at("wrong_pin") != false {
				t.Error("the next PIN will be wrong too")
			}
			pay("requires_capture")
		}
	}
}

func TestAWrongPINIsForTheNextCardThatAsksForOne(t *testing.T) {
	w := newWorld(t, nil)
	w.post(customerAt, "gesture=wrong_pin")
	pi := w.create("amount=2000&currency=usd")
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "succeeded")
	pi = w.create("amount=2000&currency=usd")
	w.process(pi)
	w.present(onlinePIN)
	w.wantStatus(pi, "requires_payment_method")
	w.post(customerAt, "gesture=wrong_pin")
	w.post(customerAt, "gesture=right_pin")
	w.process(pi)
	w.present(onlinePIN)
	w.wantStatus(pi, "succeeded")
}

// TestR8_ACardLeftInsideIsConfirmedAndKeepsTheReaderBusy shows that a card in the reader is in nobody's way but the next payment's.
func TestR8_ACardLeftInsideIsConfirmedAndKeepsTheReaderBusy(t *testing.T) {
	w := newWorld(t, nil)
	pi, next := w.create("amount=2000&currency=usd&capture_method=manual"), w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.post(customerAt, "gesture=leave")
	w.present(onlinePIN)
	w.confirm(pi)
	w.wantStatus(pi, "requires_capture")
	w.refuse(command+"collect_payment_method", "payment_intent="+next, 400, "terminal_reader_busy")
	w.post(customerAt, "gesture=remove")
	w.collect(next)
}

func TestF4_TheNetworkIsMadeSlowerAndQuickerAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(o *sim.Options) { o.Clock, o.Latency = time.Now, time.Second })
		for latency, want := range map[string]time.Duration{"3s": 3 * time.Second, "0s": 0, "250ms": 250 * time.Millisecond} {
			if got := w.post("/_sim/network", "latency="+latency).text("latency"); got != want.String() {
				t.Errorf("latency is %s, want %s", got, want)
			}
			begun := time.Now()
			w.get("/v1/account", "")
			if took := time.Since(begun); took != want {
				t.Errorf("with %s a request took %s", latency, took)
			}
		}
		w.refuse("/_sim/network", "latency=-1s", 400, "")
		w.refuse("/_sim/network", "latency=soon", 400, "")
	})
}

// TestF2_ChangeStrikesTheNextRequestThatChangesSomething shows that looks and the customer's hand are let through.
func TestF2_ChangeStrikesTheNextRequestThatChangesSomething(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd&capture_method=manual")
	w.collect(pi)
	w.post("/_sim/faults", "faults=change:1:500_after")
	w.reader()
	w.intent(pi)
	w.present("4242424242424242")
	w.refuse(command+"confirm_payment_intent", "payment_intent="+pi, 500, "")
	w.wantStatus(pi, "requires_capture")
	w.post("/v1/payment_intents/"+pi+"/capture", "")
}
