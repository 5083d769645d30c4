package checkout_test

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"reji/checkout"
)

// TestMatrix writes down what every state answers to every event, as a golden: a change of the machine shows here whole.
func TestMatrix(t *testing.T) {
	const golden = "testdata/matrix.txt"
	var out strings.Builder
	for _, s := range standings(t) {
		fmt.Fprintf(&out, "%s\n", s.name)
		for _, e := range happenings {
			fmt.Fprintf(&out, "    %-44s %s\n", e.name, cell(t, s, e))
		}
		fmt.Fprintln(&out)
	}
	if *update {
		must(t, os.WriteFile(golden, []byte(out.String()), 0o600))
		return
	}
	b, err := os.ReadFile(golden)
	must(t, err)
	if out.String() != string(b) {
		t.Errorf("the state × event matrix changed (go test ./checkout -run TestMatrix -update, then read the difference)")
	}
}

// TestMatrixIsComplete shows that no kind of event and no state of a card is left out of the matrix.
func TestMatrixIsComplete(t *testing.T) {
	seen := map[checkout.State]bool{checkout.New: true}
	for _, s := range standings(t) {
		c, _ := s.w.sale.Card()
		seen[c.State] = true
	}
	for _, s := range checkout.States() {
		if !seen[s] {
			t.Errorf("no standing in state %s", s)
		}
	}
	kinds := map[checkout.Kind]bool{checkout.KindSaleStarted: true, checkout.KindCardTendered: true, checkout.KindCashTendered: true}
	w := standings(t)[2].w
	for _, e := range happenings {
		words := strings.Fields(e.line)
		kinds[w.event(words[0], words[1:]).Kind()] = true
	}
	for _, k := range checkout.Kinds() {
		if !kinds[k] {
			t.Errorf("no happening of kind %s", k)
		}
	}
}

type standing struct {
	name string
	w    *world
}

const toProcessing = "sale 2000; card; answer; answer; +2s saw action=collect:in_progress intent=requires_confirmation card=visa notseen=0.5s"

// standings brings a sale into every state, and into the variants of a state that answer differently.
func standings(t *testing.T) []standing {
	t.Helper()
	var all []standing
	for _, s := range []struct{ name, story string }{
		{"creating, in flight", "sale 2000; card"},
		{"creating, in doubt", "sale 2000; card; fail no_answer"},
		{"collecting, in flight", "sale 2000; card; answer"},
		{"collecting, in doubt", "sale 2000; card; answer; fail no_answer"},
		{"collecting, acknowledged", "sale 2000; card; answer; answer"},
		{"created, resting", "sale 2000; card; answer; fail reader_offline"},
		{"collected, asking", "sale 2000 rule=ask-foreign; card; answer; answer; +2s saw action=collect:in_progress intent=requires_confirmation card=visa/credit/JP notseen=0.5s"},
		{"collected, being released", "sale 2000 rule=no-prepaid; card; answer; answer; +2s saw action=collect:in_progress intent=requires_confirmation card=visa/prepaid notseen=0.5s"},
		{"processing, in flight", toProcessing},
		{"processing, in doubt", toProcessing + "; fail no_answer"},
		{"processing, acknowledged", toProcessing + "; answer"},
		{"processing, one-shot", "sale 2000; card flow=one-shot; answer; answer"},
		{"declined", toProcessing + "; answer; saw action=confirm:failed:card_declined intent=requires_payment_method decline=do_not_honor charge=ch_1"},
		{"authorized, held", strings.Replace(toProcessing, "card;", "card capture=later;", 1) + "; answer; saw action=confirm:succeeded intent=requires_capture charge=ch_1"},
		{"capturing, in flight", toProcessing + "; answer; saw action=confirm:succeeded intent=requires_capture charge=ch_1"},
		{"capturing, in doubt", toProcessing + "; answer; saw action=confirm:succeeded intent=requires_capture charge=ch_1; fail no_answer"},
		{"paid", toProcessing + "; answer; saw action=confirm:succeeded intent=succeeded charge=ch_1"},
		{"voiding, looking", "sale 2000; card; answer; answer; cancel cashier"},
		{"voiding, cancel in doubt", "sale 2000; card; answer; answer; cancel cashier; saw action=none intent=requires_payment_method; fail no_answer"},
		{"voiding, fence", toProcessing + "; answer; +120s deadline"},
		{"voided", "sale 2000; card; answer; answer; saw intent=canceled"},
		{"attention, credentials", toProcessing + "; fail auth"},
		{"attention, bad response", toProcessing + "; answer id=pi_2 intent=requires_confirmation"},
	} {
		w := newWorld(t)
		for line := range strings.SplitSeq(s.story, ";") {
			w.step(strings.Fields(line))
		}
		all = append(all, standing{s.name, w})
	}
	return all
}

