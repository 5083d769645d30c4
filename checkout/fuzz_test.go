package checkout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reji/checkout"
)

// TestAnyOrderOfEvents throws events at a sale in any order, at any time, sensible or not: Apply never panics, never asks for money without a
// right, never ends a tender without its proof, and what it journals replays to the same sale.
func TestAnyOrderOfEvents(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { anyOrder(t, r) })
}

// FuzzApply is the same for go test -fuzz.
func FuzzApply(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(r *rapid.T) { anyOrder(&testing.T{}, r) }))
}

func anyOrder(t *testing.T, r *rapid.T) {
	w := newWorld(t)
	start := []string{
		"sale 2000; card", "sale 2000; card capture=automatic", "sale 2000; card capture=later", "sale 2000; card flow=one-shot",
		"sale 2000 rule=no-prepaid; card", "sale 2000 rule=ask-foreign; card", "sale 2000; cash amount=500; card amount=1500", "sale 105 currency=jpy; card",
	}
	for line := range strings.SplitSeq(rapid.SampledFrom(start).Draw(r, "start"), ";") {
		w.step(strings.Fields(line))
	}
	likely := []string{
		"answer", "answer", "answer", "saw action=collect:in_progress intent=requires_confirmation card=visa/credit/JP notseen=0.5s",
		"saw action=collect:in_progress intent=requires_confirmation card=mastercard/prepaid/US notseen=3s", "deadline", "cash given=9000", "card id=t-second",
	}
	for n := range rapid.IntRange(1, 40).Draw(r, "events") {
		line := ""
		if rapid.Bool().Draw(r, "likely") {
			line = rapid.SampledFrom(likely).Draw(r, fmt.Sprint("event ", n))
		} else {
			line = happenings[rapid.IntRange(0, len(happenings)-1).Draw(r, fmt.Sprint("event ", n))].line
		}
		w.now = w.now.Add(time.Duration(rapid.SampledFrom([]int64{0, 100, 1000, 10_000, 30_000, 121_000, 76_000_000}).Draw(r, "ms")) * time.Millisecond)
		words := strings.Fields(line)
		event := w.event(words[0], words[1:])
		before := w.sale
		next, effects, err := w.sale.Apply(event, w.now)
		if err != nil {
			continue
		}
		w.sale = next
		checkHonest(r, before, next, effects)
		checkProof(r, before, next, event)
		w.tell(before, effects)
	}
}

// checkProof holds that a tender only ends in the light of what Stripe said.
func checkProof(t complainer, before, after checkout.Sale, e checkout.Event) {
	t.Helper()
	for _, n := range after.Tenders {
		c, ok := n.(checkout.CardTender)
		o, had := before.Tender(n.TenderID())
		if !ok || !had || o.Standing() == c.State {
			continue
		}
		old := o.(checkout.CardTender)
		status := checkout.IntentStatus(-1)
		switch e := e.(type) {
		case checkout.CallAnswered:
			if e.Facts.Intent != nil {
				status = e.Facts.Intent.Status
			}
		case checkout.Observed:
			if e.Facts.Intent != nil {
				status = e.Facts.Intent.Status
			}
		}
		switch c.State {
		case checkout.Paid:
			if status != checkout.IntentSucceeded {
				t.Errorf("paid by %T with %s", e, status)
			}
		case checkout.Authorized, checkout.Capturing:
			if status != checkout.IntentRequiresCapture && old.State != checkout.Authorized && old.State != checkout.Attention {
				t.Errorf("%s by %T with %s", c.State, e, status)
			}
		case checkout.Declined:
			if status != checkout.IntentRequiresPaymentMethod {
				t.Errorf("declined by %T with %s", e, status)
			}
		case checkout.Voided:
			if status != checkout.IntentCanceled && old.Intent != "" {
				t.Errorf("voided by %T with %s, though the intent %s is there", e, status, old.Intent)
			}
		}
	}
}
