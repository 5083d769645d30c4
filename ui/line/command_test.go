package line

import (
	"context"
	"slices"
	"strings"
	"testing"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/story"
	"reji/ui/theme"
)

// witness notes what the register is asked for. It answers everything with a yes and changes nothing.
type witness struct{ asked chan string }

func (w witness) note(what string) error { w.asked <- what; return nil }

func (w witness) Charge(context.Context, register.Charge) (checkout.SaleID, error) {
	return "", w.note("charge")
}

func (w witness) Cash(_ context.Context, due, given money.Amount) (checkout.SaleID, error) {
	return "", w.note("cash " + due.Format(money.English) + " " + given.Format(money.English))
}

func (w witness) Tender(_ context.Context, _ checkout.SaleID, m checkout.Means, _ checkout.CaptureMode) error {
	return w.note("tender " + m.String())
}

func (w witness) Decide(_ context.Context, _ checkout.SaleID, e checkout.Event) error {
	return w.note(e.Kind().String())
}

func (w witness) LookNow(context.Context, checkout.SaleID) error { return w.note("look") }
func (w witness) Park(context.Context, checkout.SaleID) error    { return w.note("park") }
func (w witness) Recall(context.Context, checkout.SaleID) error  { return w.note("recall") }
func (w witness) Present(context.Context, string) error          { return w.note("present") }

// after types lines and gives what was asked for by then.
func (w witness) after(r *room, typed ...string) []string {
	r.d.Till, r.d.Customer = w, w
	for _, text := range typed {
		r.types(text)
	}
	r.work.Wait()
	asked := []string{}
	for len(w.asked) > 0 {
		asked = append(asked, <-w.asked)
	}
	return asked
}

func newWitness() witness { return witness{make(chan string, 16)} }

// TestEveryCommandThatIsSaidDoesSomething types every letter in every state: what was offered asks the register or the customer for something, and
// nothing else does, an amount and a bare Enter least of all.
func TestEveryCommandThatIsSaidDoesSomething(t *testing.T) {
	offered := 0
	every("usd", func(name string, st story.State) {
		view, ok := st.Till.CounterView()
		if !ok || st.Till.Stopped != nil {
			return
		}
		for _, typed := range append(strings.Split("abcdefgijklmnoprstvwxyz", ""), "", "2000", "0", "!", "yy", "x x") {
			r := enter(t, st, voice{lang.English, theme.ASCII(), 80}, "usd")
			r.d.Till = newWitness()
			all, over := r.possible(view)
			there := typed != "" && slices.ContainsFunc(all, func(o offer) bool { return o.typed == typed })
			asked := newWitness().after(r, typed)
			switch did := len(asked) > 0 || r.tapping; {
			case there && !did:
				t.Errorf("%s: %q is offered and does nothing", name, typed)
			case !there && did:
				t.Errorf("%s: %q is not offered and asks for %v", name, typed, asked)
			case !there && !over && r.shown != st.Till.Counter:
				t.Errorf("%s: %q leaves a sale that is under way", name, typed)
			}
			if there {
				offered++
			}
		}
	})
	if offered < 50 {
		t.Errorf("only %d commands were tried", offered)
	}
}

// TestX5_AnAmountNeedsASecondEnter counts what is typed for a payment: the amount and one Enter more than on the screens, and cash likewise.
func TestX5_AnAmountNeedsASecondEnter(t *testing.T) {
	for _, c := range []struct {
		typed []string
		asked string
	}{
		{[]string{"2000"}, ""},
		{[]string{"2000", "2000", "2000"}, ""},
		{[]string{"2000", ""}, "charge"},
		{[]string{"2000", "", "", ""}, "charge"},
		{[]string{"2000", "x", ""}, ""},
		{[]string{"0", ""}, ""},
		{[]string{"1", ""}, ""}, // less than a card can pay
		{[]string{"1", "c", ""}, "cash $0.01 $0.01"},
		{[]string{"c", "2000", ""}, "cash $20.00 $20.00"},
		{[]string{"2000", "c", "5000"}, ""},
		{[]string{"2000", "c", "5000", ""}, "cash $20.00 $50.00"},
		{[]string{"2000", "c", "1000", "", ""}, "cash $20.00 $20.00"},
		{[]string{"2000", "y"}, ""},
		{[]string{"2000", "2000abc"}, ""},
	} {
		r := enter(t, states("usd")["1 sale"][0], voice{lang.English, theme.ASCII(), 80}, "usd")
		if asked := strings.Join(newWitness().after(r, c.typed...), ", "); asked != c.asked {
			t.Errorf("%q asks for %q, want %q", c.typed, asked, c.asked)
		}
	}
}
