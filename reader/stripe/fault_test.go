package stripe_test

import (
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
	"reji/reader/sim/faults"
	"reji/reader/stripe"
)

// What each trouble of a call must look like (fault matrix, F1–F18). What is not here lets the call succeed.
var kindOfFlavour = map[string]checkout.FailureKind{
	"refused":                     checkout.FailureOffline,  // F1
	"lost_after":                  checkout.FailureNoAnswer, // F2
	"lost_before":                 checkout.FailureNoAnswer, // F3
	"slow=1h":                     checkout.FailureNoAnswer, // F4
	"hang":                        checkout.FailureNoAnswer, // F5
	"hang_after":                  checkout.FailureNoAnswer,
	"truncated":                   checkout.FailureNoAnswer, // F6
	"null":                        checkout.FailureNoAnswer,
	"empty":                       checkout.FailureNoAnswer,
	"garbage":                     checkout.FailureNoAnswer,
	"409":                         checkout.FailureConflict,    // F7
	"429":                         checkout.FailureRateLimited, // F8
	"lock_timeout":                checkout.FailureRateLimited,
	"500":                         checkout.FailureServer, // F9
	"500_after":                   checkout.FailureServer,
	"502":                         checkout.FailureNoAnswer, // F10
	"502_after":                   checkout.FailureNoAnswer,
	"503":                         checkout.FailureNoAnswer,
	"503_after":                   checkout.FailureNoAnswer,
	"401":                         checkout.FailureAuth, // F11
	"403":                         checkout.FailureAuth,
	"timeout_undelivered":         checkout.FailureReaderTimeout, // F15
	"timeout_delivered":           checkout.FailureReaderTimeout,
	"offline":                     checkout.FailureReaderOffline, // F16
	"busy":                        checkout.FailureReaderBusy,    // F17
	"hardware_fault":              checkout.FailureReaderFault,   // F18
	"stuck":                       checkout.FailureNone,          // R4: the call is acknowledged, the action never ends
	"stuck_authorized":            checkout.FailureNone,
	"connection_error":            checkout.FailureNone, // R3
	"connection_error_authorized": checkout.FailureNone,
}

// ready brings a payment to where an operation can be made.
func (s *sale) ready(op checkout.Op) {
	s.t.Helper()
	steps := map[checkout.Op][]checkout.Op{
		checkout.OpUpdate: {checkout.OpCreate}, checkout.OpCollect: {checkout.OpCreate}, checkout.OpProcess: {checkout.OpCreate},
		checkout.OpCancel: {checkout.OpCreate}, checkout.OpCancelAction: {checkout.OpCreate, checkout.OpCollect},
		checkout.OpConfirm: {checkout.OpCreate, checkout.OpCollect}, checkout.OpCapture: {checkout.OpCreate, checkout.OpCollect, checkout.OpConfirm},
		checkout.OpRefund: {checkout.OpCreate, checkout.OpCollect, checkout.OpConfirm, checkout.OpCapture},
	}
	for _, before := range steps[op] {
		s.must(before)
		if before == checkout.OpCollect && op != checkout.OpCancelAction {
			s.present("visa", 0)
		}
	}
}

