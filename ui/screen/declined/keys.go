package declined

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/checkout"
	"reji/ui/screen"
)

// keyMap are the ways to go on after a decline.
type keyMap struct{ another, cash, stop, history key.Binding }

// keys answers the bindings; after the last presentation that is allowed there is no other card.
func keys(env screen.Env, card checkout.CardTender) keyMap {
	k := keyMap{another: env.KeyAnother(card), cash: env.KeyCash(), stop: env.KeyStop(), history: env.KeyHistory()}
	k.another.SetEnabled(card.Attempt < checkout.MaxPresentations)
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	v, ok := env.View()
	card, isCard := v.Sale.Card()
	if !ok || !isCard {
		return nil
	}
	k := keys(env, card)
	return screen.Enabled(k.another, k.cash, k.stop, k.history)
}
