package whole

import (
	"context"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
	"reji/reader/sim"
)

// TestOneShot_T9 drives the reader in one step: paid, declined and paid with another card, cancelled, and disturbed.
func TestOneShot_T9(t *testing.T) {
	for fault, want := range map[string]checkout.State{
		"": checkout.Paid, "process:1:lost_before": checkout.Paid, "process:1:lost_after": checkout.Paid, "process:1:timeout_delivered": checkout.Paid,
		"process:1:timeout_undelivered": checkout.Paid, "process:1:500_after": checkout.Paid, "process:1:500": checkout.Paid,
		"process:1:stuck_authorized": checkout.Paid, "process:*:timeout_undelivered": checkout.Voided, "process:1:offline": checkout.Created,
		"process:1:stuck": checkout.Voided,
	} {
		t.Run(fault, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				w := world(t, sim.Options{Latency: 30 * time.Millisecond, AuthDelay: 200 * time.Millisecond, Faults: fault})
				w.reader, w.flow = w.someReader("usd"), checkout.FlowOneShot
				w.open()
				defer w.die()
				w.endsAs(2000, "visa", want)
				if fault == "" {
					w.endsAs(2055, "visa", checkout.Declined)
				}
				w.audit()
			})
		})
	}
}

// TestInterac_T9 takes an Interac card, which is captured by the request that confirms.
func TestInterac_T9(t *testing.T) {
	for _, card := range []string{"interac", "visa"} {
		inBubble(t, func(t *testing.T) {
			w := world(t, sim.Options{Latency: 30 * time.Millisecond, AuthDelay: 200 * time.Millisecond})
			w.reader, w.interac = w.someReader("cad"), true
			w.open()
			defer w.die()
			id, err := w.register.Charge(context.Background(), register.Charge{Amount: money.New(2500, "cad")})
			if err != nil {
				t.Fatal(err)
			}
			w.untilFace(id, checkout.FacePresent)
			w.mustTap(card)
			w.untilFace(id, checkout.FacePaid)
			w.audit()
		})
	}
}

// TestTipOnReader_T16 lets the customer add a tip on the reader: it is authorised, captured and booked apart.
func TestTipOnReader_T16(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 30 * time.Millisecond, AuthDelay: 200 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		if err := w.driver.Present(context.Background(), w.reader, reader.DefaultTestCard(), 300); err != nil {
			t.Fatal(err)
		}
		v := w.untilFace(id, checkout.FacePaid)
		if c, _ := v.Sale.Card(); c.Tip.Minor != 300 || c.Taken().Minor != 2300 {
			t.Errorf("tip %d, taken %d", c.Tip.Minor, c.Taken().Minor)
		}
		w.audit()
	})
}

// TestAuthorisationLapses_T11_R14 holds an authorisation past its two days: a person is told, and nothing is said to be paid.
func TestAuthorisationLapses_T11_R14(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 30 * time.Millisecond}).open()
		defer w.die()
		id := w.charge(2000, checkout.CaptureLater)
		w.untilFace(id, checkout.FacePresent)
		w.mustTap("visa")
		w.untilFace(id, checkout.FaceApproved)
		pass(49 * time.Hour)
		v := w.until(id, "attention", func(v register.View) bool { return v.Sale.Status() == checkout.StatusAttention })
		if c, _ := v.Sale.Card(); c.Reason != checkout.ReasonAuthExpired {
			t.Errorf("reason %s", c.Reason)
		}
		w.audit()
	})
}
