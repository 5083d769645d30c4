package whole

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/uuid"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
	"reji/reader/sim"
	"reji/reader/stripe"
)

const testKey = "sk_test_51wholetill000000000000"

// till is a whole till with the Stripe that it believes in.
type till struct {
	t        testing.TB
	dir      string
	stripe   *sim.Server
	wire     http.RoundTripper // between driver and simulator
	ledger   *ledger.Ledger
	driver   *stripe.Driver
	register *register.Register
	policy   checkout.Policy
	flow     checkout.Flow
	interac  bool
	reader   checkout.ReaderID
	clock    func() time.Time // the till's wall clock; nil: it is right
}

// world makes the Stripe of a test. It outlives any till.
func world(t testing.TB, o sim.Options) *till {
	t.Helper()
	o.Clock, o.RateLimit = time.Now, -1
	if o.Seed == 0 {
		o.Seed = 7
	}
	s, err := sim.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return &till{t: t, dir: t.TempDir(), stripe: s, wire: s.Transport(), policy: checkout.DefaultPolicy()}
}

// open starts the till, as after power-on.
func (w *till) open() *till {
	w.t.Helper()
	ctx := context.Background()
	key, err := stripe.ParseKey(testKey)
	if err != nil {
		w.t.Fatal(err)
	}
	w.driver, err = stripe.New(stripe.Options{Key: key, BaseURL: "http://127.0.0.1:1", Transport: w.wire, Now: time.Now})
	if err != nil {
		w.t.Fatal(err)
	}
	w.ledger, err = ledger.Open(ctx, ledger.Options{
		Path: filepath.Join(w.dir, "ledger.db"), Mode: checkout.ModeTest, Till: "till-1", Now: time.Now,
		NewID: func() string { return uuid.Must(uuid.NewV7()).String() },
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if w.reader == "" {
		w.reader = w.someReader("usd")
	}
	w.register = register.New(register.Options{
		Ledger: w.ledger, Terminal: w.driver, Policy: w.policy, Flow: w.flow, Interac: w.interac, Actor: "aya", Now: w.clock,
		Reader: register.Reader{ID: w.reader, Label: "counter-1"}, Log: slog.New(slog.NewTextHandler(testWriter{w.t}, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err := w.register.Start(ctx); err != nil {
		w.t.Fatal(err)
	}
	return w
}

// die ends the till without a word, as a power cut would: whatever is on its way is abandoned.
func (w *till) die() {
	w.register.Close()
	if err := w.ledger.Close(); err != nil {
		w.t.Error(err)
	}
}

type testWriter struct{ t testing.TB }

func (w testWriter) Write(b []byte) (int, error) { w.t.Logf("%s", b); return len(b), nil }

// someReader finds the simulator's reader for a currency.
func (w *till) someReader(currency string) checkout.ReaderID {
	w.t.Helper()
	for _, r := range w.list("/v1/terminal/readers?limit=100") {
		if m, ok := r["metadata"].(map[string]any); ok && m["currency"] == currency {
			return checkout.ReaderID(r["id"].(string))
		}
	}
	w.t.Fatalf("no reader for %s", currency)
	return ""
}

// get reads from the simulator past the till's wire, as an auditor.
func (w *till) get(path string) map[string]any {
	w.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://sim"+path, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer sk_test_auditor00000000")
	req.Header.Set("Stripe-Version", "2025-06-30.basil")
	res, err := w.stripe.Transport().RoundTrip(req)
	if err != nil {
		w.t.Fatalf("%s: %v", path, err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		w.t.Fatalf("%s: %d %s %v", path, res.StatusCode, b, err)
	}
	var v map[string]any
	if err := json.Unmarshal(b, &v); err != nil {
		w.t.Fatal(err)
	}
	return v
}

func (w *till) list(path string) []map[string]any {
	w.t.Helper()
	var all []map[string]any
	for _, v := range w.get(path)["data"].([]any) {
		all = append(all, v.(map[string]any))
	}
	return all
}

// intents lists every PaymentIntent there is.
func (w *till) intents() []map[string]any { return w.list("/v1/payment_intents?limit=100") }

// charge keys an amount in dollars' cents and asks for a card.
func (w *till) charge(minor int64, capture checkout.CaptureMode) checkout.SaleID {
	w.t.Helper()
	id, err := w.register.Charge(context.Background(), register.Charge{Amount: money.New(minor, "usd"), Capture: capture})
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

// until waits, in virtual time, for the sale to satisfy a condition.
func (w *till) until(id checkout.SaleID, what string, ok func(register.View) bool) register.View {
	w.t.Helper()
	snaps, done := w.register.Watch()
	defer done()
	late := time.After(30 * time.Minute)
	for {
		select {
		case s, open := <-snaps:
			if v, found := s.View(id); found && ok(v) {
				return v
			}
			if !open || s.Stopped != nil {
				w.t.Fatalf("till stopped while waiting for %s: %+v", what, s.Stopped)
			}
		case <-late:
			v, _ := w.register.Snapshot().View(id)
			c, _ := v.Sale.Card()
			w.t.Fatalf("no %s after half an hour: %s, state %s (%s)", what, v.Sale.Status(), c.State, c.Reason)
		}
	}
}

func face(f checkout.Face) func(register.View) bool {
	return func(v register.View) bool {
		c, ok := v.Sale.Card()
		return ok && c.Face(time.Now()) == f
	}
}

// untilFace waits for what the cashier is told.
func (w *till) untilFace(id checkout.SaleID, f checkout.Face) register.View {
	w.t.Helper()
	return w.until(id, f.String(), face(f))
}

// untilAtRest waits until nothing happens by itself any more.
func (w *till) untilAtRest(id checkout.SaleID) register.View {
	w.t.Helper()
	return w.until(id, "rest", atRest)
}

func atRest(v register.View) bool {
	c, ok := v.Sale.Card()
	if !ok {
		return true
	}
	switch c.State {
	case checkout.Paid, checkout.Voided, checkout.Declined, checkout.Attention:
		return true
	case checkout.Created:
		return c.Reason != checkout.ReasonNone
	case checkout.Authorized:
		return c.Capture == checkout.CaptureLater
	}
	return false
}

// tap presents a test card.
func (w *till) tap(name string) error {
	card, ok := reader.FindTestCard(name)
	if !ok {
		w.t.Fatalf("no test card %q", name)
	}
	return w.driver.Present(context.Background(), w.reader, card, 0)
}

func (w *till) mustTap(name string) {
	w.t.Helper()
	if err := w.tap(name); err != nil {
		w.t.Fatalf("tap: %v", err)
	}
}

func (w *till) decide(id checkout.SaleID, e checkout.Event) error {
	return w.register.Decide(context.Background(), id, e)
}

func tenderOf(v register.View) checkout.TenderID {
	c, _ := v.Sale.Card()
	return c.ID
}

// audit compares what Stripe took with what the books say, both ways (I1, I3, I4), and has the ledger verified.
func (w *till) audit() {
	w.t.Helper()
	books, err := w.ledger.Sales(context.Background(), checkout.BookPage{Limit: 500})
	if err != nil {
		w.t.Fatal(err)
	}
	known := map[string]checkout.BookTender{}
	for _, s := range books {
		for _, tender := range s.Tenders {
			if tender.Means == checkout.MeansCard && tender.Intent != "" {
				known[string(tender.Intent)] = tender
			}
		}
	}
	captured := map[string]int64{}
	for _, i := range w.intents() {
		id, status, received := i["id"].(string), i["status"].(string), int64(i["amount_received"].(float64))
		sale := fmt.Sprint(i["metadata"].(map[string]any)["sale"])
		if status == "succeeded" {
			captured[sale] += received
		}
		tender, ok := known[id]
		if !ok {
			if status == "succeeded" || status == "requires_capture" {
				w.t.Errorf("%s is %s, and the ledger does not know it", id, status)
			}
			continue
		}
		if status == "succeeded" && tender.State != checkout.Paid && tender.State != checkout.Attention {
			w.t.Errorf("%s was captured, and the ledger has it as %s", id, tender.State)
		}
		if status != "succeeded" && tender.State == checkout.Paid {
			w.t.Errorf("%s is %s, and the ledger has it as paid", id, status)
		}
		if tender.State == checkout.Voided && status != "canceled" {
			w.t.Errorf("%s is %s, and the ledger says that nothing was charged", id, status)
		}
		if tender.State == checkout.Paid && received != tender.Amount.Minor+tender.Tip {
			w.t.Errorf("%s: %d captured, %d in the books", id, received, tender.Amount.Minor+tender.Tip)
		}
	}
	for _, s := range books {
		if got := captured[string(s.ID)]; got > s.Due.Minor+tips(s) {
			w.t.Errorf("sale %d: %d captured, %d due", s.Number, got, s.Due.Minor)
		}
	}
	report, err := w.ledger.Verify(context.Background(), nil)
	if err != nil || !report.OK() {
		w.t.Errorf("the books do not verify: %v %+v", err, report.Fault)
	}
}

func tips(s checkout.BookSale) int64 {
	var sum int64
	for _, tender := range s.Tenders {
		sum += tender.Tip
	}
	return sum
}

// inBubble runs a test in virtual time and lets every timer that is left run out.
func inBubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		f(t)
	})
}

// pass lets virtual time pass.
func pass(d time.Duration) { <-time.After(d) }
