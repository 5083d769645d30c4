package stripe_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"testing"
	"testing/synctest"
	"time"

	stripego "github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/paymentintent"

	"reji/reader"
	"reji/reader/sim"
	"reji/reader/stripe"
)

// bareVar names the environment variable that makes this test binary the bare program: it holds the address of the Stripe to work with.
const bareVar = "REJI_BARE"

// TestMain runs the tests, or the bare program that the till's figures are measured against. Of that one, every line of its input is a sale,
// and it answers each with the sale's microseconds. It lives here because only this folder knows stripe-go.
func TestMain(m *testing.M) {
	base := os.Getenv(bareVar)
	if base == "" {
		os.Exit(m.Run())
	}
	if err := serveBare(bareAt(base, nil), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serveBare makes a sale for every line.
func serveBare(b bare, lines io.Reader, answers io.Writer) error {
	for in := bufio.NewScanner(lines); in.Scan(); {
		began := time.Now()
		if err := b.sale(context.Background()); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(answers, time.Since(began).Microseconds()); err != nil {
			return err
		}
	}
	return nil
}

// bare is what somebody writes who has read Stripe's guide and nothing else: no ledger, no screen, no rule, no second thought. It makes
// the calls that the till makes for a sale on which nothing goes wrong, and pauses between looks as the till does.
type bare struct {
	intents paymentintent.Client
	backend stripego.Backend
}

// The pauses of the till: before the first look after the reader acknowledged, and from one look to the next.
const (
	bareFirst = 300 * time.Millisecond
	bareNext  = 500 * time.Millisecond
)

const bareKey = "sk_test_bare0000000000000000"

// bareAt is the bare program in front of an address; a nil transport is net/http's own.
func bareAt(base string, transport http.RoundTripper) bare {
	backend := stripego.GetBackendWithConfig(stripego.APIBackend, &stripego.BackendConfig{
		URL: stripego.String(base), HTTPClient: &http.Client{Transport: transport}, LeveledLogger: &stripego.LeveledLogger{Level: stripego.LevelNull},
	})
	return bare{intents: paymentintent.Client{B: backend, Key: bareKey}, backend: backend}
}

// bareReader is a reader's action, which stripe-go does not know of the newer version.
type bareReader struct {
	stripego.APIResource
	Action struct {
		Status string `json:"status"`
		Code   string `json:"failure_code"`
	} `json:"action"`
}

// bareCommand is what a command to a reader is sent with.
type bareCommand struct {
	stripego.Params `form:"*"`
	Intent          string `form:"payment_intent"`
	Collect         *struct {
		Cancels bool `form:"enable_customer_cancellation"`
	} `form:"collect_config"`
	Expand []*string `form:"expand"`
}

// reader sends one request about the reader, under the version that has the two-step endpoints.
func (b bare) reader(ctx context.Context, method, path string, p *bareCommand) (string, error) {
	p.Context, p.Headers = ctx, http.Header{"Stripe-Version": {"2025-06-30.basil"}}
	for _, action := range []string{"collect_payment_method", "confirm_payment_intent", "process_payment_intent"} {
		if method == http.MethodGet || path == "/"+action {
			p.Expand = append(p.Expand, stripego.String("action."+action+".payment_intent"))
		}
	}
	got := &bareReader{}
	err := b.backend.Call(method, "/v1/terminal/readers/"+string(usdReader)+path, bareKey, p, got)
	if err == nil && got.Action.Code != "" {
		err = fmt.Errorf("the reader says %s", got.Action.Code)
	}
	return got.Action.Status, err
}

// ended looks until the reader's action has.
func (b bare) ended(ctx context.Context) error {
	for wait := bareFirst; ; {
		<-time.After(wait)
		sent := time.Now()
		status, err := b.reader(ctx, http.MethodGet, "", &bareCommand{})
		if err != nil || status == "succeeded" {
			return err
		}
		wait = bareNext - time.Since(sent)
	}
}

// sale is 20 dollars: create, collect, confirm, capture, with looks between.
func (b bare) sale(ctx context.Context) error {
	create := &stripego.PaymentIntentParams{
		Params: stripego.Params{Context: ctx}, Amount: stripego.Int64(2000), Currency: stripego.String("usd"),
		PaymentMethodTypes: stripego.StringSlice([]string{"card_present"}), CaptureMethod: stripego.String("manual"),
	}
	intent, err := b.intents.New(create)
	if err != nil {
		return err
	}
	collect := &bareCommand{Intent: intent.ID, Collect: &struct {
		Cancels bool `form:"enable_customer_cancellation"`
	}{true}}
	if _, err := b.reader(ctx, http.MethodPost, "/collect_payment_method", collect); err != nil {
		return err
	}
	if err := b.ended(ctx); err != nil {
		return err
	}
	if _, err := b.reader(ctx, http.MethodPost, "/confirm_payment_intent", &bareCommand{Intent: intent.ID}); err != nil {
		return err
	}
	if err := b.ended(ctx); err != nil {
		return err
	}
	get := &stripego.PaymentIntentParams{Params: stripego.Params{Context: ctx}}
	get.AddExpand("latest_charge")
	get.AddExpand("payment_method")
	if intent, err = b.intents.Get(intent.ID, get); err != nil {
		return err
	}
	if intent.Status != stripego.PaymentIntentStatusRequiresCapture {
		return fmt.Errorf("after the confirmation: %s", intent.Status)
	}
	capture := &stripego.PaymentIntentCaptureParams{Params: stripego.Params{Context: ctx}}
	capture.AddExpand("latest_charge")
	capture.AddExpand("payment_method")
	if intent, err = b.intents.Capture(intent.ID, capture); err != nil {
		return err
	}
	if intent.Status != stripego.PaymentIntentStatusSucceeded {
		return fmt.Errorf("after the capture: %s", intent.Status)
	}
	return nil
}

// quickCustomer presents a card as soon as the reader asks for one.
type quickCustomer struct {
	http.RoundTripper
	present func() error
}

func (q quickCustomer) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := q.RoundTripper.RoundTrip(r)
	if err == nil && r.URL.Path == "/v1/terminal/readers/"+string(usdReader)+"/collect_payment_method" && answer.StatusCode == http.StatusOK {
		err = q.present()
	}
	return answer, err
}

// TestBareProgram shows that what the till is compared with takes money, by seven requests, with two pauses and the hand of a customer.
func TestBareProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		const network = 100 * time.Millisecond
		s, err := sim.New(sim.Options{Clock: time.Now, Seed: 7, Latency: network, RateLimit: -1})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		driver, err := stripe.New(stripe.Options{Key: testKey(t), Transport: s.Transport(), Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		customer := quickCustomer{s.Transport(), func() error {
			return driver.Present(t.Context(), usdReader, reader.DefaultTestCard(), 0)
		}}
		began := time.Now()
		if err := bareAt("http://127.0.0.1:1", customer).sale(t.Context()); err != nil {
			t.Fatal(err)
		}
		const requests, hand = 7, 1
		if took, want := time.Since(began), (requests+hand)*network+2*bareFirst; took != want {
			t.Errorf("the sale took %s, want %s", took, want)
		}
	})
}
