package spec

import (
	"strings"
	"testing"
)

func TestRequestsOfATillPass(t *testing.T) {
	d := document(t)
	const readers = "/v1/terminal/readers/tmr_1"
	for _, c := range []struct{ method, path, form string }{
		{"POST", "/v1/payment_intents", "amount=2000&currency=usd&payment_method_types[4]=card_present&payment_method_types[2]=interac_present&capture_method=manual&metadata[reji_sale]=01J&description=a+b"},
		{"POST", "/v1/payment_intents", "amount=2000&currency=usd&payment_method_types[]=card_present&payment_method_options[card_present][request_extended_authorization]=true&expand[]=latest_charge"},
		{"POST", "/v1/payment_intents", "amount=2000&currency=usd&payment_method_options[card_present]=&shipping[address][line1]=x&shipping[name]=y"},
		{"POST", "/v1/payment_intents/pi_1", "metadata[a]=&application_fee_amount=&receipt_email="},
		{"POST", "/v1/payment_intents/pi_1", "metadata="},
		{"POST", "/v1/payment_intents/pi_1/capture", "amount_to_capture=100"},
		{"POST", "/v1/payment_intents/pi_1/capture", ""},
		{"POST", "/v1/payment_intents/pi_1/cancel", "cancellation_reason=requested_by_customer"},
		{"POST", readers + "/collect_payment_method", "payment_intent=pi_1&collect_config[enable_customer_cancellation]=true&collect_config[skip_tipping]=false&collect_config[tipping][amount_eligible]=0&expand[0]=action.collect_payment_method.payment_intent"},
		{"POST", readers + "/confirm_payment_intent", "payment_intent=pi_1&expand[0]=action.confirm_payment_intent.payment_intent.latest_charge"},
		{"POST", readers + "/process_payment_intent", "payment_intent=pi_1&process_config[enable_customer_cancellation]=true"},
		{"POST", readers + "/cancel_action", ""},
		{"POST", readers + "/set_reader_display", "type=cart&cart[currency]=usd&cart[total]=2000&cart[line_items][0][amount]=2000&cart[line_items][0][description]=Tea&cart[line_items][0][quantity]=1"},
		{"GET", readers + "?expand[0]=location&expand[1]=action.process_payment_intent.payment_intent", ""},
		{"GET", "/v1/terminal/readers?limit=100&starting_after=tmr_0&status=online", ""},
		{"DELETE", readers, ""},
		{"POST", "/v1/terminal/readers", "registration_code=simulated-wpe&label=a&location=tml_1"},
		{"POST", "/v1/terminal/locations", "display_name=a&address[country]=US&address[line1]=1&address[city]=b&address[state]=CA&address[postal_code]=94102"},
		{"POST", "/v1/test_helpers/terminal/readers/tmr_1/present_payment_method", "type=card_present&card_present[number]=4242424242424242"},
		{"POST", "/v1/test_helpers/terminal/readers/tmr_1/present_payment_method", "amount_tip=100"},
		{"POST", "/v1/refunds", "payment_intent=pi_1&amount=100&reason=requested_by_customer"},
		{"GET", "/v1/payment_intents?created[gte]=1700000000&created[lt]=1700000001&limit=100&expand[]=data.latest_charge.balance_transaction", ""},
		{"GET", "/v1/payment_intents?created=1700000000", ""},
		{"GET", "/v1/payment_intents/search?query=metadata%5B%27a%27%5D%3A%27b%27", ""},
		{"GET", "/v1/events?type=charge.succeeded&delivery_success=false&types[0]=a&types[1]=b", ""},
		{"GET", "/v1/charges?payment_intent=pi_1&expand[]=data.refunds", ""},
		{"GET", "/v1/charges/ch%5F1?expand[]=refunds.data.balance_transaction&expand[]=payment_method_details.ideal.generated_sepa_debit", ""},
	} {
		if err := d.CheckRequest(c.method, c.path, formType+"; charset=utf-8", []byte(c.form)); err != nil {
			t.Errorf("%s %s %s\n%v", c.method, c.path, c.form, err)
		}
	}
}

