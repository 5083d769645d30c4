package spec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Recorder is an http.RoundTripper that judges every exchange which passes through it, counts them by operation, and fails its test with
// each kind of violation once. It changes nothing on the wire. What does not go to a path below /v1/ passes unseen.
//
// An answer is judged when its body has been read to the end. Answers that are not Stripe's own, 500 and above without JSON as gateways
// send them, are counted and not judged.
type Recorder struct {
	d    *Document
	t    testing.TB
	next http.RoundTripper

	mu       sync.Mutex
	requests map[string]int // by operation
	answers  map[int]int    // judged answers by status
	lost     int            // requests without an answer that was read to its end
	foreign  int            // answers that are not Stripe's own
	refused  int            // wrong requests that the watched server refused, as it should
	found    map[string]int // violations by wording
}

// Watch returns a Recorder in front of next; http.DefaultTransport if next is nil.
func (d *Document) Watch(next http.RoundTripper, t testing.TB) *Recorder {
	if next == nil {
		next = http.DefaultTransport
	}
	return &Recorder{d: d, t: t, next: next, requests: map[string]int{}, answers: map[int]int{}, found: map[string]int{}}
}

// RoundTrip sends the request on and judges it and its answer. Its error is the one of the next RoundTripper, or of reading the body.
func (r *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	if !strings.HasPrefix(request.URL.Path, "/v1/") {
		return r.next.RoundTrip(request)
	}
	e, request, err := r.exchange(request)
	if err != nil {
		return nil, err
	}
	r.report(e.refused)
	response, err := r.next.RoundTrip(request)
	if err != nil {
		r.count(func() { r.lost++ })
		return nil, err
	}
	response.Body = &witness{ReadCloser: response.Body, done: func(body []byte, whole bool) {
		if !whole {
			r.count(func() { r.lost++ })
			return
		}
		r.answer(e, response.StatusCode, response.Header, body)
	}}
	return response, nil
}

// An exchange is what is remembered of a request until its answer is there.
type exchange struct {
	method, path string
	expand       []string
	refused      error // the verdict on the request
}

// exchange reads a request, judges and counts it, and returns a copy that can be sent on: a RoundTripper must not change what it is given.
func (r *Recorder) exchange(request *http.Request) (exchange, *http.Request, error) {
	var body []byte
	if request.Body != nil && request.Body != http.NoBody {
		var err error
		body, err = io.ReadAll(request.Body)
		if err = errors.Join(err, request.Body.Close()); err != nil {
			return exchange{}, nil, fmt.Errorf("read the request: %w", err)
		}
		request = request.Clone(request.Context())
		request.Body = io.NopCloser(bytes.NewReader(body))
	}
	e := exchange{method: request.Method, path: request.URL.EscapedPath()}
	name := e.method + " " + e.path
	if route, err := r.d.find(e.method, e.path); err == nil {
		name = route.name()
	}
	r.count(func() { r.requests[name]++ })
	target := e.path
	if request.URL.RawQuery != "" {
		target += "?" + request.URL.RawQuery
	}
	e.expand, e.refused = r.d.checkRequest(e.method, target, request.Header.Get("Content-Type"), body)
	return e, request, nil
}

// answer judges an answer that was read to its end.
func (r *Recorder) answer(e exchange, status int, header http.Header, body []byte) {
	if status >= 500 && !strings.HasPrefix(header.Get("Content-Type"), "application/json") {
		r.count(func() { r.foreign++ })
		return
	}
	r.count(func() { r.answers[status]++ })
	if !errors.Is(e.refused, errNoOperation) {
		r.report(r.d.checkResponse(e.method, e.path, status, body, e.expand, e.refused == nil))
	}
}

func (r *Recorder) count(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f()
}

// report fails the test with a violation, the first time it is seen.
func (r *Recorder) report(err error) {
	if err == nil {
		return
	}
	r.t.Helper()
	first := false
	r.count(func() {
		r.found[err.Error()]++
		first = r.found[err.Error()] == 1
	})
	if first {
		r.t.Errorf("by Stripe's document %s: %v", r.d.Version, err)
	}
}

// Operations returns how often each operation was requested, by method and template ("POST /v1/refunds").
func (r *Recorder) Operations() map[string]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.requests)
}

// Report returns the counts as text: a line of totals, then one line for each operation.
func (r *Recorder) Report() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	requests, answers, violations := 0, 0, 0
	for _, n := range r.requests {
		requests += n
	}
	var statuses []string
	for _, status := range slices.Sorted(maps.Keys(r.answers)) {
		answers += r.answers[status]
		statuses = append(statuses, fmt.Sprintf("%d× %d", r.answers[status], status))
	}
	for _, n := range r.found {
		violations += n
	}
	var text strings.Builder
	fmt.Fprintf(&text, "requests %d of %d operations, answers %d (%s), not answered %d, not Stripe's %d, rightly refused %d, violations %d",
		requests, len(r.requests), answers, strings.Join(statuses, ", "), r.lost, r.foreign, r.refused, violations)
	for _, name := range slices.Sorted(maps.Keys(r.requests)) {
		fmt.Fprintf(&text, "\n%6d  %s", r.requests[name], name)
	}
	return text.String()
}

// witness keeps what is read of a body and calls done once: at its end, or when it is closed or breaks before.
type witness struct {
	io.ReadCloser
	read bytes.Buffer
	once sync.Once
	done func(body []byte, whole bool)
}

func (w *witness) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	w.read.Write(p[:n])
	if err != nil {
		w.once.Do(func() { w.done(w.read.Bytes(), err == io.EOF) })
	}
	return n, err
}

func (w *witness) Close() error {
	w.once.Do(func() { w.done(nil, false) })
	return w.ReadCloser.Close()
}
