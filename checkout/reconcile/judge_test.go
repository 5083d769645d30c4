package reconcile_test

import (
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/reconcile"
)

// TestT15_X1_EveryKindOfFinding holds one pair of sides against the other, a line each.
func TestT15_X1_EveryKindOfFinding(t *testing.T) {
	const (
		orphan, phantom, amount = reconcile.ChargeWithoutLedger, reconcile.LedgerWithoutCharge, reconcile.AmountDiffers
		standing, held, soon    = reconcile.StatusDiffers, reconcile.Uncaptured, reconcile.ExpiresSoon
	)
	has := func(change ...func(*reconcile.Tender)) *reconcile.Tender { t := tender(1, change...); return &t }
	at := func(change ...func(*reconcile.Payment)) *reconcile.Payment { p := payment(1, change...); return &p }
	tip := func(minor int64) func(*reconcile.Tender) { return func(t *reconcile.Tender) { t.Tip = minor } }
	tipped := func(minor int64) func(*reconcile.Payment) {
		return func(p *reconcile.Payment) { p.Tip, p.Amount = minor, 2000+minor; status(p.Status)(p) }
	}
	taken := func(minor int64) func(*reconcile.Payment) { return func(p *reconcile.Payment) { p.Received = minor } }
	coin := func(c string) func(*reconcile.Payment) { return func(p *reconcile.Payment) { p.Currency = c } }
	whose := func(till string) func(*reconcile.Payment) { return func(p *reconcile.Payment) { p.Till = till } }
	online := func(p *reconcile.Payment) { p.AtReader = false }
	unnamed := func(t *reconcile.Tender) { t.Intent = "" }
	type kinds = []reconcile.Kind
	for _, c := range []struct {
		name    string
		books   *reconcile.Tender
		stripe  *reconcile.Payment
		want    kinds
		ok      bool // nobody has to act
		checked int
	}{
		{"paid on both sides", has(), at(), nil, true, 1},
		{"paid with a tip", has(tip(300)), at(tipped(300)), nil, true, 1},
		{"undone on both sides", has(in(checkout.Voided)), at(status(checkout.IntentCanceled)), nil, true, 1},
		{"declined and still open", has(in(checkout.Declined)), at(status(checkout.IntentRequiresPaymentMethod)), nil, true, 1},
		{"waiting for a card", has(in(checkout.Collecting)), at(status(checkout.IntentRequiresPaymentMethod)), nil, true, 1},
		{"a person decides, and nobody was charged", has(in(checkout.Attention)), at(status(checkout.IntentCanceled)), nil, true, 1},
		{"never asked of Stripe", has(in(checkout.Voided), unnamed), nil, nil, true, 0},
		{"undone, and Stripe never had it", has(in(checkout.Voided)), nil, nil, true, 1},

		{"captured, unknown to the books", nil, at(), kinds{orphan}, false, 1},
		{"held, unknown to the books", nil, at(status(checkout.IntentRequiresCapture)), kinds{orphan}, false, 1},
		{"begun, unknown to the books", nil, at(status(checkout.IntentRequiresPaymentMethod)), kinds{orphan}, false, 1},
		{"cancelled, unknown to the books", nil, at(status(checkout.IntentCanceled)), nil, true, 1},
		{"captured, of unknown origin", nil, at(whose("")), kinds{orphan}, false, 1},
		{"held, of unknown origin", nil, at(whose(""), status(checkout.IntentRequiresCapture)), kinds{orphan}, false, 1},
		{"begun, of unknown origin", nil, at(whose(""), status(checkout.IntentRequiresPaymentMethod)), nil, true, 0},
		{"captured by another till", nil, at(whose("till-2")), nil, true, 0},
		{"captured by an online shop", nil, at(whose(""), online), nil, true, 0},

		{"paid, only held", has(), at(status(checkout.IntentRequiresCapture)), kinds{phantom}, false, 1},
		{"paid, cancelled", has(), at(status(checkout.IntentCanceled)), kinds{phantom}, false, 1},
		{"paid, never presented", has(), at(status(checkout.IntentRequiresPaymentMethod)), kinds{phantom}, false, 1},
		{"paid, unknown to Stripe", has(), nil, kinds{phantom}, false, 1},
		{"paid, without a PaymentIntent", has(unnamed), nil, kinds{phantom}, false, 1},

		{"less was taken", has(), at(taken(1500)), kinds{amount}, false, 1},
		{"more was taken", has(), at(taken(2001)), kinds{amount}, false, 1},
		{"another currency", has(), at(coin("cad")), kinds{amount}, false, 1},
		{"a tip that the books do not know", has(), at(tipped(300)), kinds{amount}, false, 1},
		{"a tip that Stripe does not know", has(tip(300)), at(), kinds{amount}, false, 1},
		{"the same sum with another tip", has(tip(300)), at(tipped(200), taken(2300)), kinds{amount}, false, 1},
		{"open, for another amount", has(in(checkout.Created)), at(status(checkout.IntentRequiresPaymentMethod), func(p *reconcile.Payment) { p.Amount = 2100 }), kinds{amount}, false, 1},
		{"paid less, and only held", has(), at(status(checkout.IntentRequiresCapture), func(p *reconcile.Payment) { p.Capturable = 100 }), kinds{phantom, amount}, false, 1},

		{"undone, captured", has(in(checkout.Voided)), at(), kinds{standing}, false, 1},
		{"undone, held", has(in(checkout.Voided)), at(status(checkout.IntentRequiresCapture)), kinds{standing}, false, 1},
		{"undone, still open", has(in(checkout.Voided)), at(status(checkout.IntentRequiresPaymentMethod)), kinds{standing}, false, 1},
		{"held, captured elsewhere", has(later), at(), kinds{standing}, false, 1},
		{"held, captured in part elsewhere", has(later), at(taken(500)), kinds{amount, standing}, false, 1},
		{"held, released elsewhere", has(later), at(status(checkout.IntentCanceled)), kinds{standing}, false, 1},
		{"held, unknown to Stripe", has(later), nil, kinds{standing}, false, 1},
		{"being authorised, held", has(in(checkout.Processing)), at(status(checkout.IntentRequiresCapture)), kinds{standing}, false, 1},
		{"being authorised with a tip, captured", has(in(checkout.Processing)), at(tipped(300)), kinds{standing}, false, 1},
		{"waiting for a card, cancelled elsewhere", has(in(checkout.Collecting)), at(status(checkout.IntentCanceled)), kinds{standing}, false, 1},
		{"waiting for a card, unknown to Stripe", has(in(checkout.Collecting)), nil, kinds{standing}, false, 1},
		{"being captured, captured", has(in(checkout.Capturing)), at(), kinds{standing}, false, 1},
		{"a person decides, and it was captured", has(in(checkout.Attention)), at(), kinds{standing}, false, 1},
		{"a status that is not known", has(in(checkout.Processing)), at(status(checkout.IntentUnknown)), kinds{standing}, false, 1},
		{"the answer that named it was lost, undone", has(in(checkout.Voided), unnamed), at(status(checkout.IntentRequiresPaymentMethod)), kinds{standing}, false, 1},
		{"the answer that named it was lost, open", has(in(checkout.Creating), unnamed), at(status(checkout.IntentRequiresPaymentMethod)), nil, true, 1},

		{"held on purpose", has(later), at(status(checkout.IntentRequiresCapture), until(40*time.Hour)), kinds{held}, true, 1},
		{"held on purpose, no end known", has(later), at(status(checkout.IntentRequiresCapture)), kinds{held}, true, 1},
		{"held on purpose, another amount", has(later), at(status(checkout.IntentRequiresCapture), until(40*time.Hour), func(p *reconcile.Payment) { p.Capturable = 100 }), kinds{amount, held}, false, 1},
		{"held by accident", has(in(checkout.Authorized)), at(status(checkout.IntentRequiresCapture), until(40*time.Hour)), kinds{held}, false, 1},
		{"not captured yet", has(in(checkout.Capturing)), at(status(checkout.IntentRequiresCapture), until(40*time.Hour)), kinds{held}, false, 1},
		{"held on purpose, 12 hours left", has(later), at(status(checkout.IntentRequiresCapture), until(12*time.Hour)), kinds{held}, true, 1},
		{"held on purpose, less", has(later), at(status(checkout.IntentRequiresCapture), until(12*time.Hour-time.Second)), kinds{soon}, false, 1},
		{"held on purpose, over", has(later), at(status(checkout.IntentRequiresCapture), until(-time.Hour)), kinds{soon}, false, 1},
	} {
		w := world{}
		if c.books != nil {
			w.tenders = []reconcile.Tender{*c.books}
		}
		if c.stripe != nil {
			w.payments = []reconcile.Payment{*c.stripe}
		}
		found, tally := w.compare(t)
		same(t, c.name, kindList(found), c.want)
		if ok := tally.Differ == 0; ok != c.ok || tally.Checked != c.checked || tally.Findings != len(found) {
			t.Errorf("%s: tally %+v", c.name, tally)
		}
	}
}

