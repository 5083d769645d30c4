package reconcile_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/reconcile"
)

const till = "till-1"

var (
	from = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	to   = from.Add(24 * time.Hour)
	now  = from.Add(22 * time.Hour)
)

// found is a finding as far as a test expects it.
type found struct {
	kind   reconcile.Kind
	intent checkout.IntentID
}

// world is both sides of an account, with an index of each as the real ones have.
type world struct {
	tenders  []reconcile.Tender  // in the stream, newest first
	older    []reconcile.Tender  // in the books, not in the stream
	payments []reconcile.Payment // listed, newest first
	unlisted []reconcile.Payment // at Stripe, not listed
	window   int
}

func stream[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range all {
			if !yield(one, nil) {
				return
			}
		}
	}
}

func (w *world) sources() reconcile.Sources {
	inBooks := func(p reconcile.Payment) (reconcile.Tender, bool, error) {
		all := slices.Concat(w.tenders, w.older)
		i := slices.IndexFunc(all, func(t reconcile.Tender) bool { return t.Intent == p.ID })
		if i < 0 && p.Tender != "" {
			i = slices.IndexFunc(all, func(t reconcile.Tender) bool { return t.ID == p.Tender })
		}
		if i < 0 {
			return reconcile.Tender{}, false, nil
		}
		return all[i], true, nil
	}
	atStripe := func(t reconcile.Tender) (reconcile.Payment, bool, error) {
		all := slices.Concat(w.payments, w.unlisted)
		i := slices.IndexFunc(all, func(p reconcile.Payment) bool { return p.ID == t.Intent })
		if i < 0 {
			return reconcile.Payment{}, false, nil
		}
		all[i].Created = time.Time{} // a look does not tell
		return all[i], true, nil
	}
	return reconcile.Sources{
		Tenders: stream(w.tenders), Payments: stream(w.payments), InBooks: inBooks, AtStripe: atStripe,
		Streamed: func(t reconcile.Tender) bool {
			return slices.ContainsFunc(w.tenders, func(o reconcile.Tender) bool { return o.ID == t.ID })
		},
	}
}

func (w *world) compare(t interface{ Fatal(...any) }) ([]reconcile.Finding, reconcile.Tally) {
	var all []reconcile.Finding
	o := reconcile.Options{Till: till, Now: now, From: from, To: to, Window: w.window}
	tally, err := reconcile.Compare(o, w.sources(), func(f reconcile.Finding) { all = append(all, f) })
	if err != nil {
		t.Fatal(err)
	}
	return all, tally
}

// tender is a paid card of 20.00, and payment the PaymentIntent that belongs to it.
func tender(n int, change ...func(*reconcile.Tender)) reconcile.Tender {
	t := reconcile.Tender{
		Sale: checkout.SaleID(fmt.Sprint("sale-", n)), Number: int64(n), At: from.Add(time.Duration(n) * time.Minute),
		BookTender: checkout.BookTender{
			ID: checkout.TenderID(fmt.Sprint("tender-", n)), Means: checkout.MeansCard, State: checkout.Paid, Amount: money.New(2000, "usd"),
			Intent: checkout.IntentID(fmt.Sprint("pi_", n)),
		},
	}
	for _, c := range change {
		c(&t)
	}
	return t
}

func payment(n int, change ...func(*reconcile.Payment)) reconcile.Payment {
	p := reconcile.Payment{
		Created: from.Add(time.Duration(n)*time.Minute + 2*time.Second), Sale: checkout.SaleID(fmt.Sprint("sale-", n)), AtReader: true,
		IntentFacts: checkout.IntentFacts{
			ID: checkout.IntentID(fmt.Sprint("pi_", n)), Status: checkout.IntentSucceeded, Amount: 2000, Received: 2000, Currency: "usd", Till: till,
			Tender: checkout.TenderID(fmt.Sprint("tender-", n)),
		},
	}
	for _, c := range change {
		c(&p)
	}
	return p
}

// in puts a tender into a state; later says that it is held on purpose.
func in(s checkout.State) func(*reconcile.Tender) { return func(t *reconcile.Tender) { t.State = s } }

func later(t *reconcile.Tender) { t.State, t.Capture = checkout.Authorized, checkout.CaptureLater }

// status puts a PaymentIntent into a status, with the figures that Stripe has then.
func status(s checkout.IntentStatus) func(*reconcile.Payment) {
	return func(p *reconcile.Payment) {
		p.Status, p.Received, p.Capturable = s, 0, 0
		switch s {
		case checkout.IntentSucceeded:
			p.Received = p.Amount
		case checkout.IntentRequiresCapture:
			p.Capturable = p.Amount
		}
	}
}

// until says how long the authorisation still holds.
func until(left time.Duration) func(*reconcile.Payment) {
	return func(p *reconcile.Payment) { p.CaptureBefore = now.Add(left) }
}

// kindList gives the kinds of findings, in order.
func kindList(all []reconcile.Finding) []reconcile.Kind {
	var list []reconcile.Kind
	for _, f := range all {
		list = append(list, f.Kind)
	}
	slices.Sort(list)
	return list
}

func same(t *testing.T, what string, got, want []reconcile.Kind) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
