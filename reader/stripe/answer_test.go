package stripe_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/stripe"
)

// wire answers requests without a server.
type wire func(*http.Request) (status int, body string)

// RoundTrip answers as net/http would.
func (w wire) RoundTrip(r *http.Request) (*http.Response, error) {
	status, body := w(r)
	header := http.Header{"Content-Type": {"application/json"}, "Request-Id": {"req_1\x1b[2J"}, "Date": {"Sun, 01 Mar 2026 09:00:00 GMT"}}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

// driver is a driver in front of a wire.
func driver(t *testing.T, w wire) *bench {
	t.Helper()
	clock := newClock()
	d, err := stripe.New(stripe.Options{Key: testKey(t), Transport: w, Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{Driver: d, clock: clock}
}

// changed is a JSON object with some fields changed; a nil value is null, and gone takes a field away.
func changed(o, change map[string]any) string {
	all := maps.Clone(o)
	maps.Copy(all, change)
	maps.DeleteFunc(all, func(_ string, v any) bool { return v == gone })
	b, err := json.Marshal(all)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// gone takes a field away.
const gone = "\x00gone"

// intentJSON is a whole PaymentIntent with some fields changed.
func intentJSON(change map[string]any) string {
	return changed(map[string]any{
		"id": "pi_1", "object": "payment_intent", "livemode": false, "status": "requires_payment_method", "amount": 2000, "amount_capturable": 0,
		"amount_received": 0, "currency": "usd", "metadata": map[string]any{"tender": "t1"}, "latest_charge": nil, "payment_method": nil,
		"last_payment_error": nil, "amount_details": map[string]any{"tip": map[string]any{}},
	}, change)
}

// readerJSON is a whole reader with some fields changed.
func readerJSON(change map[string]any) string {
	return changed(map[string]any{
		"id": "tmr_1", "object": "terminal.reader", "livemode": false, "label": "r", "device_type": "stripe_s700", "status": "online",
		"location": "tml_1", "serial_number": "s", "device_sw_version": nil, "action": nil,
	}, change)
}

type obj = map[string]any

// TestF6AnAnswerThatIsNotWholeIsNoAnswer goes through answers with status 200 that must not be believed.
func TestF6AnAnswerThatIsNotWholeIsNoAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		want   checkout.FailureKind
	}{
		"whole":                       {200, intentJSON(nil), checkout.FailureNone},
		"another id":                  {200, intentJSON(obj{"id": "pi_2"}), checkout.FailureNone}, // for the state machine to judge
		"another amount":              {200, intentJSON(obj{"amount": 1}), checkout.FailureNone},
		"a status from the future":    {200, intentJSON(obj{"status": "levitating"}), checkout.FailureNone},
		"live":                        {200, intentJSON(obj{"livemode": true}), checkout.FailureProtocol},
		"another object":              {200, readerJSON(nil), checkout.FailureProtocol},
		"null":                        {200, "null", checkout.FailureNoAnswer},
		"{}":                          {200, "{}", checkout.FailureNoAnswer},
		"[]":                          {200, "[]", checkout.FailureNoAnswer},
		"a string":                    {200, `"pi_1"`, checkout.FailureNoAnswer},
		"nothing":                     {200, "", checkout.FailureNoAnswer},
		"a page of a portal":          {200, "<html>Welcome to our Wi-Fi</html>", checkout.FailureNoAnswer},
		"cut off":                     {200, intentJSON(nil)[:80], checkout.FailureNoAnswer},
		"two objects":                 {200, intentJSON(nil) + intentJSON(nil), checkout.FailureNoAnswer},
		"an amount as text":           {200, intentJSON(obj{"amount": "2000"}), checkout.FailureNoAnswer},
		"an amount with decimals":     {200, intentJSON(obj{"amount": 20.5}), checkout.FailureNoAnswer},
		"an amount beyond 64 bits":    {200, strings.Replace(intentJSON(nil), "2000", "99999999999999999999", 1), checkout.FailureNoAnswer},
		"no amount":                   {200, intentJSON(obj{"amount": nil}), checkout.FailureNoAnswer},
		"no currency":                 {200, intentJSON(obj{"currency": gone}), checkout.FailureNoAnswer},
		"no status":                   {200, intentJSON(obj{"status": gone}), checkout.FailureNoAnswer},
		"no mode":                     {200, intentJSON(obj{"livemode": gone}), checkout.FailureNoAnswer},
		"no id":                       {200, intentJSON(obj{"id": ""}), checkout.FailureNoAnswer},
		"too long":                    {200, intentJSON(obj{"description": strings.Repeat("x", 1<<20)}), checkout.FailureNoAnswer},
		"an error with status 200":    {200, `{"error":{"type":"api_error"}}`, checkout.FailureNoAnswer},
		"a redirect":                  {302, intentJSON(nil), checkout.FailureNoAnswer},
		"403 of a proxy":              {403, "<html>Blocked</html>", checkout.FailureNoAnswer},
		"401 without a body":          {401, "", checkout.FailureNoAnswer},
		"407":                         {407, "<html>", checkout.FailureNoAnswer},
		"404 of a portal":             {404, "not found", checkout.FailureNoAnswer},
		"an error that is a string":   {400, `{"error":"invalid_grant"}`, checkout.FailureNoAnswer},
		"500 without Stripe's shape":  {500, "", checkout.FailureServer}, // it has a Request-Id
		"502":                         {502, "<html>", checkout.FailureNoAnswer},
		"503 in JSON":                 {503, `{"error":{"type":"api_error"}}`, checkout.FailureNoAnswer},
		"504 in JSON":                 {504, `{"error":{"type":"api_error","code":"lock_timeout"}}`, checkout.FailureRateLimited},
		"500 in JSON":                 {500, `{"error":{"type":"api_error","message":"oops"}}`, checkout.FailureServer},
		"400 of a kind to come":       {400, `{"error":{"type":"shy_error","code":"who_knows"}}`, checkout.FailureRefused},
		"402":                         {402, `{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card"}}`, checkout.FailureDeclined},
		"409 in JSON":                 {409, `{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}`, checkout.FailureConflict},
		"400 one key, two bodies":     {400, `{"error":{"type":"idempotency_error"}}`, checkout.FailureKeyReuse},
		"429 of an object":            {429, `{"error":{"type":"invalid_request_error","code":"lock_timeout"}}`, checkout.FailureRateLimited},
		"a busy reader as a conflict": {409, `{"error":{"type":"invalid_request_error","code":"terminal_reader_busy"}}`, checkout.FailureReaderBusy},
	} {
		t.Run(name, func(t *testing.T) {
			b := driver(t, func(*http.Request) (int, string) { return c.status, c.body })
			f, err := b.usd(t, 2000).send(checkout.OpCreate)
			if got := kindOf(t, err); got != c.want {
				t.Fatalf("%v, want %v", err, c.want)
			}
			if err == nil && (f.Intent == nil || f.Intent.Amount == 0) {
				t.Errorf("facts %+v", f)
			}
		})
	}
}

// TestF6AReaderOrItsIntentOfTheOtherModeIsNotBelieved holds that what is nested is judged as well.
func TestF6AReaderOrItsIntentOfTheOtherModeIsNotBelieved(t *testing.T) {
	action := func(intent string) obj {
		return obj{"type": "collect_payment_method", "status": "in_progress", "collect_payment_method": obj{"payment_intent": json.RawMessage(intent)}}
	}
	for name, c := range map[string]struct {
		body string
		want checkout.FailureKind
	}{
		"whole":              {readerJSON(obj{"action": action(intentJSON(nil))}), checkout.FailureNone},
		"an intent's id":     {readerJSON(obj{"action": action(`"pi_1"`)}), checkout.FailureNone},
		"an unknown action":  {readerJSON(obj{"action": obj{"type": "dance", "status": "in_progress"}}), checkout.FailureNone},
		"a live reader":      {readerJSON(obj{"livemode": true}), checkout.FailureProtocol},
		"a live intent":      {readerJSON(obj{"action": action(intentJSON(obj{"livemode": true}))}), checkout.FailureProtocol},
		"half an intent":     {readerJSON(obj{"action": action(`{"id":"pi_1"}`)}), checkout.FailureNoAnswer},
		"half an action":     {readerJSON(obj{"action": obj{"type": "collect_payment_method"}}), checkout.FailureNoAnswer},
		"a number for an id": {readerJSON(obj{"action": action(`17`)}), checkout.FailureNoAnswer},
	} {
		t.Run(name, func(t *testing.T) {
			b := driver(t, func(*http.Request) (int, string) { return 200, c.body })
			s := b.usd(t, 2000)
			s.intent = "pi_1"
			if _, err := s.send(checkout.OpCollect); kindOf(t, err) != c.want {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// TestRule9NothingForeignComesThroughRaw puts what a terminal would act upon into every string that is read.
func TestRule9NothingForeignComesThroughRaw(t *testing.T) {
	const evil = "a\x1b]0;pwned\x07\u202e\x00\nb"
	card := obj{"brand": evil, "funding": evil, "country": evil, "last4": evil, "read_method": evil, "exp_month": 1, "exp_year": 2030,
		"networks": obj{"available": []string{evil}}, "preferred_locales": []string{evil, evil}, "wallet": obj{"type": evil}, "receipt": obj{"authorization_code": evil}}
	intent := intentJSON(obj{"id": evil, "currency": evil, "status": evil, "metadata": obj{"tender": evil},
		"latest_charge":      obj{"id": evil, "authorization_code": evil, "payment_method_details": obj{"type": "card_present", "card_present": card}},
		"last_payment_error": obj{"code": evil, "decline_code": evil, "message": evil}})
	reader := readerJSON(obj{"id": evil, "label": evil, "device_type": evil, "status": evil, "location": evil, "serial_number": evil, "device_sw_version": evil,
		"action": obj{"type": "collect_payment_method", "status": "failed", "failure_code": evil, "failure_message": evil,
			"collect_payment_method": obj{"payment_intent": evil, "payment_method": obj{"type": "card_present", "card_present": card}}}})
	b := driver(t, func(r *http.Request) (int, string) {
		if strings.Contains(r.URL.Path, "readers") {
			return 200, reader
		}
		return 200, intent
	})
	f, err := b.Look(t.Context(), register.Query{Intent: "pi_1", Reader: "tmr_1", Verdict: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Get(t.Context(), "tmr_1")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{f, r} {
		out, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{`\u001b`, `\u0007`, `\u202e`, "\u202e", `\u0000`, `\n`, "pwned"} {
			if strings.Contains(string(out), bad) {
				t.Errorf("%s in %s", bad, out)
			}
		}
	}
	if f.Intent.Status != checkout.IntentUnknown || f.Action.Card == nil || f.Action.Card.Brand != "a b" {
		t.Errorf("%+v %+v", f.Intent, f.Action)
	}

	b = driver(t, func(*http.Request) (int, string) {
		return 402, changed(obj{}, obj{"error": obj{"type": "card_error", "code": evil, "decline_code": evil, "param": evil, "message": "pi_1_secret_topsecret",
			"payment_intent": obj{"client_secret": "pi_1_secret_topsecret"}}})
	})
	_, err = b.usd(t, 2000).send(checkout.OpCreate)
	var failure *checkout.Failure
	if !errors.As(err, &failure) || failure.Code != "a b" || failure.Decline != "a b" || failure.Param != "a b" || failure.RequestID != "req_1" {
		t.Errorf("%+v", failure)
	}
	if text := fmt.Sprintf("%v %+v %#v", err, err, failure); strings.Contains(text, "topsecret") {
		t.Errorf("the failure holds a client secret: %s", text)
	}
}

// TestAGivenUpRequestMayHaveArrived holds that a caller who stops waiting has proved nothing.
func TestAGivenUpRequestMayHaveArrived(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := &bench{clock: newClock()}
	blocked := &blocking{began: make(chan struct{})}
	d, err := stripe.New(stripe.Options{Key: testKey(t), Transport: blocked, Now: b.clock.Now, Timeouts: stripe.Timeouts{Read: time.Hour}})
	if err != nil {
		t.Fatal(err)
	}
	b.Driver = d
	r := b.newSale(t, "s", money.New(2000, "usd"), usdReader).request(checkout.OpCreate)
	go func() { <-blocked.began; cancel() }()
	if _, err := d.Send(ctx, r); kindOf(t, err) != checkout.FailureNoAnswer {
		t.Errorf("given up under way: %v", err)
	}
	if _, err := d.Send(ctx, r); kindOf(t, err) != checkout.FailureNoAnswer {
		t.Errorf("given up before: %v", err)
	}
}

// blocking never answers.
type blocking struct{ began chan struct{} }

// RoundTrip waits for the end of the request's context.
func (b *blocking) RoundTrip(r *http.Request) (*http.Response, error) {
	close(b.began)
	<-r.Context().Done()
	return nil, errors.New("a text that nobody should see")
}

// TestAStoredRequestThatWasTamperedWithIsNotSent holds that a request is sent as it was stored or not at all.
func TestAStoredRequestThatWasTamperedWithIsNotSent(t *testing.T) {
	sent := 0
	b := driver(t, func(*http.Request) (int, string) { sent++; return 200, intentJSON(nil) })
	good := b.usd(t, 2000).request(checkout.OpCreate)
	for name, change := range map[string]func(*register.Request){
		"a body that is no form":     func(r *register.Request) { r.Body = "amount=%zz" },
		"a body written differently": func(r *register.Request) { r.Body = strings.ReplaceAll(r.Body, "+", "%20") },
		"an empty part":              func(r *register.Request) { r.Body += "&" },
		"no key":                     func(r *register.Request) { r.Key = "" },
		"another method":             func(r *register.Request) { r.Method = http.MethodDelete },
		"another place":              func(r *register.Request) { r.Path = "@example.com/v1/x" },
		"no operation":               func(r *register.Request) { r.Op = checkout.OpNone },
	} {
		bad := good
		change(&bad)
		if bad == good {
			t.Fatalf("%s: nothing was changed in %+v", name, good)
		}
		if _, err := b.Send(t.Context(), bad); kindOf(t, err) != checkout.FailureRefused {
			t.Errorf("%s: %v", name, err)
		}
	}
	if sent != 0 {
		t.Errorf("%d of them were sent", sent)
	}
	if _, err := b.Send(t.Context(), good); err != nil || sent != 1 {
		t.Errorf("the good one: %v, sent %d times", err, sent)
	}
}
