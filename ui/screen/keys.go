package screen

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Bind makes a key binding: shown is what stands in the footer, word what it does, keys what the terminal sends.
func Bind(shown, word string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, word))
}

// Enabled leaves out what is disabled, in the order given.
func Enabled(all ...key.Binding) []key.Binding {
	var on []key.Binding
	for _, b := range all {
		if b.Enabled() {
			on = append(on, b)
		}
	}
	return on
}

// TapMsg presents the default test card as soon as the reader asks for one.
type TapMsg struct{}

// Tap is the command that sends TapMsg.
func Tap() tea.Cmd { return send(TapMsg{}) }
