package ui

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/screen"
	"reji/ui/wording"
)

// globalKeys are the keys that work on every screen.
type globalKeys struct{ help, actions, quit key.Binding }

func keysOf(w wording.Words) globalKeys {
	return globalKeys{
		help:    screen.Bind("?", w.KeyHelp(), "?", "f1"),
		actions: screen.Bind("^p", w.KeyActions(), "ctrl+p"),
		quit:    screen.Bind("^c", w.KeyQuit(), "ctrl+c"),
	}
}

// footer lists those of the global keys that the footer shows; help shows all.
func (k globalKeys) footer() []key.Binding { return []key.Binding{k.help, k.actions} }

func (k globalKeys) all() []key.Binding { return []key.Binding{k.help, k.actions, k.quit} }
