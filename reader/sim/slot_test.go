package sim_test

import (
	"testing"
	"time"

	"reji/reader/sim"
)

const command = readers + usdReader + "/"

func TestT2_AWaitingActionIsReplacedByANewCommand(t *testing.T) {
	w := newWorld(t, nil)
	first, second := w.create("amount=1000&currency=usd"), w.create("amount=2000&currency=usd")
	w.collect(first)
	w.present("4242424242424242")
	w.wantStatus(first, "requires_confirmation")
	w.process(second)
	w.wantStatus(first, "requires_payment_method")
	if got := w.reader().text("action", "process_payment_intent", "payment_intent"); got != second {
		t.Errorf("the reader has %s", got)
	}
	w.refuse(command+"confirm_payment_intent", "payment_intent="+first, 400, "intent_invalid_state")
	w.post(command+"set_reader_display", "type=cart&cart[currency]=usd&cart[total]=500&cart[line_items][0][amount]=500&cart[line_items][0][description]=Tea&cart[line_items][0][quantity]=1")
	if got := w.reader().text("action", "type"); got != "set_reader_display" {
		t.Errorf("the cart did not replace the payment: %s", got)
	}
	w.refuse(presentAt, "", 400, "")
	if r := w.post(command+"cancel_action", ""); r.at("action") != nil {
		t.Errorf("the cart is still shown: %s", r.raw)
	}
}

func TestR9_AReaderThatAuthorisesIsBusy(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.AuthDelay = 3 * time.Second })
	pi, other := w.create("amount=1000&currency=usd"), w.create("amount=2000&currency=usd")
	w.process(pi)
	if r := w.present("4242424242424242"); r.text("action", "status") != "in_progress" {
		t.Fatalf("verdict before its time: %s", r.raw)
	}
	for _, name := range []string{"collect_payment_method", "process_payment_intent"} {
		w.refuse(command+name, "payment_intent="+other, 400, "terminal_reader_busy")
	}
	w.refuse(command+"cancel_action", "", 400, "terminal_reader_busy")
	w.refuse(command+"set_reader_display", "type=cart&cart[currency]=usd&cart[total]=1&cart[line_items][0][amount]=1&cart[line_items][0][description]=Tea&cart[line_items][0][quantity]=1", 400, "terminal_reader_busy")
	w.refuse(presentAt, "", 400, "")
	w.wait(2999 * time.Millisecond)
	w.wantStatus(pi, "requires_payment_method")
	w.wait(time.Millisecond)
	w.wantStatus(pi, "succeeded")
	w.process(other)
}

func TestR4_AnIntentCanceledWhileTheReaderAuthorisesIsNeverCharged(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.AuthDelay = 3 * time.Second })
	pi := w.create("amount=1000&currency=usd&capture_method=manual")
	w.process(pi)
	w.present("4242424242424242")
	w.post("/v1/payment_intents/"+pi+"/cancel", "cancellation_reason=requested_by_customer")
	w.wait(time.Minute)
	in := w.wantStatus(pi, "canceled")
	if in.at("latest_charge") != nil || len(w.get("/v1/charges", "payment_intent="+pi).at("data").([]any)) != 0 {
		t.Errorf("charged after the cancel: %s", in.raw)
	}
	if got := w.reader().text("action", "failure_code"); got != "payment_intent_unexpected_state" {
		t.Errorf("the action ended with %q", got)
	}
}

func TestF14_CommandsNeedTheRightStateOfTheIntent(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd&capture_method=manual")
	refused := func(names ...string) {
		t.Helper()
		for _, name := range names {
			w.refuse(command+name, "payment_intent="+pi, 400, "intent_invalid_state")
		}
	}
	refused("confirm_payment_intent")
	w.refuse("/v1/payment_intents/"+pi+"/capture", "", 400, "payment_intent_unexpected_state")
	w.collect(pi)
	refused("confirm_payment_intent")
	w.present("4242424242424242")
	refused("process_payment_intent")
	if r := w.send("POST", readers+"tmr_SimulatedEur01/confirm_payment_intent", "payment_intent="+pi); r.code() != "intent_invalid_state" {
		t.Errorf("another reader confirmed: %s", r.raw)
	}
	w.confirm(pi)
	refused("collect_payment_method", "process_payment_intent", "confirm_payment_intent")
	w.post("/v1/payment_intents/"+pi+"/capture", "")
	refused("collect_payment_method", "process_payment_intent", "confirm_payment_intent")
	for _, name := range []string{"/capture", "/cancel"} {
		if r := w.refuse("/v1/payment_intents/"+pi+name, "", 400, "payment_intent_unexpected_state"); r.text("error", "payment_intent", "status") != "succeeded" {
			t.Errorf("the error does not carry the intent: %s", r.raw)
		}
	}
	pi = w.create("amount=1000&currency=usd")
	w.post("/v1/payment_intents/"+pi+"/cancel", "")
	refused("collect_payment_method", "process_payment_intent", "confirm_payment_intent")
	online := w.post("/v1/payment_intents", "amount=1000&currency=usd&payment_method_types[]=card").text("id")
	w.refuse(command+"process_payment_intent", "payment_intent="+online, 400, "payment_intent_invalid_parameter")
	w.refuse(command+"process_payment_intent", "payment_intent=pi_nobody", 400, "resource_missing")
	w.refuse(readers+"tmr_nobody/process_payment_intent", "payment_intent="+online, 404, "resource_missing")
	w.refuse("/v1/payment_intents/"+w.create("amount=1000&currency=usd")+"/confirm", "", 400, "payment_intent_incompatible_payment_method")
}

