package sim_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"reji/reader/sim"
)

const (
	testKey    = "sk_test_12345678abcdef"
	newVersion = "2025-06-30.basil"
	usdReader  = "tmr_SimulatedUsd01"
	readers    = "/v1/terminal/readers/"
	presentAt  = "/v1/test_helpers/terminal/readers/" + usdReader + "/present_payment_method"
)

// world is a simulator with a clock that only moves when it is told to, and a client for it.
type world struct {
	t      *testing.T
	sim    *sim.Server
	client *http.Client
	base   string
	now    time.Time
	judge  *judge
}

func newWorld(t *testing.T, change func(*sim.Options)) *world {
	t.Helper()
	w := &world{t: t, base: "http://sim.invalid", now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	o := sim.Options{Clock: func() time.Time { return w.now }, Seed: 7, RateLimit: -1}
	if change != nil {
		change(&o)
	}
	s, err := sim.New(o)
	if err != nil {
		t.Fatalf("new simulator: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	w.sim, w.client = s, &http.Client{Transport: s.Transport()}
	w.judge = newJudge(t)
	return w
}

func (w *world) wait(d time.Duration) { w.now = w.now.Add(d) }

// reply is an answer as it came.
type reply struct {
	status int
	header http.Header
	raw    []byte
	body   map[string]any
}

// at walks into the JSON: at("action", "status").
func (r reply) at(path ...string) any {
	var here any = r.body
	for _, key := range path {
		m, ok := here.(map[string]any)
		if !ok {
			return nil
		}
		here = m[key]
	}
	return here
}

func (r reply) text(path ...string) string {
	s, _ := r.at(path...).(string)
	return s
}

func (r reply) code() string { return r.text("error", "code") }

// try sends one request; header pairs follow the parameters.
func (w *world) try(method, path, params string, header ...string) (reply, error) {
	w.t.Helper()
	target := w.base + path
	var body io.Reader
	if method == http.MethodPost {
		body = strings.NewReader(params)
	} else if params != "" {
		target += "?" + params
	}
	req, err := http.NewRequest(method, target, body)
	if err != nil {
		w.t.Fatalf("%s %s: %v", method, path, err)
	}
	req.GetBody = nil // or net/http sends a request with a key again when its connection dies
	req.Header.Set("Authorization", "Bearer "+testKey)
	req.Header.Set("Stripe-Version", newVersion)
	if body != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i+1] == "" {
			req.Header.Del(header[i])
		} else {
			req.Header.Set(header[i], header[i+1])
		}
	}
	res, err := w.client.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	r := reply{status: res.StatusCode, header: res.Header, raw: raw}
	if err != nil {
		return r, err
	}
	_ = json.Unmarshal(raw, &r.body) // what is no JSON has no body
	w.judge.see(method, path, r)
	return r, nil
}

func (w *world) send(method, path, params string, header ...string) reply {
	w.t.Helper()
	r, err := w.try(method, path, params, header...)
	if err != nil {
		w.t.Fatalf("%s %s %s: %v", method, path, params, err)
	}
	return r
}

func (w *world) post(path, params string, header ...string) reply {
	w.t.Helper()
	r := w.send(http.MethodPost, path, params, header...)
	if r.status != http.StatusOK {
		w.t.Fatalf("POST %s %s: %d\n%s", path, params, r.status, r.raw)
	}
	return r
}

func (w *world) get(path, params string) reply {
	w.t.Helper()
	r := w.send(http.MethodGet, path, params)
	if r.status != http.StatusOK {
		w.t.Fatalf("GET %s %s: %d\n%s", path, params, r.status, r.raw)
	}
	return r
}

// refuse sends a POST that must be refused with a status and code.
func (w *world) refuse(path, params string, status int, code string, header ...string) reply {
	w.t.Helper()
	r := w.send(http.MethodPost, path, params, header...)
	if r.status != status || r.code() != code {
		w.t.Fatalf("POST %s %s: got %d %q, want %d %q\n%s", path, params, r.status, r.code(), status, code, r.raw)
	}
	return r
}

func (w *world) create(params string) string {
	w.t.Helper()
	return w.post("/v1/payment_intents", params+"&payment_method_types[]=card_present").text("id")
}

func (w *world) intent(id string) reply {
	w.t.Helper()
	return w.get("/v1/payment_intents/"+id, "expand[]=latest_charge")
}

func (w *world) reader() reply {
	w.t.Helper()
	return w.get(readers+usdReader, "")
}

func (w *world) collect(pi string) {
	w.t.Helper()
	w.post(readers+usdReader+"/collect_payment_method", "payment_intent="+pi)
}
func (w *world) confirm(pi string) reply {
	w.t.Helper()
	return w.post(readers+usdReader+"/confirm_payment_intent", "payment_intent="+pi)
}

func (w *world) process(pi string) reply {
	w.t.Helper()
	return w.post(readers+usdReader+"/process_payment_intent", "payment_intent="+pi)
}

func (w *world) present(number string) reply {
	w.t.Helper()
	return w.post(presentAt, "card_present[number]="+url.QueryEscape(number))
}

func (w *world) wantStatus(pi, want string) reply {
	w.t.Helper()
	r := w.intent(pi)
	if got := r.text("status"); got != want {
		w.t.Fatalf("intent is %s, want %s\n%s", got, want, r.raw)
	}
	return r
}

func TestT1_CreateCollectConfirmCapture(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=2000&currency=usd&capture_method=manual")
	w.wantStatus(pi, "requires_payment_method")
	w.collect(pi)
	if got := w.reader().text("action", "status"); got != "in_progress" {
		t.Fatalf("action is %s before the card", got)
	}
	if _, there := w.reader().at("action", "collect_payment_method").(map[string]any)["payment_method"]; there {
		t.Fatal("payment_method is there before the card")
	}
	r := w.present("4242424242424242")
	if got := r.text("action", "collect_payment_method", "payment_method", "card_present", "last4"); got != "4242" {
		t.Fatalf("card read is %q", got)
	}
	w.wantStatus(pi, "requires_confirmation")
	w.confirm(pi)
	in := w.wantStatus(pi, "requires_capture")
	if got := in.at("latest_charge", "payment_method_details", "card_present", "capture_before"); got != float64(w.now.Add(48*time.Hour).Unix()) {
		t.Fatalf("capture_before is %v", got)
	}
	w.post("/v1/payment_intents/"+pi+"/capture", "")
	in = w.wantStatus(pi, "succeeded")
	if in.at("amount_received") != 2000.0 || in.at("latest_charge", "captured") != true {
		t.Fatalf("captured intent is wrong:\n%s", in.raw)
	}
}
