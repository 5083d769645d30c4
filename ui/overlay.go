package ui

import (
	"context"
	"errors"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
)

// graceTime is how long keys are swallowed after a question has opened by itself: they were typed for what stood there before.
const graceTime = 400 * time.Millisecond

// dialogKeys are the answers to the only question that the program itself asks. ⏎ is not among them: it is too easily pressed.
type dialogKeys struct{ leave, stay key.Binding }

func (m *Model) dialogKeys() dialogKeys {
	return dialogKeys{
		leave: screen.Bind("y", m.words.KeyQuit(), "y", "ctrl+c"),
		stay:  screen.Bind("esc", m.words.KeyStay(), "esc", "n"),
	}
}

// quit closes the till, or asks first while money is in flight.
func (m *Model) quit() tea.Cmd {
	if _, flying := m.inFlight(); !flying || m.snap.Stopped != nil {
		return tea.Quit
	}
	m.asking = true
	return nil
}

// answer hears the answer to whether the till is to be closed. A second ctrl+c closes it.
func (m *Model) answer(press tea.KeyMsg) tea.Cmd {
	switch k := m.dialogKeys(); {
	case key.Matches(press, k.leave):
		return tea.Quit
	case key.Matches(press, k.stay):
		m.asking = false
	}
	return nil
}

// inFlight finds a sale whose outcome nobody knows yet. Held money and what waits for a person are safe to leave.
func (m *Model) inFlight() (register.View, bool) {
	for _, v := range m.snap.Open {
		if !v.Sale.Open() {
			continue
		}
		if s := v.Sale.Status(); s != checkout.StatusAuthorized && s != checkout.StatusAttention {
			return v, true
		}
	}
	return register.View{}, false
}

// dialog draws the question whether to close the till, naming the amount and the sale.
func (m *Model) dialog(env screen.Env) string {
	v, _ := m.inFlight()
	n := m.words.QuitInFlight(m.words.Amount(v.Sale.Due), m.words.SaleNumber(v.Sale.Number))
	p := m.pen
	lines := []string{"", p.Band(env.Area.W, env.Margin(), theme.Warn, m.words.QuitQuestion(), ""), ""}
	for _, text := range []string{n.What, n.Money, n.Next} {
		lines = append(lines, p.Paragraph(env.Area.W, env.Margin(), p.Theme.Text, text)...)
	}
	return layout.Clip(lines, env.Area)
}

// noticeLine is the line above the footer: what the last key did not do, until the next one.
func (m *Model) noticeLine(w int) string {
	if m.notice == nil {
		return m.pen.Line(w)
	}
	tone := theme.Warn
	if m.notice.Good {
		tone = theme.Good
	}
	return m.pen.Line(w, m.pen.Gap(1), m.pen.Tone(tone, m.pen.Mark(tone)+" "+m.notice.Text))
}

// excuse says why something was not done, by its kind. The text of an error is never shown: it can hold what is not the till's.
func (m *Model) excuse(err error) string {
	w := m.words
	var rejection *checkout.Rejection
	var failure *checkout.Failure
	var limit *money.LimitError
	switch {
	case errors.As(err, &rejection):
		return w.Rejected(rejection.Kind)
	case errors.As(err, &limit):
		return w.AmountLimit(limit.Kind, w.Amount(limit.Limit))
	case errors.As(err, &failure) && failure.Kind == checkout.FailureNotFound && failure.Param == "reader":
		return w.NoReaderYet()
	case errors.As(err, &failure):
		return w.NotDone(w.Failure(failure.Kind))
	case errors.Is(err, register.ErrCounterBusy):
		return w.CounterBusy()
	case errors.Is(err, register.ErrReaderBusy):
		return w.ReaderTaken()
	case errors.Is(err, register.ErrNoSale):
		return w.NoSuchSale()
	case errors.Is(err, register.ErrStopped):
		return w.TillStoppedBecause().What
	case errors.Is(err, register.ErrRight):
		return w.Rejected(checkout.RejectedCovered)
	case errors.Is(err, register.ErrClosed), errors.Is(err, context.Canceled):
		return w.NotSent()
	default:
		return w.NotDoneUnknown()
	}
}

// bring puts an open sale on the counter.
func (m *Model) bring(id checkout.SaleID) tea.Cmd {
	till := m.deps.Till
	m.dismissed = ""
	if id == m.shown {
		m.stack = nil // it stands there already, below what was put on top
	}
	return m.runner.run(func(ctx context.Context) error { return till.Recall(ctx, id) })
}
