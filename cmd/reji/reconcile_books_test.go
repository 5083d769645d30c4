package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/checkout/money"
	"reji/checkout/reconcile"
)

// bookcase is books in memory, numbered from 1, with the queries that a comparison makes of real ones.
type bookcase struct {
	sales []checkout.BookSale
	reads int
}

// Sales lists newest first.
func (s *bookcase) Sales(_ context.Context, p checkout.BookPage) ([]checkout.BookSale, error) {
	s.reads++
	var page []checkout.BookSale
	for _, sale := range slices.Backward(s.sales) {
		fits := (p.Before == 0 || sale.Number < p.Before) && (!p.Open || !sale.Tenders[0].State.Final())
		if fits && len(page) < p.Limit && (p.Search == "" || string(sale.Tenders[0].Intent) == p.Search) {
			page = append(page, sale)
		}
	}
	return page, nil
}

// Sale finds a sale by its id.
func (s *bookcase) Sale(_ context.Context, id string) (checkout.BookSale, []checkout.Entry, []checkout.BookLine, error) {
	for _, sale := range s.sales {
		if string(sale.ID) == id {
			return sale, nil, nil, nil
		}
	}
	return checkout.BookSale{}, nil, nil, ledger.ErrNoSale
}

// add books one card sale.
func (s *bookcase) add(at time.Time, state checkout.State) {
	n := len(s.sales) + 1
	s.sales = append(s.sales, checkout.BookSale{ID: checkout.SaleID(fmt.Sprint("sale-", n)), Number: int64(n), At: at, Tenders: []checkout.BookTender{{
		ID: checkout.TenderID(fmt.Sprint("tender-", n)), Means: checkout.MeansCard, State: state, Intent: checkout.IntentID(fmt.Sprint("pi_", n)), Amount: money.New(100, "usd"),
	}}})
}

// TestX1_APeriodIsFoundInTheNumbers draws books and periods: what is yielded is the period, each sale once, and what is open from before; what
// is said to be yielded is, also when a clock was wrong.
func TestX1_APeriodIsFoundInTheNumbers(t *testing.T) {
	start := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(r *rapid.T) {
		s, at := &bookcase{}, start
		right := rapid.Bool().Draw(r, "clock is right")
		for range rapid.IntRange(0, 450).Draw(r, "sales") {
			step := rapid.IntRange(0, 60).Draw(r, "minutes")
			if !right && rapid.IntRange(0, 9).Draw(r, "jump") == 0 {
				step = rapid.IntRange(-100_000, 100_000).Draw(r, "far")
			}
			at = at.Add(time.Duration(step) * time.Minute)
			s.add(at, rapid.SampledFrom([]checkout.State{checkout.Paid, checkout.Paid, checkout.Voided, checkout.Authorized}).Draw(r, "state"))
		}
		p := period{from: start.Add(time.Duration(rapid.IntRange(-10, 300).Draw(r, "from")) * time.Hour)}
		p.to = p.from.Add(time.Duration(rapid.IntRange(1, 100).Draw(r, "hours")) * time.Hour)
		now := p.to.Add(time.Duration(rapid.SampledFrom([]int{-1, 1}).Draw(r, "now")) * time.Minute)
		b, err := booksOf(t.Context(), s, p, now)
		if err != nil {
			r.Fatal(err)
		}
		got := map[int64]int{}
		for tender, err := range b.tenders(t.Context()) {
			if err != nil {
				r.Fatal(err)
			}
			got[tender.Number]++
		}
		for _, sale := range s.sales {
			tender := reconcile.Tenders(sale)[0]
			in := !sale.At.Before(p.from) && sale.At.Before(p.to) || now.Before(p.to) && sale.At.Before(p.from) && tender.Open
			if right && (got[sale.Number] == 1) != in {
				r.Fatalf("sale %d of %s in [%s, %s): yielded %d times", sale.Number, sale.At, p.from, p.to, got[sale.Number])
			}
			if b.streamed(tender) != (got[sale.Number] == 1) || got[sale.Number] > 1 {
				r.Fatalf("sale %d: yielded %d times, said to be %v", sale.Number, got[sale.Number], b.streamed(tender))
			}
		}
		if sum := len(slices.Collect(maps.Keys(got))); s.reads > 40+sum/booksPage {
			r.Fatalf("%d reads for %d sales", s.reads, sum)
		}
	})
}

// TestX1_APaymentIsFoundInTheBooks goes by the PaymentIntent, then by the metadata, and believes neither further than it goes.
func TestX1_APaymentIsFoundInTheBooks(t *testing.T) {
	s := &bookcase{}
	for range 3 {
		s.add(time.Now(), checkout.Paid)
	}
	s.sales[2].Tenders[0].Intent = ""
	b := bookSide{ledger: s}
	for _, c := range []struct{ intent, sale, tender, want string }{
		{"pi_2", "", "", "tender-2"}, {"pi_2", "sale-1", "tender-1", "tender-2"}, {"pi_9", "sale-3", "tender-3", "tender-3"}, {"pi_9", "sale-1", "tender-1", "tender-1"},
		{"pi_9", "sale-1", "tender-3", ""}, {"pi_9", "sale-9", "tender-1", ""}, {"pi_9", "", "tender-1", ""}, {"pi_9", "sale-1", "", ""},
	} {
		p := reconcile.Payment{Sale: checkout.SaleID(c.sale)}
		p.ID, p.Tender = checkout.IntentID(c.intent), checkout.TenderID(c.tender)
		tender, ok, err := b.find(t.Context(), p)
		if err != nil || ok != (c.want != "") || string(tender.ID) != c.want {
			t.Errorf("%+v: %s %v %v", c, tender.ID, ok, err)
		}
	}
}

// broken is books that fail from a read on.
type broken struct {
	bookcase
	after int
}

var errBroken = errors.New("broken")

// Sales fails in time.
func (b *broken) Sales(ctx context.Context, p checkout.BookPage) ([]checkout.BookSale, error) {
	if b.after--; b.after < 0 {
		return nil, errBroken
	}
	return b.bookcase.Sales(ctx, p)
}

// TestBooksThatFailEndTheComparison wants the error of whichever read failed, never a shorter period.
func TestBooksThatFailEndTheComparison(t *testing.T) {
	start := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	whole := false
	for after := 0; !whole; after++ {
		s := &broken{after: after}
		for n := range 500 {
			s.add(start.Add(time.Duration(n)*time.Minute), checkout.Paid)
		}
		yielded := 0
		b, err := booksOf(t.Context(), s, period{from: start, to: start.Add(24 * time.Hour)}, start)
		if err == nil {
			for _, failed := range b.tenders(t.Context()) {
				if err = failed; err == nil {
					yielded++
				}
			}
		}
		whole = s.after >= 0
		if whole && (err != nil || yielded != 500) || !whole && !errors.Is(err, errBroken) {
			t.Fatalf("%d of 500 sales after %d reads: %v", yielded, after, err)
		}
	}
}