// TestWrongRequestsAreRefused holds, for every kind of mistake, the whole verdict: the place matters as much as the refusal.
func TestWrongRequestsAreRefused(t *testing.T) {
	d := document(t)
	const (
		collect = "/v1/terminal/readers/tmr_1/collect_payment_method"
		create  = "/v1/payment_intents"
		unknown = "Stripe's document does not know it"
	)
	for _, c := range []struct{ what, method, path, form, want string }{
		{"unknown parameter", "POST", collect, "payment_intent=pi_1&nonsense=1", "/nonsense: " + unknown},
		{"unknown nested parameter", "POST", collect, "payment_intent=pi_1&collect_config[nonsense]=1", "/collect_config/nonsense: " + unknown},
		{"unknown parameter two levels down", "POST", collect, "payment_intent=pi_1&collect_config[tipping][amount]=1", "/collect_config/tipping/amount: " + unknown},
		{"unknown parameter under a choice", "POST", create, "amount=1&currency=usd&payment_method_options[card_present][request_incremental_authorization]=true",
			"/payment_method_options/card_present/request_incremental_authorization: " + unknown},
		{"a struct tag in Go's spelling", "POST", collect, "payment_intent=pi_1&collect_config[SkipTipping]=true", "/collect_config/SkipTipping: " + unknown},
		{"a struct without its form tag", "POST", collect, "payment_intent=pi_1&Params[metadata][a]=b", "/Params: " + unknown},
		{"a field without a tag", "POST", collect, "payment_intent=pi_1&=x", `/: the parameter "=x" cannot be read`},
		{"brackets without a name", "POST", collect, "payment_intent=pi_1&[metadata][a]=b", `/: the parameter "[metadata][a]=b" cannot be read`},
		{"a bad escape", "POST", collect, "payment_intent=%zz", "/: the parameter \"payment_intent=%zz\" cannot be read\n\t/payment_intent: missing"},
		{"wrong enum", "POST", create, "amount=1&currency=usd&capture_method=sometimes", "/capture_method: sometimes is none of [automatic automatic_async manual]"},
		{"empty text where it unsets nothing", "POST", create, "amount=1&currency=usd&capture_method=", "/capture_method:  is none of [automatic automatic_async manual]"},
		{"missing", "POST", collect, "", "/payment_intent: missing"},
		{"missing two", "POST", create, "description=a", "/amount: missing\n\t/currency: missing"},
		{"missing below", "POST", "/v1/terminal/locations", "display_name=a&address[line1]=b", "/address/country: missing"},
		{"text for a whole number", "POST", create, "amount=20.00&currency=usd", "/amount: type string, want integer"},
		{"text for a nested whole number", "POST", collect, "payment_intent=pi_1&collect_config[tipping][amount_eligible]=many", "/collect_config/tipping/amount_eligible: type string, want integer"},
		{"number for a truth value", "POST", collect, "payment_intent=pi_1&collect_config[skip_tipping]=1", "/collect_config/skip_tipping: type string, want boolean"},
		{"text for an object", "POST", collect, "payment_intent=pi_1&collect_config=1", "/collect_config: type string, want object"},
		{"text for a list", "POST", create, "amount=1&currency=usd&payment_method_types=card_present", "/payment_method_types: type string, want array"},
		{"object for a list", "POST", create, "amount=1&currency=usd&payment_method_types[a]=card_present", "/payment_method_types: type object, want array"},
		{"index twice", "POST", create, "amount=1&currency=usd&payment_method_types[0]=a&payment_method_types[00]=b", "/payment_method_types: type object, want array"},
		{"object for a text", "POST", collect, "payment_intent[id]=pi_1", "/payment_intent: type object, want string"},
		{"sent twice", "POST", collect, "payment_intent=pi_1&payment_intent=pi_2", "/payment_intent: sent twice"},
		{"text and object", "POST", create, "amount=1&currency=usd&metadata=&metadata[a]=b", "/metadata/a: sent both as a text and as more than a text\n\t/metadata: type string, want object"},
		{"too long", "POST", create, "amount=1&currency=usd&description=a&statement_descriptor=" + strings.Repeat("a", 23), "/statement_descriptor: maxLength: got 23, want 22"},
		{"nested metadata", "POST", create, "amount=1&currency=usd&metadata[a][b]=c", "/metadata/a: type object, want string"},
		{"unknown query", "GET", "/v1/payment_intents?status=succeeded", "", "/status: " + unknown},
		{"unknown nested query", "GET", "/v1/payment_intents?created[from]=1", "", "/created/from: " + unknown},
		{"wrong type in a query", "GET", "/v1/payment_intents?limit=all", "", "/limit: type string, want integer"},
		{"wrong enum in a query", "GET", "/v1/terminal/readers?status=asleep", "", "/status: asleep is none of [offline online]"},
		{"missing query", "GET", "/v1/payment_intents/search", "", "/query: missing"},
		{"parameters on the wrong side", "GET", "/v1/payment_intents", "limit=1", "/: a GET has its parameters in the query, this one has a body"},
		{"parameters in the query", "POST", collect + "?payment_intent=pi_1", "", "/: a POST has its parameters in the body, this one has the query payment_intent=pi_1\n\t/payment_intent: missing"},
		{"parameter of an operation that has none", "DELETE", "/v1/terminal/readers/tmr_1", "force=true", "/force: " + unknown},
		{"expand of nothing", "GET", "/v1/payment_intents/pi_1?expand[]=charges", "", `/expand: "charges" cannot be expanded`},
		{"expand of a plain field", "GET", "/v1/payment_intents/pi_1?expand[]=amount", "", `/expand: "amount" cannot be expanded`},
		{"expand of a part", "GET", "/v1/payment_intents/pi_1?expand[]=latest_charge.payment_method_details", "", `/expand: "latest_charge.payment_method_details" cannot be expanded`},
		{"expand of the list itself", "GET", "/v1/payment_intents?expand[]=data", "", `/expand: "data" cannot be expanded`},
		{"expand of a list without data", "GET", "/v1/payment_intents?expand[]=latest_charge", "", `/expand: "latest_charge" cannot be expanded`},
		{"expand two levels down", "POST", collect, "payment_intent=pi_1&expand[]=action.collect_payment_method.charge", `/expand: "action.collect_payment_method.charge" cannot be expanded`},
	} {
		err := d.CheckRequest(c.method, c.path, formType, []byte(c.form))
		if err == nil {
			t.Errorf("%s passes", c.what)
			continue
		}
		if _, got, _ := strings.Cut(err.Error(), ":\n\t"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestRequestOfAnotherKindIsRefused(t *testing.T) {
	d := document(t)
	form := []byte("payment_intent=pi_1")
	for _, contentType := range []string{"", "application/json", "multipart/form-data; boundary=a"} {
		if d.CheckRequest("POST", "/v1/refunds", contentType, form) == nil {
			t.Errorf("a body of type %q passes", contentType)
		}
	}
	for _, path := range []string{"/v1/refund", "/v1/terminal/readers//cancel_action", "/v1/terminal/readers/tmr_1/collect", "/v1/refunds/", "refunds"} {
		if err := d.CheckRequest("POST", path, formType, form); err == nil || !strings.Contains(err.Error(), "no such operation") {
			t.Errorf("POST %s: %v", path, err)
		}
	}
	if d.CheckRequest("PUT", "/v1/refunds", formType, form) == nil {
		t.Error("PUT passes")
	}
}
