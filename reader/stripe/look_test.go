package stripe_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
	"reji/reader/stripe"
)

// TestALookIsOneRequestUntilThereIsSomethingToJudge counts requests, since looks are most of what a till asks of Stripe.
func TestALookIsOneRequestUntilThereIsSomethingToJudge(t *testing.T) {
	var seen []string
	b := newBench(t, setup{watch: func(e stripe.Exchange) { seen = append(seen, e.Method+" "+strings.Split(e.Path, "/")[2]) }})
	look := func(s *sale, verdict bool, want ...string) checkout.Facts {
		t.Helper()
		seen = nil
		f := s.look(verdict)
		if !slices.Equal(seen, want) {
			t.Errorf("looked by %q, want %q", seen, want)
		}
		return f
	}
	const atReader, atIntent = "GET terminal", "GET payment_intents"
	s := b.usd(t, 2000)
	s.must(checkout.OpCreate)
	look(s, false, atReader, atIntent) // nothing on the reader yet
	s.must(checkout.OpCollect)
	if f := look(s, false, atReader); f.Intent == nil || f.Intent.Tender != s.tender() {
		t.Errorf("the reader's answer holds the intent: %+v", f.Intent)
	}
	look(s, true, atReader, atIntent)
	s.present("visa", 0)
	if f := look(s, false, atReader); f.Action.Card == nil || f.Intent.Status != checkout.IntentRequiresConfirmation {
		t.Errorf("a card that was read: %+v %+v", f.Action, f.Intent)
	}
	s.must(checkout.OpConfirm)
	if f := look(s, false, atReader, atIntent); f.Intent.Status != checkout.IntentRequiresCapture || f.Intent.CaptureBefore.IsZero() {
		t.Errorf("a verdict: %+v", f.Intent)
	}
	s.reader = ""
	look(s, false, atIntent)
	s.reader, s.intent = usdReader, ""
	if f := look(s, false, atIntent); f.Intent == nil || f.Absent {
		t.Errorf("searched: %+v", f)
	}
}

// TestALookIsAsOldAsItsFirstRequest holds that what a look shows may have happened after its time and never before.
func TestALookIsAsOldAsItsFirstRequest(t *testing.T) {
	clock := newClock()
	began := clock.Now()
	d, err := stripe.New(stripe.Options{Key: testKey(t), Now: clock.Now, Transport: wire(func(r *http.Request) (int, string) {
		clock.Advance(3 * time.Second)
		if strings.Contains(r.URL.Path, "readers") {
			return 200, readerJSON(nil)
		}
		return 200, intentJSON(nil)
	})})
	if err != nil {
		t.Fatal(err)
	}
	f, err := d.Look(t.Context(), register.Query{Intent: "pi_1", Reader: "tmr_1"})
	if err != nil || !f.At.Equal(began) || !f.Date.Equal(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("at %v by our clock, %v by Stripe's, %v", f.At, f.Date, err)
	}
}

// TestF9AnIntentIsFoundOnAnyPage makes more PaymentIntents than a page holds.
func TestF9AnIntentIsFoundOnAnyPage(t *testing.T) {
	pages := 0
	b := newBench(t, setup{unjudged: true, watch: func(e stripe.Exchange) {
		if e.Method == http.MethodGet {
			pages++
		}
	}})
	first := b.usd(t, 2000)
	first.must(checkout.OpCreate)
	for n := range 230 {
		s := b.newSale(t, fmt.Sprint("other ", n), first.call.Amount, usdReader)
		s.must(checkout.OpCreate)
	}
	f, err := b.Look(t.Context(), register.Query{Tender: first.tender(), Since: b.clock.Now()})
	if err != nil || f.Intent == nil || f.Intent.ID != first.intent || pages != 3 {
		t.Errorf("found %+v on %d pages, %v", f.Intent, pages, err)
	}
	f, err = b.Look(t.Context(), register.Query{Tender: "none", Since: b.clock.Now()})
	if err != nil || !f.Absent || f.Intent != nil || pages != 6 {
		t.Errorf("found %+v, absent %v, %d pages, %v", f.Intent, f.Absent, pages, err)
	}
	if f, err = b.Look(t.Context(), register.Query{Since: b.clock.Now()}); err != nil || f.Intent != nil {
		t.Errorf("no tender finds %+v, %v", f.Intent, err)
	}
}

// TestT1AWrongClockHidesNoIntent lets the till's clock be wrong in both directions.
func TestT1AWrongClockHidesNoIntent(t *testing.T) {
	for _, off := range []time.Duration{-24 * time.Hour, -time.Hour, 0, time.Hour, 10 * 365 * 24 * time.Hour} {
		t.Run(off.String(), func(t *testing.T) {
			tillNow := func(at time.Time) time.Time { return at.Add(off) }
			b := newBench(t, setup{now: tillNow})
			s := b.usd(t, 2000)
			since := tillNow(b.clock.Now())
			s.must(checkout.OpCreate)
			b.clock.Advance(time.Minute)
			f, err := b.Look(t.Context(), register.Query{Tender: s.tender(), Since: since})
			if err != nil || f.Intent == nil || f.Absent {
				t.Errorf("%+v, %v", f, err)
			}
		})
	}
}

