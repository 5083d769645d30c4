package sim_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"reji/reader/sim"
)

// inject adds faults and stops judging answers that are about to be spoilt.
func (w *world) inject(spec string) {
	w.t.Helper()
	w.judge.off = true
	if err := w.sim.Inject(spec); err != nil {
		w.t.Fatalf("inject %s: %v", spec, err)
	}
}

// intents counts what was created.
func (w *world) intents() int {
	w.t.Helper()
	return len(w.get("/v1/payment_intents", "limit=100").at("data").([]any))
}

const createParams = "amount=1000&currency=usd&payment_method_types[]=card_present"

func TestF1toF10_EveryFlavourOfAnAnswer(t *testing.T) {
	t.Run("memory", func(t *testing.T) { everyFlavour(t, newWorld(t, nil), false) })
	t.Run("http", func(t *testing.T) { everyFlavour(t, newSocketWorld(t), true) })
}

func everyFlavour(t *testing.T, w *world, overHTTP bool) {
	t.Helper()
	for _, c := range []struct {
		flavour string
		status  int    // 0: no answer
		effect  bool   // the intent was created
		body    string // the whole body, where it is fixed
		stored  bool   // the same key gives the same failure again
	}{
		{flavour: "lost_before"}, {flavour: "refused"}, {flavour: "lost_after", effect: true},
		{flavour: "500", status: 500, stored: true}, {flavour: "500_after", status: 500, effect: true, stored: true},
		{flavour: "502", status: 502}, {flavour: "502_after", status: 502, effect: true},
		{flavour: "503", status: 503}, {flavour: "503_after", status: 503, effect: true},
		{flavour: "409", status: 409}, {flavour: "429", status: 429}, {flavour: "lock_timeout", status: 429},
		{flavour: "401", status: 401}, {flavour: "403", status: 403},
		{flavour: "truncated", status: 200, effect: true}, {flavour: "null", status: 200, effect: true, body: "null\n"},
		{flavour: "empty", status: 200, effect: true, body: "{}\n"}, {flavour: "garbage", status: 200, effect: true},
	} {
		before := w.intents()
		w.inject("create:1:" + c.flavour)
		key := "key-" + c.flavour
		r, err := w.try("POST", "/v1/payment_intents", createParams, "Idempotency-Key", key)
		switch {
		case c.status == 0 && err == nil:
			t.Errorf("%s: answered %d", c.flavour, r.status)
		case c.status != 0 && c.flavour != "truncated" && (err != nil || r.status != c.status):
			t.Errorf("%s: %d %v", c.flavour, r.status, err)
		case c.flavour == "truncated" && (r.status != 200 || !errors.Is(err, io.ErrUnexpectedEOF) || len(r.raw) == 0):
			t.Errorf("%s: %d %v, %d bytes", c.flavour, r.status, err, len(r.raw))
		case c.body != "" && string(r.raw) != c.body, (c.status == 502 || c.status == 503) && !strings.Contains(string(r.raw), "<html>"):
			t.Errorf("%s: body %q", c.flavour, r.raw)
		case c.flavour == "refused" && !overHTTP && !isDial(err):
			t.Errorf("refused: %v", err)
		}
		if happened := w.intents() == before+1; happened != c.effect {
			t.Errorf("%s: effect %v, want %v", c.flavour, happened, c.effect)
		}
		again := w.send("POST", "/v1/payment_intents", createParams, "Idempotency-Key", key)
		if stored := again.status == 500; stored != c.stored {
			t.Errorf("%s: again %d", c.flavour, again.status)
		}
		if created := w.intents() - before; created > 1 || !c.stored && created != 1 {
			t.Errorf("%s: %d intents in the end", c.flavour, created)
		}
		if w.sim.Fired()[c.flavour] != 1 {
			t.Errorf("%s fired %d times", c.flavour, w.sim.Fired()[c.flavour])
		}
	}
}

func TestF21_NetHTTPSendsAgainAndThereIsOneEffect(t *testing.T) {
	w := newSocketWorld(t)
	w.get("/v1/account", "") // a connection to reuse
	w.inject("create:1:lost_after")
	req, err := http.NewRequest("POST", w.base+"/v1/payment_intents", strings.NewReader(createParams))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+testKey)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Idempotency-Key", "k1")
	res, err := w.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if res.Header.Get("Idempotent-Replayed") != "true" || res.Body.Close() != nil || w.intents() != 1 {
		t.Errorf("sent again: replayed %q, %d intents", res.Header.Get("Idempotent-Replayed"), w.intents())
	}
}

