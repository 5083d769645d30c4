package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/screen"
	"reji/ui/screen/start"
	"reji/ui/widget"
	"reji/ui/wording"
)

// RequestsMsg brings the last requests to Stripe, newest first. The relay sends it; whoever draws a single frame may send it too.
type RequestsMsg struct{ List []screen.Request }

// relayRequests waits for the next request, as relay does for the next snapshot. Where nobody tells, there is nothing to wait for.
func (r runner) relayRequests(lists <-chan []screen.Request) tea.Cmd {
	if lists == nil {
		return nil
	}
	return r.ask(func(ctx context.Context) tea.Msg {
		select {
		case list, ok := <-lists:
			if !ok {
				return nil
			}
			return RequestsMsg{List: list}
		case <-ctx.Done():
			return nil
		}
	})
}

// dress changes how the till looks and speaks, for this run.
func (m *Model) dress(d screen.DressMsg) {
	m.deps.Lang, m.deps.Theme = d.Lang, m.deps.Theme.Change(d.Theme, d.Symbols)
	m.words, m.pen = wording.New(lang.For(d.Lang), d.Symbols, m.deps.Zone), widget.New(m.deps.Theme)
	m.keys = keysOf(m.words)
}

// left notes, from the first snapshot, what an earlier run of the till left behind: it has a screen of its own until the cashier goes on.
func (m *Model) left(s register.Snapshot) {
	if m.snap.Seq == 0 && s.Recovering > 0 {
		m.counter = append(m.counter, start.NewRecovery(s))
	}
}

// leaves reports whether an earlier run left anything behind.
func (m *Model) leaves() bool {
	for _, s := range m.counter {
		if s.Kind() == screen.Start {
			return true
		}
	}
	return false
}

// due is what another way of paying is chosen for: what is left of the sale on the counter, else what was keyed.
func (m *Model) due() string {
	if v, ok := m.snap.View(m.shown); ok {
		return m.words.Amount(v.Sale.Remaining())
	}
	return m.sale.Keyed(m.env())
}

// Again reports whether the cashier wants the till to be opened anew: what it runs on could not be written and may be mended by now.
func (m Model) Again() bool { return m.again }
