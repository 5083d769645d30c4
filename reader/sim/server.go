package sim

import (
	"fmt"
	"maps"
	"sync"
	"time"

	"reji/reader/sim/faults"
	"reji/reader/sim/journal"
)

// Server is a simulated Stripe with one account. It is an http.Handler, and Transport reaches it without a socket. It is safe for
// concurrent use; it starts no goroutine, and what happens by itself is worked out from the clock when somebody looks.
type Server struct {
	opts   Options
	routes []*route

	mu       sync.Mutex
	world    *world
	draws    *draws
	file     *journal.File // nil: memory only
	loaded   int           // objects read from the state file
	latency  time.Duration // network time of each request
	ahead    time.Duration // how far the simulated clock was put forward
	plan     *faults.Plan
	fired    map[string]int
	recent   recent
	limits   limiter
	inFlight map[string]int64 // idempotency key → Unix nanoseconds at which its request is answered
	closed   bool
}

// New makes a simulator, or opens the one that is kept in Options.State. It begins with a Location and an online simulated reader
// for each currency that Stripe's smart readers are sold for. Errors: faults that cannot be read, a state file that cannot be opened,
// is damaged before its last line, or is in use by another simulator (journal.ErrInUse).
func New(o Options) (*Server, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	d, err := newDraws(o.Seed)
	if err != nil {
		return nil, err
	}
	s := &Server{opts: o, latency: o.Latency, world: newWorld(), draws: d, plan: faults.NewPlan(), fired: map[string]int{}, inFlight: map[string]int64{}}
	if s.routes, err = newRoutes(); err != nil {
		return nil, err
	}
	if err := s.Inject(o.Faults); err != nil {
		return nil, err
	}
	if err := s.open(); err != nil {
		return nil, err
	}
	if o.Empty {
		return s, nil
	}
	if err := s.furnish(); err != nil {
		return nil, fmt.Errorf("furnish the simulator: %w", err)
	}
	return s, nil
}

// network is how long a request is on its way now, there and back.
func (s *Server) network() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.latency
}

// now is the simulated time.
func (s *Server) now() time.Time { return s.opts.Clock().Add(s.ahead) }

// Inject adds faults while the simulator runs, as "call:occurrence:flavour[,…]"; occurrences count from now. The error lists what
// is allowed, and then nothing was added.
func (s *Server) Inject(spec string) error {
	list, err := faults.Parse(spec)
	if err != nil {
		return fmt.Errorf("faults: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan.Add(list...)
	return nil
}

// Fired counts the faults that struck since New, by flavour.
func (s *Server) Fired() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.fired)
}

// Close lets go of the state file. Requests after it are answered with 503.
func (s *Server) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}
