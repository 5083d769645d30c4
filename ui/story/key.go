package story

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/screen"
)

// Key is the message of a key, given by its name in Bubble Tea; "paste:" before a text is that text, pasted.
func Key(name string) tea.KeyMsg {
	if text, ok := strings.CutPrefix(name, "paste:"); ok {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}
	}
	return screen.KeyOf(name)
}
