package stripe_test

import (
	"context"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
	"reji/reader/stripe"
)

// silent never answers, and lets go when the request's context ends.
type silent struct{}

// RoundTrip waits for the end of the request's context.
func (silent) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, context.Cause(r.Context())
}

// TestF5EveryRequestHasItsLimit waits, in virtual time, for a Stripe that says nothing.
func TestF5EveryRequestHasItsLimit(t *testing.T) {
	limits := map[checkout.Op]time.Duration{
		checkout.OpCreate: 10 * time.Second, checkout.OpUpdate: 10 * time.Second, checkout.OpCancelAction: 10 * time.Second,
		checkout.OpCollect: 15 * time.Second, checkout.OpConfirm: 15 * time.Second, checkout.OpProcess: 15 * time.Second,
		checkout.OpCapture: 15 * time.Second, checkout.OpCancel: 15 * time.Second, checkout.OpRefund: 15 * time.Second,
	}
	synctest.Test(t, func(t *testing.T) {
		d, err := stripe.New(stripe.Options{Key: testKey(t), Transport: silent{}, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		b := &bench{Driver: d, clock: newClock()}
		took := func(what string, want time.Duration, call func() error) {
			t.Helper()
			began := time.Now()
			if err := call(); kindOf(t, err) != checkout.FailureNoAnswer {
				t.Errorf("%s: %v", what, err)
			}
			if got := time.Since(began); got != want {
				t.Errorf("%s ended after %v, want %v", what, got, want)
			}
		}
		for _, op := range checkout.Ops() {
			s := b.usd(t, 2000)
			s.intent = "pi_1"
			took(op.String(), limits[op], func() error { _, err := s.send(op); return err })
		}
		ctx := t.Context()
		took("look at the reader", 10*time.Second, func() error {
			_, err := d.Look(ctx, register.Query{Intent: "pi_1", Reader: "tmr_1"})
			return err
		})
		took("search", 10*time.Second, func() error { _, err := d.Look(ctx, register.Query{Tender: "t", Since: time.Now()}); return err })
		took("list", 10*time.Second, func() error { _, err := d.List(ctx, reader.Filter{}); return err })
		took("present", 15*time.Second, func() error { return d.Present(ctx, "tmr_1", reader.TestCard{}, 0) })
	})
}

// TestF1NoConnectionIsProofAndADeadOneIsNot looks at what a connection that is never made proves, by how it fails.
func TestF1NoConnectionIsProofAndADeadOneIsNot(t *testing.T) {
	never := func(ctx context.Context, _, _ string) (net.Conn, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	for name, c := range map[string]struct {
		dial   func(ctx context.Context, network, address string) (net.Conn, error)
		giveUp bool // the caller stops waiting
		want   checkout.FailureKind
	}{
		"a name that does not resolve": {func(context.Context, string, string) (net.Conn, error) {
			return nil, &net.DNSError{Err: "no such host", Name: "api.stripe.com", IsNotFound: true}
		}, false, checkout.FailureOffline},
		"packets that go nowhere, until the limit": {never, false, checkout.FailureOffline},
		"given up by the caller":                   {never, true, checkout.FailureNoAnswer},
		"a connection that closes at once": {func(context.Context, string, string) (net.Conn, error) {
			near, far := net.Pipe()
			return near, far.Close()
		}, false, checkout.FailureNoAnswer},
	} {
		t.Run(name, func(t *testing.T) {
			transport := &http.Transport{DialContext: c.dial}
			defer transport.CloseIdleConnections()
			d, err := stripe.New(stripe.Options{Key: testKey(t), BaseURL: "http://127.0.0.1:1", Transport: transport, Now: newClock().Now,
				Timeouts: stripe.Timeouts{Read: 30 * time.Millisecond}})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if c.giveUp {
				time.AfterFunc(5*time.Millisecond, cancel)
			}
			b := &bench{Driver: d, clock: newClock()}
			if _, err := d.Send(ctx, b.usd(t, 2000).request(checkout.OpCreate)); kindOf(t, err) != c.want {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}