// happenings are the events of the matrix, ten seconds after the standing was reached.
var happenings = []struct{ name, line string }{
	{"answered", "answer"},
	{"answered, stale", "answer-stale"},
	{"failed: offline", "fail offline"},
	{"failed: no answer", "fail no_answer"},
	{"failed: server", "fail server"},
	{"failed: conflict", "fail conflict"},
	{"failed: rate limited", "fail rate_limited"},
	{"failed: auth", "fail auth"},
	{"failed: key reuse", "fail key_reuse"},
	{"failed: refused", "fail refused"},
	{"failed: wrong state", "fail wrong_state"},
	{"failed: reader timeout", "fail reader_timeout"},
	{"failed: reader offline", "fail reader_offline"},
	{"failed: reader busy", "fail reader_busy"},
	{"failed: reader fault", "fail reader_fault"},
	{"failed: protocol", "fail protocol"},
	{"failed: unsupported", "fail unsupported"},
	{"failed: not found", "fail not_found"},
	{"failed: declined", "fail declined"},
	{"saw nothing of the intent", "saw absent"},
	{"saw requires_payment_method, no action", "saw intent=requires_payment_method action=none"},
	{"saw requires_payment_method, collect running", "saw intent=requires_payment_method action=collect:in_progress"},
	{"saw requires_payment_method, collect failed", "saw intent=requires_payment_method action=collect:failed:customer_canceled"},
	{"saw requires_payment_method, confirm failed", "saw intent=requires_payment_method action=confirm:failed:card_declined decline=do_not_honor charge=ch_9"},
	{"saw requires_payment_method, foreign action", "saw intent=requires_payment_method action=process:in_progress owner=pi_other"},
	{"saw requires_confirmation, card read", "saw intent=requires_confirmation action=collect:in_progress card=visa notseen=0.5s"},
	{"saw requires_confirmation, confirm running", "saw intent=requires_confirmation action=confirm:in_progress"},
	{"saw requires_confirmation, confirm failed", "saw intent=requires_confirmation action=confirm:failed:connection_error"},
	{"saw processing", "saw intent=processing action=confirm:in_progress"},
	{"saw requires_capture", "saw intent=requires_capture action=confirm:succeeded charge=ch_9"},
	{"saw requires_capture, intent only", "saw intent=requires_capture charge=ch_9"},
	{"saw succeeded", "saw intent=succeeded action=confirm:succeeded charge=ch_9"},
	{"saw canceled", "saw intent=canceled action=none"},
	{"saw an unknown status", "saw intent=requires_divination"},
	{"saw another amount", "saw intent=requires_capture amount=1"},
	{"deadline passed", "deadline"},
	{"cancel requested", "cancel cashier"},
	{"cancel requested for cash", "cancel cash"},
	{"another card requested", "another"},
	{"card allowed", "allow"},
	{"card refused", "refuse"},
	{"capture requested", "capture"},
	{"resumed", "restart"},
}

// cell plays one event on a copy of a standing and writes the answer on one line.
func cell(t *testing.T, s standing, e struct{ name, line string }) string {
	t.Helper()
	w := *s.w
	frozen := w.sale
	out := w.step(strings.Fields("+10s " + e.line))
	if !reflect.DeepEqual(frozen, s.w.sale) {
		t.Errorf("%s, %s: Apply changed the sale that it was given", s.name, e.name)
	}
	return strings.ReplaceAll(strings.Join(out, "; "), "turned away: checkout: ", "✗ ")
}

// TestReplay_I12 shows that events, written and read back, replay to the same sale.
func TestReplay_I12(t *testing.T) {
	w := newWorld(t)
	var entries []checkout.Entry
	for line := range strings.SplitSeq(toProcessing+"; answer; +1s saw action=confirm:succeeded intent=requires_capture charge=ch_1 card=visa; +0.2s answer charge=ch_1", ";") {
		words := strings.Fields(line)
		if d, ok := strings.CutPrefix(words[0], "+"); ok {
			by, err := time.ParseDuration(d)
			must(t, err)
			w.now, words = w.now.Add(by), words[1:]
		}
		e := w.event(words[0], words[1:])
		entries = append(entries, checkout.Entry{At: w.now, Event: roundTrip(t, e)})
		next, effects, err := w.sale.Apply(e, w.now)
		must(t, err)
		w.sale = next
		w.tell(next, effects)
	}
	got, err := checkout.Replay(entries)
	must(t, err)
	if !reflect.DeepEqual(got, w.sale) {
		t.Errorf("replayed %+v\nwas %+v", got, w.sale)
	}
	if got.Status() != checkout.StatusPaid {
		t.Errorf("status %s", got.Status())
	}
}

func roundTrip(t *testing.T, e checkout.Event) checkout.Event {
	t.Helper()
	b, err := checkout.EncodeEvent(e)
	must(t, err)
	back, err := checkout.DecodeEvent(e.Kind().String(), checkout.EventVersion, b)
	must(t, err)
	return back
}

// TestDecodeEventRefusesTheFuture shows that what a newer program wrote is refused, never skipped (U1).
func TestDecodeEventRefusesTheFuture(t *testing.T) {
	for _, c := range []struct {
		kind, body string
		version    int
	}{
		{"teleported", "{}", 1}, {"resumed", "{}", 2}, {"resumed", `{"why":"x"}`, 1}, {"cancel_requested", `{"tender":"t","reason":"boredom"}`, 1},
	} {
		if e, err := checkout.DecodeEvent(c.kind, c.version, []byte(c.body)); err == nil {
			t.Errorf("%s %s: read as %+v", c.kind, c.body, e)
		}
	}
}
