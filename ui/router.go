package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/screen/actions"
	"reji/ui/screen/attention"
	screenCheckout "reji/ui/screen/checkout"
	"reji/ui/screen/declined"
	"reji/ui/screen/help"
	"reji/ui/screen/history"
	"reji/ui/screen/other"
	"reji/ui/screen/readers"
	"reji/ui/screen/sale"
	"reji/ui/screen/settings"
	"reji/ui/screen/start"
	"reji/ui/screen/unknown"
	"reji/ui/screen/virtual"
	"reji/ui/wording"
)

// counterScreens are the screens that the sale on the counter can put on the counter, besides the home screen.
func counterScreens(t Till) []screen.Screen {
	return []screen.Screen{screenCheckout.New(t), declined.New(t), unknown.New(t), start.NewStopped()}
}

// open makes a screen that the cashier asked for.
func (m *Model) open(k screen.Kind) screen.Screen {
	switch k {
	case screen.History:
		return history.New(m.deps.Books)
	case screen.Attention:
		return attention.New(m.deps.Till)
	case screen.Help:
		return help.New(m.here(m.env()), m.keys.all())
	case screen.Actions:
		return actions.New(m.Bindings())
	case screen.Virtual:
		return virtual.New(m.deps.Bench)
	case screen.Readers:
		return readers.New(m.deps.Readers)
	case screen.Settings:
		return settings.New(m.deps.Settings)
	case screen.Other:
		return other.New(m.deps.Till, m.due())
	case screen.Sale, screen.Checkout, screen.Declined, screen.Unknown, screen.Start, screen.Stopped:
		return nil
	default:
		return nil
	}
}

// standing is what the counter is at: which screen, about which sale, with which face.
type standing struct {
	kind screen.Kind
	sale checkout.SaleID
	face checkout.Face
}

// standing derives the counter's screen from the snapshot. Nothing else decides it.
func (m *Model) standing() standing {
	v, ok := m.snap.View(m.shown)
	switch {
	case m.snap.Stopped != nil:
		return standing{kind: screen.Stopped}
	case !ok && m.leaves() && !m.begun:
		return standing{kind: screen.Start}
	case !ok:
		return standing{kind: screen.Sale}
	}
	s := standing{kind: screen.Checkout, sale: m.shown}
	card, isCard := v.Sale.Card()
	if !isCard {
		return s
	}
	s.face = card.Face(m.deps.Now())
	if _, cash := wording.Cash(v.Sale); cash && v.Sale.Remaining().Minor <= 0 {
		return s
	}
	switch s.face {
	case checkout.FaceDeclined:
		s.kind = screen.Declined
	case checkout.FaceCheck, checkout.FaceUnknown:
		s.kind = screen.Unknown
	default:
	}
	return s
}

// route follows the counter: a new sale on it is shown, one that was dismissed is not shown again.
func (m *Model) route() {
	if m.dismissed != "" && m.dismissed != m.snap.Counter {
		m.dismissed = ""
	}
	shown := m.snap.Counter
	if shown == m.dismissed {
		shown = ""
	}
	if shown != m.shown && shown != "" {
		m.sale = m.sale.Clear()
	}
	m.shown = shown
}

// arrived brings the counter back to the front when something happened there that the cashier has to know, and swallows keys in flight
// where a question opened by itself.
func (m *Model) arrived(before, at standing) {
	switch {
	case at.kind == screen.Sale, at.kind == screen.Start:
	case at.kind == screen.Stopped:
		m.stack, m.asking, m.notice = nil, false, nil
	case at.sale != before.sale:
		m.stack = nil
	case at.face == checkout.FacePaid && before.face == checkout.FaceApproved:
		// The goods were handed over at APPROVED; the cashier may be elsewhere by now.
	case at.face != checkout.FaceSending && at.face != checkout.FacePresent && at.face != checkout.FaceProcessing && at.face != checkout.FaceCancelling:
		m.stack = nil
	}
	if at.face == checkout.FaceAsk && at.kind == screen.Checkout {
		m.grace = m.deps.Now().Add(graceTime)
	}
}

// top is the screen that gets keys.
func (m *Model) top() screen.Screen {
	if n := len(m.stack); n > 0 {
		return m.stack[n-1]
	}
	return m.front()
}

// front is the screen that stands on the counter, whatever was put on top of it.
func (m *Model) front() screen.Screen {
	at := m.standing().kind
	for _, s := range m.counter {
		if s.Kind() == at {
			return s
		}
	}
	return m.sale
}

// handle gives a message to the screen on top and keeps what becomes of the screen.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	next, cmd := m.top().Update(m.env(), msg)
	m.keep(next)
	return cmd
}

// deliver gives a message that no key caused to every screen: it knows its own.
func (m *Model) deliver(msg tea.Msg) tea.Cmd {
	env := m.env()
	next, cmd := m.sale.Update(env, msg)
	m.keep(next)
	cmds := []tea.Cmd{cmd}
	for i, s := range m.stack {
		next, cmd := s.Update(env, msg)
		m.stack = slices.Clone(m.stack)
		m.stack[i] = next
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// keep replaces a screen by what became of it.
func (m *Model) keep(s screen.Screen) {
	if home, ok := s.(sale.Model); ok {
		m.sale = home
		return
	}
	if n := len(m.stack); n > 0 && m.stack[n-1].Kind() == s.Kind() {
		m.stack = slices.Clone(m.stack)
		m.stack[n-1] = s
	}
}

// travel goes from screen to screen.
func (m *Model) travel(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.GoMsg:
		s := m.open(msg.To)
		if s == nil {
			return nil
		}
		m.stack = append(slices.Clone(m.stack), s)
		return m.handle(screen.OpenedMsg{})
	case screen.BackMsg:
		if n := len(m.stack); n > 0 {
			m.stack = m.stack[:n-1]
		}
	case screen.DismissMsg:
		m.dismissed, m.shown, m.begun = m.shown, "", true
		m.sale = m.sale.Begin(msg.Digits)
	case screen.ActMsg:
		m.stack = m.stack[:max(len(m.stack)-1, 0)]
		return m.press(screen.KeyOf(msg.Key))
	case screen.BringMsg:
		return m.bring(msg.Sale)
	}
	return nil
}

// help opens the help for the screen on top, or closes it.
func (m *Model) help() tea.Cmd {
	if m.top().Kind() == screen.Help {
		return screen.Back()
	}
	return m.travel(screen.GoMsg{To: screen.Help})
}

// Typing reports whether a text field has the focus.
func (m Model) Typing() bool { return m.typing() }

// typing reports whether the screen on top has a text field that takes every key.
func (m *Model) typing() bool {
	t, ok := m.top().(screen.Typist)
	return ok && t.Typing() && !m.asking
}

// env is what the screens may look at.
func (m *Model) env() screen.Env {
	return screen.Env{
		Pen: m.pen, Words: m.words, Now: m.deps.Now(), Class: layout.ClassOf(m.size), Area: m.body(),
		Till: m.snap, Shown: m.shown, Recent: m.recent, Requests: m.requests, Sight: m.sight, Readers: m.deps.Readers != nil, Mode: m.deps.Mode, Currency: m.deps.Currency, Run: m.runner.run, Ask: m.runner.ask,
	}
}
