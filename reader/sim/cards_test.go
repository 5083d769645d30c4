package sim_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"reji/reader/readertest/spec"
	"reji/reader/sim"
)

// newHTTPWorld is newWorld over a real socket, with every exchange judged by Stripe's document, requests too.
func newHTTPWorld(t *testing.T, change func(*sim.Options)) *world {
	t.Helper()
	w := newWorld(t, change)
	doc, err := spec.Load()
	if err != nil {
		t.Fatalf("load Stripe's document: %v", err)
	}
	server := httptest.NewServer(doc.Handler(w.sim, t))
	t.Cleanup(server.Close)
	w.base, w.client = server.URL, server.Client()
	return w
}

// newSocketWorld is newWorld over a real socket whose answers nobody judges, for faults.
func newSocketWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, nil)
	server := httptest.NewServer(w.sim)
	t.Cleanup(server.Close)
	w.base, w.client = server.URL, server.Client()
	return w
}

// both runs a test in memory and over HTTP.
func both(t *testing.T, run func(t *testing.T, w *world)) {
	t.Helper()
	t.Run("memory", func(t *testing.T) { run(t, newWorld(t, nil)) })
	t.Run("http", func(t *testing.T) { run(t, newHTTPWorld(t, nil)) })
}

// outcome is what a presentation leads to; decline "" is an approval.
type outcome struct {
	number  string
	brand   string
	funding string
	code    string // of the error
	decline string
	soft    string // decline code of the charge before
	cvm     string
	kind    string // card_present when empty
}

// cardOutcomes is Stripe's table of simulated cards, written down a second time and not taken from the simulator.
func cardOutcomes() []outcome {
	return []outcome{
		{number: "4242424242424242", brand: "visa", funding: "credit"},
		{number: "4000056655665556", brand: "visa", funding: "debit"},
		{number: "5555555555554444", brand: "mastercard", funding: "credit"},
		{number: "5200828282828210", brand: "mastercard", funding: "debit"},
		{number: "5105105105105100", brand: "mastercard", funding: "prepaid"},
		{number: "378282246310005", brand: "amex"},
		{number: "371449635398431", brand: "amex"},
		{number: "6011111111111117", brand: "discover"},
		{number: "6011000990139424", brand: "discover"},
		{number: "3056930009020004", brand: "diners"},
		{number: "36227206271667", brand: "diners"},
		{number: "3566002020360505", brand: "jcb"},
		{number: "6200000000000005", brand: "unionpay"},
		{number: "4506445006931933", brand: "interac", kind: "interac_present", funding: "debit"},
		{number: "6280000360000978", brand: "eftpos_au", funding: "debit"},
		{number: "4000050360000001", brand: "visa", funding: "debit"},
		{number: "5555050360000080", brand: "mastercard", funding: "debit"},
		{number: "4000002500001001", brand: "visa", funding: "debit"},
		{number: "5555552500001001", brand: "mastercard", funding: "debit"},
		{number: "4711009900000316877", brand: "unknown", funding: "debit"},
		{number: "4001007020000002", brand: "visa", cvm: "offline_pin"},
		{number: "4000008260000075", brand: "visa", cvm: "offline_pin", soft: "offline_pin_required"},
		{number: "4001000360000005", brand: "visa", cvm: "online_pin"},
		{number: "4000002760000008", brand: "visa", cvm: "online_pin", soft: "online_or_offline_pin_required"},
		{number: "4000000000000002", brand: "visa", code: "card_declined", decline: "generic_decline"},
		{number: "4000000000009995", brand: "visa", code: "card_declined", decline: "insufficient_funds"},
		{number: "4000000000009987", brand: "visa", code: "card_declined", decline: "lost_card"},
		{number: "4000000000009979", brand: "visa", code: "card_declined", decline: "stolen_card"},
		{number: "4000000000000069", brand: "visa", code: "expired_card", decline: "expired_card"},
		{number: "4000000000000119", brand: "visa", code: "processing_error", decline: "processing_error"},
		{number: "4000000000005126", brand: "visa"},
	}
}

func TestT7_EveryTestCardHasItsDocumentedOutcome(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, o := range cardOutcomes() {
			for _, step := range []string{"process", "collect"} {
				pi := w.run(step, o, "amount=2000&currency=cad")
				w.check(pi, o, step)
			}
		}
	})
}

