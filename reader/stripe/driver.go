package stripe

import (
	"net/http"
	"time"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout/register"
	"reji/reader"
)

var (
	_ register.Terminal = (*Driver)(nil)
	_ reader.Readers    = (*Driver)(nil)
	_ reader.Customer   = (*Driver)(nil)
)

// Driver speaks to Stripe. It is safe for concurrent use, and holds nothing but connections.
type Driver struct {
	backend  stripego.Backend
	key      Key
	live     bool
	timeouts Timeouts
	now      func() time.Time
	pool     *http.Transport // nil where the transport was given
}

// New makes a driver. It sends nothing. It fails with one of the package's Err… values, which can be shown.
func New(o Options) (*Driver, error) {
	at, err := o.endpoint()
	if err != nil {
		return nil, err
	}
	if o.Now == nil {
		return nil, ErrNow
	}
	d := &Driver{key: o.Key, live: o.Live, timeouts: o.Timeouts.orDefault(), now: o.Now}
	next := o.Transport
	if next == nil {
		d.pool = newPool()
		next = d.pool
	}
	d.backend = stripego.GetBackendWithConfig(stripego.APIBackend, &stripego.BackendConfig{
		URL:               stripego.String(at),
		MaxNetworkRetries: stripego.Int64(0),
		EnableTelemetry:   stripego.Bool(false),
		LeveledLogger:     &stripego.LeveledLogger{Level: stripego.LevelNull},
		HTTPClient: &http.Client{
			Transport:     &once{next: next, now: o.Now, watch: o.Watch},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	})
	return d, nil
}

// Close gives up idle connections. Requests under way are not disturbed.
func (d *Driver) Close() {
	if d.pool != nil {
		d.pool.CloseIdleConnections()
	}
}
