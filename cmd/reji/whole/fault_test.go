package whole

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader/sim"
)

// flavours are the faults of one request, with what they do to a sale whose card is good: "paid" where the till has to get there by itself,
// "rest" where it may stop at a certain "nothing was charged", "person" where a person has to decide.
var flavours = map[string]string{
	"lost_before": "paid", "lost_after": "paid", "slow=9s": "paid", "hang": "paid", "hang_after": "paid", "refused": "paid",
	"500": "paid", "500_after": "paid", "502": "paid", "502_after": "paid", "503": "paid", "503_after": "paid", "409": "paid", "429": "paid", "lock_timeout": "paid",
	"truncated": "paid", "null": "paid", "empty": "paid", "garbage": "paid", "401": "rest", "403": "rest",
	"timeout_undelivered": "paid", "timeout_delivered": "paid", "offline": "rest", "busy": "paid", "hardware_fault": "rest",
	"stuck": "rest", "stuck_authorized": "paid", "connection_error": "paid", "connection_error_authorized": "paid",
}

// requests are the requests of a sale that is not disturbed.
var requests = []string{"create", "collect", "confirm", "capture", "get_reader", "get_intent"}

// TestSingleFaults_F1_R5 disturbs every request of a sale in every way, once and for good, and looks at what became of the money.
func TestSingleFaults_F1_R5(t *testing.T) {
	fired, ran, turn := map[string]int{}, 0, 0
	for _, call := range requests {
		for _, flavour := range slices.Sorted(maps.Keys(flavours)) {
			for _, occurrence := range []string{"1", "2", "*"} {
				spec := call + ":" + occurrence + ":" + flavour
				if s, err := sim.New(sim.Options{Faults: spec, Seed: 1}); err != nil {
					continue // the flavour is not for this call
				} else if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				want := flavours[flavour]
				if occurrence == "*" {
					want = "any"
				}
				if turn++; turn%thin != 0 {
					continue
				}
				t.Run(spec, func(t *testing.T) {
					inBubble(t, func(t *testing.T) { ran++; disturbed(t, spec, want, fired) })
				})
			}
		}
	}
	for flavour := range flavours {
		name, _, _ := cut(flavour)
		if fired[name] == 0 && thin == 1 {
			t.Errorf("flavour %s never fired", name)
		}
	}
	t.Logf("sales %d, faults by kind %v", ran, fired)
}

func disturbed(t *testing.T, spec, want string, fired map[string]int) {
	t.Helper()
	w := world(t, sim.Options{Latency: 20 * time.Millisecond, AuthDelay: 200 * time.Millisecond, Faults: spec})
	w.reader = w.someReader("usd") // before the faults: the audit's own requests must not meet them
	w.open()
	defer w.die()
	id := w.charge(2000, checkout.CaptureManual)
	stop := w.customer(id, "visa")
	v := w.until(id, "an end", func(v register.View) bool { return atRest(v) || hopeless(v) })
	stop()
	c, _ := v.Sale.Card()
	for f, n := range w.stripe.Fired() {
		name, _, _ := cut(f)
		fired[name] += n
	}
	switch want {
	case "paid":
		if c.State != checkout.Paid && len(w.stripe.Fired()) > 0 {
			t.Errorf("%s (%s), want paid", c.State, c.Reason)
		}
	case "rest":
		if !atRest(v) {
			t.Errorf("%s (%s), want a rest", c.State, c.Reason)
		}
	}
	w.audit()
}

// hopeless holds when a fault that never ends keeps the till from knowing: it then says so, for as long as it lasts.
func hopeless(v register.View) bool {
	c, ok := v.Sale.Card()
	return ok && !c.Confirmed().IsZero() && time.Since(c.Confirmed()) > 10*time.Minute || ok && time.Since(v.Sale.At) > 12*time.Minute
}

// customer presents a card whenever the reader asks for one.
func (w *till) customer(id checkout.SaleID, card string) (stop func()) {
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for {
			select {
			case <-quit:
				return
			case <-time.After(400 * time.Millisecond):
			}
			v, ok := w.register.Snapshot().View(id)
			c, card1 := v.Sale.Card()
			if ok && card1 && (c.State == checkout.Collecting || c.State == checkout.Processing) {
				_ = w.tap(card) // refused where the reader asks for nothing
			}
		}
	}()
	return func() { close(quit); <-gone }
}

func cut(f string) (name, arg string, ok bool) {
	for i := range f {
		if f[i] == '=' {
			return f[:i], f[i+1:], true
		}
	}
	return f, "", false
}

// TestVariants runs a paid, a declined and a cancelled sale against every reading of what Stripe leaves unsaid.
func TestVariants(t *testing.T) {
	for name, v := range map[string]sim.Variants{
		"none":                      {},
		"collect stays":             {CollectStaysInProgress: true},
		"lapse keeps confirmation":  {LapseKeepsConfirmation: true},
		"late confirm":              {LateConfirm: true},
		"cancel leaves failed":      {CancelLeavesFailed: true},
		"cancel keeps confirmation": {CancelKeepsConfirmation: true},
		"cancel idle refused":       {CancelIdleRefused: true},
		"confirm needs present":     {ConfirmNeedsPresent: true},
		"all":                       {CollectStaysInProgress: true, LapseKeepsConfirmation: true, LateConfirm: true, CancelLeavesFailed: true, CancelKeepsConfirmation: true, CancelIdleRefused: true, ConfirmNeedsPresent: true},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				w := world(t, sim.Options{Latency: 20 * time.Millisecond, AuthDelay: 100 * time.Millisecond, Variants: v})
				w.policy.Rules = []checkout.Rule{{Name: "no-prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}}
				w.open()
				defer w.die()
				w.endsAs(2000, "visa", checkout.Paid)
				w.endsAs(2005, "visa", checkout.Declined)
				w.endsAs(3000, "mastercard_prepaid", checkout.Created)
				id := w.charge(1000, checkout.CaptureManual)
				view := w.untilFace(id, checkout.FacePresent)
				if err := w.decide(id, checkout.CancelRequested{Tender: tenderOf(view), Reason: checkout.ReasonCashier}); err != nil {
					t.Fatal(err)
				}
				w.untilFace(id, checkout.FaceNotCharged)
				w.audit()
			})
		})
	}
}

// endsAs takes a sale to its rest and then gives up what is not paid.
func (w *till) endsAs(minor int64, card string, want checkout.State) {
	w.t.Helper()
	id := w.charge(minor, checkout.CaptureManual)
	stop := w.customer(id, card)
	v := w.untilAtRest(id)
	stop()
	if c, _ := v.Sale.Card(); c.State != want {
		w.t.Errorf("%d with %s: %s (%s), want %s", minor, card, c.State, c.Reason, want)
	}
	if v.Sale.Open() {
		if err := w.decide(id, checkout.CancelRequested{Tender: tenderOf(v), Reason: checkout.ReasonCashier}); err != nil {
			w.t.Fatal(fmt.Errorf("give up: %w", err))
		}
		w.until(id, "voided", func(v register.View) bool { return !v.Sale.Open() })
	}
}