// run makes a manual-capture intent (automatic for Interac) and presents a card in one step or two.
func (w *world) run(step string, o outcome, params string) string {
	w.t.Helper()
	kind, capture := "card_present", "manual"
	if o.kind != "" {
		kind, capture = o.kind, "automatic"
	}
	pi := w.post("/v1/payment_intents", params+"&capture_method="+capture+"&payment_method_types[]=card_present"+extraType(kind)).text("id")
	card := "type=" + kind + "&" + kind + "[number]=" + o.number
	if step == "process" {
		w.process(pi)
		w.post(presentAt, card)
		return pi
	}
	w.collect(pi)
	r := w.post(presentAt, card)
	if got := r.text("action", "collect_payment_method", "payment_method", kind, "brand"); got != o.brand {
		w.t.Errorf("%s: brand %q at collect, want %q", o.number, got, o.brand)
	}
	w.confirm(pi)
	return pi
}

func extraType(kind string) string {
	if kind == "card_present" {
		return ""
	}
	return "&payment_method_types[]=" + kind
}

// check holds intent, charges and action against the outcome.
func (w *world) check(pi string, o outcome, step string) {
	w.t.Helper()
	name := fmt.Sprintf("%s %s by %s", o.number, o.decline, step)
	kind := "card_present"
	if o.kind != "" {
		kind = o.kind
	}
	in, action := w.intent(pi), w.reader().at("action").(map[string]any)
	charges := w.get("/v1/charges", "payment_intent="+pi).at("data").([]any)
	if o.decline != "" {
		if in.text("status") != "requires_payment_method" || in.text("last_payment_error", "code") != o.code || in.text("last_payment_error", "decline_code") != o.decline {
			w.t.Errorf("%s: %s %s/%s", name, in.text("status"), in.text("last_payment_error", "code"), in.text("last_payment_error", "decline_code"))
		}
		if in.text("latest_charge", "status") != "failed" || len(charges) != 1 || action["status"] != "failed" || action["failure_code"] != o.code {
			w.t.Errorf("%s: charge %s, %d charges, action %v %v", name, in.text("latest_charge", "status"), len(charges), action["status"], action["failure_code"])
		}
		return
	}
	want := "requires_capture"
	if o.kind == "interac_present" {
		want = "succeeded"
	}
	details := func(key string) string { return in.text("latest_charge", "payment_method_details", kind, key) }
	if in.text("status") != want || in.at("last_payment_error") != nil || action["status"] != "succeeded" || action["failure_code"] != nil {
		w.t.Errorf("%s: %s, error %v, action %v", name, in.text("status"), in.at("last_payment_error"), action)
	}
	if details("brand") != o.brand || details("last4") != o.number[len(o.number)-4:] || o.funding != "" && details("funding") != o.funding {
		w.t.Errorf("%s: charged %s %s %s", name, details("brand"), details("last4"), details("funding"))
	}
	if got := in.text("latest_charge", "payment_method_details", kind, "receipt", "cardholder_verification_method"); o.cvm != "" && got != o.cvm {
		w.t.Errorf("%s: CVM %s, want %s", name, got, o.cvm)
	}
	if o.soft == "" && len(charges) != 1 || o.soft != "" && len(charges) != 2 {
		w.t.Errorf("%s: %d charges", name, len(charges))
	}
	if o.soft != "" {
		first := charges[len(charges)-1].(map[string]any)
		if first["status"] != "failed" || first["outcome"].(map[string]any)["reason"] != o.soft {
			w.t.Errorf("%s: the soft decline is %v %v", name, first["status"], first["outcome"])
		}
	}
}

// endings are the documented last two digits; what is not here approves.
func endings() map[int64]string {
	return map[int64]string{1: "call_issuer", 3: "online_or_offline_pin_required", 5: "generic_decline", 55: "incorrect_pin",
		65: "withdrawal_count_limit_exceeded", 75: "pin_try_exceeded"}
}

func TestT7_EveryAmountEndingInDecimalAndZeroDecimalCurrencies(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, currency := range []string{"usd", "jpy", "kwd"} {
			for ending := int64(0); ending < 100; ending++ {
				amount := 10_000 + ending
				if currency == "kwd" && amount%10 != 0 {
					continue
				}
				o := outcome{number: "4242424242424242", brand: "visa", decline: endings()[ending], code: "card_declined"}
				w.check(w.run("process", o, fmt.Sprintf("amount=%d&currency=%s", amount, currency)), o, fmt.Sprint(currency, amount))
			}
		}
	})
}

