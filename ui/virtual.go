package ui

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
)

// beside is a screen that leaves the counter to be seen where there are two columns: it draws itself as the second one.
type beside interface {
	Column(env screen.Env, lines int) []string
}

// draw draws the screen on top: over the counter, or beside it.
func (m *Model) draw(env screen.Env) string {
	top := m.top()
	b, ok := top.(beside)
	if !ok || env.Class != layout.Wide || !twoColumns(m.front().Kind()) {
		return top.View(env)
	}
	env.Column = b.Column
	return m.front().View(env)
}

// twoColumns reports whether a screen of the counter has a second column to give away.
func twoColumns(k screen.Kind) bool {
	return k == screen.Sale || k == screen.Checkout || k == screen.Declined || k == screen.Unknown
}

// keyVirtual opens the virtual reader from the counter's screens, where there is one.
func (m *Model) keyVirtual() key.Binding {
	b := screen.Bind("v", m.words.KeyVirtual(), "v")
	b.SetEnabled(m.deps.Bench != nil && m.deps.Mode != checkout.ModeLive && len(m.stack) == 0 && m.snap.Stopped == nil && !m.typing())
	return b
}

// here are the keys of the screen on top.
func (m *Model) here(env screen.Env) []key.Binding {
	return append(m.top().Bindings(env), screen.Enabled(m.keyVirtual())...)
}
