package sim_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"reji/reader/sim"
)

func TestF20_AKeyReplaysItsAnswer(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		const path, params = "/v1/payment_intents", "amount=1000&currency=usd&payment_method_types[]=card_present"
		first := w.post(path, params, "Idempotency-Key", "k1")
		if first.header.Get("Idempotent-Replayed") != "" || first.header.Get("Idempotency-Key") != "k1" || !strings.HasPrefix(first.header.Get("Request-Id"), "req_") {
			t.Errorf("first answer: %v", first.header)
		}
		again := w.post(path, "currency=usd&payment_method_types[0]=card_present&amount=1000", "Idempotency-Key", "k1")
		if string(again.raw) != string(first.raw) || again.header.Get("Idempotent-Replayed") != "true" || again.header.Get("Original-Request") != first.header.Get("Request-Id") ||
			again.header.Get("Request-Id") == first.header.Get("Request-Id") {
			t.Errorf("second answer: %v\n%s", again.header, again.raw)
		}
		for _, c := range []struct{ path, params string }{{path, strings.Replace(params, "1000", "1001", 1)}, {path + "/" + first.text("id") + "/cancel", ""}} {
			r := w.send("POST", c.path, c.params, "Idempotency-Key", "k1")
			if r.status != 400 || r.text("error", "type") != "idempotency_error" {
				t.Errorf("same key for %s %s: %d %s", c.path, c.params, r.status, r.raw)
			}
		}
		if r := w.send("GET", path, "", "Idempotency-Key", "k1"); r.status != 200 || r.header.Get("Idempotent-Replayed") != "" {
			t.Errorf("a GET took the key: %v", r.header)
		}
		w.wait(24*time.Hour - time.Second)
		if r := w.post(path, params, "Idempotency-Key", "k1"); r.text("id") != first.text("id") {
			t.Error("the key was forgotten within 24 hours")
		}
		w.wait(time.Second)
		if r := w.post(path, params, "Idempotency-Key", "k1"); r.text("id") == first.text("id") {
			t.Error("the key was remembered for more than 24 hours")
		}
		if r := w.send("POST", path, params, "Idempotency-Key", strings.Repeat("k", 256)); r.status != 400 {
			t.Errorf("a key of 256 characters: %d", r.status)
		}
		w.post(path, params, "Idempotency-Key", strings.Repeat("k", 255))
	})
}

func TestF13_AKeyDoesNotRememberWhatNeverBegan(t *testing.T) {
	w := newWorld(t, nil)
	const path, params = "/v1/payment_intents", "amount=1000&currency=usd&payment_method_types[]=card_present"
	w.refuse(path, "amount=1&currency=usd", 400, "amount_too_small", "Idempotency-Key", "k1")
	if r := w.send("POST", path, params, "Idempotency-Key", "k1", "Authorization", "Bearer sk_live_12345678"); r.status != 401 {
		t.Errorf("live key: %d", r.status)
	}
	if err := w.sim.Inject("create:1:429,create:2:409,create:3:401,create:4:503"); err != nil {
		t.Fatal(err)
	}
	for _, status := range []int{429, 409, 401, 503} {
		if r := w.send("POST", path, params, "Idempotency-Key", "k1"); r.status != status {
			t.Errorf("status %d, want %d", r.status, status)
		}
	}
	r := w.post(path, params, "Idempotency-Key", "k1")
	if r.header.Get("Idempotent-Replayed") != "" {
		t.Error("replayed, though nothing had begun")
	}
}

func TestF9_AKeyRemembersFailuresThatBegan(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd")
	if err := w.sim.Inject("capture:1:500,collect:1:timeout_undelivered"); err != nil {
		t.Fatal(err)
	}
	again := func(path, params, key string, status int, code string) {
		t.Helper()
		for i := range 2 {
			r := w.refuse(path, params, status, code, "Idempotency-Key", key)
			if replayed := r.header.Get("Idempotent-Replayed") == "true"; replayed != (i == 1) {
				t.Errorf("%s: answer %d replayed: %v", key, i+1, replayed)
			}
		}
	}
	again("/v1/payment_intents/"+pi+"/capture", "", "k-state", 500, "")
	again(command+"collect_payment_method", "payment_intent="+pi, "k-timeout", 400, "terminal_reader_timeout")
	again(command+"confirm_payment_intent", "payment_intent="+pi, "k-invalid", 400, "intent_invalid_state")
	w.collect(pi)
}

func TestF7_AKeyInFlightIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := sim.New(sim.Options{Seed: 1, Latency: 100 * time.Millisecond, Faults: "create:1:slow=2s"})
		if err != nil {
			t.Fatal(err)
		}
		send := func(ctx context.Context) (int, error) {
			req, err := http.NewRequestWithContext(ctx, "POST", "http://sim.invalid/v1/payment_intents", strings.NewReader("amount=1000&currency=usd"))
			if err != nil {
				return 0, err
			}
			req.Header.Set("Authorization", "Bearer "+testKey)
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			req.Header.Set("Idempotency-Key", "k1")
			res, err := s.Transport().RoundTrip(req)
			if err != nil {
				return 0, err
			}
			return res.StatusCode, res.Body.Close()
		}
		first := make(chan int)
		go func() {
			status, _ := send(t.Context())
			first <- status
		}()
		<-time.After(time.Second)
		if status, err := send(t.Context()); status != 409 || err != nil {
			t.Errorf("in flight: %d %v", status, err)
		}
		if status := <-first; status != 200 {
			t.Errorf("the slow one: %d", status)
		}
		if status, err := send(t.Context()); status != 200 || err != nil {
			t.Errorf("after it: %d %v", status, err)
		}
		if got := s.Requests(); len(got) != 3 || got[0].Fault != "create:1:slow=2s" || got[0].Duration != 2100*time.Millisecond || !got[2].Replayed {
			t.Errorf("exchanges: %+v", got)
		}
	})
}
