// Package other is the chooser of the ways to pay that have no key of their own: it lists what this till really has.
package other

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
)

// way is one way to pay.
type way struct {
	means   checkout.Means
	capture checkout.CaptureMode
}

// ways are all there are. Part in cash and part by card is not among them: cash that was taken for a part could not be given back.
func ways() []way {
	return []way{
		{checkout.MeansCard, checkout.CaptureManual}, {checkout.MeansCard, checkout.CaptureAutomatic}, {checkout.MeansCard, checkout.CaptureLater},
		{checkout.MeansCash, checkout.CaptureManual},
	}
}

// Model is the chooser.
type Model struct {
	till   screen.Tenderer
	amount string
	chosen int
}

// New makes the chooser for an amount, on the first way that no key takes by itself.
func New(till screen.Tenderer, amount string) Model {
	return Model{till: till, amount: amount, chosen: 2}
}

// Kind returns screen.Other.
func (m Model) Kind() screen.Kind { return screen.Other }

// keyMap are the keys of the chooser.
type keyMap struct {
	move       screen.Moving
	take, back key.Binding
}

func keys(env screen.Env) keyMap {
	w := env.Words
	return keyMap{
		move: env.KeyMove(w.KeyChoose(), len(ways())),
		take: screen.Bind(env.Pen.Symbols.Enter, w.KeyTakeThis(), "enter"),
		back: screen.Bind("esc", w.KeyBack(), "esc"),
	}
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env)
	return screen.Enabled(k.take, k.move.Both, k.back)
}

// Update moves and takes. On the home screen the keyed amount is paid in that way, else what is left of the sale on the counter.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return m, nil
	}
	switch k := keys(env); {
	case key.Matches(press, k.move.Up):
		m.chosen = max(m.chosen-1, 0)
	case key.Matches(press, k.move.Down):
		m.chosen = min(m.chosen+1, len(ways())-1)
	case key.Matches(press, k.back):
		return m, screen.Back()
	case key.Matches(press, k.take):
		w := ways()[m.chosen]
		if env.Shown == "" {
			return m, tea.Batch(screen.Back(), screen.Pay(w.means, w.capture))
		}
		return m, tea.Batch(screen.Back(), env.Tender(m.till, w.means, w.capture))
	}
	return m, nil
}

// View draws the ways, and of the chosen one what it means.
func (m Model) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	lines := []string{
		p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(w.OtherTender())}, []widget.Span{{Text: m.amount, Style: p.Theme.Amount}, p.Gap(env.Margin())}), "",
	}
	var rows [][]widget.Cell
	for _, way := range ways() {
		rows = append(rows, []widget.Cell{{Text: name(env, way), Style: p.Theme.Text}})
	}
	lines = append(lines, p.Table(env.Area.W, max(env.Margin(), 2), []widget.Column{{}}, rows, m.chosen)...)
	lines = append(lines, "")
	return layout.Clip(append(lines, env.WideMuted(hint(env, ways()[m.chosen]))...), env.Area)
}

func name(env screen.Env, w way) string {
	if w.means == checkout.MeansCash {
		return env.Words.Cash()
	}
	return env.Words.CaptureWord(w.capture)
}

func hint(env screen.Env, w way) string {
	if w.means == checkout.MeansCash {
		return env.Words.CashHint()
	}
	return env.Words.CaptureHint(w.capture)
}
