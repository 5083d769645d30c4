package reconcile_test

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reji/checkout"
	"reji/checkout/reconcile"
)

// TestX1_FindingsAreExactlyWhatWasSeeded makes random books and PaymentIntents that agree but for what was seeded, in whatever order
// clocks and pages may bring them, with windows that are too small; the findings are the seeded ones, each once.
func TestX1_FindingsAreExactlyWhatWasSeeded(t *testing.T) {
	all := seeds()
	fired := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		w := &world{window: rapid.IntRange(1, 6).Draw(r, "window")}
		var want []found
		names := slices.Sorted(maps.Keys(all))
		for n := range rapid.IntRange(0, 25).Draw(r, "payments") {
			name := rapid.SampledFrom(names).Draw(r, "seed")
			fired[name]++
			for _, k := range all[name](w, n+1) {
				want = append(want, found{k, checkout.IntentID(fmt.Sprint("pi_", n+1))})
			}
		}
		jumble(r, w)
		findings, tally := w.compare(r)
		var got []found
		for _, f := range findings {
			got = append(got, found{f.Kind, f.Intent})
		}
		order := func(a, b found) int { return compareText(fmt.Sprint(a), fmt.Sprint(b)) }
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
		if !slices.Equal(got, want) {
			r.Fatalf("found %v, seeded %v", got, want)
		}
		if tally.Findings != len(got) {
			r.Fatalf("tally %+v for %d findings", tally, len(got))
		}
	})
	for name := range all {
		if fired[name] == 0 {
			t.Errorf("never seeded: %s", name)
		}
	}
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// jumble moves every entry a little, or far, in its stream.
func jumble(r *rapid.T, w *world) {
	shift := rapid.SampledFrom([]time.Duration{0, 3 * time.Minute, 2 * time.Hour}).Draw(r, "shift")
	off := func() time.Duration {
		return time.Duration(rapid.Int64Range(-int64(shift), int64(shift)).Draw(r, "off"))
	}
	for i := range w.tenders {
		w.tenders[i].At = w.tenders[i].At.Add(off())
	}
	key := map[checkout.IntentID]time.Time{}
	for _, p := range w.payments {
		key[p.ID] = p.Created.Add(off())
	}
	slices.SortFunc(w.tenders, func(a, b reconcile.Tender) int { return b.At.Compare(a.At) })
	slices.SortFunc(w.payments, func(a, b reconcile.Payment) int { return key[b.ID].Compare(key[a.ID]) })
}

// seed puts one payment into a world and gives the kinds that are to be found about it.
type seed func(w *world, n int) []reconcile.Kind

// pair seeds a payment that both sides list.
func pair(want []reconcile.Kind, books []func(*reconcile.Tender), stripe ...func(*reconcile.Payment)) seed {
	return func(w *world, n int) []reconcile.Kind {
		w.tenders = append(w.tenders, tender(n, books...))
		w.payments = append(w.payments, payment(n, stripe...))
		return want
	}
}

// only seeds a payment that Stripe alone has.
func only(want []reconcile.Kind, stripe ...func(*reconcile.Payment)) seed {
	return func(w *world, n int) []reconcile.Kind {
		w.payments = append(w.payments, payment(n, stripe...))
		return want
	}
}

// earlier seeds a payment of a sale that is no part of the stream.
func earlier(want []reconcile.Kind, created time.Time) seed {
	return func(w *world, n int) []reconcile.Kind {
		w.older = append(w.older, tender(n))
		w.payments = append(w.payments, payment(n, func(p *reconcile.Payment) { p.Created, p.Received = created, 1 }))
		return want
	}
}

func seeds() map[string]seed {
	of := func(k ...reconcile.Kind) []reconcile.Kind { return k }
	books := func(c ...func(*reconcile.Tender)) []func(*reconcile.Tender) { return c }
	whose := func(till string) func(*reconcile.Payment) { return func(p *reconcile.Payment) { p.Till = till } }
	open := status(checkout.IntentRequiresPaymentMethod)
	hold := status(checkout.IntentRequiresCapture)
	unnamed := func(t *reconcile.Tender) { t.Intent = "" }
	return map[string]seed{
		"paid":                  pair(nil, nil),
		"undone":                pair(nil, books(in(checkout.Voided)), status(checkout.IntentCanceled)),
		"open":                  pair(nil, books(in(checkout.Collecting)), open),
		"paid, held":            pair(of(reconcile.LedgerWithoutCharge), nil, hold),
		"amount":                pair(of(reconcile.AmountDiffers), nil, func(p *reconcile.Payment) { p.Received = 1999 }),
		"currency":              pair(of(reconcile.AmountDiffers), nil, func(p *reconcile.Payment) { p.Currency = "eur" }),
		"undone, captured":      pair(of(reconcile.StatusDiffers), books(in(checkout.Voided))),
		"captured elsewhere":    pair(of(reconcile.StatusDiffers), books(later)),
		"captured partly":       pair(of(reconcile.StatusDiffers, reconcile.AmountDiffers), books(later), func(p *reconcile.Payment) { p.Received = 7 }),
		"held":                  pair(of(reconcile.Uncaptured), books(later), hold, until(40*time.Hour)),
		"held, soon over":       pair(of(reconcile.ExpiresSoon), books(later), hold, until(time.Hour)),
		"lost answer":           pair(of(reconcile.StatusDiffers), books(in(checkout.Voided), unnamed), open),
		"lost answer, open":     pair(nil, books(in(checkout.Creating), unnamed), open),
		"orphan":                only(of(reconcile.ChargeWithoutLedger), open),
		"orphan, cancelled":     only(nil, status(checkout.IntentCanceled)),
		"stranger":              only(of(reconcile.ChargeWithoutLedger), whose("")),
		"stranger, unpaid":      only(nil, whose(""), open),
		"another till":          only(nil, whose("till-2")),
		"online":                only(nil, whose(""), func(p *reconcile.Payment) { p.AtReader = false }),
		"yesterday's":           earlier(nil, from.Add(-time.Minute)),
		"tomorrow's":            earlier(nil, to.Add(time.Minute)),
		"clock of another year": earlier(of(reconcile.AmountDiffers), from.Add(time.Minute)),
		"paid, unknown": func(w *world, n int) []reconcile.Kind {
			w.tenders = append(w.tenders, tender(n))
			return of(reconcile.LedgerWithoutCharge)
		},
		"made outside the hours": func(w *world, n int) []reconcile.Kind {
			w.tenders = append(w.tenders, tender(n))
			w.unlisted = append(w.unlisted, payment(n))
			return nil
		},
		"second intent": func(w *world, n int) []reconcile.Kind {
			w.older = append(w.older, tender(n, func(t *reconcile.Tender) { t.Intent = "pi_first" }))
			w.payments = append(w.payments, payment(n))
			return of(reconcile.ChargeWithoutLedger)
		},
	}
}