func TestR13_OnlyTheReaderThatReadTheCardLastCanConfirm(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd&capture_method=manual")
	const other = "tmr_SimulatedEur01"
	w.collect(pi)
	w.post(readers+other+"/collect_payment_method", "payment_intent="+pi)
	w.post("/v1/test_helpers/terminal/readers/"+other+"/present_payment_method", "card_present[number]=4000000000000002")
	w.present("4242424242424242")
	w.refuse(readers+other+"/confirm_payment_intent", "payment_intent="+pi, 400, "intent_invalid_state")
	w.post(readers+other+"/cancel_action", "")
	w.wantStatus(pi, "requires_confirmation")
	w.confirm(pi)
	w.wantStatus(pi, "requires_capture")
}

func TestR1_ADeclineAtConfirmTakesTheCardOffTheIntent(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.present("4000000000000002")
	if got := w.intent(pi).text("payment_method"); got != w.reader().text("action", "collect_payment_method", "payment_method", "id") || got == "" {
		t.Errorf("the intent has the card %q", got)
	}
	w.confirm(pi)
	if in := w.wantStatus(pi, "requires_payment_method"); in.at("payment_method") != nil || in.text("last_payment_error", "payment_method", "id") == "" {
		t.Errorf("after the decline: %s", in.raw)
	}
}

func TestR10_ACardThatIsNotConfirmedIn30SecondsIsForgotten(t *testing.T) {
	variants := []struct {
		name   string
		v      sim.Variants
		before string // action.status while the card is held
		status string // of the intent after 30 s
		action string // action.status after 30 s
	}{
		{"zero", sim.Variants{}, "succeeded", "requires_payment_method", "succeeded"},
		{"stays in progress", sim.Variants{CollectStaysInProgress: true}, "in_progress", "requires_payment_method", "failed"},
		{"keeps confirmation", sim.Variants{LapseKeepsConfirmation: true}, "succeeded", "requires_confirmation", "succeeded"},
	}
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			w := newWorld(t, func(o *sim.Options) { o.Variants = v.v })
			pi := w.create("amount=1000&currency=usd")
			w.collect(pi)
			w.present("4242424242424242")
			w.wait(29*time.Second + 999*time.Millisecond)
			w.wantStatus(pi, "requires_confirmation")
			if got := w.reader().text("action", "status"); got != v.before {
				t.Errorf("action is %s while the card is held, want %s", got, v.before)
			}
			w.wait(time.Millisecond)
			w.wantStatus(pi, v.status)
			if got := w.reader().text("action", "status"); got != v.action {
				t.Errorf("action is %s after 30 s, want %s", got, v.action)
			}
			w.refuse(command+"confirm_payment_intent", "payment_intent="+pi, 400, "intent_invalid_state")
			w.collect(pi)
			w.present("4242424242424242")
			w.confirm(pi)
			w.wantStatus(pi, "succeeded")
		})
	}
	w := newWorld(t, func(o *sim.Options) { o.Variants.LateConfirm = true })
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.present("4242424242424242")
	w.wait(29 * time.Minute)
	w.confirm(pi)
	w.wantStatus(pi, "succeeded")
}

func TestT4_CancelActionFreesTheReader(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	if r := w.post(command+"cancel_action", ""); r.at("action") != nil {
		t.Errorf("after cancel: %s", r.raw)
	}
	w.wantStatus(pi, "requires_payment_method")
	w.collect(pi)
	w.present("4242424242424242")
	w.post(command+"cancel_action", "")
	w.wantStatus(pi, "requires_payment_method")
	w.post(command+"cancel_action", "")
	w.process(pi)
	w.present("4242424242424242")
	if r := w.post(command+"cancel_action", ""); r.text("action", "status") != "succeeded" {
		t.Errorf("a finished action did not stay: %s", r.raw)
	}

	w = newWorld(t, func(o *sim.Options) {
		o.Variants = sim.Variants{CancelLeavesFailed: true, CancelKeepsConfirmation: true, CancelIdleRefused: true}
	})
	w.refuse(command+"cancel_action", "", 400, "resource_missing")
	pi = w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.present("4242424242424242")
	if r := w.post(command+"cancel_action", ""); r.text("action", "status") != "failed" {
		t.Errorf("after cancel: %s", r.raw)
	}
	w.wantStatus(pi, "requires_confirmation")
	w.refuse(command+"confirm_payment_intent", "payment_intent="+pi, 400, "intent_invalid_state")
	w.collect(pi)
}

