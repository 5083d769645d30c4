// Package checkout is the screen of a payment under way and of its good ends: five steps, what the customer sees, and what can still be done.
package checkout

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/screen"
	"reji/ui/screen/sale"
	"reji/ui/wording"
)

// Till is what the screen needs of the register.
type Till interface {
	screen.Decider
	screen.Tenderer
	screen.Looker
	screen.Parker
}

// Model is the screen of the sale on the counter. It keeps nothing of its own: all it shows is in the snapshot.
type Model struct{ till Till }

// New makes the screen.
func New(till Till) Model { return Model{till: till} }

// Kind returns screen.Checkout.
func (m Model) Kind() screen.Kind { return screen.Checkout }

// Update answers the cashier's keys.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	v, shown := env.View()
	if !ok || !shown {
		return m, nil
	}
	if over(env, v) && press.Type == tea.KeyRunes && sale.Amountlike(press.Runes) {
		return m, screen.Dismiss(string(press.Runes))
	}
	return m, m.press(env, v, press)
}

func (m Model) press(env screen.Env, v register.View, press tea.KeyMsg) tea.Cmd {
	k := keys(env, v)
	card, _ := v.Sale.Card()
	switch {
	case key.Matches(press, k.allow):
		return env.Decide(m.till, checkout.CardAllowed{Tender: card.ID})
	case key.Matches(press, k.refuse):
		return env.Decide(m.till, checkout.CardRefused{Tender: card.ID})
	case key.Matches(press, k.next):
		return screen.Dismiss("")
	case key.Matches(press, k.cancel), key.Matches(press, k.stop):
		return env.Stop(m.till, card, checkout.ReasonCashier)
	case key.Matches(press, k.tap):
		return screen.Tap()
	case key.Matches(press, k.another):
		return env.Another(m.till, m.till, card)
	case key.Matches(press, k.cash):
		return env.Tender(m.till, checkout.MeansCash, checkout.CaptureManual)
	case key.Matches(press, k.capture):
		return env.Decide(m.till, checkout.CaptureRequested{Tender: card.ID})
	case key.Matches(press, k.look):
		return env.Look(m.till)
	case key.Matches(press, k.park):
		return env.Park(m.till)
	case key.Matches(press, k.history):
		return screen.Go(screen.History)
	case key.Matches(press, k.other):
		return screen.Go(screen.Other)
	case key.Matches(press, k.readers):
		return screen.Go(screen.Readers)
	}
	return nil
}

// over reports that the cashier has nothing more to do for the sale that is shown: the first digit begins the next one.
func over(env screen.Env, v register.View) bool {
	if _, cash := wording.Cash(v.Sale); cash && v.Sale.Remaining().Minor <= 0 {
		return true
	}
	card, ok := v.Sale.Card()
	if !ok {
		return len(v.Sale.Tenders) > 0
	}
	switch card.Face(env.Now) {
	case checkout.FacePaid, checkout.FaceApproved:
		return true
	case checkout.FaceNotCharged:
		return card.State == checkout.Voided
	default:
		return false
	}
}
