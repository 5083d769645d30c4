package readers

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
)

// keyMap are the keys of the list.
type keyMap struct {
	move                                 screen.Moving
	use, add, free, simulate, look, back key.Binding
}

// keys answers the bindings of the list. While Stripe is asked, only the way back is open.
func keys(env screen.Env, m Model) keyMap {
	w, s := env.Words, env.Pen.Symbols
	k := keyMap{
		move:     env.KeyMove(w.KeyChoose(), len(m.all)),
		use:      screen.Bind(s.Enter, w.KeyUse(), "enter"),
		add:      screen.Bind("n", w.KeyAddReader(), "n"),
		free:     screen.Bind("f", w.KeyFree(), "f"),
		simulate: screen.Bind("m", w.KeyMakeReader(), "m"),
		look:     env.KeyLook(),
		back:     screen.Bind("esc", w.KeyBack(), "esc"),
	}
	r, any := m.at()
	k.use.SetEnabled(any && !m.busy && r.ID != env.Till.Reader.ID)
	k.free.SetEnabled(any && !m.busy && r.Busy())
	k.add.SetEnabled(m.known && !m.busy)
	k.simulate.SetEnabled(m.known && !any && !m.busy && env.TestCards())
	k.look.SetEnabled(!m.busy)
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	switch m.step {
	case freeing:
		k := m.freeKeys(env)
		return screen.Enabled(k.stay, k.yes, k.bring)
	case pairing, building:
		k := m.formKeys(env)
		return screen.Enabled(k.next, k.both, k.back)
	case placing:
		k := m.placeKeys(env)
		return screen.Enabled(k.take, k.move.Both, k.back)
	case listing:
	}
	k := keys(env, m)
	return screen.Enabled(k.use, k.simulate, k.add, k.free, k.look, k.back, k.move.Both)
}
