package history

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
)

// keyMap are the keys of the history.
type keyMap struct{ up, down, open, search, back key.Binding }

// keys answers the bindings for the list, the search field or a sale's timeline.
func keys(env screen.Env, m Model) keyMap {
	w, s := env.Words, env.Pen.Symbols
	k := keyMap{
		up:     screen.Bind(s.Up, "", "up", "k"),
		down:   screen.Bind(s.Up+s.Down, w.KeyChoose(), "down", "j"),
		open:   screen.Bind(s.Enter, w.KeyOpen(), "enter"),
		search: screen.Bind("/", w.KeySearch(), "/"),
		back:   screen.Bind("esc", w.KeyBack(), "esc"),
	}
	if s.Name == "ascii" {
		k.down.SetHelp(s.Up+"/"+s.Down, w.KeyChoose())
	}
	list := m.detail == nil && !m.typing
	k.search.SetEnabled(list)
	k.open.SetEnabled(list && len(m.sales) > 0)
	k.up.SetEnabled(list && len(m.sales) > 1)
	k.down.SetEnabled(list && len(m.sales) > 1)
	if m.typing {
		k.open = screen.Bind(s.Enter, w.KeySearch(), "enter")
	}
	if m.detail != nil {
		long := len(m.lines) > rows(env)
		k.up.SetEnabled(long)
		k.down.SetEnabled(long)
		k.down.SetHelp(k.down.Help().Key, w.KeyList())
	}
	return k
}

// Bindings lists the keys that do something now. The key up stands with down in the footer.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env, m)
	return screen.Enabled(k.open, k.down, k.search, k.back)
}
