package checkout

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/screen"
	"reji/ui/wording"
)

// keyMap are the keys of a payment.
type keyMap struct {
	allow, refuse, next, cancel, stop, tap, another, cash, other, capture, look, park, history, readers, digits key.Binding
}

// keys answers the bindings for the state that the sale is in; what would be turned away is disabled.
func keys(env screen.Env, v register.View) keyMap {
	w, enter := env.Words, env.Pen.Symbols.Enter
	card, ok := v.Sale.Card()
	k := keyMap{
		allow:   screen.Bind(enter, w.KeyAllow(), "enter"),
		refuse:  screen.Bind("esc", w.KeyRefuse(), "esc"),
		next:    screen.Bind(enter, w.KeyNewSale(), "enter", "esc"),
		cancel:  screen.Bind("esc", w.KeyCancel(), "esc"),
		stop:    env.KeyStop(),
		tap:     screen.Bind("t", w.KeyTap(), "t"),
		another: env.KeyAnother(card),
		cash:    env.KeyCash(),
		other:   env.KeyOther(),
		readers: env.KeyReaders(),
		capture: screen.Bind("f", w.KeyCapture(), "f"),
		look:    env.KeyLook(),
		park:    env.KeyPark(),
		history: env.KeyHistory(),
		digits:  env.KeyDigits(),
	}
	readers := k.readers.Enabled()
	for _, b := range k.all() {
		b.SetEnabled(false)
	}
	done := over(env, v)
	k.next.SetEnabled(done)
	k.history.SetEnabled(done)
	k.digits.SetEnabled(done)
	if ok && !(done && paidOtherwise(v.Sale)) {
		k.enable(env, card)
	}
	k.readers.SetEnabled(readers && k.history.Enabled())
	return k
}

// enable switches on what a card payment's face allows.
func (k *keyMap) enable(env screen.Env, card checkout.CardTender) {
	switch card.Face(env.Now) {
	case checkout.FaceSending, checkout.FacePresent:
		k.cancel.SetEnabled(true)
		k.tap.SetEnabled(env.TestCards())
	case checkout.FaceProcessing:
		k.cancel.SetEnabled(true)
		k.tap.SetEnabled(env.TestCards() && wording.AwaitsCard(card, env.Now))
		k.park.SetEnabled(true)
	case checkout.FaceAsk:
		k.allow.SetEnabled(true)
		k.refuse.SetEnabled(true)
	case checkout.FaceCancelling, checkout.FaceAttention:
		k.look.SetEnabled(true)
		k.park.SetEnabled(true)
	case checkout.FaceApproved:
		k.capture.SetEnabled(card.State == checkout.Authorized && card.Capture == checkout.CaptureLater)
	case checkout.FaceNotCharged:
		k.another.SetEnabled(card.Reason != checkout.ReasonTooMany || card.State == checkout.Voided)
		k.cash.SetEnabled(true)
		k.other.SetEnabled(card.State == checkout.Voided)
		k.stop.SetEnabled(card.State != checkout.Voided)
		k.history.SetEnabled(true)
	case checkout.FacePaid, checkout.FaceDeclined, checkout.FaceCheck, checkout.FaceUnknown:
	}
}

func (k *keyMap) all() []*key.Binding {
	return []*key.Binding{
		&k.allow, &k.refuse, &k.next, &k.cancel, &k.stop, &k.tap, &k.another, &k.cash, &k.other, &k.capture, &k.look, &k.park, &k.history,
		&k.readers, &k.digits,
	}
}

// paidOtherwise reports that cash covers the sale and its card is only being released.
func paidOtherwise(s checkout.Sale) bool {
	for _, t := range s.Tenders {
		if t.Means() == checkout.MeansCash {
			return s.Remaining().Minor <= 0
		}
	}
	return false
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	v, ok := env.View()
	if !ok {
		return nil
	}
	k := keys(env, v)
	return screen.Enabled(k.next, k.allow, k.refuse, k.another, k.cancel, k.cash, k.other, k.stop, k.tap, k.capture, k.look, k.park, k.readers, k.history, k.digits)
}
