// Package attention lists everything that is open and not on the counter: what waits for a capture, what is still being found out, what needs a
// person. ⏎ brings one to the counter, where its keys are.
package attention

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Till is what the screen needs of the register.
type Till interface {
	screen.Looker
	// Recall puts an open sale on the counter; the error is the register's when the counter is busy.
	Recall(ctx context.Context, id checkout.SaleID) error
}

// Model is the list of what is open.
type Model struct {
	till   Till
	chosen int
}

// New makes the screen.
func New(till Till) Model { return Model{till: till} }

// Kind returns screen.Attention.
func (m Model) Kind() screen.Kind { return screen.Attention }

// Update answers the cashier's keys.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return m, nil
	}
	all := open(env)
	m.chosen = min(max(m.chosen, 0), max(len(all)-1, 0))
	k := keys(env)
	switch {
	case key.Matches(press, k.move.Up):
		m.chosen = max(m.chosen-1, 0)
	case key.Matches(press, k.move.Down):
		m.chosen = min(m.chosen+1, len(all)-1)
	case key.Matches(press, k.bring):
		return m, screen.Bring(all[m.chosen].Sale.ID)
	case key.Matches(press, k.look):
		id, till := all[m.chosen].Sale.ID, m.till
		return m, env.Run(func(ctx context.Context) error { return till.LookNow(ctx, id) })
	case key.Matches(press, k.back):
		return m, screen.Back()
	}
	return m, nil
}

// open are the sales to list: those that need a person first, then in the order in which they were begun.
func open(env screen.Env) []register.View {
	var needs, others []register.View
	for _, v := range env.Till.Open {
		switch {
		case !v.Sale.Open():
		case v.Sale.Status() == checkout.StatusAttention:
			needs = append(needs, v)
		default:
			others = append(others, v)
		}
	}
	return append(needs, others...)
}

// keyMap are the keys of the list.
type keyMap struct {
	move              screen.Moving
	bring, look, back key.Binding
}

func keys(env screen.Env) keyMap {
	w, s, n := env.Words, env.Pen.Symbols, len(open(env))
	k := keyMap{
		move:  env.KeyMove(w.KeyChoose(), n),
		bring: screen.Bind(s.Enter, w.KeyResume(), "enter"),
		look:  env.KeyLook(),
		back:  screen.Bind("esc", w.KeyBack(), "esc"),
	}
	k.bring.SetEnabled(n > 0)
	k.look.SetEnabled(n > 0)
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env)
	return screen.Enabled(k.bring, k.move.Both, k.look, k.back)
}

// View draws the list, and below it what the chosen sale is waiting for.
func (m Model) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	all := open(env)
	lines := []string{p.Line(env.Area.W, p.Gap(env.Margin()), p.Strong(w.Attention())), ""}
	if len(all) == 0 {
		return layout.Clip(append(lines, env.SayMuted(w.AttentionEmpty())...), env.Area)
	}
	chosen := min(max(m.chosen, 0), len(all)-1)
	room := max(env.Area.H-8, 1)
	from := min(max(chosen-room/2, 0), max(len(all)-room, 0))
	var body [][]widget.Cell
	for _, v := range all[from:min(from+room, len(all))] {
		body = append(body, row(env, v))
	}
	columns := []widget.Column{{Width: 4}, {Width: amounts(env, all), Right: true}, {Width: 20}, {}}
	if env.Class == layout.Small {
		columns = []widget.Column{{Width: 4}, {Width: amounts(env, all), Right: true}, {}}
	}
	lines = append(lines, p.Table(env.Area.W, max(env.Margin(), 2), columns, body, chosen-from)...)
	lines = append(lines, "")
	return layout.Clip(append(lines, explain(env, all[chosen])...), env.Area)
}

// amounts is as wide as the widest amount: one is never cut.
func amounts(env screen.Env, all []register.View) int {
	w := 8
	for _, v := range all {
		w = max(w, layout.Width(env.Words.Amount(v.Sale.Due)))
	}
	return w
}

func row(env screen.Env, v register.View) []widget.Cell {
	p, w, s := env.Pen, env.Words, v.Sale
	tone := wording.StatusTone(s.Status())
	cells := []widget.Cell{
		{Text: wording.Number(s.Number), Style: p.Theme.Text}, {Text: w.Amount(s.Due), Style: p.Theme.Text},
		{Text: p.Mark(tone) + " " + w.Status(s.Status()), Style: p.Theme.Tone(tone)},
	}
	card, ok := s.Card()
	if env.Class == layout.Small {
		return cells
	}
	fact := w.Moment(s.At)
	if ok && s.Status() == checkout.StatusAuthorized {
		fact = w.HeldUntil(w.Until(card.CaptureBefore))
	} else if ok && card.State != checkout.Attention {
		fact = w.State(card.State)
	} else if ok {
		fact += "   " + w.ShortID(string(card.Intent))
	}
	return append(cells, widget.Cell{Text: fact, Style: p.Theme.Muted})
}

// explain says what the chosen sale waits for.
func explain(env screen.Env, v register.View) []string {
	card, ok := v.Sale.Card()
	if !ok {
		return nil
	}
	if card.State == checkout.Attention {
		n := env.Words.Reason(card.Reason)
		return append(append(env.Say(n.What), env.Say(n.Money)...), env.SayMuted(n.Next)...)
	}
	if v.Sale.Status() == checkout.StatusAuthorized {
		return env.SayMuted(env.Words.HeldHint())
	}
	return append(env.Say(env.Words.NotKnown()+": "+env.Words.NotKnownState(card.State)), env.SayMuted(env.Words.DoNotTakeAgain())...)
}
