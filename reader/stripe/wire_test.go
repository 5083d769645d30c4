package stripe_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader/stripe"
)

// plainServer listens and answers nothing that TLS could make sense of.
func plainServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = c.Write([]byte("220 this is not TLS\r\n"))
			_ = c.Close()
		}
	}()
	return listener.Addr().String()
}

// dyingServer answers the first request on a connection and reads the second, but closes the connection instead of answering it: what a
// load balancer does to a kept-alive connection. It counts requests by path.
type dyingServer struct {
	mu    sync.Mutex
	seen  map[string]int
	body  string
	conns int
}

func (s *dyingServer) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen[path]
}

func (s *dyingServer) serve(c net.Conn) {
	defer func() { _ = c.Close() }()
	s.mu.Lock()
	s.conns++
	first := s.conns == 1
	s.mu.Unlock()
	in := bufio.NewReader(c)
	for n := 1; ; n++ {
		r, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			return
		}
		s.mu.Lock()
		s.seen[r.Method+" "+r.URL.Path]++
		s.mu.Unlock()
		if first && n == 2 {
			return
		}
		_, _ = fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(s.body), s.body)
	}
}

func newDyingServer(t *testing.T) (*dyingServer, string) {
	t.Helper()
	s := &dyingServer{seen: map[string]int{}, body: intentJSON(nil)}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(c)
		}
	}()
	return s, "http://" + listener.Addr().String()
}

// TestF21OnePOSTIsOneRequestOnTheWire holds that a kept-alive connection which dies under a POST costs the answer and never a second request:
// with a body and without one.
func TestF21OnePOSTIsOneRequestOnTheWire(t *testing.T) {
	for _, op := range []checkout.Op{checkout.OpCapture, checkout.OpCancelAction} {
		t.Run(op.String(), func(t *testing.T) {
			server, base := newDyingServer(t)
			d, err := stripe.New(stripe.Options{Key: testKey(t), BaseURL: base, Now: newClock().Now})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			b := &bench{Driver: d, clock: newClock()}
			s := b.newSale(t, "wire", money.New(2000, "usd"), usdReader)
			s.must(checkout.OpCreate)
			r := s.request(op)
			_, err = b.Send(t.Context(), r)
			if got := kindOf(t, err); got != checkout.FailureNoAnswer {
				t.Errorf("%v, want no answer", err)
			}
			if got := server.count("POST " + r.Path); got != 1 {
				t.Errorf("%d requests on the wire, want 1", got)
			}
		})
	}
}

// TestF21NetHTTPByItselfWouldSendItTwice is the reason for the driver's own transport: if it ever fails, the reason is gone.
func TestF21NetHTTPByItselfWouldSendItTwice(t *testing.T) {
	server, base := newDyingServer(t)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	plain := &http.Client{Transport: transport, Timeout: 10 * time.Second}
	for _, path := range []string{"/v1/payment_intents", "/v1/payment_intents/pi_1/capture"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Body, r.GetBody = http.NoBody, func() (io.ReadCloser, error) { return http.NoBody, nil }
		r.Header.Set("Idempotency-Key", "k")
		answer, err := plain.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		_ = answer.Body.Close()
	}
	if got := server.count("POST /v1/payment_intents/pi_1/capture"); got != 2 {
		t.Errorf("%d requests on the wire, expected net/http to send it twice", got)
	}
}
