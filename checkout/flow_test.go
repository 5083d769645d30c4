package checkout_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFlow replays the transcripts of testdata/flow: what happened goes in, states and effects come out. Each names in its first line the
// rows and faults that it holds. A transcript is read from top to bottom like the story of one sale.
func TestFlow(t *testing.T) {
	files, err := filepath.Glob("testdata/flow/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("transcripts: %d, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(b))
			if *update {
				if err := os.WriteFile(f, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(b) {
				t.Errorf("%s tells another story now (go test ./checkout -update, then read the difference):\n%s", f, got)
			}
		})
	}
}

// play runs a transcript's input lines ("> …") and writes what they lead to below each.
func play(t *testing.T, text string) string {
	t.Helper()
	w := newWorld(t)
	var out strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"), line == "":
			fmt.Fprintln(&out, line)
		case strings.HasPrefix(line, ">"):
			fmt.Fprintln(&out, line)
			for _, l := range w.step(strings.Fields(line[1:])) {
				fmt.Fprintln(&out, "    "+l)
			}
		}
	}
	return out.String()
}

// world is one sale with the little that a transcript takes for granted.
type world struct {
	t    *testing.T
	sale checkout.Sale
	now  time.Time
	card checkout.TenderID
	open checkout.Call
}

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func newWorld(t *testing.T) *world { return &world{t: t, now: noon, card: "t-card"} }

// step plays one input line: an optional "+1.5s" moves the clock, then comes a word and its arguments.
func (w *world) step(words []string) []string {
	w.t.Helper()
	if d, ok := strings.CutPrefix(words[0], "+"); ok {
		by, err := time.ParseDuration(d)
		if err != nil {
			w.t.Fatal(err)
		}
		w.now, words = w.now.Add(by), words[1:]
	}
	before := w.sale
	next, effects, err := w.sale.Apply(w.event(words[0], words[1:]), w.now)
	if err != nil {
		return []string{"turned away: " + err.Error()}
	}
	w.sale = next
	checkHonest(w.t, before, next, effects)
	return w.tell(before, effects)
}

func (w *world) event(word string, args []string) checkout.Event {
	a := arguments(args)
	switch word {
	case "sale":
		return w.started(args, a)
	case "card":
		capture, flow := checkout.CaptureManual, checkout.FlowTwoStep
		must(w.t, capture.UnmarshalText([]byte(a.or("capture", "manual"))))
		must(w.t, flow.UnmarshalText([]byte(a.or("flow", "two-step"))))
		return checkout.CardTendered{Tender: checkout.TenderID(a.or("id", "t-card")), Amount: w.amount(a.or("amount", "")), Reader: "tmr_1", Capture: capture, Flow: flow, Interac: a.has("interac")}
	case "cash":
		return checkout.CashTendered{Tender: "t-cash", Amount: w.amount(a.or("amount", "")), Given: w.amount(a.or("given", a.or("amount", "")))}
	case "answer":
		return checkout.CallAnswered{Ref: w.open.Ref, Facts: w.facts(a, w.open.Ref.Op)}
	case "answer-stale":
		ref := w.open.Ref
		ref.Try += 7
		return checkout.CallAnswered{Ref: ref, Facts: w.facts(a, ref.Op)}
	case "fail":
		f := checkout.Failure{Code: a.or("code", "")}
		must(w.t, f.Kind.UnmarshalText([]byte(args[0])))
		return checkout.CallFailed{Ref: w.open.Ref, Failure: f}
	case "saw":
		notSeen := time.Time{}
		if a.has("notseen") {
			back, err := time.ParseDuration(a["notseen"])
			must(w.t, err)
			notSeen = w.now.Add(-back)
		}
		return checkout.Observed{Tender: w.card, Facts: w.facts(a, checkout.OpNone), NotSeen: notSeen}
	case "deadline":
		t, _ := w.sale.Tender(w.card)
		return checkout.DeadlinePassed{Tender: w.card, Deadline: t.NextDeadline()}
	case "cancel":
		var r checkout.Reason
		must(w.t, r.UnmarshalText([]byte(args[0])))
		return checkout.CancelRequested{Tender: w.card, Reason: r}
	case "another":
		return checkout.AnotherCardRequested{Tender: w.card}
	case "allow":
		return checkout.CardAllowed{Tender: w.card}
	case "refuse":
		return checkout.CardRefused{Tender: w.card}
	case "capture":
		return checkout.CaptureRequested{Tender: w.card}
	case "restart":
		return checkout.Resumed{}
	}
	w.t.Fatalf("unknown word %q", word)
	return nil
}