func TestVariantsOfConfirm(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.Variants.ConfirmNeedsPresent = true })
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.present("4242424242424242")
	if r := w.confirm(pi); r.text("action", "status") != "in_progress" {
		t.Errorf("confirmed without the second card: %s", r.raw)
	}
	w.present("4242424242424242")
	w.wantStatus(pi, "succeeded")

	for _, recollect := range []bool{false, true} {
		w = newWorld(t, func(o *sim.Options) { o.Variants.RecollectAfterUpdate = recollect })
		pi = w.create("amount=1000&currency=usd")
		w.collect(pi)
		w.present("4242424242424242")
		w.post("/v1/payment_intents/"+pi, "amount=1100")
		r := w.send("POST", command+"confirm_payment_intent", "payment_intent="+pi)
		if refused := r.code() == "intent_invalid_state"; refused != recollect {
			t.Errorf("recollect %v: %s", recollect, r.raw)
		}
	}

	w = newWorld(t, func(o *sim.Options) { o.Variants.CountryCheck = true })
	w.refuse(command+"process_payment_intent", "payment_intent="+w.create("amount=1000&currency=eur"), 400, "terminal_reader_invalid_location_for_payment")
	w.process(w.create("amount=1000&currency=usd"))
}

func TestR2_TheCustomerCancelsWhereThatIsAllowed(t *testing.T) {
	w := newWorld(t, nil)
	gesture := "/_sim/readers/" + usdReader + "/customer"
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.refuse(gesture, "gesture=cancel", 400, "")
	w.post(command+"collect_payment_method", "payment_intent="+pi+"&collect_config[enable_customer_cancellation]=true")
	r := w.post(gesture, "gesture=cancel")
	if r.text("action", "status") != "failed" || r.text("action", "failure_code") != "customer_canceled" {
		t.Errorf("after the customer's cancel: %s", r.raw)
	}
	w.wantStatus(pi, "requires_payment_method")
	w.refuse(gesture, "gesture=cancel", 400, "")
	w.refuse(gesture, "gesture=dance", 400, "")
	w.post(gesture, "gesture=tip&amount=150")
	w.process(pi)
	w.present("4242424242424242")
	if got := w.intent(pi).at("amount_details", "tip", "amount"); got != 150.0 {
		t.Errorf("tip is %v", got)
	}
}

func TestR8_ACardLeftInsideKeepsTheReaderBusy(t *testing.T) {
	w := newWorld(t, nil)
	gesture := "/_sim/readers/" + usdReader + "/customer"
	w.post(gesture, "gesture=leave")
	pi, next := w.create("amount=1000&currency=usd"), w.create("amount=1000&currency=usd")
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "succeeded")
	w.refuse(command+"process_payment_intent", "payment_intent="+next, 400, "terminal_reader_busy")
	if w.get("/_sim/readers/"+usdReader, "").at("card_inside") != true {
		t.Error("nobody sees the card")
	}
	w.post(gesture, "gesture=remove")
	w.process(next)
}

func TestR5_AnUnpluggedReaderIsOnlineForTwoMinutesMore(t *testing.T) {
	w := newWorld(t, nil)
	gesture := "/_sim/readers/" + usdReader + "/customer"
	pi := w.create("amount=1000&currency=usd")
	w.process(pi)
	w.post(gesture, "gesture=unplug")
	seen := w.reader().at("last_seen_at")
	w.refuse(presentAt, "", 400, "terminal_reader_offline")
	w.refuse(command+"cancel_action", "", 400, "terminal_reader_timeout")
	w.wait(119 * time.Second)
	if r := w.reader(); r.text("status") != "online" || r.at("last_seen_at") != seen || r.text("action", "status") != "in_progress" {
		t.Errorf("just before two minutes: %s", r.raw)
	}
	w.wait(time.Second)
	if got := w.reader().text("status"); got != "offline" {
		t.Errorf("after two minutes: %s", got)
	}
	w.refuse(command+"process_payment_intent", "payment_intent="+pi, 400, "terminal_reader_offline")
	w.post(gesture, "gesture=plug")
	if got := w.reader().text("status"); got != "online" {
		t.Errorf("plugged in again: %s", got)
	}
	w.refuse(command+"process_payment_intent", "payment_intent="+pi, 400, "terminal_reader_busy")
	w.post(command+"cancel_action", "")
	w.process(pi)
	w.present("4242424242424242")
	w.wantStatus(pi, "succeeded")
}
