package unknown

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/checkout"
	"reji/ui/screen"
)

// keyMap are the ways out of not knowing.
type keyMap struct{ cash, look, park, cancel key.Binding }

// keys answers the bindings. Before the bank was asked the payment can still be cancelled; once the money may be taken, not even cash is offered.
func keys(env screen.Env, card checkout.CardTender) keyMap {
	k := keyMap{
		cash:   screen.Bind("c", env.Words.KeyCashRelease(), "c"),
		look:   env.KeyLook(),
		park:   env.KeyPark(),
		cancel: screen.Bind("esc", env.Words.KeyCancel(), "esc"),
	}
	k.cash.SetEnabled(card.Granted != checkout.RightCapture)
	k.cancel.SetEnabled(card.Want != checkout.WantVoid && card.Granted != checkout.RightCapture)
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
	return screen.Enabled(k.cash, k.look, k.park, k.cancel)
}
