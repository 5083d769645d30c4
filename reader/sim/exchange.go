package sim

import (
	"time"
)

// Exchange is one request that the simulator has seen, for a panel or a test.
type Exchange struct {
	At             time.Time
	Call           string // the simulator's name of it, as in a fault; empty: no such endpoint
	Method, Path   string
	Status         int           // 0: no answer was given
	Duration       time.Duration // network time and delay that the client was given to wait
	RequestID      string
	IdempotencyKey string
	Replayed       bool   // the answer of an earlier request with the same key
	Fault          string // the fault that struck, as it was written
	Params         string // body or query as it was sent
}

// recentKept is how many exchanges are remembered.
const recentKept = 256

// recent is the last exchanges, oldest first.
type recent struct{ list []Exchange }

// add appends, and forgets the older half when there are twice as many as are shown.
func (r *recent) add(e Exchange) {
	if len(r.list) == 2*recentKept {
		r.list = append(r.list[:0], r.list[recentKept:]...)
	}
	r.list = append(r.list, e)
}

// last is what is shown.
func (r *recent) last() []Exchange { return r.list[max(0, len(r.list)-recentKept):] }

// Requests returns the last exchanges, oldest first, 256 at most. Requests to the control endpoints are not among them.
func (s *Server) Requests() []Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Exchange(nil), s.recent.last()...)
}

// note remembers an exchange.
func (s *Server) note(x *execution, a *answer) {
	e := Exchange{At: x.at, Method: x.req.method, Path: x.req.path, Status: a.status, Duration: s.latency + a.delay,
		RequestID: x.requestID, IdempotencyKey: x.req.header.Get("Idempotency-Key"), Replayed: x.replayed, Params: x.req.body}
	if e.Params == "" {
		e.Params = x.req.query
	}
	if x.route != nil {
		e.Call = x.route.call
		if x.route.control() {
			return
		}
	}
	if x.struck {
		e.Fault = x.fault.String()
	}
	if a.ending != answered && a.ending != cut {
		e.Status = 0
	}
	s.recent.add(e)
}