func TestT7_Ending02DeclinesOnlyCardsThatNeedAnOfflinePIN(t *testing.T) {
	w := newWorld(t, nil)
	for _, o := range cardOutcomes() {
		if o.decline == "" && (o.number == "4001007020000002" || o.number == "4000008260000075") {
			o.decline, o.code, o.soft = "offline_pin_required", "card_declined", ""
		}
		w.check(w.run("collect", o, "amount=2002&currency=cad"), o, "ending 02")
	}
}

func TestT12_TipIsPartOfTheChargeAndOfTheEnding(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2000&currency=usd&capture_method=manual")
	w.collect(pi)
	w.post(presentAt, "amount_tip=300")
	if got := w.intent(pi).at("amount"); got != 2000.0 {
		t.Errorf("the tip is in the amount before the authorisation: %v", got)
	}
	w.confirm(pi)
	in := w.wantStatus(pi, "requires_capture")
	if in.at("amount") != 2300.0 || in.at("amount_details", "tip", "amount") != 300.0 || in.at("latest_charge", "amount") != 2300.0 || in.at("amount_capturable") != 2300.0 {
		t.Errorf("with tip:\n%s", in.raw)
	}

	pi = w.create("amount=2000&currency=usd")
	w.process(pi)
	w.post(presentAt, "amount_tip=5")
	if got := w.intent(pi).text("last_payment_error", "decline_code"); got != "generic_decline" {
		t.Errorf("20.00 with 0.05 tip: %q", got)
	}
	if got := w.intent(pi).at("amount"); got != 2000.0 {
		t.Errorf("the tip of a decline stayed: %v", got)
	}
	w.process(pi)
	w.post(presentAt, "amount_tip=0")
	if got := w.intent(pi).at("amount_details", "tip", "amount"); got != 0.0 {
		t.Errorf("no tip chosen: %v", got)
	}
	pi = w.create("amount=2000&currency=usd")
	w.post(readers+usdReader+"/process_payment_intent", "payment_intent="+pi+"&process_config[skip_tipping]=true")
	w.refuse(presentAt, "amount_tip=5", 400, "")
}

func TestT7_SoftDeclineIsSeenWhileTheReaderStillWorks(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.AuthDelay = 4 * time.Second })
	pi := w.create("amount=2000&currency=eur&capture_method=manual")
	w.process(pi)
	w.present("4000002760000008")
	w.refuse(readers+usdReader+"/cancel_action", "", 400, "terminal_reader_busy")
	w.wait(3 * time.Second)
	in := w.wantStatus(pi, "requires_payment_method")
	if in.text("last_payment_error", "decline_code") != "online_or_offline_pin_required" || w.reader().text("action", "status") != "in_progress" {
		t.Errorf("between the two charges: %s\n%s", in.raw, w.reader().raw)
	}
	w.wait(time.Second)
	in = w.wantStatus(pi, "requires_capture")
	if in.at("last_payment_error") != nil || in.text("latest_charge", "payment_method_details", "card_present", "read_method") != "contact_emv" {
		t.Errorf("after the PIN:\n%s", in.raw)
	}
}

