package sim_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reji/reader/sim"
	"reji/reader/sim/journal"
)

// reopen drops the simulator without a word, as a kill does, and opens a copy of its file.
func (w *world) reopen(path string, cutBytes int64) *world {
	w.t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	copied := filepath.Join(w.t.TempDir(), "state")
	if err := os.WriteFile(copied, raw[:int64(len(raw))-cutBytes], 0o600); err != nil {
		w.t.Fatal(err)
	}
	next := newWorld(w.t, func(o *sim.Options) { o.State, o.Seed = copied, 0; o.Variants = sim.Variants{} })
	next.now = w.now
	return next
}

func stateWorld(t *testing.T) (*world, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state")
	return newWorld(t, func(o *sim.Options) { o.State = path }), path
}

func TestH1_AKilledSimulatorGoesOnWhereItWas(t *testing.T) {
	w, path := stateWorld(t)
	pi := w.post("/v1/payment_intents", createParams+"&capture_method=manual", "Idempotency-Key", "create-1").text("id")
	w.collect(pi)
	w.present("4242424242424242")
	before := w.get("/v1/payment_intents/"+pi, "")
	beforeReader, events := w.reader(), w.get("/v1/events", "")

	w2 := w.reopen(path, 0)
	if got := w2.get("/v1/payment_intents/"+pi, ""); !bytes.Equal(got.raw, before.raw) {
		t.Errorf("the intent changed:\n%s\n%s", before.raw, got.raw)
	}
	if got := w2.reader(); !bytes.Equal(got.raw, beforeReader.raw) {
		t.Errorf("the reader changed:\n%s\n%s", beforeReader.raw, got.raw)
	}
	if got := w2.get("/v1/events", ""); !bytes.Equal(got.raw, events.raw) {
		t.Errorf("the events changed")
	}
	again := w2.post("/v1/payment_intents", createParams+"&capture_method=manual", "Idempotency-Key", "create-1")
	if again.text("id") != pi || again.header.Get("Idempotent-Replayed") != "true" {
		t.Errorf("the key was forgotten: %s", again.raw)
	}
	w2.confirm(pi)
	w2.post("/v1/payment_intents/"+pi+"/capture", "")
	other := w2.post("/v1/payment_intents", createParams).text("id")
	if other == pi {
		t.Error("an id was given twice")
	}

	w3 := w.reopen(path, 0)
	w3.wait(30 * time.Second)
	w3.wantStatus(pi, "requires_payment_method")
}

func TestH2_ATornTailIsDroppedAndTheEffectBeforeItStands(t *testing.T) {
	w, path := stateWorld(t)
	first := w.post("/v1/payment_intents", createParams).text("id")
	whole, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	second := w.post("/v1/payment_intents", createParams).text("id")
	longer, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	last := longer.Size() - whole.Size()
	for cut := int64(0); cut <= last; cut += max(1, last/37) {
		w2 := w.reopen(path, cut)
		w2.intent(first)
		want := 404
		if cut == 0 {
			want = 200
		}
		if r := w2.send("GET", "/v1/payment_intents/"+second, ""); r.status != want {
			t.Errorf("%d of %d bytes cut: %d", cut, last, r.status)
		}
		w2.post("/v1/payment_intents", createParams)
	}
}

func TestALongStateFileIsWrittenAnewWhenItIsOpened(t *testing.T) {
	w, path := stateWorld(t)
	w.judge.off = true
	for range 75 {
		pi := w.authorized(1000)
		w.post("/v1/payment_intents/"+pi+"/capture", "", "Idempotency-Key", "\tkey "+pi)
		w.wait(time.Hour)
	}
	long, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "state")
	if err := os.WriteFile(copied, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	all := func(w *world) string {
		return string(w.get("/v1/payment_intents", "limit=100&expand[]=data.latest_charge").raw) + string(w.get("/v1/events", "limit=100").raw) + string(w.reader().raw)
	}
	want, now := all(w), w.now
	for opening := range 2 {
		w2 := newWorld(t, func(o *sim.Options) { o.State, o.Seed, o.Clock = copied, 0, func() time.Time { return now } })
		w2.judge.off = true
		if all(w2) != want {
			t.Fatalf("opening %d: not the same", opening+1)
		}
		if err := w2.sim.Close(); err != nil {
			t.Fatal(err)
		}
		short, err := os.Stat(copied)
		if err != nil {
			t.Fatal(err)
		}
		if short.Size() > long.Size()*3/4 || long.Size() < 1<<20 {
			t.Errorf("opening %d: %d bytes of %d", opening+1, short.Size(), long.Size())
		}
	}
}