func (w *world) started(args []string, a argument) checkout.Event {
	c, err := money.ParseCurrency(a.or("currency", "usd"))
	must(w.t, err)
	minor, err := strconv.ParseInt(args[0], 10, 64)
	must(w.t, err)
	p := checkout.DefaultPolicy()
	switch a.or("rule", "") {
	case "no-prepaid":
		p.Rules = []checkout.Rule{{Name: "no-prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}}
	case "ask-foreign":
		p.Rules = []checkout.Rule{{Name: "ask-foreign", Do: checkout.Ask, NotCountry: []string{"US"}}}
	}
	mode := checkout.ModeDemo
	must(w.t, mode.UnmarshalText([]byte(a.or("mode", "demo"))))
	return checkout.SaleStarted{Sale: "s-1", Number: 42, Due: money.New(minor, c), Install: "i-1", Mode: mode, Actor: "aya", Policy: p}
}

func (w *world) amount(s string) money.Amount {
	if s == "" {
		return w.sale.Due
	}
	minor, err := strconv.ParseInt(s, 10, 64)
	must(w.t, err)
	return money.New(minor, w.sale.Due.Currency)
}

// facts reads intent=STATUS action=KIND:STATUS[:FAILURE] owner=pi_x card=BRAND/FUNDING/COUNTRY decline=CODE charge=ch_x tip=N amount=N absent.
func (w *world) facts(a argument, op checkout.Op) checkout.Facts {
	f := checkout.Facts{At: w.now, Absent: a.has("absent")}
	var card *checkout.Card
	if a.has("card") {
		p := append(strings.Split(a["card"], "/"), "credit", "US")
		card = &checkout.Card{Brand: p[0], Funding: p[1], Country: p[2], Last4: "4242", ReadMethod: "contactless_emv"}
	}
	if status := a.or("intent", map[checkout.Op]string{checkout.OpCreate: "requires_payment_method", checkout.OpCapture: "succeeded", checkout.OpCancel: "canceled"}[op]); status != "" && status != "none" {
		f.Intent = w.intent(a, status, card)
	}
	action := a.or("action", map[checkout.Op]string{checkout.OpCollect: "collect:in_progress", checkout.OpConfirm: "confirm:in_progress", checkout.OpProcess: "process:in_progress", checkout.OpCancelAction: "none"}[op])
	if action != "" && action != "unseen" {
		p := append(strings.Split(action, ":"), "", "", "")
		f.Action = &checkout.ActionFacts{Failure: p[2], Own: a.has("own"), Intent: checkout.IntentID(a.or("owner", "pi_1"))}
		must(w.t, f.Action.Kind.UnmarshalText([]byte(p[0])))
		must(w.t, f.Action.Status.UnmarshalText([]byte(p[1])))
		if f.Action.Kind == checkout.ActionNone {
			f.Action.Intent = ""
		}
		if f.Action.Kind == checkout.ActionCollect {
			f.Action.Card = card
		}
	}
	return f
}

func (w *world) intent(a argument, status string, card *checkout.Card) *checkout.IntentFacts {
	tip, err := strconv.ParseInt(a.or("tip", "0"), 10, 64)
	must(w.t, err)
	i := &checkout.IntentFacts{ID: checkout.IntentID(a.or("id", "pi_1")), Currency: a.or("currency", string(w.sale.Due.Currency)), Tip: tip, Card: card, Charge: a.or("charge", ""), Tender: w.card}
	must(w.t, i.Status.UnmarshalText([]byte(status)))
	t, _ := w.sale.Tender(w.card)
	i.Amount = t.Asked().Minor + tip
	if a.has("amount") {
		i.Amount, err = strconv.ParseInt(a["amount"], 10, 64)
		must(w.t, err)
	}
	i.Live = a.has("live")
	switch i.Status {
	case checkout.IntentRequiresCapture:
		i.Capturable, i.CaptureBefore = i.Amount, noon.Add(48*time.Hour)
	case checkout.IntentSucceeded:
		i.Received = i.Amount
	}
	if a.has("authorized") {
		i.Capturable, err = strconv.ParseInt(a["authorized"], 10, 64)
		must(w.t, err)
	}
	if a.has("decline") {
		d := checkout.DeclineFor("card_declined", a["decline"])
		i.Decline = &d
	}
	return i
}

// tell writes what the step changed.
func (w *world) tell(before checkout.Sale, effects []checkout.Effect) []string {
	var out []string
	if w.sale.Rev == before.Rev {
		out = append(out, "unchanged")
	}
	for _, t := range w.sale.Tenders {
		old, _ := before.Tender(t.TenderID())
		if w.sale.Rev == before.Rev {
			continue
		}
		line := fmt.Sprintf("%s %s", t.Means(), t.Standing())
		if t.Why() != checkout.ReasonNone {
			line += " (" + t.Why().String() + ")"
		}
		if c, ok := t.(checkout.CardTender); ok {
			line += w.tellCard(c)
		}
		if old == nil || len(w.sale.Tenders) == 1 || old.Standing() != t.Standing() {
			out = append(out, line)
		}
	}
	for _, e := range effects {
		switch e := e.(type) {
		case checkout.Call:
			w.open = e
			s := fmt.Sprintf("call %s #%d", e.Ref.Op, e.Ref.Try)
			if e.Right != checkout.RightNone {
				s += " with the " + e.Right.String() + " right"
			}
			out = append(out, s)
		case checkout.Resend:
			out = append(out, fmt.Sprintf("send %s #%d again", e.Ref.Op, e.Ref.Try))
		case checkout.Look:
			out = append(out, "look")
		}
	}
	if s := w.sale.Status(); s != before.Status() && w.sale.Rev > 1 && len(w.sale.Tenders) > 0 {
		out = append(out, "sale is "+s.String())
	}
	return out
}

func (w *world) tellCard(c checkout.CardTender) string {
	s := " shows " + c.Face(w.now).String()
	if c.Want == checkout.WantVoid && c.State != checkout.Voided {
		s += ", wants void"
	}
	if c.Attempt > 1 {
		s += fmt.Sprintf(", try %d", c.Attempt)
	}
	if c.Deadline.Armed() {
		s += fmt.Sprintf(", %s in %s", c.Deadline.Kind, c.Deadline.At.Sub(w.now).Round(time.Second))
	}
	if c.Rule != "" && (c.Asking || c.Reason == checkout.ReasonRule) {
		s += ", rule " + c.Rule
	}
	if c.State == checkout.Declined {
		s += ", " + c.Decline.DeclineCode
		if c.Decline.ByTestAmount {
			s += " by the test amount"
		}
	}
	return s
}

type argument map[string]string

func arguments(words []string) argument {
	a := argument{}
	for _, w := range words {
		k, v, _ := strings.Cut(w, "=")
		a[k] = v
	}
	return a
}

func (a argument) has(k string) bool { _, ok := a[k]; return ok }

func (a argument) or(k, v string) string {
	if got, ok := a[k]; ok {
		return got
	}
	return v
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// complainer is what checks complain to: a test, or one draw of a property.
type complainer interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkHonest holds what no step may break: money is only asked for with a right, never under two rights, and a verdict never outruns its proof.
func checkHonest(t complainer, before, after checkout.Sale, effects []checkout.Effect) {
	t.Helper()
	calls := map[checkout.TenderID]int{}
	for _, e := range effects {
		c, ok := e.(checkout.Call)
		if !ok {
			continue
		}
		calls[c.Ref.Tender]++
		n, _ := after.Tender(c.Ref.Tender)
		card := n.(checkout.CardTender)
		if c.Ref.Op == checkout.OpCapture && card.Granted != checkout.RightCapture {
			t.Errorf("capture without a capture right: %+v", c)
		}
		if c.Ref.Op == checkout.OpConfirm || c.Ref.Op == checkout.OpProcess {
			if card.Capture == checkout.CaptureAutomatic && card.Granted != checkout.RightCapture {
				t.Errorf("automatic capture without a capture right: %+v", c)
			}
			if c.Ref.Op == checkout.OpConfirm && after.Changed.After(card.NotSeen.Add(25*time.Second)) {
				t.Errorf("confirm %s after the card was last not seen", after.Changed.Sub(card.NotSeen))
			}
		}
		if c.Key != checkout.Key(after.Install, c.Ref) {
			t.Errorf("the key of %+v is not derived from its ids", c.Ref)
		}
	}
	for id, n := range calls {
		if n > 1 {
			t.Errorf("%d calls of tender %s in one step", n, id)
		}
	}
	for _, n := range after.Tenders {
		card, ok := n.(checkout.CardTender)
		if !ok {
			continue
		}
		old, had := before.Tender(card.ID)
		if had && old.Standing().Final() && old.Standing() != card.State {
			t.Errorf("a %s tender became %s", old.Standing(), card.State)
		}
		if had && old.(checkout.CardTender).Granted != checkout.RightNone && old.(checkout.CardTender).Granted != card.Granted {
			t.Errorf("the %s right became %s", old.(checkout.CardTender).Granted, card.Granted)
		}
	}
	if after.Remaining().Minor < 0 && after.Status() != checkout.StatusAttention {
		t.Errorf("tenders cover %d more than is due", -after.Remaining().Minor)
	}
}
