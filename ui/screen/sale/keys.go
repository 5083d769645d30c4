package sale

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
)

// keyMap are the keys of the home screen.
type keyMap struct {
	charge, takeCash, cash, other, tap, erase, clear, history, readers, open, settings, digits key.Binding
}

// keys answers the bindings as they are now: what would do nothing is disabled.
func keys(env screen.Env, m Model) keyMap {
	w := env.Words
	enter := env.Pen.Symbols.Enter
	keyed := m.typed != ""
	k := keyMap{
		charge:   screen.Bind(enter, w.KeyCard(), "enter"),
		takeCash: screen.Bind(enter, w.KeyTakeCash(), "enter"),
		cash:     screen.Bind("c", w.KeyCash(), "c"),
		other:    env.KeyOther(),
		tap:      screen.Bind("t", w.KeyTap(), "t"),
		erase:    screen.Bind("⌫", w.KeyDelete(), "backspace", "delete", "ctrl+h"),
		clear:    screen.Bind("esc", w.KeyClear(), "esc"),
		history:  env.KeyHistory(),
		readers:  env.KeyReaders(),
		settings: screen.Bind("g", w.KeySettings(), "g"),
		open:     screen.Bind("u", w.KeyAttention(), "u"),
		digits:   env.KeyDigits(),
	}
	if m.cash {
		k.clear = screen.Bind("esc", w.KeyBack(), "esc")
	}
	cards := !env.Till.Network.Down // without a network there is only cash (S-OFFLINE)
	k.charge.SetEnabled(!m.cash && cards && !m.asked)
	k.takeCash.SetEnabled(m.cash && !m.asked)
	k.cash.SetEnabled(!m.cash && keyed && !m.asked)
	k.other.SetEnabled(!m.cash && keyed && cards && !m.asked)
	k.tap.SetEnabled(m.asked && env.TestCards())
	k.erase.SetEnabled(!m.asked && *m.field() != "")
	k.clear.SetEnabled(!m.asked && (keyed || m.cash))
	k.digits.SetEnabled(!m.asked)
	k.history.SetEnabled(!m.cash && !m.asked)
	k.readers.SetEnabled(k.history.Enabled() && k.readers.Enabled())
	k.settings.SetEnabled(k.history.Enabled())
	k.open.SetEnabled(!m.cash && !m.asked && len(env.OpenSales()) > 0)
	if env.Pen.Symbols.Name == "ascii" {
		k.erase.SetHelp("Backspace", w.KeyDelete())
	}
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env, m)
	return screen.Enabled(k.charge, k.takeCash, k.cash, k.other, k.tap, k.history, k.readers, k.open, k.clear, k.erase, k.settings, k.digits)
}