func isDial(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial" && errors.Is(err, syscall.ECONNREFUSED)
}

func TestF5_AHangingRequestEndsWithItsContext(t *testing.T) {
	w := newWorld(t, nil)
	w.inject("create:1:hang,create:2:hang_after")
	for want := range 2 {
		ctx, cancel := context.WithTimeoutCause(t.Context(), 5*time.Millisecond, errors.New("the till gave up"))
		req, err := http.NewRequestWithContext(ctx, "POST", "http://sim.invalid/v1/payment_intents", strings.NewReader(createParams))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+testKey)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res, err := w.sim.Transport().RoundTrip(req)
		cancel()
		if err == nil {
			t.Fatalf("hang: answered %d, %v", res.StatusCode, res.Body.Close())
		}
		if err.Error() != "the till gave up" {
			t.Errorf("hang: %v", err)
		}
		if got := w.intents(); got != want {
			t.Errorf("after hang %d: %d intents", want+1, got)
		}
	}
}

func TestF15toF18_ReaderFaults(t *testing.T) {
	w := newWorld(t, nil)
	for flavour, code := range map[string]string{"timeout_undelivered": "terminal_reader_timeout", "timeout_delivered": "terminal_reader_timeout",
		"offline": "terminal_reader_offline", "busy": "terminal_reader_busy", "hardware_fault": "terminal_reader_hardware_fault"} {
		for _, name := range []string{"collect", "process"} {
			pi := w.create("amount=1000&currency=usd")
			if err := w.sim.Inject(name + ":1:" + flavour); err != nil {
				t.Fatal(err)
			}
			path, sub := command+"collect_payment_method", "collect_payment_method"
			if name == "process" {
				path, sub = command+"process_payment_intent", "process_payment_intent"
			}
			w.refuse(path, "payment_intent="+pi, 400, code)
			got := w.reader().text("action", sub, "payment_intent")
			if delivered := got == pi; delivered != (flavour == "timeout_delivered") {
				t.Errorf("%s of %s: the reader got it: %v", flavour, name, delivered)
			}
			w.post(command+"cancel_action", "")
		}
	}
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	if err := w.sim.Inject("cancel_action:1:timeout_delivered,cancel_action:2:offline"); err != nil {
		t.Fatal(err)
	}
	w.refuse(command+"cancel_action", "", 400, "terminal_reader_timeout")
	if w.reader().at("action") != nil {
		t.Error("the cancel did not reach the reader")
	}
	w.refuse(command+"cancel_action", "", 400, "terminal_reader_offline")
}

func TestR3R4_TheReaderIsLostDuringTheAuthorisation(t *testing.T) {
	for _, c := range []struct {
		flavour        string
		intent, action string
		code           string
	}{
		{"stuck", "requires_payment_method", "in_progress", ""},
		{"stuck_authorized", "requires_capture", "in_progress", ""},
		{"connection_error", "requires_payment_method", "failed", "connection_error"},
		{"connection_error_authorized", "requires_capture", "failed", "connection_error"},
	} {
		for _, name := range []string{"process", "confirm"} {
			w := newWorld(t, func(o *sim.Options) { o.AuthDelay = time.Second })
			pi := w.create("amount=1000&currency=usd&capture_method=manual")
			if err := w.sim.Inject(name + ":1:" + c.flavour); err != nil {
				t.Fatal(err)
			}
			if name == "process" {
				w.process(pi)
				w.present("4242424242424242")
			} else {
				w.collect(pi)
				w.present("4242424242424242")
				w.confirm(pi)
			}
			w.wait(5 * time.Second)
			want := c.intent
			if name == "confirm" && want == "requires_payment_method" {
				want = "requires_confirmation"
			}
			w.wantStatus(pi, want)
			r := w.reader()
			if r.text("action", "status") != c.action || r.text("action", "failure_code") != c.code {
				t.Errorf("%s of %s: %s", c.flavour, name, r.raw)
			}
			if c.flavour == "connection_error" && name == "confirm" {
				w.confirm(pi)
				w.wait(time.Second)
				w.wantStatus(pi, "requires_capture")
				continue
			}
			w.wait(time.Hour)
			w.wantStatus(pi, want)
			if c.action == "in_progress" {
				other := w.create("amount=1000&currency=usd")
				w.refuse(command+"process_payment_intent", "payment_intent="+other, 400, "terminal_reader_busy")
				w.post(command+"cancel_action", "")
				w.process(other)
			}
		}
	}
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd")
	if err := w.sim.Inject("collect:1:stuck"); err != nil {
		t.Fatal(err)
	}
	w.collect(pi)
	if r := w.present("4242424242424242"); r.text("action", "status") != "in_progress" || w.wantStatus(pi, "requires_payment_method").status != 200 {
		t.Errorf("stuck collect: %s", r.raw)
	}
}

