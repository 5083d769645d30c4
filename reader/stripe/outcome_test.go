package stripe_test

import (
	"fmt"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/reader/sim"
)

// What Stripe documents of its simulated cards (docs.stripe.com/terminal/references/testing): the brand that the reader reports, the
// funding, and the outcome at an amount that approves.
var documentedCards = map[string]struct{ brand, funding, outcome string }{
	"visa":                               {"visa", "credit", "requires_capture"},
	"visa_debit":                         {"visa", "debit", "requires_capture"},
	"mastercard":                         {"mastercard", "credit", "requires_capture"},
	"mastercard_debit":                   {"mastercard", "debit", "requires_capture"},
	"mastercard_prepaid":                 {"mastercard", "prepaid", "requires_capture"},
	"amex":                               {"amex", "credit", "requires_capture"},
	"amex2":                              {"amex", "credit", "requires_capture"},
	"discover":                           {"discover", "credit", "requires_capture"},
	"discover2":                          {"discover", "credit", "requires_capture"},
	"diners":                             {"diners", "credit", "requires_capture"},
	"diners_14digits":                    {"diners", "credit", "requires_capture"},
	"jcb":                                {"jcb", "credit", "requires_capture"},
	"unionpay":                           {"unionpay", "credit", "requires_capture"},
	"interac":                            {"interac", "debit", "succeeded"}, // captured by the request that confirms
	"eftpos_au_debit":                    {"eftpos_au", "debit", "requires_capture"},
	"eftpos_au_visa_debit":               {"visa", "debit", "requires_capture"},
	"eftpos_au_mastercard_debit":         {"mastercard", "debit", "requires_capture"},
	"cartes_bancaires_visa_debit":        {"visa", "debit", "requires_capture"},
	"cartes_bancaires_mastercard_debit":  {"mastercard", "debit", "requires_capture"},
	"girocard_debit":                     {"unknown", "debit", "requires_capture"},
	"offline_pin_cvm":                    {"visa", "credit", "requires_capture"},
	"offline_pin_sca_retry":              {"visa", "credit", "requires_capture"},
	"online_pin_cvm":                     {"visa", "credit", "requires_capture"},
	"online_pin_sca_retry":               {"visa", "credit", "requires_capture"},
	"charge_declined":                    {"visa", "credit", "card_declined/generic_decline"},
	"charge_declined_insufficient_funds": {"visa", "credit", "card_declined/insufficient_funds"},
	"charge_declined_lost_card":          {"visa", "credit", "card_declined/lost_card"},
	"charge_declined_stolen_card":        {"visa", "credit", "card_declined/stolen_card"},
	"charge_declined_expired_card":       {"visa", "credit", "expired_card/expired_card"},
	"charge_declined_processing_error":   {"visa", "credit", "processing_error/processing_error"},
	"refund_fail":                        {"visa", "credit", "requires_capture"},
}

// What Stripe documents of an amount's last two digits, with a card that needs no PIN and with one that needs its offline PIN.
var documentedEndings = []struct {
	ending    int64
	card, pin string
}{
	{0, "requires_capture", "requires_capture"},
	{1, "card_declined/call_issuer", "card_declined/call_issuer"},
	{2, "requires_capture", "card_declined/offline_pin_required"},
	{3, "card_declined/online_or_offline_pin_required", "card_declined/online_or_offline_pin_required"},
	{5, "card_declined/generic_decline", "card_declined/generic_decline"},
	{55, "card_declined/incorrect_pin", "card_declined/incorrect_pin"},
	{65, "card_declined/withdrawal_count_limit_exceeded", "card_declined/withdrawal_count_limit_exceeded"},
	{75, "card_declined/pin_try_exceeded", "card_declined/pin_try_exceeded"},
	{4, "requires_capture", "requires_capture"},
	{10, "requires_capture", "requires_capture"},
	{50, "requires_capture", "requires_capture"},
	{60, "requires_capture", "requires_capture"},
	{99, "requires_capture", "requires_capture"},
}

// TestT2EveryTestCardAndAmountEndingHasItsDocumentedOutcome drives every card and every ending through the real driver over HTTP, in one
// and in two steps, and holds every request and answer against Stripe's own document.
func TestT2EveryTestCardAndAmountEndingHasItsDocumentedOutcome(t *testing.T) {
	b := newBench(t, setup{http: true, sim: sim.Options{AuthDelay: 900 * time.Millisecond}})
	if got, want := len(reader.TestCards()), len(documentedCards); got != want {
		t.Errorf("%d test cards, documented are %d", got, want)
	}
	for _, oneShot := range []bool{false, true} {
		flow := map[bool]string{false: "two-step", true: "one-shot"}[oneShot]
		for _, card := range reader.TestCards() {
			t.Run(flow+" "+card.Name, func(t *testing.T) { b.cardHasItsOutcome(t, card, oneShot) })
		}
		for _, e := range documentedEndings {
			for _, at := range []money.Amount{money.New(2000+e.ending, "usd"), money.New(300+e.ending, "jpy"), money.New(123400+e.ending, "eur")} {
				t.Run(fmt.Sprintf("%s %d %s", flow, at.Minor, at.Currency), func(t *testing.T) {
					b.endingHasItsOutcome(t, "visa", at, oneShot, e.card)
					b.endingHasItsOutcome(t, "offline_pin_cvm", at, oneShot, e.pin)
				})
			}
		}
	}
	t.Log(b.watch.Report())
}

