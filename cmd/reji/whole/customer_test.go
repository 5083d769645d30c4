package whole

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/sim"
)

// gesture is something that the customer does at the reader's own screen.
func (w *till) gesture(name string) {
	w.t.Helper()
	body := strings.NewReader(url.Values{"gesture": {name}}.Encode())
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://sim/_sim/readers/"+string(w.reader)+"/customer", body)
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Authorization", "Bearer sk_test_customer00000000")
	res, err := w.stripe.Transport().RoundTrip(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		w.t.Fatalf("gesture %s: %d", name, res.StatusCode)
	}
}

// TestCustomerCancels_T8_R2 shows that a cancel on the reader is seen, charges nothing and keeps the PaymentIntent for another card.
func TestCustomerCancels_T8_R2(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.gesture("cancel")
		v := w.untilFace(id, checkout.FaceNotCharged)
		if c, _ := v.Sale.Card(); c.Reason != checkout.ReasonCustomer {
			t.Errorf("reason %s", c.Reason)
		}
		if err := w.decide(id, checkout.AnotherCardRequested{Tender: tenderOf(v)}); err != nil {
			t.Fatal(err)
		}
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		w.untilFace(id, checkout.FacePaid)
		if n := len(w.intents()); n != 1 {
			t.Errorf("%d intents", n)
		}
		w.audit()
	})
}

// TestUnplugged_R4 pulls the reader's plug in the middle of an authorisation: the result is not known, and it is said so until it is.
func TestUnplugged_R4(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: 2 * time.Second, Faults: "confirm:1:stuck"})
		w.reader = w.someReader("usd")
		w.open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		w.untilFace(id, checkout.FaceProcessing)
		began := time.Now()
		pass(checkout.UnsureAfter + time.Second)
		w.untilFace(id, checkout.FaceUnknown)
		if _, err := w.register.Charge(context.Background(), register.Charge{Amount: money.New(2000, "usd")}); err == nil {
			t.Error("a second payment was begun while the first one's result was not known")
		}
		v := w.untilAtRest(id)
		if c, _ := v.Sale.Card(); c.State != checkout.Voided || c.Reason != checkout.ReasonFence || time.Since(began) < 2*time.Minute {
			t.Errorf("%s (%s) after %s", c.State, c.Reason, time.Since(began))
		}
		w.audit()
	})
}

// TestCashWhileUnknown_Q3 takes cash for a payment whose result is not known: the card is released for certain.
func TestCashWhileUnknown_Q3(t *testing.T) {
	for _, fault := range []string{"confirm:1:stuck", "confirm:1:stuck_authorized", "confirm:*:lost_after"} {
		inBubble(t, func(t *testing.T) {
			w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: time.Second, Faults: fault})
			w.reader = w.someReader("usd")
			w.open()
			defer w.die()
			id := w.charge(2000, checkout.CaptureManual)
			w.untilFace(id, checkout.FacePresent)
			w.mustTap("visa")
			w.until(id, "processing", func(v register.View) bool { c, _ := v.Sale.Card(); return c.State == checkout.Processing })
			if err := w.register.Tender(context.Background(), id, checkout.MeansCash, checkout.CaptureManual); err != nil {
				t.Fatal(err)
			}
			v := w.until(id, "closed", func(v register.View) bool { return !v.Sale.Open() })
			if v.Sale.Status() != checkout.StatusPaid {
				t.Errorf("%s: %s", fault, v.Sale.Status())
			}
			for _, i := range w.intents() {
				if i["status"] != "canceled" {
					t.Errorf("%s: the card is %s", fault, i["status"])
				}
			}
			w.audit()
		})
	}
}

// TestTwoTillsOneReader_R13 puts another till's payment on the reader: it is never touched.
func TestTwoTillsOneReader_R13(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond}).open()
		defer w.die()
		other := world(t, sim.Options{Seed: 9})
		other.stripe, other.wire, other.reader = w.stripe, w.wire, w.reader
		other.open()
		defer other.die()
		mine := w.charge(2000, checkout.CaptureManual)
		w.untilFace(mine, checkout.FacePresent)
		theirs := other.charge(3000, checkout.CaptureManual)
		v := w.untilFace(mine, checkout.FaceNotCharged)
		if c, _ := v.Sale.Card(); c.Reason != checkout.ReasonReaderTaken {
			t.Errorf("reason %s", c.Reason)
		}
		if err := w.decide(mine, checkout.CancelRequested{Tender: tenderOf(v), Reason: checkout.ReasonCashier}); err != nil {
			t.Fatal(err)
		}
		w.until(mine, "voided", func(v register.View) bool { return !v.Sale.Open() })
		other.mustTap("visa")
		other.untilFace(theirs, checkout.FacePaid)
		captured := 0
		for _, i := range w.intents() {
			if i["status"] == "succeeded" {
				captured++
			}
		}
		if captured != 1 {
			t.Errorf("%d captured", captured)
		}
		other.auditOwn()
	})
}

// auditOwn verifies the books alone: Stripe holds other tills' payments too.
func (w *till) auditOwn() {
	w.t.Helper()
	report, err := w.ledger.Verify(context.Background(), nil)
	if err != nil || !report.OK() {
		w.t.Errorf("the books do not verify: %v %+v", err, report.Fault)
	}
}

// TestReaderHangsOnAnEndedPayment_R4 takes the next sale on a reader whose action never ended, though its payment did.
func TestReaderHangsOnAnEndedPayment_R4(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: 200 * time.Millisecond, Faults: "confirm:1:stuck_authorized"})
		w.reader = w.someReader("usd")
		w.open()
		defer w.die()
		w.endsAs(2000, "visa", checkout.Paid)
		w.endsAs(3000, "visa", checkout.Paid)
		w.audit()
	})
}

// TestClockSetBack_T1 sets the till's clock back by an hour while a card is awaited: looks and deadlines go on.
func TestClockSetBack_T1(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond})
		var step atomic.Int64
		w.clock = func() time.Time { return time.Now().Add(-time.Duration(step.Load())) }
		w.open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		step.Store(int64(time.Hour))
		pass(time.Second)
		before := len(w.stripe.Requests())
		pass(10 * time.Second)
		if n := len(w.stripe.Requests()) - before; n < 15 {
			t.Errorf("%d looks in the ten seconds after the step", n)
		}
		began := time.Now()
		w.until(id, "voided", func(v register.View) bool { return !v.Sale.Open() })
		if took := time.Since(began); took > 2*time.Minute {
			t.Errorf("the card was awaited for %s more", took)
		}
		w.audit()
	})
}
