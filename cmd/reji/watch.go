package main

import (
	"context"
	"sync"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
)

// The pause before Stripe is asked again which reader there is: at first, and at most.
const (
	readerPatience = 5 * time.Second
	readerLongest  = time.Minute
)

// choice is the reader that was chosen on the screens of this run. What is found out about another one meanwhile is not used.
type choice struct {
	mu sync.Mutex
	id checkout.ReaderID
}

// now is the reader that was chosen in this run; empty where none was.
func (c *choice) now() checkout.ReaderID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.id
}

// choose uses a reader from now on. The error is the register's.
func (c *choice) choose(ctx context.Context, r *register.Register, use register.Reader) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := r.UseReader(ctx, use); err != nil {
		return err
	}
	c.id = use.ID
	return nil
}

// found uses what was found out about a reader, unless another one was chosen meanwhile.
func (c *choice) found(ctx context.Context, r *register.Register, use register.Reader) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.id != "" && c.id != use.ID {
		return nil
	}
	return r.UseReader(ctx, use)
}

// findReader asks Stripe for the till's reader until it knows, and looks after it from then on. The till is open meanwhile, and takes cash. A
// reader that was chosen and that Stripe does not know is not used.
func (a *app) findReader(ctx context.Context, r *register.Register) {
	for pause := readerPatience; ctx.Err() == nil; pause = min(2*pause, readerLongest) {
		info, err := a.pick(ctx, a.currency())
		a.free(ctx, info)
		use := shown(info)
		if p, ok := asError[*problem](err); ok && p.kind == "reader" {
			use = register.Reader{Known: true} // there is none, and that is known
		} else if err != nil {
			use.ID = a.chosen()
		}
		using := a.choice.found(ctx, r, use)
		if err == nil && using == nil {
			break
		}
		a.log.Warn("no reader yet", "err", err)
		a.heard(ctx, r, err)
		if a.waits(ctx, r, pause) {
			break // somebody has chosen one meanwhile
		}
	}
	a.watchReader(ctx, r)
}

// watchReader asks Stripe about the till's reader while it is offline, or while Stripe could not be reached: nothing else would notice that it
// is back, since a till that sells nothing asks for nothing.
func (a *app) watchReader(ctx context.Context, r *register.Register) {
	for pause := readerPatience; ctx.Err() == nil; {
		a.waits(ctx, r, pause)
		s := r.Snapshot()
		if s.Stopped != nil || !s.Network.Down && (s.Reader.ID == "" || s.Reader.Online) {
			pause = readerPatience
			continue
		}
		pause = min(2*pause, readerLongest)
		if s.Network.Down && s.Network.Kind != checkout.FailureAuth {
			pause = readerPatience // cash only: whoever waits for that to end waits for every second of it
		}
		info, err := a.glance(ctx, s.Reader.ID)
		a.heard(ctx, r, err)
		if err == nil && info.ID != "" {
			if using := a.choice.found(ctx, r, shown(info)); using != nil {
				a.log.Warn("reader not used", "err", using)
			}
		}
	}
}

// glance reads a reader; where there is none, it only asks whether Stripe answers.
func (a *app) glance(ctx context.Context, id checkout.ReaderID) (reader.Info, error) {
	if id != "" {
		return a.driver.Get(ctx, id)
	}
	_, err := a.driver.List(ctx, reader.Filter{Location: a.cfg.Location})
	return reader.Info{}, err
}

// heard tells the register whether Stripe answered a request that was not its own.
func (a *app) heard(ctx context.Context, r *register.Register, err error) {
	if f, ok := asError[*checkout.Failure](err); ok {
		err = f
	} else if err != nil {
		return // nothing was asked, or the answer was there and did not help
	}
	if telling := r.Heard(ctx, err); telling != nil && ctx.Err() == nil {
		a.log.Warn("the register does not listen", "err", telling)
	}
}

// waits lets a pause pass, and reports whether a reader was chosen in it. The screens' choice is looked for often: it ends the search at once.
func (a *app) waits(ctx context.Context, r *register.Register, pause time.Duration) (chosen bool) {
	over := time.NewTimer(pause)
	defer over.Stop()
	beat := time.NewTicker(time.Second)
	defer beat.Stop()
	before := a.choice.now()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-over.C:
			return a.choice.now() != before
		case <-beat.C:
			if a.choice.now() != before {
				return true
			}
		}
	}
}