func (b *bench) cardHasItsOutcome(t *testing.T, card reader.TestCard, oneShot bool) {
	want, ok := documentedCards[card.Name]
	if !ok {
		t.Fatalf("%s is not documented", card.Name)
	}
	s := b.newSale(t, t.Name(), money.New(2000, "usd"), usdReader)
	if card.Interac() {
		s = b.newSale(t, t.Name(), money.New(2000, "cad"), "tmr_SimulatedCad01")
		s.call.Interac = true
	}
	inspected, f := s.pay(oneShot, card.Name, 0)
	if got := outcome(f); got != want.outcome {
		t.Fatalf("outcome %s, want %s", got, want.outcome)
	}
	last4 := card.Number[len(card.Number)-4:]
	for when, c := range map[string]*checkout.Card{"at inspect": inspected, "after the verdict": f.Intent.Card} {
		if c == nil && oneShot && when == "at inspect" {
			continue
		}
		if c == nil || c.Brand != want.brand || c.Funding != want.funding || c.Last4 != last4 || c.Interac != card.Interac() || len(c.Country) != 2 {
			t.Errorf("card %s: %+v, want %s %s %s", when, c, want.brand, want.funding, last4)
		}
	}
	if card.Brand != want.brand {
		t.Errorf("the table of cards says %s, want %s", card.Brand, want.brand)
	}
	if f.Intent.Charge == "" {
		t.Error("no charge")
	}
	if f.Intent.Status == checkout.IntentRequiresCapture && (f.Intent.AuthCode == "" || f.Intent.CaptureBefore.IsZero()) {
		t.Errorf("approved with authorisation code %q, to be captured before %v", f.Intent.AuthCode, f.Intent.CaptureBefore)
	}
}

func (b *bench) endingHasItsOutcome(t *testing.T, card string, amount money.Amount, oneShot bool, want string) {
	at := checkout.ReaderID(map[money.Currency]string{"usd": "tmr_SimulatedUsd01", "jpy": "tmr_SimulatedJpy01", "eur": "tmr_SimulatedEur01"}[amount.Currency])
	s := b.newSale(t, t.Name()+card, amount, at)
	_, f := s.pay(oneShot, card, 0)
	if got := outcome(f); got != want {
		t.Errorf("%s: outcome %s, want %s", card, got, want)
	}
}

// TestT1WhereInteracIsTakenOtherCardsAreStillCapturedByARequest holds that allowing Interac does not change the other cards, and that its own
// cards are never declined for the capture method (docs.stripe.com/terminal/payments/regional).
func TestT1WhereInteracIsTakenOtherCardsAreStillCapturedByARequest(t *testing.T) {
	b := newBench(t, setup{http: true})
	for _, c := range []struct {
		card string
		mode checkout.CaptureMode
		want string
	}{
		{"visa", checkout.CaptureManual, "requires_capture"},
		{"visa", checkout.CaptureLater, "requires_capture"},
		{"visa", checkout.CaptureAutomatic, "succeeded"},
		{"interac", checkout.CaptureManual, "succeeded"},
		{"interac", checkout.CaptureLater, "succeeded"},
		{"interac", checkout.CaptureAutomatic, "succeeded"},
	} {
		name := c.card + " " + c.mode.String()
		s := b.newSale(t, name, money.New(2000, "cad"), "tmr_SimulatedCad01")
		s.call.Interac, s.call.Capture = true, c.mode
		if _, f := s.pay(false, c.card, 0); outcome(f) != c.want {
			t.Errorf("%s: %s, want %s", name, outcome(f), c.want)
		}
	}
}

// TestT6TheEndingOfTheAmountWithTheTipDecides holds that the tip counts (docs.stripe.com/terminal/features/collecting-tips/on-reader).
func TestT6TheEndingOfTheAmountWithTheTipDecides(t *testing.T) {
	b := newBench(t, setup{http: true})
	s := b.usd(t, 2000)
	_, f := s.pay(false, "visa", 105)
	if got := outcome(f); got != "card_declined/generic_decline" {
		t.Errorf("20.00 with a tip of 1.05: %s", got)
	}
	s = b.newSale(t, "again", money.New(2005, "usd"), usdReader)
	_, f = s.pay(true, "visa", 295)
	if got := outcome(f); got != "requires_capture" || f.Intent.Tip != 295 || f.Intent.Amount != 2300 {
		t.Errorf("20.05 with a tip of 2.95: %s, %+v", got, f.Intent)
	}
}

// TestSoftDeclineIsNotTheVerdict holds that a sale in a country with strong authentication can leave two charges, and that only the last counts.
func TestSoftDeclineIsNotTheVerdict(t *testing.T) {
	b := newBench(t, setup{sim: sim.Options{AuthDelay: 2 * time.Second}})
	s := b.usd(t, 2000)
	s.must(checkout.OpCreate)
	s.must(checkout.OpProcess)
	s.present("offline_pin_sca_retry", 0)
	soft := false
	for range 20 {
		f := s.look(true)
		if f.Action.Status != checkout.ActionInProgress {
			if got := outcome(f); got != "requires_capture" || !soft {
				t.Fatalf("ended with %s, soft decline seen: %v", got, soft)
			}
			return
		}
		soft = soft || f.Intent.Decline != nil && f.Intent.Decline.DeclineCode == "offline_pin_required"
		b.clock.Advance(500 * time.Millisecond)
	}
	t.Fatal("no verdict")
}
