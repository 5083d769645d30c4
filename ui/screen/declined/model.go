// Package declined is the screen after a bank said no: why, that nothing was charged, and the ways to go on.
package declined

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/screen"
)

// Till is what the screen needs of the register.
type Till interface {
	screen.Decider
	screen.Tenderer
}

// Model is the screen of a declined card.
type Model struct{ till Till }

// New makes the screen.
func New(till Till) Model { return Model{till: till} }

// Kind returns screen.Declined.
func (m Model) Kind() screen.Kind { return screen.Declined }

// Update answers the cashier's keys.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	v, shown := env.View()
	card, isCard := v.Sale.Card()
	if !ok || !shown || !isCard {
		return m, nil
	}
	switch k := keys(env, card); {
	case key.Matches(press, k.another):
		return m, env.Another(m.till, m.till, card)
	case key.Matches(press, k.cash):
		return m, env.Tender(m.till, checkout.MeansCash, checkout.CaptureManual)
	case key.Matches(press, k.stop):
		return m, env.Stop(m.till, card, checkout.ReasonDeclined)
	case key.Matches(press, k.history):
		return m, screen.Go(screen.History)
	}
	return m, nil
}
