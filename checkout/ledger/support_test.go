package ledger

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
)

// TestMain plays a role of its own where a test has started this binary a second time.
func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		if err := play(role, os.Getenv(pathVariable)); err != nil {
			fmt.Println("child:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// epoch is when every test begins.
var epoch = time.Date(2026, 3, 14, 9, 26, 53, 589793000, time.UTC)

// options are those of a test's till.
func options(path string) Options {
	n := 0
	return Options{
		Path: path, Mode: checkout.ModeTest, Till: "till-1", Now: func() time.Time { return epoch },
		NewID: func() string { n++; return fmt.Sprintf("id-%04d", n) },
	}
}

// opened opens a ledger and closes it when the test ends.
func opened(t testing.TB, path string) *Ledger {
	t.Helper()
	l, err := Open(context.Background(), options(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// fresh opens a new ledger.
func fresh(t testing.TB) *Ledger {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "home", "ledger.db"))
}

// reopened closes a ledger and opens it as a new process would.
func reopened(t testing.TB, l *Ledger) *Ledger {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, l.path)
}

// till drives checkout's state machine and commits what comes of it, as a register does.
type till struct {
	l     *Ledger
	at    time.Time
	sales map[checkout.SaleID]checkout.Sale
	log   []register.Commit
}

func newTill(l *Ledger) *till {
	return &till{l: l, at: epoch, sales: map[checkout.SaleID]checkout.Sale{}}
}

func usd(minor int64) money.Amount { return money.New(minor, "usd") }

// request makes a request of a call, in the way a driver does: complete and the same every time.
func request(c checkout.Call) register.Request {
	return register.Request{
		Op: c.Ref.Op, Method: "POST", Path: "/v1/" + c.Ref.Op.String() + "/" + string(c.Intent), Key: c.Key, Version: "2025-06-30.basil",
		Body: fmt.Sprintf("amount=%d&metadata[tender]=%s&note=<ひ>&try=%d", c.Amount.Minor, c.Ref.Tender, c.Ref.Try),
	}
}

// commitOf applies an event, and gives the commit that it leads to, if it leads to one.
func (x *till) commitOf(id checkout.SaleID, e checkout.Event) (register.Commit, bool) {
	before := x.sales[id]
	after, effects, err := before.Apply(e, x.at)
	if err != nil || after.Rev == before.Rev {
		return register.Commit{}, false
	}
	c := register.Commit{Event: e, At: x.at, Before: before, After: after}
	for _, effect := range effects {
		if call, ok := effect.(checkout.Call); ok {
			c.Calls = append(c.Calls, register.Prepared{Call: call, Request: request(call)})
		}
	}
	return c, true
}

// do applies an event and commits it.
func (x *till) do(id checkout.SaleID, e checkout.Event) (bool, error) {
	c, changed := x.commitOf(id, e)
	if !changed {
		return false, nil
	}
	if _, err := x.l.Append(context.Background(), c); err != nil {
		return false, err
	}
	x.sales[id] = c.After
	x.log = append(x.log, c)
	return true, nil
}

// must applies an event that has to lead to a commit.
func (x *till) must(t testing.TB, id checkout.SaleID, e checkout.Event) checkout.Sale {
	t.Helper()
	changed, err := x.do(id, e)
	if err != nil {
		t.Fatal(err)
	}
	if !changed {
		t.Fatalf("%s changed nothing in %v", e.Kind(), x.sales[id])
	}
	return x.sales[id]
}

// begin starts a sale.
func (x *till) begin(t testing.TB, id checkout.SaleID, due money.Amount) {
	t.Helper()
	n, err := x.l.NextNumber(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	x.must(t, id, checkout.SaleStarted{
		Sale: id, Number: n, Due: due, Install: x.l.Identity().Install, Mode: checkout.ModeTest, Actor: "aki", Policy: checkout.DefaultPolicy(),
	})
}

// card is the latest card tender of a sale.
func (x *till) card(id checkout.SaleID) checkout.CardTender {
	c, _ := x.sales[id].Card()
	return c
}

// tender begins a card payment of a sale up to the moment at which its PaymentIntent exists and a card is awaited.
func (x *till) tender(t testing.TB, id checkout.SaleID, tender checkout.TenderID, amount money.Amount, mode checkout.CaptureMode) {
	t.Helper()
	x.must(t, id, checkout.CardTendered{Tender: tender, Amount: amount, Reader: "tmr_1", Capture: mode})
	x.answer(t, id, intentFacts(x.card(id), checkout.IntentRequiresPaymentMethod))
	x.answer(t, id, checkout.Facts{At: x.at, RequestID: "req_collect"})
}

// answer answers the request that is outstanding.
func (x *till) answer(t testing.TB, id checkout.SaleID, f checkout.Facts) {
	t.Helper()
	p := x.card(id).Pending
	if p == nil {
		t.Fatalf("nothing is outstanding in %+v", x.card(id))
	}
	x.must(t, id, checkout.CallAnswered{Ref: p.Call.Ref, Facts: f})
}

// see observes.
func (x *till) see(t testing.TB, id checkout.SaleID, f checkout.Facts) {
	t.Helper()
	x.must(t, id, checkout.Observed{Tender: x.card(id).ID, Facts: f, NotSeen: x.at})
}

var visa = checkout.Card{Brand: "visa", Funding: "credit", Country: "US", Last4: "4242", ReadMethod: "contactless_emv"}

// intentFacts is a PaymentIntent of a tender in a status, consistent in itself.
func intentFacts(c checkout.CardTender, s checkout.IntentStatus) checkout.Facts {
	total := c.Amount.Minor + c.Tip.Minor
	i := &checkout.IntentFacts{
		ID: checkout.IntentID("pi_" + string(c.ID)), Status: s, Amount: total, Tip: c.Tip.Minor, Currency: string(c.Amount.Currency), Tender: c.ID,
	}
	switch s {
	case checkout.IntentRequiresCapture:
		i.Capturable, i.Charge, i.Card = total, "ch_"+string(c.ID), &visa
		i.CaptureBefore = epoch.Add(48 * time.Hour).Truncate(time.Second)
	case checkout.IntentSucceeded:
		i.Received, i.Charge, i.Card = total, "ch_"+string(c.ID), &visa
	case checkout.IntentUnknown, checkout.IntentRequiresPaymentMethod, checkout.IntentRequiresConfirmation, checkout.IntentRequiresAction,
		checkout.IntentProcessing, checkout.IntentCanceled:
	}
	return checkout.Facts{At: epoch, Date: epoch.Truncate(time.Second), RequestID: "req_" + s.String(), Intent: i}
}

// collected is the reader's word that it has read a card.
func collected(c checkout.CardTender) checkout.Facts {
	return checkout.Facts{At: epoch, Action: &checkout.ActionFacts{
		Kind: checkout.ActionCollect, Status: checkout.ActionSucceeded, Intent: checkout.IntentID("pi_" + string(c.ID)), Card: &visa,
	}}
}

// pay takes a whole sale by card.
func (x *till) pay(t testing.TB, id checkout.SaleID, due money.Amount) {
	t.Helper()
	x.begin(t, id, due)
	x.tender(t, id, checkout.TenderID("t-"+string(id)), due, checkout.CaptureManual)
	x.see(t, id, collected(x.card(id)))
	x.answer(t, id, checkout.Facts{At: x.at})
	x.see(t, id, intentFacts(x.card(id), checkout.IntentRequiresCapture))
	x.answer(t, id, intentFacts(x.card(id), checkout.IntentSucceeded))
	if s := x.sales[id].Status(); s != checkout.StatusPaid {
		t.Fatalf("the sale ended %s: %+v", s, x.card(id))
	}
}

// verified wants a ledger without a fault.
func verified(t testing.TB, l *Ledger) Report {
	t.Helper()
	r, err := l.Verify(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK() {
		t.Fatalf("fault: %+v", *r.Fault)
	}
	return r
}

// refusedAs wants an *OpenError of a kind, and gives what it holds.
func refusedAs(t testing.TB, err error, kind Kind) OpenError {
	t.Helper()
	var e *OpenError
	if !errors.As(err, &e) {
		t.Fatalf("error %v (%T), want an *OpenError of kind %s", err, err, kind)
	}
	if e.Kind != kind {
		t.Fatalf("kind %s (%v), want %s", e.Kind, err, kind)
	}
	return *e
}
