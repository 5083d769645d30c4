package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// failures stands for a test that is watched, and keeps what it is failed with.
type failures struct {
	testing.TB
	found   []string
	logged  []string
	cleanup []func()
}

func (f *failures) Helper()                   {}
func (f *failures) Cleanup(c func())          { f.cleanup = append(f.cleanup, c) }
func (f *failures) Log(args ...any)           { f.logged = append(f.logged, fmt.Sprint(args...)) }
func (f *failures) Errorf(s string, a ...any) { f.found = append(f.found, fmt.Sprintf(s, a...)) }
func (f *failures) text() string              { return strings.Join(f.found, "\n") }

// answerOf is what serve answers to a path. Status 0 drops the connection.
type answerOf struct {
	status int
	body   string
}

func serve(answers map[string]answerOf) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			panic(err)
		}
		a := answers[r.URL.Path]
		switch a.status {
		case 0:
			panic(http.ErrAbortHandler)
		case 502:
			w.Header().Set("Content-Type", "text/html")
		default:
			w.Header().Set("Content-Type", "application/json")
		}
		w.WriteHeader(a.status)
		if _, err := io.WriteString(w, a.body); err != nil {
			panic(err)
		}
	})
}

// send sends a request, reads the answer to its end, and returns it.
func send(t *testing.T, c *http.Client, method, target string, form url.Values) string {
	t.Helper()
	request, err := http.NewRequest(method, target, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", formType)
	}
	response, err := c.Do(request)
	if err != nil {
		return ""
	}
	body, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestRecorderJudgesAndCounts(t *testing.T) {
	d := document(t)
	intent := string(changed(t, d, "payment_intent", nil))
	expanded := string(changed(t, d, "payment_intent", func(o map[string]any) { o["latest_charge"] = plain(d, "charge") }))
	server := httptest.NewServer(serve(map[string]answerOf{
		"/v1/payment_intents/pi_1": {200, intent}, "/v1/payment_intents/pi_2": {200, expanded}, "/v1/charges/ch_1": {502, "<html>"},
		"/v1/refunds": {400, `{"error":{"type":"invalid_request_error","message":"no"}}`}, "/v1/nothing": {404, `{"error":{"type":"invalid_request_error"}}`},
		"/healthz": {200, "fine"}, "/v1/refunds/re_1": {200, `{"object":"refund"}`},
	}))
	defer server.Close()
	f := &failures{TB: t}
	r := d.Watch(&http.Transport{DisableKeepAlives: true}, f)
	c := &http.Client{Transport: r}

	if got := send(t, c, "GET", server.URL+"/v1/payment_intents/pi_1", nil); got != intent {
		t.Error("the answer was changed on its way")
	}
	send(t, c, "GET", server.URL+"/v1/payment_intents/pi_2?expand[]=latest_charge", nil)
	send(t, c, "POST", server.URL+"/v1/refunds", url.Values{"payment_intent": {"pi_1"}})
	send(t, c, "GET", server.URL+"/v1/charges/ch_1", nil)
	send(t, c, "GET", server.URL+"/v1/charges/ch_lost", nil)
	send(t, c, "GET", server.URL+"/healthz", nil)
	if len(f.found) > 0 {
		t.Errorf("right exchanges are refused: %s", f.text())
	}
	for _, wrong := range []struct {
		method, path string
		form         url.Values
		want         string
	}{
		{"POST", "/v1/refunds", url.Values{"payment_intent": {"pi_1"}, "why": {"so"}}, "/why: Stripe's document does not know it"},
		{"GET", "/v1/nothing", nil, "no such operation"},
		{"GET", "/v1/refunds/re_1", nil, "/amount: missing"},
		{"GET", "/v1/payment_intents/pi_2", nil, "/latest_charge: an object, and the request does not expand latest_charge"},
	} {
		before := len(f.found)
		for range 2 { // the second time it is counted only
			send(t, c, wrong.method, server.URL+wrong.path, wrong.form)
		}
		if len(f.found) != before+1 || !strings.Contains(f.found[before], wrong.want) {
			t.Errorf("%s %s fails the test with %q, want one failure with %q", wrong.method, wrong.path, f.found[before:], wrong.want)
		}
	}
	want := `requests 13 of 5 operations, answers 11 (6× 200, 3× 400, 2× 404), not answered 1, not Stripe's 1, rightly refused 0, violations 8
     2  GET /v1/charges/{charge}
     2  GET /v1/nothing
     4  GET /v1/payment_intents/{intent}
     2  GET /v1/refunds/{refund}
     3  POST /v1/refunds`
	if got := r.Report(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := r.Operations()["POST /v1/refunds"]; n != 3 {
		t.Errorf("POST /v1/refunds was seen %d times", n)
	}
}

func decoded(t *testing.T, body []byte) (object map[string]any) {
	t.Helper()
	if err := json.Unmarshal(body, &object); err != nil {
		t.Fatal(err)
	}
	return object
}

// TestExpansionIsWhatWasAskedFor looks at lists and at several steps, where ids and objects are most easily confused.
func TestExpansionIsWhatWasAskedFor(t *testing.T) {
	d := document(t)
	charge := plain(d, "charge")
	full := changed(t, d, "payment_intent", func(o map[string]any) { o["latest_charge"] = charge; o["payment_method"] = "pm_1" })
	list := []byte(`{"object":"list","data":[` + string(full) + `],"has_more":false,"url":"/v1/payment_intents"}`)
	reader := changed(t, d, "terminal.reader", collected(decoded(t, full), ""))
	const one, many, reading = "/v1/payment_intents/pi_1", "/v1/payment_intents", "/v1/terminal/readers/tmr_1"
	const inner = "action.collect_payment_method.payment_intent"
	for _, c := range []struct {
		path   string
		body   []byte
		expand []string
		want   string
	}{
		{one, full, []string{"latest_charge"}, ""},
		{one, full, nil, "/latest_charge: an object"},
		{one, full, []string{"latest_charge", "payment_method"}, "/payment_method: an id"},
		{one, full, []string{"latest_charge.balance_transaction"}, "/latest_charge/balance_transaction: an id"},
		{many, list, []string{"data.latest_charge"}, ""},
		{many, list, []string{"data.payment_method"}, "/data/0/latest_charge: an object"},
		{reading, reader, []string{inner + ".latest_charge"}, ""},
		{reading, reader, []string{inner}, "/action/collect_payment_method/payment_intent/latest_charge: an object"},
		{reading, reader, nil, "/action/collect_payment_method/payment_intent: an object"},
	} {
		err := d.checkResponse("GET", c.path, 200, c.body, c.expand, true)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s expanding %v: %v, want %q", c.path, c.expand, err, c.want)
		}
	}
}

func TestHandlerJudgesTheServer(t *testing.T) {
	d := document(t)
	f := &failures{TB: t}
	h := d.Handler(serve(map[string]answerOf{
		"/v1/payment_intents/pi_1": {200, string(changed(t, d, "payment_intent", nil))}, "/v1/nothing": {404, `{"error":{"type":"invalid_request_error"}}`},
		"/v1/refunds": {400, `{"error":{"type":"invalid_request_error"}}`}, "/v1/refunds/re_1": {200, string(d.fixtures["refund"])},
	}), f)
	server := httptest.NewServer(h)
	defer server.Close()
	c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // so that a dropped request is not sent again
	send(t, c, "GET", server.URL+"/v1/payment_intents/pi_1", nil)
	send(t, c, "GET", server.URL+"/v1/nothing", nil)
	send(t, c, "POST", server.URL+"/v1/refunds", url.Values{"nonsense": {"1"}})
	send(t, c, "GET", server.URL+"/v1/charges/ch_lost", nil)
	if len(f.found) > 0 {
		t.Errorf("a right server is refused: %s", f.text())
	}
	send(t, c, "GET", server.URL+"/v1/refunds/re_1?nonsense=1", nil)
	if len(f.found) != 1 || !strings.Contains(f.text(), "the server answers 200 to a request that Stripe refuses") || !strings.Contains(f.text(), "/nonsense") {
		t.Errorf("a server that accepts nonsense: %q", f.found)
	}
	for _, c := range f.cleanup {
		c()
	}
	if len(f.logged) != 1 || !strings.HasPrefix(f.logged[0], "requests 5 of 5 operations, answers 4 (2× 200, 1× 400, 1× 404), not answered 1, not Stripe's 0, rightly refused 2, violations 1") {
		t.Errorf("the report is %q", f.logged)
	}
}