// TestF9AnEndlessListProvesNothing holds that a search which is given up says so.
func TestF9AnEndlessListProvesNothing(t *testing.T) {
	asked := 0
	b := driver(t, func(*http.Request) (int, string) {
		asked++
		return 200, `{"object":"list","has_more":true,"data":[` + intentJSON(nil) + `]}`
	})
	_, err := b.Look(t.Context(), register.Query{Tender: "other", Since: b.clock.Now()})
	if kindOf(t, err) != checkout.FailureNoAnswer || asked > 1000 {
		t.Errorf("%v after %d pages", err, asked)
	}
}

// TestWatchTellsEveryRequest holds what a panel may show.
func TestWatchTellsEveryRequest(t *testing.T) {
	var seen []stripe.Exchange
	b := newBench(t, setup{unjudged: true, watch: func(e stripe.Exchange) { seen = append(seen, e) }})
	s := b.usd(t, 2000)
	s.must(checkout.OpCreate)
	b.inject(t, "collect:1:lost_after")
	if _, err := s.send(checkout.OpCollect); err == nil {
		t.Fatal("no failure")
	}
	if len(seen) != 2 {
		t.Fatalf("%d exchanges", len(seen))
	}
	if e := seen[0]; e.Method != "POST" || e.Path != "/v1/payment_intents" || e.Status != 200 || e.Version != "2023-10-16" || e.RequestID == "" {
		t.Errorf("%+v", e)
	}
	if e := seen[1]; e.Status != 0 || e.Version != basil || e.RequestID != "" {
		t.Errorf("%+v", e)
	}
}

// TestReadersArePagedAndFiltered registers more readers than a page holds.
func TestReadersArePagedAndFiltered(t *testing.T) {
	b := newBench(t, setup{})
	at, err := b.CreateLocation(t.Context(), reader.Location{Name: "reji-test", Address: sanFrancisco})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 105 {
		if _, err := b.Register(t.Context(), "simulated-wpe", fmt.Sprint("r", n), at.ID); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		filter reader.Filter
		want   int
	}{
		"of the Location": {reader.Filter{Location: at.ID}, 105},
		"offline":         {reader.Filter{Location: at.ID, Status: reader.StatusOffline}, 0},
		"online":          {reader.Filter{Location: at.ID, Status: reader.StatusOnline}, 105},
		"by serial":       {reader.Filter{Serial: "simulated-wpe-usd"}, 1},
	} {
		got, err := b.List(t.Context(), c.filter)
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %d, %v; want %d", name, len(got), err, c.want)
		}
	}
}

// TestAJapaneseLocationIsWrittenInKanji holds the one country whose address has another place (docs.stripe.com/terminal/payments/regional).
func TestAJapaneseLocationIsWrittenInKanji(t *testing.T) {
	b := newBench(t, setup{})
	want := reader.Location{Name: "本店", Address: reader.Address{Line1: "1-1", Town: "丸の内", City: "千代田区", State: "東京都", PostalCode: "100-0005", Country: "JP"}}
	made, err := b.CreateLocation(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	want.ID = made.ID
	if made != want {
		t.Errorf("%+v, want %+v", made, want)
	}
	all, err := b.Locations(t.Context())
	if err != nil || !slices.Contains(all, want) {
		t.Errorf("%v not in %+v, %v", want, all, err)
	}
}

// TestALiveDriverPresentsNothing holds that the customer's hand exists in test mode only.
func TestALiveDriverPresentsNothing(t *testing.T) {
	key, err := stripe.ParseKey("sk_live_4eC39HqLyjWDarjtT1zdp7dc")
	if err != nil {
		t.Fatal(err)
	}
	d, err := stripe.New(stripe.Options{Key: key, Live: true, Now: newClock().Now, Transport: wire(func(r *http.Request) (int, string) {
		t.Errorf("%s %s was sent", r.Method, r.URL.Path)
		return 500, ""
	})})
	if err != nil {
		t.Fatal(err)
	}
	err = d.Present(t.Context(), "tmr_1", reader.DefaultTestCard(), 0)
	if kindOf(t, err) != checkout.FailureRefused || !strings.Contains(err.Error(), reader.CodeLiveMode) {
		t.Errorf("%v", err)
	}
}

// TestAnIDOfDotsGoesNowhere holds that an id cannot lead to another place of the API.
func TestAnIDOfDotsGoesNowhere(t *testing.T) {
	b := driver(t, func(r *http.Request) (int, string) {
		t.Errorf("%s %s was sent", r.Method, r.URL.Path)
		return 500, ""
	})
	for _, id := range []string{"..", ".", "../x"} {
		if _, err := b.Get(t.Context(), checkout.ReaderID(id)); kindOf(t, err) != checkout.FailureNotFound {
			t.Errorf("get %q: %v", id, err)
		}
		if _, err := b.Look(t.Context(), register.Query{Intent: checkout.IntentID(id)}); kindOf(t, err) != checkout.FailureNotFound {
			t.Errorf("look at %q: %v", id, err)
		}
		if err := b.Present(t.Context(), checkout.ReaderID(id), reader.TestCard{}, 0); kindOf(t, err) != checkout.FailureNotFound {
			t.Errorf("present to %q: %v", id, err)
		}
	}
}
