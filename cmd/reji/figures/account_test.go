package figures

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"reji/reader"
	"reji/reader/sim"
)

// auditKey is whoever looks past the till.
const auditKey = "sk_test_auditor00000000"

// account is a simulated Stripe, with a network before it that counts. What hands do at the reader does not go by the network.
type account struct {
	tb      testing.TB
	sim     *sim.Server
	network time.Duration // of a request and its answer
	reader  string

	mu     sync.Mutex
	seen   []exchange
	taps   bool          // a customer holds a card to the reader whenever it asks
	hand   time.Duration // how long that takes
	tapped chan error    // what became of it
}

// exchange is a request as it arrived at Stripe.
type exchange struct {
	what string // method and path, ids left out
	at   time.Time
}

// newAccount makes a simulated Stripe whose bank takes its time. It must be made in the bubble in which it is used.
func newAccount(tb testing.TB, network, bank time.Duration, currency string) *account {
	tb.Helper()
	s, err := sim.New(sim.Options{Clock: time.Now, Seed: 7, RateLimit: -1, AuthDelay: bank})
	if err != nil {
		tb.Fatal(err)
	}
	return &account{
		tb: tb, sim: s, network: network, tapped: make(chan error, 64),
		reader: "tmr_Simulated" + strings.ToUpper(currency[:1]) + currency[1:] + "01",
	}
}

// close ends the simulator.
func (a *account) close() {
	if err := a.sim.Close(); err != nil {
		a.tb.Error(err)
	}
}

// serve lets the account be reached over a socket, and gives its address.
func (a *account) serve() string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-time.After(a.network / 2)
		a.note(r)
		answer := httptest.NewRecorder()
		a.sim.ServeHTTP(answer, r)
		a.answered(r, answer.Code)
		<-time.After(a.network - a.network/2)
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes()) // a client that has gone away is its own affair
	}))
	a.tb.Cleanup(server.Close)
	return server.URL
}

// RoundTrip reaches the account without a socket, as bubbles need it.
func (a *account) RoundTrip(r *http.Request) (*http.Response, error) {
	<-time.After(a.network / 2)
	a.note(r)
	answer, err := a.sim.Transport().RoundTrip(r)
	if err == nil {
		a.answered(r, answer.StatusCode)
	}
	<-time.After(a.network - a.network/2)
	return answer, err
}

func (a *account) note(r *http.Request) {
	var parts []string
	for part := range strings.SplitSeq(r.URL.Path, "/") {
		if strings.HasPrefix(part, "pi_") || strings.HasPrefix(part, "tmr_") {
			part = "…"
		}
		parts = append(parts, part)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seen = append(a.seen, exchange{what: r.Method + " " + strings.Join(parts, "/"), at: time.Now()})
}

// answered lets the customer act on what the reader shows.
func (a *account) answered(r *http.Request, status int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.taps && status == http.StatusOK && strings.HasSuffix(r.URL.Path, "/collect_payment_method") {
		time.AfterFunc(a.hand, func() { a.tapped <- a.present("visa") })
	}
}

// requests are those that have arrived since the last call.
func (a *account) requests() []exchange {
	a.mu.Lock()
	defer a.mu.Unlock()
	seen := a.seen
	a.seen = nil
	return seen
}

// whats are exchanges in words.
func whats(all []exchange) []string {
	var words []string
	for _, e := range all {
		words = append(words, e.what)
	}
	return words
}

// present holds a test card to the reader, now.
func (a *account) present(name string) error {
	card, ok := reader.FindTestCard(name)
	if !ok {
		return fmt.Errorf("no test card %q", name)
	}
	form := url.Values{"type": {"card_present"}, "card_present[number]": {card.Number}}
	req, err := http.NewRequest(http.MethodPost, "http://sim/v1/test_helpers/terminal/readers/"+a.reader+"/present_payment_method", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Authorization", "Bearer "+auditKey)
	answer, err := a.sim.Transport().RoundTrip(req)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	raw, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("present %s: %d %s", name, answer.StatusCode, bytes.TrimSpace(raw))
	}
	return err
}
