// Package actions lists everything that can be done now, by name, for whoever does not know the keys yet: type a few letters, ⏎ does it.
package actions

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
)

// Model is the list of actions, made from the key bindings of the screen below and of the whole program: it can offer nothing that has no key.
type Model struct {
	all    []key.Binding
	typed  string
	chosen int
}

// New makes the list of these bindings. Each is offered once, whatever keys it has; the keys of the list itself are left out.
func New(bindings []key.Binding) Model {
	m := Model{}
	for _, b := range screen.Enabled(bindings...) {
		if len(b.Keys()) > 0 && b.Help().Desc != "" && !isDigits(b) && !key.Matches(screen.KeyOf("ctrl+p"), b) {
			m.all = append(m.all, b)
		}
	}
	return m
}

// isDigits tells the binding of the digits, which stands for ten keys and is no action.
func isDigits(b key.Binding) bool { return key.Matches(screen.KeyOf("0"), b) }

// Kind returns screen.Actions.
func (m Model) Kind() screen.Kind { return screen.Actions }

// Typing reports true: every character narrows the list.
func (m Model) Typing() bool { return true }

// found are the actions whose name or key contains what was typed.
func (m Model) found() []key.Binding {
	var some []key.Binding
	for _, b := range m.all {
		if strings.Contains(strings.ToLower(b.Help().Desc), strings.ToLower(m.typed)) {
			some = append(some, b)
		}
	}
	return some
}

// Update narrows the list, moves in it, and does what is chosen.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return m, nil
	}
	found, k := m.found(), keys(env, m)
	switch {
	case key.Matches(press, k.do):
		return m, screen.Act(found[m.chosen].Keys()[0])
	case key.Matches(press, k.back):
		return m, screen.Back()
	case key.Matches(press, k.up):
		m.chosen = max(m.chosen-1, 0)
	case key.Matches(press, k.down):
		m.chosen = min(m.chosen+1, max(len(found)-1, 0))
	case press.Type == tea.KeyBackspace:
		if r := []rune(m.typed); len(r) > 0 {
			m.typed, m.chosen = string(r[:len(r)-1]), 0
		}
	case press.Type == tea.KeyRunes || press.Type == tea.KeySpace:
		m.typed, m.chosen = checkout.Clean(m.typed+string(press.Runes), 30), 0
	}
	return m, nil
}

// keyMap are the keys of the list. Letters are text here, so there is no j and no k.
type keyMap struct{ do, up, down, both, back key.Binding }

func keys(env screen.Env, m Model) keyMap {
	w, s := env.Words, env.Pen.Symbols
	move := env.KeyMove(w.KeyChoose(), len(m.found()))
	k := keyMap{
		do:   screen.Bind(s.Enter, w.KeyDo(), "enter"),
		up:   screen.Bind(s.Up, w.KeyChoose(), "up"),
		down: screen.Bind(s.Down, w.KeyChoose(), "down"),
		both: screen.Bind(move.Both.Help().Key, w.KeyChoose(), "down", "up"),
		back: screen.Bind("esc", w.KeyBack(), "esc", "ctrl+p"),
	}
	n := len(m.found())
	k.do.SetEnabled(n > 0)
	for _, b := range []*key.Binding{&k.up, &k.down, &k.both} {
		b.SetEnabled(n > 1)
	}
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env, m)
	return screen.Enabled(k.do, k.both, k.back)
}

// View draws what was typed and the actions that match it, with their keys, so that they are learned in passing.
func (m Model) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	lines := []string{
		p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(w.Actions())},
			[]widget.Span{p.Accent(w.Search() + ": " + m.typed + p.Symbols.Cursor), p.Gap(env.Margin())}),
		"",
	}
	var rows [][]widget.Cell
	for _, b := range m.found() {
		rows = append(rows, []widget.Cell{{Text: b.Help().Desc, Style: p.Theme.Text}, {Text: b.Help().Key, Style: p.Theme.Key}})
	}
	if len(rows) == 0 {
		return layout.Clip(append(lines, env.SayMuted(w.ActionsNone(m.typed))...), env.Area)
	}
	columns := []widget.Column{{Width: 24}, {}}
	return layout.Clip(append(lines, p.Table(env.Area.W, max(env.Margin(), 2), columns, rows, m.chosen)...), env.Area)
}
