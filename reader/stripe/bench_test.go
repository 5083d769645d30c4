package stripe_test

import (
	"context"
	"fmt"
	"io"
	"log"
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
	base  string // where the simulator is
	watch *spec.Recorder
	http  *http.Client
}

// setup says what a bench is like. The zero value is in memory, without trouble.
type setup struct {
	http     bool // over a socket
	sim      sim.Options
	unjudged bool // spoilt answers are expected, so that Stripe's document is not asked
	timeouts stripe.Timeouts
	now      func(time.Time) time.Time // what the driver's clock makes of the simulator's
	watch    func(stripe.Exchange)
}

// newBench connects a driver with a simulator.
func newBench(t *testing.T, s setup) *bench {
	t.Helper()
	b := &bench{clock: newClock(), base: "http://127.0.0.1:4242"}
	s.sim.Clock, s.sim.RateLimit = b.clock.Now, -1
	if s.sim.Seed == 0 {
		s.sim.Seed = 7
	}
	var err error
	if b.sim, err = sim.New(s.sim); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.sim.Close(); err != nil {
			t.Error(err)
		}
	})
	transport := b.sim.Transport()
	if s.http {
		server := httptest.NewUnstartedServer(b.sim)
		server.Config.ErrorLog = log.New(io.Discard, "", 0) // lost answers are meant
		server.Start()
		t.Cleanup(server.Close)
		transport, b.base = server.Client().Transport, server.URL
	}
	b.http = &http.Client{Transport: transport}
	if !s.unjudged {
		document, err := spec.Load()
		if err != nil {
			t.Fatal(err)
		}
		b.watch = document.Watch(transport, t)
		transport = b.watch
	}
	now := b.clock.Now
	if s.now != nil {
		now = func() time.Time { return s.now(b.clock.Now()) }
	}
	b.Driver, err = stripe.New(stripe.Options{Key: testKey(t), BaseURL: b.base, Transport: transport, Timeouts: s.timeouts, Now: now, Watch: s.watch})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

// inject makes something go wrong from now on, and nothing else.
func (b *bench) inject(t *testing.T, fault string) {
	t.Helper()
	if err := b.sim.Inject(fault); err != nil {
		t.Fatal(err)
	}
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