func TestD6_DamageBeforeTheEndIsRefused(t *testing.T) {
	w, path := stateWorld(t)
	w.post("/v1/payment_intents", createParams)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	bad := filepath.Join(t.TempDir(), "bad")
	if err := os.WriteFile(bad, append(raw, raw...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sim.New(sim.Options{State: bad}); !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("a damaged file: %v", err)
	}
	if _, err := sim.New(sim.Options{State: path}); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("a file in use: %v", err)
	}
	if _, err := sim.New(sim.Options{State: t.TempDir()}); err == nil {
		t.Error("a folder was taken for a state file")
	}
}

func TestWhatHappensByItselfIsKept(t *testing.T) {
	w, path := stateWorld(t)
	pi := w.authorized(1000)
	w.post("/_sim/clock", "advance=49h")
	w2 := w.reopen(path, 0)
	w2.wantStatus(pi, "canceled")
	if r := w2.intent(w2.create("amount=1000&currency=usd")); r.at("created") != float64(w.now.Add(49*time.Hour).Unix()) {
		t.Errorf("the clock went back: %s", r.raw)
	}
	if r := w2.get("/v1/payment_intents/"+pi, ""); r.at("canceled_at") != float64(w.now.Add(48*time.Hour).Unix()) {
		t.Errorf("canceled_at: %s", r.raw)
	}
}

func TestEqualSeedsGiveEqualAnswers(t *testing.T) {
	story := func() []byte {
		w := newWorld(t, nil)
		pi := w.authorized(1234)
		return append(w.intent(pi).raw, w.get("/v1/events", "").raw...)
	}
	if a, b := story(), story(); !bytes.Equal(a, b) {
		t.Errorf("two simulators with one seed differ:\n%s\n%s", a, b)
	}
}

func TestListsArePagedNewestFirst(t *testing.T) {
	w := newWorld(t, nil)
	var made []string
	for i := range 25 {
		made = append(made, w.create(fmt.Sprintf("amount=%d&currency=usd", 1000+i)))
		w.wait(time.Second)
	}
	ids := func(r reply) (list []string) {
		for _, item := range r.at("data").([]any) {
			list = append(list, item.(map[string]any)["id"].(string))
		}
		return list
	}
	var seen []string
	params := "limit=10"
	for {
		r := w.get("/v1/payment_intents", params)
		seen = append(seen, ids(r)...)
		if r.at("has_more") != true {
			break
		}
		params = "limit=10&starting_after=" + seen[len(seen)-1]
	}
	for i, id := range seen {
		if id != made[len(made)-1-i] {
			t.Fatalf("place %d: %s", i, id)
		}
	}
	if len(seen) != 25 {
		t.Errorf("%d of 25 intents", len(seen))
	}
	r := w.get("/v1/payment_intents", "limit=5&ending_before="+seen[12])
	if got := ids(r); len(got) != 5 || got[4] != seen[11] || got[0] != seen[7] || r.at("has_more") != true {
		t.Errorf("before: %v", got)
	}
	if r = w.get("/v1/payment_intents", "limit=5&ending_before="+seen[3]); len(ids(r)) != 3 || r.at("has_more") != false {
		t.Errorf("before, at the end: %v", ids(r))
	}
	from := w.now.Add(-10 * time.Second).Unix()
	if got := len(ids(w.get("/v1/payment_intents", fmt.Sprintf("created[gte]=%d&limit=100", from)))); got != 10 {
		t.Errorf("created[gte]: %d", got)
	}
	if got := len(ids(w.get("/v1/payment_intents", fmt.Sprintf("created[gt]=%d&created[lt]=%d&limit=100", from, from+5)))); got != 4 {
		t.Errorf("created[gt], created[lt]: %d", got)
	}
	if got := len(ids(w.get("/v1/payment_intents", fmt.Sprintf("created=%d", from)))); got != 1 {
		t.Errorf("created: %d", got)
	}
	w.get("/v1/payment_intents", "limit=2&expand[]=data.latest_charge.payment_intent")
}

