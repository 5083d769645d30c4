package stripe_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/readertest"
	"reji/reader/readertest/spec"
	"reji/reader/sim"
	"reji/reader/stripe"
)

// usdReader is the simulator's reader in the United States.
const usdReader = checkout.ReaderID("tmr_SimulatedUsd01")

// clock is a time that moves when it is told to.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func testKey(t *testing.T) stripe.Key {
	t.Helper()
	key, err := stripe.ParseKey("sk_test_4eC39HqLyjWDarjtT1zdp7dc")
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// bench is a driver in front of a simulator, with Stripe's own document between them.
type bench struct {
	*stripe.Driver
	sim   *sim.Server
	clock *clock
	base  string // where the simulator is, over HTTP
	watch *spec.Recorder
	http  *http.Client
}

// newBench connects a driver with a simulator: over HTTP, or in memory.
func newBench(t *testing.T, overHTTP bool, o sim.Options) *bench {
	t.Helper()
	b := &bench{clock: newClock()}
	o.Clock = b.clock.Now
	if o.Seed == 0 {
		o.Seed = 7
	}
	o.RateLimit = -1
	var err error
	if b.sim, err = sim.New(o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.sim.Close(); err != nil {
			t.Error(err)
		}
	})
	document, err := spec.Load()
	if err != nil {
		t.Fatal(err)
	}
	next := b.sim.Transport()
	b.base = "http://127.0.0.1:4242"
	if overHTTP {
		server := httptest.NewServer(b.sim)
		t.Cleanup(server.Close)
		next, b.base = server.Client().Transport, server.URL
	}
	b.http = &http.Client{Transport: next}
	b.watch = document.Watch(next, t)
	b.Driver, err = stripe.New(stripe.Options{Key: testKey(t), BaseURL: b.base, Transport: b.watch, Now: b.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

// gesture is what a person does in front of the reader.
func (b *bench) gesture(ctx context.Context, name string) error {
	form := url.Values{"gesture": {name}}.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.base+"/_sim/readers/"+string(usdReader)+"/customer", strings.NewReader(form))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc")
	answer, err := b.http.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("gesture %s: %s", name, answer.Status)
	}
	return nil
}

func (b *bench) harness() readertest.Harness {
	return readertest.Harness{
		Terminal: b.Driver, Readers: b.Driver, Customer: b.Driver, Reader: usdReader, Currency: "usd", Now: b.clock.Now, Pause: b.clock.Advance,
		CancelAtReader: func(ctx context.Context) error { return b.gesture(ctx, "cancel") }, Tips: true, TestRegistration: "simulated-s700",
	}
}

func TestDriverConformsOverHTTP(t *testing.T) {
	b := newBench(t, true, sim.Options{AuthDelay: 1200 * time.Millisecond})
	readertest.Run(t, b.harness())
	t.Log(b.watch.Report())
}

func TestDriverConformsInMemory(t *testing.T) {
	b := newBench(t, false, sim.Options{})
	readertest.Run(t, b.harness())
}

func TestDriverConformsWhateverStripesDocumentsLeaveOpen(t *testing.T) {
	for name, v := range map[string]sim.Variants{
		"a collection stays in progress": {CollectStaysInProgress: true},
		"a cancelled action fails":       {CancelLeavesFailed: true},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, false, sim.Options{Variants: v})
			readertest.Run(t, b.harness())
		})
	}
}