// TestEveryFlavourOfTroubleInEveryRequestHasItsKind goes through all flavours that the simulator has, in all requests of a payment, in memory
// and over HTTP.
func TestEveryFlavourOfTroubleInEveryRequestHasItsKind(t *testing.T) {
	for flavour := range kindOfFlavour {
		if !slices.ContainsFunc(faults.Flavours(), func(f string) bool { return strings.TrimSuffix(f, "=DURATION") == strings.TrimSuffix(flavour, "=1h") }) {
			t.Errorf("the simulator has no %s", flavour)
		}
	}
	if got, want := len(kindOfFlavour), len(faults.Flavours()); got != want {
		t.Errorf("%d flavours are tried, the simulator has %d: %v", got, want, faults.Flavours())
	}
	tried := 0
	for _, overHTTP := range []bool{false, true} {
		for flavour, want := range kindOfFlavour {
			if overHTTP && flavour == "refused" {
				want = checkout.FailureNoAnswer // the simulator's socket is open already: it hangs up
			}
			for _, op := range checkout.Ops() {
				if _, err := faults.Parse(op.String() + ":1:" + flavour); err != nil {
					continue // not a trouble of this request
				}
				tried++
				t.Run(fmt.Sprintf("%v/%s/http=%v", op, flavour, overHTTP), func(t *testing.T) {
					b := newBench(t, setup{http: overHTTP, unjudged: true, timeouts: short(flavour)})
					s := b.usd(t, 2000)
					s.ready(op)
					b.inject(t, op.String()+":1:"+flavour)
					f, err := s.send(op)
					if got := kindOf(t, err); got != want {
						t.Fatalf("%v: %v, want %v", err, got, want)
					}
					if want == checkout.FailureNone && f.Action == nil && f.Intent == nil {
						t.Error("no failure and no facts")
					}
				})
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d combinations were tried", tried)
	}
	t.Logf("%d combinations of request and trouble", tried)
}

// short are limits for what never answers, and none to notice for what does.
func short(flavour string) stripe.Timeouts {
	if strings.HasPrefix(flavour, "hang") || strings.HasPrefix(flavour, "slow") {
		return stripe.Timeouts{Command: 20 * time.Millisecond, Read: 20 * time.Millisecond}
	}
	return stripe.Timeouts{}
}

// TestTroubleInALookHasItsKindAndTheNextLookIsGood goes through the troubles of reading.
func TestTroubleInALookHasItsKindAndTheNextLookIsGood(t *testing.T) {
	for flavour, want := range kindOfFlavour {
		for _, call := range []string{"get_reader", "get_intent", "list_intents"} {
			if _, err := faults.Parse(call + ":1:" + flavour); err != nil {
				continue
			}
			t.Run(call+"/"+flavour, func(t *testing.T) {
				b := newBench(t, setup{unjudged: true, timeouts: short(flavour)})
				s := b.usd(t, 2000)
				s.ready(checkout.OpConfirm)
				q := register.Query{Tender: s.tender(), Intent: s.intent, Reader: s.reader, Since: b.clock.Now(), Verdict: true}
				if call == "list_intents" {
					q.Intent = ""
				}
				b.inject(t, call+":1:"+flavour)
				if _, err := b.Look(t.Context(), q); kindOf(t, err) != want {
					t.Fatalf("%v, want %v", err, want)
				}
				f, err := b.Look(t.Context(), q)
				if err != nil || f.Intent == nil || f.Intent.ID != s.intent || f.Intent.Status != checkout.IntentRequiresConfirmation {
					t.Errorf("the next look: %+v, %v", f, err)
				}
			})
		}
	}
}

// TestTroubleWithReadersHasItsKind goes through the calls of reader.Readers and reader.Customer.
func TestTroubleWithReadersHasItsKind(t *testing.T) {
	calls := map[string]func(b *bench) error{
		"list_readers": func(b *bench) error { _, err := b.List(t.Context(), reader.Filter{}); return err },
		"get_reader":   func(b *bench) error { _, err := b.Get(t.Context(), usdReader); return err },
		"register": func(b *bench) error {
			_, err := b.Register(t.Context(), "simulated-wpe", "r", "tml_SimulatedUsd01")
			return err
		},
		"list_locations": func(b *bench) error { _, err := b.Locations(t.Context()); return err },
		"create_location": func(b *bench) error {
			_, err := b.CreateLocation(t.Context(), reader.Location{Name: "x", Address: sanFrancisco})
			return err
		},
		"present": func(b *bench) error { return b.Present(t.Context(), usdReader, reader.DefaultTestCard(), 0) },
	}
	for call, make := range calls {
		for flavour, want := range kindOfFlavour {
			if _, err := faults.Parse(call + ":1:" + flavour); err != nil {
				continue
			}
			t.Run(call+"/"+flavour, func(t *testing.T) {
				b := newBench(t, setup{unjudged: true, timeouts: short(flavour)})
				b.usd(t, 2000).ready(checkout.OpCancelAction)
				b.inject(t, call+":1:"+flavour)
				if err := make(b); kindOf(t, err) != want {
					t.Errorf("%v, want %v", err, want)
				}
			})
		}
	}
}

var sanFrancisco = reader.Address{Line1: "1 Market Street", City: "San Francisco", State: "CA", PostalCode: "94105", Country: "US"}

// TestF1NothingListens holds that a refused connection, a name that cannot be resolved and a wrong certificate are proof that nothing
// was sent.
func TestF1NothingListens(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	for name, base := range map[string]string{"closed port": "http://" + closed, "TLS where none is spoken": "https://" + plainServer(t)} {
		t.Run(name, func(t *testing.T) {
			d, err := stripe.New(stripe.Options{Key: testKey(t), BaseURL: base, Now: newClock().Now})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			b := &bench{Driver: d, clock: newClock()}
			s := b.newSale(t, name, money.New(2000, "usd"), usdReader)
			_, err = s.send(checkout.OpCreate)
			var f *checkout.Failure
			if !errors.As(err, &f) || f.Kind != checkout.FailureOffline || f.Sent() {
				t.Errorf("%v, want offline", err)
			}
		})
	}
}

// TestUnsupportedWhenTheTwoStepEndpointsAreNotKnown holds that a refused URL is told apart from a reader that does not exist.
func TestUnsupportedWhenTheTwoStepEndpointsAreNotKnown(t *testing.T) {
	b := newBench(t, setup{unjudged: true})
	s := b.usd(t, 2000)
	s.must(checkout.OpCreate)
	for _, op := range []checkout.Op{checkout.OpCollect, checkout.OpConfirm} {
		r := s.request(op)
		r.Version = "" // under the version that the library pins, the endpoint is not there
		_, err := b.Send(t.Context(), r)
		if got := kindOf(t, err); got != checkout.FailureUnsupported {
			t.Errorf("%v: %v", op, err)
		}
	}
	r := s.request(checkout.OpProcess)
	r.Version = ""
	if _, err := b.Send(t.Context(), r); err != nil {
		t.Errorf("process under the older version: %v", err)
	}
}
