package whole

import (
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/sim"
)

// TestPaid_T1_T10 is the good day: one PaymentIntent, authorised on the reader, captured by the till.
func TestPaid_T1_T10(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 100 * time.Millisecond, AuthDelay: time.Second}).open()
		defer w.die()
		began := time.Now()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		if took := time.Since(began); took > 300*time.Millisecond {
			t.Errorf("the reader asked for a card after %s", took)
		}
		w.mustTap("visa")
		v := w.untilFace(id, checkout.FacePaid)
		t.Logf("whole sale in %s of virtual time", time.Since(began))
		c, _ := v.Sale.Card()
		if c.Card == nil || c.Card.Brand != "visa" || c.Card.Last4 != "4242" || c.Attempt != 1 {
			t.Errorf("card %+v, attempt %d", c.Card, c.Attempt)
		}
		for _, s := range checkout.Steps() {
			if _, ran := c.Rail[s].Took(); !ran {
				t.Errorf("step %s did not run", s)
			}
		}
		if all := w.intents(); len(all) != 1 || all[0]["status"] != "succeeded" || all[0]["capture_method"] != "manual" {
			t.Errorf("intents %v", all)
		}
		w.audit()
	})
}

// TestDeclinedThenPaid_T3 shows that another card is collected on the same PaymentIntent.
func TestDeclinedThenPaid_T3(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond, AuthDelay: 300 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("charge_declined_insufficient_funds")
		v := w.untilFace(id, checkout.FaceDeclined)
		if c, _ := v.Sale.Card(); c.Decline.DeclineCode != "insufficient_funds" {
			t.Errorf("decline %+v", c.Decline)
		}
		if err := w.decide(id, checkout.AnotherCardRequested{Tender: tenderOf(v)}); err != nil {
			t.Fatal(err)
		}
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("mastercard")
		w.untilFace(id, checkout.FacePaid)
		if n := len(w.intents()); n != 1 {
			t.Errorf("%d intents", n)
		}
		w.audit()
	})
}

// TestCaptureModes_T4 shows automatic capture and an authorisation that is held and captured on request.
func TestCaptureModes_T4(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureAutomatic)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		w.untilFace(id, checkout.FacePaid)
		later := w.charge(3000, checkout.CaptureLater)
		w.untilFace(later, checkout.FacePresent)
		w.mustTap("visa")
		v := w.untilAtRest(later)
		if c, _ := v.Sale.Card(); c.State != checkout.Authorized || time.Until(c.CaptureBefore) < 47*time.Hour {
			t.Errorf("held: %s until %s", c.State, c.CaptureBefore)
		}
		status := map[string]bool{}
		for _, i := range w.intents() {
			status[i["status"].(string)] = true
		}
		if !status["succeeded"] || !status["requires_capture"] {
			t.Errorf("statuses %v", status)
		}
		if err := w.decide(later, checkout.CaptureRequested{Tender: tenderOf(v)}); err != nil {
			t.Fatal(err)
		}
		w.untilFace(later, checkout.FacePaid)
		w.audit()
	})
}

// TestNobodyComes_T7 shows that the reader is really freed after the deadline.
func TestNobodyComes_T7(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		v := w.untilAtRest(id)
		if c, _ := v.Sale.Card(); c.State != checkout.Voided || c.Reason != checkout.ReasonDeadline {
			t.Errorf("%s (%s)", c.State, c.Reason)
		}
		if a := w.get("/v1/terminal/readers/" + string(w.reader))["action"]; a != nil {
			if a.(map[string]any)["status"] == "in_progress" {
				t.Errorf("the reader still asks for a card: %v", a)
			}
		}
		w.audit()
	})
}

// TestPrepaidRefused_X8 shows that a rule refuses a card before any authorisation exists.
func TestPrepaidRefused_X8(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond})
		w.policy.Rules = []checkout.Rule{{Name: "no-prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}}
		w.open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("mastercard_prepaid")
		v := w.untilFace(id, checkout.FaceNotCharged)
		if c, _ := v.Sale.Card(); c.Reason != checkout.ReasonRule || c.Rule != "no-prepaid" {
			t.Errorf("%s %q", c.Reason, c.Rule)
		}
		if charges := w.list("/v1/charges?limit=100"); len(charges) != 0 {
			t.Errorf("charges exist: %v", charges)
		}
		if err := w.decide(id, checkout.AnotherCardRequested{Tender: tenderOf(v)}); err != nil {
			t.Fatal(err)
		}
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		w.untilFace(id, checkout.FacePaid)
		w.audit()
	})
}

// TestAskedForAMinute_R10 shows that a card that was read too long ago is never confirmed.
func TestAskedForAMinute_R10(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond})
		w.policy.Rules = []checkout.Rule{{Name: "ask", Do: checkout.Ask, Brand: []string{"visa"}}}
		w.open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		v := w.untilFace(id, checkout.FaceAsk)
		pass(time.Minute)
		if err := w.decide(id, checkout.CardAllowed{Tender: tenderOf(v)}); err == nil {
			t.Error("a yes after a minute was taken")
		}
		v = w.untilFace(id, checkout.FacePresent)
		if c, _ := v.Sale.Card(); c.Attempt != 2 {
			t.Errorf("attempt %d", c.Attempt)
		}
		w.mustTap("visa")
		v = w.untilFace(id, checkout.FaceAsk)
		if err := w.decide(id, checkout.CardAllowed{Tender: tenderOf(v)}); err != nil {
			t.Fatal(err)
		}
		w.untilFace(id, checkout.FacePaid)
		if n := len(w.list("/v1/charges?limit=100")); n != 1 {
			t.Errorf("%d charges", n)
		}
		w.audit()
	})
}

// TestCashierCancels_T7_R9 cancels at every 50 ms of a sale: in time or too late, the truth is told and nothing stays behind.
func TestCashierCancels_T7_R9(t *testing.T) {
	for at := 10 * time.Millisecond; at < 3500*time.Millisecond; at += 50 * thin * time.Millisecond {
		inBubble(t, func(t *testing.T) {
			w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: 1500 * time.Millisecond}).open()
			defer w.die()
			id := w.charge(2000, checkout.CaptureManual)
			began := time.Now()
			go func() {
				pass(700*time.Millisecond - time.Since(began))
				_ = w.tap("visa") // refused where the cancel was faster
			}()
			pass(at)
			v, _ := w.register.Snapshot().View(id)
			err := w.decide(id, checkout.CancelRequested{Tender: tenderOf(v), Reason: checkout.ReasonCashier})
			v = w.untilAtRest(id)
			c, _ := v.Sale.Card()
			if err == nil && c.State != checkout.Voided {
				t.Errorf("cancelled after %s: %s (%s)", at, c.State, c.Reason)
			}
			if err != nil && c.State != checkout.Paid {
				t.Errorf("cancel refused after %s (%v): %s", at, err, c.State)
			}
			w.audit()
		})
	}
}