func TestR3_ACardWhoseConfirmationWasLostStillLapses(t *testing.T) {
	w := newWorld(t, nil)
	pi := w.create("amount=1000&currency=usd")
	w.collect(pi)
	w.present("4242424242424242")
	if err := w.sim.Inject("confirm:1:connection_error"); err != nil {
		t.Fatal(err)
	}
	w.wait(10 * time.Second)
	w.confirm(pi)
	w.wantStatus(pi, "requires_confirmation")
	w.wait(20 * time.Second)
	w.wantStatus(pi, "requires_payment_method")
	if r := w.reader(); r.text("action", "failure_code") != "connection_error" {
		t.Errorf("the action changed: %s", r.raw)
	}
}

func TestFaultsCountOccurrencesAndSpareTheRest(t *testing.T) {
	w := newWorld(t, func(o *sim.Options) { o.Faults = "get_intent:2:503, any:5:502" })
	w.judge.off = true
	pi := w.create("amount=1000&currency=usd")
	for i, want := range []int{200, 503, 200, 502, 200} {
		if r := w.send("GET", "/v1/payment_intents/"+pi, ""); r.status != want {
			t.Errorf("look %d: %d, want %d", i+1, r.status, want)
		}
	}
	for _, bad := range []string{"create", "create:1", "create:0:500", "create:x:500", "create:101%:500", "dance:1:500", "create:1:sad", "create:1:offline",
		"create:1:slow", "create:1:slow=-1s", "collect:1:stuck_authorized", "create:1:500=1"} {
		if err := w.sim.Inject(bad); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
	w = newWorld(t, func(o *sim.Options) { o.Faults = "get_account:50%:503" })
	w.judge.off = true
	failed := 0
	for range 400 {
		if w.send("GET", "/v1/account", "").status == 503 {
			failed++
		}
	}
	if failed < 150 || failed > 250 {
		t.Errorf("a chance of 50%% struck %d times in 400", failed)
	}
}

func TestControlEndpoints(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.refuse("/_sim/faults", "faults=create:1:sad", 400, "")
		r := w.post("/_sim/faults", "faults=get_account:1:503")
		if list := r.at("pending").([]any); len(list) != 1 || list[0] != "get_account:1:503" {
			t.Errorf("pending: %v", list)
		}
		if got := w.send("GET", "/v1/account", "").status; got != 503 {
			t.Errorf("the fault did not strike: %d", got)
		}
		w.post("/_sim/faults", "faults=any:*:503&clear=true")
		if list := w.post("/_sim/faults", "clear=true").at("pending").([]any); len(list) != 0 {
			t.Errorf("after clear: %v", list)
		}
		pi := w.authorized(1000)
		w.refuse("/_sim/clock", "advance=-1h", 400, "")
		w.post("/_sim/clock", "advance=48h")
		w.wantStatus(pi, "canceled")
		list := w.get("/_sim/requests", "").at("requests").([]any)
		if first := list[0].(map[string]any); first["call"] != "get_account" || first["fault"] != "get_account:1:503" || first["status"] != 503.0 {
			t.Errorf("first exchange: %v", first)
		}
		if r := w.send("GET", "/_sim/faults", "", "Authorization", ""); r.status != 401 {
			t.Errorf("without a key: %d", r.status)
		}
	})
}
