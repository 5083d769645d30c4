package stripe

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// stripeURL is where Stripe is, and the only place a live key is sent to.
const stripeURL = "https://api.stripe.com"

// The reasons for which New refuses options, besides those of ParseKey.
var (
	ErrMode      = errors.New("stripe: the key is of the other mode (live or test)")
	ErrBaseURL   = errors.New("stripe: the address must be an http or https URL without path, query or user")
	ErrLiveURL   = errors.New("stripe: a live key is only sent to " + stripeURL)
	ErrRemoteURL = errors.New("stripe: an address other than " + stripeURL + " must be this computer's own (127.0.0.1, ::1, localhost)")
	ErrNow       = errors.New("stripe: no clock")
)

// Options say whom a driver speaks to, and as whom.
type Options struct {
	// Key is the account's key.
	Key Key
	// Live says that real money is meant. It must agree with the key, and every object that Stripe answers with must agree with it.
	Live bool
	// BaseURL is another place than Stripe; empty for Stripe itself. Only a test key and an address of this computer are accepted.
	BaseURL string
	// Transport carries the requests; nil for a connection pool of the driver's own, HTTP/1.1 over TLS 1.2 or newer. A transport that is
	// given must not send a request twice.
	Transport http.RoundTripper
	// Timeouts bound the requests; a zero field takes its default.
	Timeouts Timeouts
	// Now tells the time.
	Now func() time.Time
	// Watch is told of every request once it has ended, if it is not nil. It is called from the goroutine that made the request and must
	// not block.
	Watch func(Exchange)
}

// Timeouts bound how long an answer is waited for. Stripe answers a command to a reader only when the reader has acknowledged it, so the
// limits differ.
type Timeouts struct {
	Command time.Duration // collect, confirm, process, capture, cancel, refund; 15 s if zero
	Read    time.Duration // create, update, cancel_action, looks, lists; 10 s if zero
}

func (t Timeouts) orDefault() Timeouts {
	if t.Command <= 0 {
		t.Command = 15 * time.Second
	}
	if t.Read <= 0 {
		t.Read = 10 * time.Second
	}
	return t
}

// Exchange is one request as it went, for a panel that shows what the till says to Stripe. It holds no key and no body.
type Exchange struct {
	Method    string
	Path      string // without the query
	Version   string // the Stripe-Version it was sent with
	Status    int    // 0: no answer
	RequestID string
	Took      time.Duration
}

// endpoint checks where requests go to and returns the address without a slash at its end.
func (o Options) endpoint() (string, error) {
	if o.Key.IsZero() {
		return "", ErrKeyEmpty
	}
	if o.Key.Live() != o.Live {
		return "", ErrMode
	}
	if o.BaseURL == "" {
		return stripeURL, nil
	}
	u, err := url.Parse(o.BaseURL)
	if err != nil || u.Host == "" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.Trim(u.Path, "/") != "" ||
		u.Scheme != "http" && u.Scheme != "https" {
		return "", ErrBaseURL // not the parser's error: it would repeat what may hold a secret
	}
	at := u.Scheme + "://" + strings.ToLower(u.Host)
	if at == stripeURL || at == stripeURL+":443" {
		return stripeURL, nil
	}
	if o.Live {
		return "", ErrLiveURL
	}
	if !loopback(u.Hostname()) {
		return "", fmt.Errorf("%w: %s", ErrRemoteURL, u.Hostname())
	}
	return at, nil
}

// loopback reports whether a host is this computer.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
