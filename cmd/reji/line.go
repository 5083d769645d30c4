package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/muesli/cancelreader"
	"golang.org/x/term"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/line"
)

// lines is the whole till as plain lines, until the cashier closes it.
func (c *cli) lines(ctx context.Context, s setup) error {
	a, err := build(ctx, s)
	if err != nil {
		return err
	}
	last, err := c.runLines(ctx, a)
	closing := a.Close()
	plain := *c
	plain.out = rows{out: c.out, width: c.columns()}
	plain.tellOpen(s.cfg, last)
	return errors.Join(err, closing)
}

// rows wraps what is printed, line by line, to the terminal's width.
type rows struct {
	out   io.Writer
	width int
}

// Write prints whole lines.
func (r rows) Write(b []byte) (int, error) {
	width := r.width
	if width <= 0 {
		width = 80
	}
	for _, text := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		for _, row := range layout.Wrap(text, width) {
			if _, err := io.WriteString(r.out, row+"\n"); err != nil {
				return 0, err
			}
		}
	}
	return len(b), nil
}

// runLines runs the till as plain lines over a register, and gives the register as it was left.
func (c *cli) runLines(ctx context.Context, a *app) (register.Snapshot, error) {
	// The window was closed, or the system goes down: leave in order, what is open is in the ledger.
	ctx, cancel := signal.NotifyContext(ctx, syscall.SIGHUP, syscall.SIGTERM)
	defer cancel()
	in, err := cancelreader.NewReader(c.in)
	if err != nil {
		return register.Snapshot{}, noTerminal().because(err)
	}
	r := a.register(register.Reader{ID: a.chosen()})
	if err := r.Start(ctx); err != nil {
		r.Close()
		return register.Snapshot{}, errors.Join(booksProblem(err), in.Close())
	}
	snaps, unwatch := r.Watch()
	defer unwatch()
	crash := &crashes{app: a, stop: cancel}
	d := c.lineDeps(a, r, snaps, crash)
	typed, interrupts := make(chan line.Typed), make(chan struct{}, 2)
	d.Typed, d.Interrupts = typed, interrupts
	var work sync.WaitGroup
	work.Go(func() { crash.guard(func() { a.findReader(ctx, r) }) })
	work.Go(func() { crash.guard(func() { readLines(ctx, in, d.Now, typed, interrupts) }) })
	work.Go(func() { crash.guard(func() { hearInterrupts(ctx, interrupts) }) })
	crash.guard(func() { err = line.Run(ctx, d) })
	cancel()
	in.Cancel()
	last := r.Snapshot()
	r.Close()
	work.Wait()
	if err == nil && last.Stopped != nil {
		err = stopped(errors.New(last.Stopped.Cause))
	}
	return last, crash.problem(errors.Join(err, in.Close()))
}

// lineDeps is what the line mode works with: the same parts as the screens.
func (c *cli) lineDeps(a *app, r *register.Register, snaps <-chan register.Snapshot, crash *crashes) line.Deps {
	d := line.Deps{
		Till: counter{r}, Snapshots: snaps, Books: a.ledger, Out: c.out, Width: c.columns, Now: a.now, Zone: time.Local,
		Lang: a.cfg.Lang, Symbols: a.cfg.Symbols, Mode: a.mode, Currency: a.currency(), Capture: a.cfg.Capture, Crash: crash.note,
	}
	if a.mode != checkout.ModeLive {
		d.Customer = hand{app: a, register: r}
	}
	return d
}

// columns is how wide the terminal is; 0 where it does not know.
func (c *cli) columns() int {
	f, ok := c.out.(*os.File)
	if !ok {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// readLines hands on what is typed, a line at a time, until ctx ends or the terminal is gone. Ctrl+D on an empty line counts as Ctrl+C; a
// second one in a row is the end, as it is of a terminal that was hung up.
func readLines(ctx context.Context, in io.Reader, now func() time.Time, typed chan<- line.Typed, interrupts chan<- struct{}) {
	defer close(typed)
	r := bufio.NewReader(in)
	for ends := 0; ends < 2; {
		text, err := r.ReadString('\n')
		if err == nil {
			ends = 0
			select {
			case typed <- line.Typed{Text: strings.TrimRight(text, "\r\n"), At: now()}:
				continue
			case <-ctx.Done():
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			return
		}
		ends++
		select {
		case interrupts <- struct{}{}:
		case <-ctx.Done():
			return
		}
	}
}

// hearInterrupts hands Ctrl+C on to the till, which may have something to ask first.
func hearInterrupts(ctx context.Context, interrupts chan<- struct{}) {
	pressed := make(chan os.Signal, 2)
	signal.Notify(pressed, os.Interrupt)
	defer signal.Stop(pressed)
	for {
		select {
		case <-pressed:
		case <-ctx.Done():
			return
		}
		select {
		case interrupts <- struct{}{}:
		case <-ctx.Done():
			return
		}
	}
}
