// Package help lists the keys of the screen that it was opened on, and those that work everywhere. It is made from the bindings themselves, so
// it cannot promise a key that does nothing.
package help

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
)

// Model is the help screen.
type Model struct{ here, everywhere []key.Binding }

// New makes the help for a screen's own bindings and those of the whole program.
func New(here, everywhere []key.Binding) Model { return Model{here: here, everywhere: everywhere} }

// Kind returns screen.Help.
func (m Model) Kind() screen.Kind { return screen.Help }

// Update leaves on esc.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	if press, ok := msg.(tea.KeyMsg); ok && key.Matches(press, m.Bindings(env)...) {
		return m, screen.Back()
	}
	return m, nil
}

// Bindings is the way back.
func (m Model) Bindings(env screen.Env) []key.Binding {
	return []key.Binding{screen.Bind("esc", env.Words.KeyBack(), "esc", "enter")}
}

// View draws two groups of keys, and what is to be known about typing an amount.
func (m Model) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	here := group(env, w.HelpHere(), m.here)
	everywhere := group(env, w.HelpEverywhere(), m.everywhere)
	var lines []string
	if env.Class == layout.Small {
		lines = append(append(append(lines, here...), ""), everywhere...)
		return layout.Clip(lines, env.Area)
	}
	lines = append(lines, p.Line(env.Area.W, p.Gap(env.Margin()), p.Strong(w.Help())), "")
	lines = append(lines, layout.Beside(here, everywhere, env.Area.W/2, 0)...)
	lines = append(lines, "")
	for _, text := range []string{w.HelpAmount(), w.HelpScan()} {
		lines = append(lines, p.Paragraph(env.Area.W, env.Margin(), p.Theme.Muted, text)...)
	}
	return layout.Clip(lines, env.Area)
}

// group is a heading with its keys below it.
func group(env screen.Env, heading string, bindings []key.Binding) []string {
	p, w := env.Pen, env.Area.W/2
	if env.Class == layout.Small {
		w = env.Area.W
	}
	lines := []string{p.Line(w, p.Gap(env.Margin()), p.Muted(heading))}
	for _, b := range screen.Enabled(bindings...) {
		lines = append(lines, p.Line(w, p.Gap(env.Margin()), widget.Span{Text: layout.Fit(b.Help().Key, 10), Style: p.Theme.Key}, p.Text(b.Help().Desc)))
	}
	return lines
}
