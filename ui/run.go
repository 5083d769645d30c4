package ui

import (
	"context"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// failedMsg brings back the error of something that a screen wanted done.
type failedMsg struct{ err error }

// panickedMsg says that background work panicked. The till closes: what was begun is in the ledger, and the next start finishes it.
type panickedMsg struct{}

// runner makes commands. Each has the program's context and is guarded: a panic in a goroutine of its own would take the process
// down with the terminal in raw mode.
type runner struct {
	ctx   context.Context
	crash func(value any, stack []byte)
}

// run does something and brings back its error, if there is one.
func (r runner) run(f func(ctx context.Context) error) tea.Cmd {
	return r.ask(func(ctx context.Context) tea.Msg {
		if err := f(ctx); err != nil {
			return failedMsg{err: err}
		}
		return nil
	})
}

// ask does something that brings a message back.
func (r runner) ask(f func(ctx context.Context) tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				if r.crash != nil {
					r.crash(v, debug.Stack())
				}
				msg = panickedMsg{}
			}
		}()
		return f(r.ctx)
	}
}

// after sends a message once a duration is over. Unlike tea.Tick its timer starts when the command runs, and it ends with the program.
func (r runner) after(d time.Duration, msg tea.Msg) tea.Cmd {
	return r.ask(func(ctx context.Context) tea.Msg {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
			return msg
		case <-ctx.Done():
			return nil
		}
	})
}
