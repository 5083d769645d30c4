package sim

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// do brings a request to the simulated Stripe and its answer back, with the network time of both ways.
func (s *Server) do(ctx context.Context, req *request) (*answer, error) {
	latency := s.network()
	if strings.HasPrefix(req.path, controlPath) {
		latency = 0 // hands at the reader are not a network away
	}
	if err := pause(ctx, latency/2); err != nil {
		return nil, err
	}
	a := s.exec(req)
	if a.ending == hung {
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	if err := pause(ctx, a.delay); err != nil {
		return nil, err
	}
	if a.key != "" {
		s.land(a.key)
	}
	if err := pause(ctx, latency-latency/2); err != nil {
		return nil, err
	}
	return a, nil
}

// land says that the request of a key has been answered.
func (s *Server) land(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.inFlight, key)
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// read takes a request's body off the wire, to its end.
func read(method, path, query string, header http.Header, body io.Reader) (*request, error) {
	req := &request{method: method, path: path, query: query, header: header}
	if body == nil {
		return req, nil
	}
	raw, err := io.ReadAll(io.LimitReader(body, maxBody+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxBody {
		req.tooLarge = true
		_, err = io.Copy(io.Discard, body)
		return req, err
	}
	req.body = string(raw)
	return req, nil
}

// ServeHTTP answers one request over a connection. Faults that lose the answer close the connection without one.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	req, err := read(r.Method, r.URL.Path, r.URL.RawQuery, r.Header, r.Body)
	if err != nil {
		hangUp(w)
		return
	}
	a, err := s.do(r.Context(), req)
	if err != nil || a.ending == dropped || a.ending == refusedIn {
		hangUp(w)
		return
	}
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(a.body)))
	w.WriteHeader(a.status)
	if a.ending == cut {
		_, _ = w.Write(a.body[:len(a.body)/2]) // the connection is about to die anyway
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		hangUp(w)
		return
	}
	_, _ = w.Write(a.body) // a client that has gone away is its own affair
}

// hangUp ends the connection without another byte. net/http takes this panic as the wish to abort, and logs nothing.
func hangUp(http.ResponseWriter) { panic(http.ErrAbortHandler) }

// Transport returns a RoundTripper that reaches the simulator without a socket. It behaves as net/http does, but never sends a
// request twice: the body is read to its end and closed, a context that ends gives context.Cause, a lost answer io.EOF, and a body
// that is cut off io.ErrUnexpectedEOF. It only waits on timers and on the context, so it can be used in testing/synctest bubbles.
func (s *Server) Transport() http.RoundTripper { return memory{s} }

type memory struct{ s *Server }

func (m memory) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	var body io.Reader
	if r.Body != nil {
		defer func() { _ = r.Body.Close() }() // net/http ignores it too
		body = r.Body
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	req, err := read(r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Clone(), body)
	if err != nil {
		return nil, fmt.Errorf("read the request body: %w", err)
	}
	a, err := m.s.do(ctx, req)
	if err != nil {
		return nil, err
	}
	switch a.ending {
	case dropped, hung:
		return nil, io.EOF
	case refusedIn:
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	case answered, cut:
	}
	return response(r, a), nil
}

func response(r *http.Request, a *answer) *http.Response {
	var body io.Reader = bytes.NewReader(a.body)
	if a.ending == cut {
		body = io.MultiReader(bytes.NewReader(a.body[:len(a.body)/2]), failing{io.ErrUnexpectedEOF})
	}
	length := int64(len(a.body))
	if r.Method == http.MethodHead {
		body = strings.NewReader("")
	}
	header := a.header.Clone()
	header.Set("Content-Length", fmt.Sprint(length))
	return &http.Response{Status: fmt.Sprintf("%d %s", a.status, http.StatusText(a.status)), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: header, Body: bodyOf{r.Context(), body}, ContentLength: length, Request: r}
}

// bodyOf is a response body that ends with its request's context, as net/http's does.
type bodyOf struct {
	ctx context.Context
	io.Reader
}

func (b bodyOf) Read(p []byte) (int, error) {
	if b.ctx.Err() != nil {
		return 0, context.Cause(b.ctx)
	}
	return b.Reader.Read(p)
}

func (b bodyOf) Close() error { return nil }

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
