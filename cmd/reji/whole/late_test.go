package whole

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/sim"
)

// TestConfirmNeverLate_R10 loses looks while a card is read, so that the till learns of it late: no confirm ever leaves more than 30 seconds
// after the card was read, whatever was lost.
func TestConfirmNeverLate_R10(t *testing.T) {
	confirms := 0
	for _, lost := range []int{3, 10, 20, 40, 60} {
		for _, flavour := range []string{"lost_before", "lost_after", "hang", "502", "slow=9s"} {
			t.Run(fmt.Sprintf("%d_%s", lost, flavour), func(t *testing.T) {
				inBubble(t, func(t *testing.T) {
					var spec []string
					for n := range lost {
						spec = append(spec, fmt.Sprintf("get_reader:%d:%s", n+2, flavour))
					}
					w := world(t, sim.Options{Latency: 20 * time.Millisecond, AuthDelay: 200 * time.Millisecond, Faults: strings.Join(spec, ","), Variants: sim.Variants{LateConfirm: true}})
					w.reader = w.someReader("usd")
					w.open()
					defer w.die()
					id := w.charge(2000, checkout.CaptureManual)
					stop := w.customer(id, "visa")
					w.untilAtRest(id)
					stop()
					confirms += lateConfirms(t, w.stripe.Requests())
					w.audit()
				})
			})
		}
	}
	if confirms == 0 {
		t.Error("nothing was confirmed at all")
	}
	t.Logf("confirms %d, none later than 30 s after its card", confirms)
}

// lateConfirms counts the confirms and complains of those that came more than 30 seconds after the card before them.
func lateConfirms(t *testing.T, all []sim.Exchange) int {
	t.Helper()
	var card time.Time
	n := 0
	for _, x := range all {
		switch {
		case strings.HasSuffix(x.Path, "/present_payment_method") && x.Status == 200:
			card = x.At
		case strings.HasSuffix(x.Path, "/confirm_payment_intent"):
			n++
			if gap := x.At.Sub(card); gap > 30*time.Second {
				t.Errorf("confirmed %s after the card was read", gap)
			}
		}
	}
	return n
}
