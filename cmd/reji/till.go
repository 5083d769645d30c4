package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/theme"
)

// openTill opens the till of this home: demo, or the account that the key belongs to.
func (c *cli) openTill(ctx context.Context) error {
	cfg, h, err := c.load()
	if err != nil {
		return c.refused(cfg, err)
	}
	mode, key, err := c.mode(cfg, h)
	if err != nil {
		return c.refused(cfg, err)
	}
	return c.till(ctx, setup{cfg: cfg, home: h, mode: mode, key: key})
}

// till is the whole till on a terminal, until the cashier closes it.
func (c *cli) till(ctx context.Context, s setup) error {
	if !c.tty {
		return noTerminal()
	}
	s.withLedger, s.withTerminal = true, true
	if s.show == nil {
		s.pace = forPeople()
	}
	if s.cfg.Accessible && s.show == nil {
		return c.lines(ctx, s)
	}
	for {
		a, err := build(ctx, s)
		if err != nil {
			return c.refused(s.cfg, err)
		}
		last, again, err := c.runTill(ctx, a)
		closing := a.Close()
		if again {
			continue // the ledger could not be written; perhaps it can by now
		}
		if s.show == nil { // the home of a scenario is thrown away
			c.tellOpen(s.cfg, last)
		}
		return errors.Join(err, closing)
	}
}

func noTerminal() *problem {
	return misuse("terminal", say("The till needs a terminal, and this is none.", "レジの画面には端末が必要ですが、端末ではありません。"), say("Without one: reji sale AMOUNT --json", "端末なしの場合: reji sale 金額 --json"))
}

// runTill runs the screens over a register, and gives the register as it was left; again says that the cashier wants the till opened anew.
func (c *cli) runTill(ctx context.Context, a *app) (last register.Snapshot, again bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := a.register(register.Reader{ID: a.chosen()})
	if err := r.Start(ctx); err != nil {
		r.Close()
		return register.Snapshot{}, false, c.refused(a.cfg, booksProblem(err))
	}
	snaps, unwatch := r.Watch()
	defer unwatch()
	crash := &crashes{app: a, stop: cancel}
	model := a.perform(ctx, ui.New(ctx, c.deps(a, r, snaps, crash)), bench{hand{app: a, register: r}}, crash.note)
	program := tea.NewProgram(guarded{Model: model, crash: crash.note}, tea.WithAltScreen(), tea.WithoutCatchPanics())
	crash.stop = func() { go program.Quit() } // not from the screens' own goroutine: nobody would listen
	hung := make(chan os.Signal, 1)
	signal.Notify(hung, syscall.SIGHUP) // the window was closed: leave in order, what is open is in the ledger
	defer signal.Stop(hung)
	var work sync.WaitGroup
	work.Go(func() { crash.guard(func() { a.findReader(ctx, r) }) })
	work.Go(func() {
		select {
		case <-hung:
			program.Quit()
		case <-ctx.Done():
		}
	})
	ended, err := program.Run()
	cancel()
	last = r.Snapshot()
	r.Close()
	work.Wait()
	return last, wantsAgain(ended), crash.problem(endOf(err, last))
}

// wantsAgain reports whether the screens ended because the till is to be opened anew.
func wantsAgain(ended tea.Model) bool {
	g, ok := ended.(guarded)
	if !ok {
		return false
	}
	m, ok := g.Model.(ui.Model)
	return ok && m.Again()
}

// endOf reads how the screens ended. A till that stopped because of its ledger says so once more, where it stays to be read.
func endOf(err error, last register.Snapshot) error {
	switch {
	case last.Stopped != nil:
		return stopped(errors.New(last.Stopped.Cause))
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, tea.ErrProgramKilled), err == nil:
		return nil
	}
	return err
}

// deps is what the screens work with.
func (c *cli) deps(a *app, r *register.Register, snaps <-chan register.Snapshot, crash *crashes) ui.Deps {
	d := ui.Deps{
		Till: counter{r}, Snapshots: snaps, Books: a.ledger, Now: a.now, Zone: time.Local, Lang: a.cfg.Lang,
		Theme: theme.New(a.cfg.Theme, a.cfg.Symbols, termenv.ColorProfile()), Mode: a.mode, Currency: a.currency(), Capture: a.cfg.Capture,
		Counter: a.cfg.Till, Crash: crash.note, Readers: shelf{app: a, register: r}, Requests: a.told.out, Settings: c.inForce(a),
	}
	if a.mode != checkout.ModeLive {
		d.Customer, d.Bench = hand{app: a, register: r}, bench{hand{app: a, register: r}}
	}
	if c.dress != nil {
		d = c.dress(d)
	}
	return d
}

// counter is the register as the screens know it. It charges nobody while no reader is known: a PaymentIntent could be made and no card be
// asked for.
type counter struct{ *register.Register }

// Charge begins a sale, if there is a reader to ask for the card.
func (t counter) Charge(ctx context.Context, ch register.Charge) (checkout.SaleID, error) {
	if ch.Reader == "" && t.Snapshot().Reader.ID == "" {
		return "", &checkout.Failure{Kind: checkout.FailureNotFound, Param: "reader"}
	}
	return t.Register.Charge(ctx, ch)
}