func TestReadersAndLocationsComeAndGo(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		const japan = "display_name_kanji=%E5%BA%97&display_name_kana=%E3%83%86%E3%83%B3&address_kanji[country]=JP&address_kanji[postal_code]=1000005&address_kanji[state]=x&address_kanji[city]=y&address_kanji[town]=z&address_kanji[line1]=1-1&phone=%2B81300000000"
		jp := w.post("/v1/terminal/locations", japan).text("id")
		at := w.post("/v1/terminal/locations", "display_name=reji-test&address[country]=DE&address[line1]=a&address[city]=b&address[postal_code]=1&metadata[a]=b").text("id")
		for code, device := range map[string]string{"simulated-wpe": "simulated_wisepos_e", "simulated-s700": "simulated_stripe_s700", "simulated-s710": "simulated_stripe_s710"} {
			r := w.post("/v1/terminal/readers", "registration_code="+code+"&location="+at)
			if r.text("device_type") != device || r.text("label") != code || r.text("status") != "online" {
				t.Errorf("registered: %s", r.raw)
			}
			id := r.text("id")
			if got := w.get("/v1/terminal/readers", "location="+at+"&device_type="+device+"&serial_number="+r.text("serial_number")).at("data").([]any); len(got) != 1 {
				t.Errorf("found %d", len(got))
			}
			if r := w.post(readers+id, "label=Till+2&metadata[till]=2&expand[]=location"); r.text("label") != "Till 2" || r.text("location", "id") != at {
				t.Errorf("updated: %s", r.raw)
			}
			w.refuseDelete("/v1/terminal/locations/"+at, 400)
			if r := w.send(http.MethodDelete, readers+id, ""); r.at("deleted") != true {
				t.Errorf("deleted: %s", r.raw)
			}
			if r := w.get(readers+id, ""); r.at("deleted") != true {
				t.Errorf("a deleted reader: %s", r.raw)
			}
			w.refuse(readers+id+"/cancel_action", "", 404, "resource_missing")
		}
		w.post("/v1/terminal/locations/"+jp, "display_name_kanji=%E6%96%B0")
		if r := w.post("/v1/terminal/locations/"+at, "address[city]=c&display_name=new"); r.text("address", "city") != "c" || r.text("address", "line1") != "a" {
			t.Errorf("updated: %s", r.raw)
		}
		if r := w.send(http.MethodDelete, "/v1/terminal/locations/"+at, ""); r.at("deleted") != true {
			t.Errorf("deleted: %s", r.raw)
		}
		w.refuseDelete("/v1/terminal/locations/"+at, 404)
		if r := w.get("/v1/terminal/locations/"+jp, ""); r.text("address_kanji", "town") != "z" {
			t.Errorf("Japan: %s", r.raw)
		}
	})
}

func (w *world) refuseDelete(path string, status int) {
	w.t.Helper()
	if r := w.send(http.MethodDelete, path, ""); r.status != status {
		w.t.Errorf("DELETE %s: %d, want %d", path, r.status, status)
	}
}

func TestTheTransportIsLikeNetHTTP(t *testing.T) {
	w := newWorld(t, nil)
	body := &watched{Reader: bytes.NewReader([]byte(createParams))}
	req, err := http.NewRequest("POST", "http://sim.invalid/v1/payment_intents", body)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+testKey)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	res, err := w.sim.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	if !body.closed || !body.ended {
		t.Errorf("the request body was closed: %v, read to its end: %v", body.closed, body.ended)
	}
	raw, err := io.ReadAll(res.Body)
	if err != nil || res.Body.Close() != nil || int64(len(raw)) != res.ContentLength || res.Request != req {
		t.Errorf("answer: %v, %d of %d bytes", err, len(raw), res.ContentLength)
	}
	if got := res.Header.Get("Date"); got != w.now.Format(http.TimeFormat) {
		t.Errorf("Date is %s", got)
	}
}

type watched struct {
	io.Reader
	closed, ended bool
}

func (b *watched) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.ended = b.ended || err == io.EOF
	return n, err
}

func (b *watched) Close() error {
	b.closed = true
	return nil
}
