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

// Moving are the keys of a list: each by itself, to be matched, and all together, to be shown.
type Moving struct{ Up, Down, Both key.Binding }

// KeyMove answers the keys of a list with n lines; there is nothing to move to in one with a single line.
func (e Env) KeyMove(word string, n int) Moving {
	s := e.Pen.Symbols
	shown := s.Up + s.Down
	if s.Name == "ascii" {
		shown = s.Up + "/" + s.Down
	}
	m := Moving{Up: Bind(s.Up, word, "up", "k"), Down: Bind(s.Down, word, "down", "j"), Both: Bind(shown, word, "down", "up", "j", "k")}
	for _, b := range []*key.Binding{&m.Up, &m.Down, &m.Both} {
		b.SetEnabled(n > 1)
	}
	return m
}

// KeyOf is the message of a key, given by the name that Bubble Tea has for it.
func KeyOf(name string) tea.KeyMsg {
	switch name {
	case "enter":
		return tea.KeyMsg{Type: tea.KeyEnter}
	case "esc":
		return tea.KeyMsg{Type: tea.KeyEsc}
	case "up":
		return tea.KeyMsg{Type: tea.KeyUp}
	case "down":
		return tea.KeyMsg{Type: tea.KeyDown}
	case "left":
		return tea.KeyMsg{Type: tea.KeyLeft}
	case "right":
		return tea.KeyMsg{Type: tea.KeyRight}
	case "backspace":
		return tea.KeyMsg{Type: tea.KeyBackspace}
	case "delete":
		return tea.KeyMsg{Type: tea.KeyDelete}
	case "tab":
		return tea.KeyMsg{Type: tea.KeyTab}
	case "ctrl+c":
		return tea.KeyMsg{Type: tea.KeyCtrlC}
	case "ctrl+p":
		return tea.KeyMsg{Type: tea.KeyCtrlP}
	case "f1":
		return tea.KeyMsg{Type: tea.KeyF1}
	default:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
	}
}
