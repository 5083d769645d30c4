package register

import (
	"sync"

	"reji/checkout"
)

// feeds hands snapshots to whoever watches. The latest wins: a slow watcher misses old ones and never holds the register up.
type feeds struct {
	mu     sync.Mutex
	latest Snapshot
	subs   map[chan Snapshot]struct{}
	closed bool
}

// Snapshot gives the latest snapshot.
func (r *Register) Snapshot() Snapshot {
	r.feeds.mu.Lock()
	defer r.feeds.mu.Unlock()
	return r.feeds.latest
}

// Watch gives a channel that holds the latest snapshot, and a function that ends the watching. The channel is closed when the register is.
func (r *Register) Watch() (<-chan Snapshot, func()) {
	f := &r.feeds
	f.mu.Lock()
	defer f.mu.Unlock()
	c := make(chan Snapshot, 1)
	if f.closed {
		close(c)
		return c, func() {}
	}
	if f.subs == nil {
		f.subs = map[chan Snapshot]struct{}{}
	}
	f.subs[c] = struct{}{}
	c <- f.latest
	return c, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if _, ok := f.subs[c]; ok {
			delete(f.subs, c)
			close(c)
		}
	}
}

func (f *feeds) put(s Snapshot) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.latest = s
	f.send()
}

// stop marks the latest snapshot as stopped, from outside the register's goroutine.
func (f *feeds) stop(s *Stop) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.latest.Seq++
	f.latest.Stopped = s
	f.send()
}

func (f *feeds) send() {
	for c := range f.subs {
		select {
		case <-c:
		default:
		}
		c <- f.latest
	}
}

func (f *feeds) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	for c := range f.subs {
		close(c)
	}
	f.subs = nil
}

// publish shows the register as it is now.
func (r *Register) publish() {
	s := Snapshot{
		Seq: r.snap.Seq + 1, At: r.opt.Now(), Mode: r.opt.Ledger.Identity().Mode, Counter: r.counter, Last: r.last,
		Reader: r.reader, Network: r.network, Stopped: r.stopped,
	}
	for _, a := range r.accounts() {
		v := r.view(a)
		s.Open = append(s.Open, v)
		if v.Recovery && a.sale.Open() && a.sale.Status() != checkout.StatusAuthorized && a.sale.Status() != checkout.StatusAttention {
			s.Recovering++
		}
	}
	r.snap = s
	r.feeds.put(s)
}

func (r *Register) view(a *account) View {
	return View{Sale: a.sale, Look: a.look, Recovery: a.recovery}
}
