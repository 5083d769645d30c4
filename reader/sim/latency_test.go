package sim_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"reji/reader/sim"
)

func TestF4_LatencyIsHalfBeforeAndHalfAfterTheEffect(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := sim.New(sim.Options{Seed: 1, Latency: time.Second})
		if err != nil {
			t.Fatal(err)
		}
		send := func(patience time.Duration) (status int, took time.Duration, err error) {
			ctx, cancel := context.WithTimeoutCause(t.Context(), patience, errGaveUp)
			defer cancel()
			req, err := http.NewRequestWithContext(ctx, "POST", "http://sim.invalid/v1/payment_intents", strings.NewReader(createParams))
			if err != nil {
				return 0, 0, err
			}
			req.Header.Set("Authorization", "Bearer "+testKey)
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			begun := time.Now()
			res, err := s.Transport().RoundTrip(req)
			if err != nil {
				return 0, time.Since(begun), err
			}
			return res.StatusCode, time.Since(begun), res.Body.Close()
		}
		effects := func() int { return len(s.Requests()) }
		if status, took, err := send(time.Minute); status != 200 || took != time.Second || err != nil {
			t.Errorf("patient: %d after %s, %v", status, took, err)
		}
		if _, took, err := send(499 * time.Millisecond); !errors.Is(err, errGaveUp) || took != 499*time.Millisecond || effects() != 1 {
			t.Errorf("gave up in the first half: %s, %v, %d effects", took, err, effects())
		}
		if _, took, err := send(501 * time.Millisecond); !errors.Is(err, errGaveUp) || took != 501*time.Millisecond || effects() != 2 {
			t.Errorf("gave up in the second half: %s, %v, %d effects", took, err, effects())
		}
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(errGaveUp)
		req, err := http.NewRequestWithContext(ctx, "GET", "http://sim.invalid/v1/account", nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := s.Transport().RoundTrip(req)
		if err == nil {
			t.Fatalf("a request that was given up was answered %d, %v", res.StatusCode, res.Body.Close())
		}
		if !errors.Is(err, errGaveUp) || effects() != 2 {
			t.Errorf("a request that was given up before it was sent: %v", err)
		}
	})
}

var errGaveUp = errors.New("the till gave up")

func TestHandsAtTheReaderAreNotANetworkAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(o *sim.Options) { o.Clock, o.Latency = time.Now, time.Second })
		begun := time.Now()
		w.post("/_sim/readers/"+usdReader+"/customer", "gesture=leave")
		if took := time.Since(begun); took != 0 {
			t.Errorf("the gesture took %s", took)
		}
		w.get("/v1/account", "")
		if took := time.Since(begun); took != time.Second {
			t.Errorf("the request took %s", took)
		}
	})
}

func TestR9_VerdictsComeInVirtualTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(o *sim.Options) { o.Clock, o.AuthDelay = time.Now, 2*time.Second })
		pi := w.create("amount=1000&currency=usd&capture_method=manual")
		w.collect(pi)
		w.present("4242424242424242")
		w.confirm(pi)
		<-time.After(2*time.Second - time.Nanosecond)
		w.wantStatus(pi, "requires_confirmation")
		<-time.After(time.Nanosecond)
		w.wantStatus(pi, "requires_capture")
	})
}