func TestT12_InteracIsCapturedAtOnceAndRefundedOnTheReader(t *testing.T) {
	w := newWorld(t, nil)
	const interac = "type=interac_present&interac_present[number]=4506445006931933"
	const types = "&payment_method_types[]=card_present&payment_method_types[]=interac_present"
	w.refuse("/v1/payment_intents", "amount=2000&currency=cad&capture_method=manual"+types, 400, "payment_intent_invalid_parameter")
	old := w.post("/v1/payment_intents", "amount=2000&currency=cad&capture_method=manual"+types, "Stripe-Version", "2023-10-16").text("id")
	w.process(old)
	w.post(presentAt, interac)
	if w.wantStatus(old, "requires_payment_method").text("last_payment_error", "code") != "card_declined" {
		t.Error("Interac with manual capture was not declined")
	}
	pi := w.post("/v1/payment_intents", "amount=2000&currency=cad&payment_method_options[card_present][capture_method]=manual_preferred"+types).text("id")
	w.process(pi)
	w.post(presentAt, interac)
	ch := w.wantStatus(pi, "succeeded").text("latest_charge", "id")
	w.refuse("/v1/payment_intents/"+pi+"/capture", "", 400, "payment_intent_unexpected_state")
	w.refuse("/v1/refunds", "payment_intent="+pi, 400, "charge_not_refundable")

	refund := func(params, card string) reply {
		w.post(readers+usdReader+"/refund_payment", params)
		return w.post(presentAt, card)
	}
	if r := refund("payment_intent="+pi+"&amount=505", interac); r.text("action", "status") != "failed" || r.at("action", "refund_payment", "refund") != nil {
		t.Errorf("partial refund ending 05: %s", r.raw)
	}
	r := refund("charge="+ch+"&amount=500&metadata[a]=b", interac)
	id := r.text("action", "refund_payment", "refund")
	if r.text("action", "status") != "succeeded" || !strings.HasPrefix(id, "re_") {
		t.Fatalf("refund on the reader: %s", r.raw)
	}
	if got := w.get("/v1/refunds/"+id, "").at("amount"); got != 500.0 {
		t.Errorf("refunded %v", got)
	}
	if r := refund("charge="+ch, interac); r.text("action", "status") != "succeeded" || w.intent(pi).at("latest_charge", "refunded") != true {
		t.Errorf("refund of the rest: %s", r.raw)
	}
	w.refuse(readers+usdReader+"/refund_payment", "charge="+ch, 400, "charge_already_refunded")

	pi = w.post("/v1/payment_intents", "amount=2000&currency=cad&payment_method_options[card_present][capture_method]=manual_preferred"+types).text("id")
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "requires_capture")
}

func TestT7_DefaultCardsAndUnknownNumbers(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2000&currency=usd")
	w.process(pi)
	w.refuse(presentAt, "card_present[number]=4242424242424241", 400, "")
	w.refuse(presentAt, "type=interac_present", 400, "")
	w.refuse(presentAt, "card[number]=4242424242424242&card[exp_month]=1&card[exp_year]=2030", 400, "")
	w.post(presentAt, "")
	if got := w.intent(pi).text("latest_charge", "payment_method_details", "card_present", "last4"); got != "4242" {
		t.Errorf("default card ends in %q", got)
	}
	pi = w.post("/v1/payment_intents", "amount=2000&currency=cad&payment_method_types[]=interac_present").text("id")
	w.process(pi)
	w.post(presentAt, "")
	if got := w.intent(pi).text("latest_charge", "payment_method_details", "interac_present", "last4"); got != "1933" {
		t.Errorf("default Interac card ends in %q", got)
	}
}

func TestEveryTerminalCurrencyHasALocationAndAReader(t *testing.T) {
	w := newWorld(t, nil)
	var found []string
	for _, item := range w.get("/v1/terminal/readers", "limit=100&status=online&expand[]=data.location").at("data").([]any) {
		rd := item.(map[string]any)
		currency := rd["metadata"].(map[string]any)["currency"].(string)
		place := rd["location"].(map[string]any)
		if place["metadata"].(map[string]any)["currency"] != currency {
			t.Errorf("reader and Location of %s differ", currency)
		}
		if _, kanji := place["address_kanji"]; kanji != (currency == "jpy") {
			t.Errorf("%s: address_kanji is there: %v", currency, kanji)
		}
		found = append(found, currency)
		pi := w.create("amount=20000&currency=" + currency)
		w.post(readers+rd["id"].(string)+"/process_payment_intent", "payment_intent="+url.QueryEscape(pi))
		w.post("/v1/test_helpers/terminal/readers/"+rd["id"].(string)+"/present_payment_method", "")
		w.wantStatus(pi, "succeeded")
	}
	for _, want := range strings.Fields("usd cad aud gbp eur sgd nzd jpy czk dkk nok pln sek chf myr") {
		if !slices.Contains(found, want) {
			t.Errorf("no reader for %s among %v", want, found)
		}
	}
	if found[0] != "usd" {
		t.Errorf("the list begins with %s", found[0])
	}
	if r := w.send(http.MethodGet, readers+"tmr_nobody", ""); r.status != 404 || r.code() != "resource_missing" {
		t.Errorf("unknown reader: %d %s", r.status, r.code())
	}
}
