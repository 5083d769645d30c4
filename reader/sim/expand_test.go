package sim_test

import (
	"testing"
)

// TestExpansionsAreWhatWasAskedFor leaves most of the judging to Stripe's document, which is told over HTTP what was asked for.
func TestExpansionsAreWhatWasAskedFor(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		pi := w.create("amount=1000&currency=usd&capture_method=manual&shipping[name]=Ada&shipping[address][line1]=1&payment_details[order_reference]=o1")
		w.collect(pi)
		const collect = "action.collect_payment_method.payment_intent"
		if r := w.get(readers+usdReader, "expand[]="+collect+"&expand[]=location"); r.text("action", "collect_payment_method", "payment_intent", "status") != "requires_payment_method" {
			t.Errorf("waiting: %s", r.raw)
		}
		w.post(presentAt, "expand[]="+collect+".payment_method")
		w.post(command+"confirm_payment_intent", "payment_intent="+pi+"&expand[]=action.confirm_payment_intent.payment_intent.latest_charge")
		w.get("/v1/payment_intents/"+pi, "expand[]=latest_charge.payment_intent.payment_method&expand[]=payment_method&expand[]=customer")
		w.post("/v1/payment_intents/"+pi+"/capture", "expand[]=latest_charge.refunds")
		refund := w.post("/v1/refunds", "payment_intent="+pi+"&amount=100&expand[]=charge.refunds.data.charge&expand[]=payment_intent.latest_charge&expand[]=balance_transaction")
		if list, _ := refund.at("charge", "refunds", "data").([]any); len(list) != 1 {
			t.Errorf("refunds of the charge: %s", refund.raw)
		}
		w.get("/v1/refunds", "expand[]=data.charge")
		w.get("/v1/charges", "expand[]=data.refunds&expand[]=data.payment_intent")
		w.get("/v1/payment_intents", "expand[]=data.latest_charge.refunds&expand[]=data.payment_method")
		w.get("/v1/terminal/readers", "limit=100&expand[]=data.location&expand[]=data.action.confirm_payment_intent.payment_intent")
		w.get("/v1/events", "limit=100")
		if m := w.intent(pi).text("payment_method"); w.get("/v1/payment_methods/"+m, "").text("card_present", "brand") != "visa" {
			t.Error("the card's PaymentMethod cannot be read")
		}
		for _, bad := range []string{"latest_charge.nonsense", "latest_charge.", ".", "payment_method_options", "metadata.a", "latest_charge.payment_intent.latest_charge.payment_intent.latest_charge"} {
			if r := w.send("GET", "/v1/payment_intents/"+pi, "expand[]="+bad); r.status != 400 || r.text("error", "param") != "expand" {
				t.Errorf("expand %q: %d", bad, r.status)
			}
		}
	})
}
