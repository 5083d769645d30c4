package virtual

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
)

// keyMap are the keys of the lists. Every line of a list may have a key of its own besides.
type keyMap struct {
	do, up, down, both, left, right, sides, tap, back key.Binding
}

func (m Model) keys(env screen.Env) keyMap {
	w, s := env.Words, env.Pen.Symbols
	list := m.items(env, m.page)
	move := env.KeyMove(w.KeyChoose(), len(list))
	word := w.KeyLetHappen()
	if m.page == cards {
		word = w.KeyPresent()
	}
	sides := "←→"
	if s.Name == "ascii" {
		sides = "Left/Right"
	}
	k := keyMap{
		do: screen.Bind(s.Enter, word, "enter"), up: move.Up, down: move.Down, both: move.Both,
		left: screen.Bind("", w.KeyPage(), "left", "shift+tab"), right: screen.Bind("", w.KeyPage(), "right", "tab"),
		sides: screen.Bind(sides, w.KeyPage(), "right", "left", "tab", "shift+tab"),
		tap:   screen.Bind("t", w.KeyTap(), "t"),
		back:  screen.Bind("esc", w.KeyBack(), "esc", "v"),
	}
	k.do.SetEnabled(len(list) > 0 && !list[m.at(env)].off)
	k.tap.SetEnabled(m.waits(env))
	return k
}

// bind is the key of one line. What has none, or cannot be done now, has a binding that matches nothing.
func bind(i item) key.Binding {
	if i.key == "" || i.off {
		return key.NewBinding(key.WithDisabled())
	}
	return screen.Bind(i.key, i.label, i.key)
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := m.keys(env)
	all := []key.Binding{k.do, k.both, k.sides, k.back, k.tap}
	for p := range pageCount {
		for _, i := range m.items(env, p) {
			all = append(all, bind(i))
		}
	}
	return screen.Enabled(all...)
}
