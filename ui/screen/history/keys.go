package history

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
)

// keyMap are the keys of the history.
type keyMap struct {
	move               screen.Moving
	open, search, back key.Binding
}

// keys answers the bindings for the list, the search field or a sale's timeline.
func keys(env screen.Env, m Model) keyMap {
	w, s := env.Words, env.Pen.Symbols
	k := keyMap{
		move:   env.KeyMove(w.KeyChoose(), len(m.sales)),
		open:   screen.Bind(s.Enter, w.KeyOpen(), "enter"),
		search: screen.Bind("/", w.KeySearch(), "/"),
		back:   screen.Bind("esc", w.KeyBack(), "esc"),
	}
	list := m.detail == nil && !m.typing
	k.search.SetEnabled(list)
	k.open.SetEnabled(list && len(m.sales) > 0)
	if m.typing {
		k.move = env.KeyMove("", 0)
		k.open = screen.Bind(s.Enter, w.KeySearch(), "enter")
	}
	if m.detail != nil {
		k.move = env.KeyMove(w.KeyList(), len(m.lines)-rows(env)+1)
	}
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env, m)
	return screen.Enabled(k.open, k.move.Both, k.search, k.back)
}