// TestX1_AMonthFitsIntoBoundedMemory compares 100,000 payments of each side that come into being as they are read, with a difference every
// ten thousand, an hour between the clocks and the payments of a second till in between.
func TestX1_AMonthFitsIntoBoundedMemory(t *testing.T) {
	const payments, skew = 100_000, time.Hour
	at := func(n int) time.Time { return to.Add(-time.Duration(n) * 25 * time.Second) }
	peak, read := uint64(0), 0
	measure := func() {
		if read++; read%20_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	side := func(n int) reconcile.Payment {
		return payment(n, func(p *reconcile.Payment) {
			p.Created = at(n)
			if n%10_000 == 0 {
				p.Received = 1
			}
		})
	}
	s := reconcile.Sources{
		Tenders: func(yield func(reconcile.Tender, error) bool) {
			for n := range payments {
				if measure(); !yield(tender(n, func(t *reconcile.Tender) { t.At = at(n).Add(skew) }), nil) {
					return
				}
			}
		},
		Payments: func(yield func(reconcile.Payment, error) bool) {
			for n := range payments {
				if measure(); !yield(side(n), nil) || n%3 == 0 && !yield(payment(n+payments, func(p *reconcile.Payment) { p.Till, p.Created = "till-2", at(n) }), nil) {
					return
				}
			}
		},
		InBooks: func(reconcile.Payment) (reconcile.Tender, bool, error) {
			return reconcile.Tender{}, false, errors.New("asked")
		},
		AtStripe: func(reconcile.Tender) (reconcile.Payment, bool, error) {
			return reconcile.Payment{}, false, errors.New("asked")
		},
		Streamed: func(reconcile.Tender) bool { return true },
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	differ, last := 0, 0
	tally, err := reconcile.Compare(reconcile.Options{Till: till, Now: now, From: at(payments), To: to, Each: func(t reconcile.Tally) { last = t.Checked }}, s,
		func(f reconcile.Finding) {
			if f.Kind == reconcile.AmountDiffers {
				differ++
			}
		})
	if err != nil || tally.Checked != payments || tally.Elsewhere != payments/3+1 || differ != payments/10_000 || last != payments {
		t.Errorf("%+v, %d differ, told of %d: %v", tally, differ, last, err)
	}
	if grown := int64(peak) - int64(m.HeapAlloc); peak == 0 || grown > 8<<20 {
		t.Errorf("memory grew by %d bytes", grown)
	}
}

// TestASourceThatFailsEndsTheComparison gives its error, and a tally of what was done.
func TestASourceThatFailsEndsTheComparison(t *testing.T) {
	broken := errors.New("broken")
	w := world{tenders: []reconcile.Tender{tender(3), tender(2), tender(1)}, payments: []reconcile.Payment{payment(3), payment(4)}, window: 1}
	none := func(reconcile.Finding) {}
	o := reconcile.Options{Till: till, Now: now, From: from, To: to, Window: 1}
	for name, breaks := range map[string]func(*reconcile.Sources){
		"tenders":  func(s *reconcile.Sources) { s.Tenders = failing(w.tenders, broken) },
		"payments": func(s *reconcile.Sources) { s.Payments = failing(w.payments, broken) },
		"books": func(s *reconcile.Sources) {
			s.InBooks = func(reconcile.Payment) (t reconcile.Tender, ok bool, err error) { return t, ok, broken }
		},
		"stripe": func(s *reconcile.Sources) {
			s.AtStripe = func(reconcile.Tender) (p reconcile.Payment, ok bool, err error) { return p, ok, broken }
		},
	} {
		s := w.sources()
		breaks(&s)
		tally, err := reconcile.Compare(o, s, none)
		if !errors.Is(err, broken) || tally.Checked == 0 {
			t.Errorf("%s: %+v %v", name, tally, err)
		}
	}
}

func failing[T any](all []T, err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range all {
			if !yield(one, nil) {
				return
			}
		}
		var none T
		yield(none, err)
	}
}
