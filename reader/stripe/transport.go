package stripe

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// largestAnswer bounds an answer, in bytes. A page of a hundred PaymentIntents has about 300 kB.
const largestAnswer = 1 << 20

// newPool makes connections to Stripe. HTTP/2 is off, as it is in stripe-go: one connection that dies silently would take all
// requests of the till with it.
func newPool() *http.Transport {
	dial := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 15 * time.Second}
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         dial.DialContext,
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: 10 * time.Second,
		TLSNextProto:        map[string]func(string, *tls.Conn) http.RoundTripper{},
		MaxIdleConnsPerHost: 4,
		IdleConnTimeout:     60 * time.Second,
	}
}

// trace is what is known about one request beside what stripe-go tells. It travels in the request's context.
type trace struct {
	asked     atomic.Bool // a connection was asked for
	connected atomic.Bool // and there was one, so something may have been sent
	status    int         // 0: no answer
	requestID string
	date      time.Time
	replayed  bool
}

// traceKey finds the trace in a context.
type traceKey struct{}

// once is the transport that sends a request at most once, and notes what stripe-go loses: the status and headers of answers that are
// not JSON, and whether anything was sent at all.
type once struct {
	next  http.RoundTripper
	now   func() time.Time
	watch func(Exchange)
}

// RoundTrip sends a request. A context that has ended is told by its cause.
func (o *once) RoundTrip(r *http.Request) (*http.Response, error) {
	tr, ok := r.Context().Value(traceKey{}).(*trace)
	if !ok {
		tr = &trace{}
	}
	ctx := httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		GetConn: func(string) { tr.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { tr.connected.Store(true) },
	})
	sent, err := single(ctx, r)
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return nil, err
	}
	began := o.now()
	answer, err := o.next.RoundTrip(sent)
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if err == nil {
		tr.note(answer)
		answer.Body = http.MaxBytesReader(nil, answer.Body, largestAnswer)
	}
	if o.watch != nil {
		o.watch(Exchange{Method: r.Method, Path: r.URL.Path, Version: r.Header.Get("Stripe-Version"), Status: tr.status, RequestID: tr.requestID, Took: o.now().Sub(began)})
	}
	return answer, err
}

// single copies a request so that it cannot be sent twice. net/http replays a request on a fresh connection when a kept-alive one has
// died, if it has an Idempotency-Key and either no body or a GetBody (net/http, Request.isReplayable); so there is always a body, and
// never a GetBody. A body of known length also goes out with a Content-Length and not in chunks.
func single(ctx context.Context, r *http.Request) (*http.Request, error) {
	sent := r.Clone(ctx)
	sent.GetBody = nil
	// It would tell Stripe the kernel and the host name of the till.
	sent.Header.Del("X-Stripe-Client-User-Agent")
	if r.Body == nil || r.Body == http.NoBody {
		if r.Method != http.MethodGet {
			sent.Body = io.NopCloser(bytes.NewReader(nil))
		}
		return sent, nil
	}
	body, err := io.ReadAll(r.Body)
	if err := errors.Join(err, r.Body.Close()); err != nil {
		return nil, fmt.Errorf("read the request: %w", err)
	}
	if r.Method == http.MethodGet && len(body) == 0 {
		sent.Body, sent.ContentLength = nil, 0
		return sent, nil
	}
	sent.Body, sent.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return sent, nil
}

// note keeps the status and the headers of an answer.
func (tr *trace) note(answer *http.Response) {
	tr.status = answer.StatusCode
	tr.requestID = answer.Header.Get("Request-Id")
	tr.replayed = answer.Header.Get("Idempotent-Replayed") == "true"
	if date, err := http.ParseTime(answer.Header.Get("Date")); err == nil {
		tr.date = date
	}
}