// TestX1_AFindingSaysWhatEachSideHas shows the words that scripts and people get.
func TestX1_AFindingSaysWhatEachSideHas(t *testing.T) {
	w := world{
		tenders:  []reconcile.Tender{tender(2, later, func(t *reconcile.Tender) { t.Tip = 300 }), tender(1)},
		payments: []reconcile.Payment{payment(2, func(p *reconcile.Payment) { p.Amount, p.Tip = 2300, 300 }, status(checkout.IntentRequiresCapture), until(5*time.Hour)), payment(3)},
	}
	found, _ := w.compare(t)
	if len(found) != 3 {
		t.Fatalf("%+v", found)
	}
	for i, want := range []string{
		"books: authorized 2300 usd (tip 300); stripe: requires_capture 2300 usd (tip 300); capture before 2026-11-21T03:00:00Z",
		"books: paid 2000 usd; stripe: none", "books: none; stripe: succeeded 2000 usd",
	} {
		if got := found[i].Detail(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if f := found[0]; f.Sale != "sale-2" || f.Number != 2 || f.Intent != "pi_2" || f.Left != 5*time.Hour || !f.OnPurpose || !f.Differs() {
		t.Errorf("%+v", f)
	}
	if f := found[2]; f.Sale != "sale-3" || f.Number != 0 || f.Tender != "tender-3" || f.Books != nil {
		t.Errorf("%+v", f)
	}
}

// TestKindsHaveTheirNames holds the names that scripts read.
func TestKindsHaveTheirNames(t *testing.T) {
	var names []string
	for _, k := range reconcile.Kinds() {
		b, err := k.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, string(b))
		var back reconcile.Kind
		if err := back.UnmarshalText(b); err != nil || back != k {
			t.Errorf("%s is read as %v: %v", b, back, err)
		}
	}
	if got := strings.Join(names, " "); got != "charge_without_ledger ledger_without_charge amount_differs status_differs uncaptured expires_soon" {
		t.Error(got)
	}
	var none reconcile.Kind
	if none.UnmarshalText(nil) == nil || none.UnmarshalText([]byte("fine")) == nil {
		t.Error("an unknown kind is read")
	}
	if got := reconcile.Kind(99).String(); got != "#99" {
		t.Error(got)
	}
}

// TestTendersAreTheCardsOfASale leaves cash out: Stripe knows nothing of it.
func TestTendersAreTheCardsOfASale(t *testing.T) {
	sale := checkout.BookSale{ID: "s", Number: 7, At: from, Tenders: []checkout.BookTender{
		{ID: "card", Means: checkout.MeansCard, State: checkout.Voiding, Amount: money.New(5, "usd")},
		{ID: "cash", Means: checkout.MeansCash, State: checkout.Paid, Amount: money.New(5, "usd")},
	}}
	got := reconcile.Tenders(sale)
	if len(got) != 1 || got[0].ID != "card" || got[0].Number != 7 || !got[0].Open || !got[0].At.Equal(from) {
		t.Errorf("%+v", got)
	}
}
