// Package unknown is the screen of a payment whose result is not known: what is known, what is not, that it must not be taken again, when
// the till looks next, and cash as a way out.
package unknown

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
	screen.Looker
	screen.Parker
}

// Model is the screen of a result that is not known.
type Model struct{ till Till }

// New makes the screen.
func New(till Till) Model { return Model{till: till} }

// Kind returns screen.Unknown.
func (m Model) Kind() screen.Kind { return screen.Unknown }

// Update answers the cashier's keys.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	v, shown := env.View()
	card, isCard := v.Sale.Card()
	if !ok || !shown || !isCard {
		return m, nil
	}
	switch k := keys(env, card); {
	case key.Matches(press, k.cash):
		return m, env.Tender(m.till, checkout.MeansCash, checkout.CaptureManual)
	case key.Matches(press, k.look):
		return m, env.Look(m.till)
	case key.Matches(press, k.park):
		return m, env.Park(m.till)
	case key.Matches(press, k.cancel):
		return m, env.Stop(m.till, card, checkout.ReasonCashier)
	}
	return m, nil
}
