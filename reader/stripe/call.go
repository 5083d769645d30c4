package stripe

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	stripego "github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/form"

	"reji/checkout"
)

// The lengths, in cells, at which foreign strings are cut.
const (
	shortText = 80
	longText  = 200
)

// call is one request.
type call struct {
	method  string
	path    string
	body    *form.Values // of a GET: the query
	key     string       // Idempotency-Key; a random one for a POST if it is empty
	version string       // Stripe-Version; stripe-go's own if it is empty
	timeout time.Duration
}

// object is what an answer is decoded into. whole reports what is wrong with it: FailureNoAnswer where it is not complete,
// FailureProtocol where it is complete and not what can be meant, FailureNone where all is well.
type object interface {
	stripego.LastResponseSetter
	whole(live bool) checkout.FailureKind
}

// receipt is what is known about an exchange beside the object itself.
type receipt struct {
	at        time.Time // when the request was sent
	date      time.Time // Stripe's clock
	requestID string
	replayed  bool
}

// facts begins what is told of an answer.
func (r receipt) facts() checkout.Facts {
	return checkout.Facts{At: r.at, Date: r.date, RequestID: r.requestID, Replayed: r.replayed}
}

// do makes one request and waits for its answer. The error is a *checkout.Failure or nil.
func (d *Driver) do(ctx context.Context, c call, into object) (receipt, error) {
	if !straight(c.path) {
		return receipt{}, local(checkout.FailureNotFound, "", "id")
	}
	tr := &trace{}
	ctx, cancel := context.WithTimeout(context.WithValue(ctx, traceKey{}, tr), c.timeout)
	defer cancel()
	params := &stripego.Params{Context: ctx}
	if c.key != "" {
		params.IdempotencyKey = &c.key
	}
	if c.version != "" {
		params.Headers = http.Header{"Stripe-Version": {c.version}}
	}
	got := receipt{at: d.now()}
	err := d.backend.CallRaw(c.method, c.path, d.key.reveal(), c.body, params, into)
	got.date, got.requestID, got.replayed = tr.date, checkout.Clean(tr.requestID, shortText), tr.replayed
	if err != nil {
		return got, failure(err, tr)
	}
	kind := into.whole(d.live)
	if tr.status < 200 || tr.status > 299 {
		kind = checkout.FailureNoAnswer // a redirect, which stripe-go takes for an answer
	}
	if kind != checkout.FailureNone {
		return got, &checkout.Failure{Kind: kind, Status: tr.status, RequestID: got.requestID}
	}
	return got, nil
}

// get reads one object.
func (d *Driver) get(ctx context.Context, path string, query any, version string, into object) (receipt, error) {
	values := &form.Values{}
	if query != nil {
		form.AppendTo(values, query)
	}
	return d.do(ctx, call{method: http.MethodGet, path: path, body: values, version: version, timeout: d.timeouts.Read}, into)
}

// post changes something that no sale depends on; the Idempotency-Key is random.
func (d *Driver) post(ctx context.Context, path string, params any, into object) error {
	values := &form.Values{}
	form.AppendTo(values, params)
	_, err := d.do(ctx, call{method: http.MethodPost, path: path, body: values, version: readerVersion, timeout: d.timeouts.Command}, into)
	return err
}

// encode writes parameters as a form, in the order of their fields.
func encode(params any) string {
	values := &form.Values{}
	form.AppendTo(values, params)
	return values.Encode()
}

// decode reads a form back, in its order. The second result is false where the text is not what encode writes, so that it could not be
// sent again to the byte.
func decode(body string) (*form.Values, bool) {
	values := &form.Values{}
	for part := range strings.SplitSeq(body, "&") {
		if body == "" {
			break
		}
		name, value, _ := strings.Cut(part, "=")
		name, errName := url.QueryUnescape(name)
		value, errValue := url.QueryUnescape(value)
		if errName != nil || errValue != nil {
			return nil, false
		}
		values.Add(name, value)
	}
	return values, values.Encode() == body
}
