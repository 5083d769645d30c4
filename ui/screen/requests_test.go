package screen

import (
	"testing"
	"time"

	"reji/ui/layout"
)

// TestAPathKeepsItsEnd shortens paths of Stripe's API: what they all begin with goes first, then ids, then leading parts, never the end.
func TestAPathKeepsItsEnd(t *testing.T) {
	for _, c := range []struct {
		path  string
		cells int
		want  string
	}{
		{"/v1/payment_intents", 22, "payment_intents"},
		{"/v1/payment_intents/pi_3SimulatedX8kQ", 22, "payment_intents/…8kQ"},
		{"/v1/payment_intents/pi_3SimulatedX8kQ/capture", 22, "…8kQ/capture"},
		{"/v1/payment_intents/pi_3SimulatedX8kQ/capture", 40, "payment_intents/…8kQ/capture"},
		{"/v1/terminal/readers/tmr_SimulatedUsd01", 22, "readers/…d01"},
		{"/v1/terminal/readers/tmr_SimulatedUsd01/collect_payment_method", 22, "collect_payment_method"},
		{"/v1/test_helpers/terminal/readers/tmr_1/present_payment_method", 60, "readers/tmr_1/present_payment_method"},
		{"/v1/terminal/readers/tmr_SimulatedUsd01/collect_payment_method", 10, "collect_p…"},
		{"/v1/\x1b[31mevil\x07", 22, "evil"},
		{"", 22, ""},
	} {
		got := shortPath(c.path, "…", c.cells)
		if got != c.want || layout.Width(got) > c.cells {
			t.Errorf("%q in %d cells is %q, want %q", c.path, c.cells, got, c.want)
		}
	}
}

// TestEqualRequestsAreCounted lists a look that goes as the one before it once, with a count, and keeps no more than it may.
func TestEqualRequestsAreCounted(t *testing.T) {
	look := Request{Method: "GET", Path: "/v1/terminal/readers/tmr_1", Status: 200, Took: 80 * time.Millisecond}
	lost := look
	lost.Status = 0
	post := Request{Method: "POST", Path: "/v1/payment_intents", Status: 200}
	var list []Request
	before := Noted(nil, post, 3)
	for range 5 {
		list = Noted(append([]Request(nil), before...), look, 3)
		before = list
	}
	if len(list) != 2 || list[0].Times != 5 || list[0].Path != look.Path || list[1].Times != 1 {
		t.Fatalf("%+v", list)
	}
	older := list
	list = Noted(list, lost, 3)
	list = Noted(list, post, 3)
	if len(list) != 3 || list[0].Path != post.Path || list[1].Status != 0 || list[2].Times != 5 {
		t.Fatalf("%+v", list)
	}
	if older[0].Times != 5 || len(older) != 2 {
		t.Errorf("the list that came in was changed: %+v", older)
	}
}
