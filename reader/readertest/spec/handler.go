package spec

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
)

// Handler judges a server that stands for Stripe: every answer, and whether it refuses (400 and above) the requests that Stripe's
// document refuses. A wrong request is therefore no violation in itself, unlike with Watch; to accept it is. The report is logged when
// the test ends.
func (d *Document) Handler(next http.Handler, t testing.TB) http.Handler {
	r := d.Watch(nil, t)
	t.Cleanup(func() { t.Log(r.Report()) })
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if !strings.HasPrefix(request.URL.Path, "/v1/") {
			next.ServeHTTP(w, request)
			return
		}
		e, request, err := r.exchange(request)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		watched := &watchedWriter{ResponseWriter: w, status: http.StatusOK}
		answered := false
		defer func() { // also runs when the server panics in order to drop the connection
			if !answered {
				r.count(func() { r.lost++ })
			}
		}()
		next.ServeHTTP(watched, request)
		if answered = !watched.hijacked; answered {
			r.served(e, watched)
		}
	})
}

// served judges what a server answered, and that it answered at all to a request that Stripe would refuse.
func (r *Recorder) served(e exchange, w *watchedWriter) {
	switch {
	case e.refused != nil && w.status >= 400:
		r.count(func() { r.refused++ })
	case e.refused != nil:
		r.report(fmt.Errorf("the server answers %d to a request that Stripe refuses: %w", w.status, e.refused))
	}
	r.answer(e, w.status, w.Header(), w.body.Bytes())
}

// watchedWriter passes an answer on and keeps a copy. A server that takes the connection away, to drop it, gives no answer.
type watchedWriter struct {
	http.ResponseWriter
	status   int
	wrote    bool // the status is final
	hijacked bool
	body     bytes.Buffer
}

func (w *watchedWriter) WriteHeader(status int) {
	if !w.wrote && status >= 200 {
		w.status, w.wrote = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watchedWriter) Write(p []byte) (int, error) {
	w.wrote = true
	n, err := w.ResponseWriter.Write(p)
	w.body.Write(p[:n])
	return n, err
}

// Flush sends what is buffered, for servers that stall in the middle of an answer.
func (w *watchedWriter) Flush() {
	if f, ok := w.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Hijack hands the connection to the server. Its error wraps errors.ErrUnsupported where there is none to hand over.
func (w *watchedWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	h, ok := w.ResponseWriter.(http.Hijacker)
	if !ok {
		return nil, nil, fmt.Errorf("take the connection: %w", errors.ErrUnsupported)
	}
	w.hijacked = true
	return h.Hijack()
}
