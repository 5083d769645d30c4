package story

import tea "github.com/charmbracelet/bubbletea"

// Key reads a key's name in Bubble Tea; "paste:" before a text is that text, pasted.
func Key(name string) tea.KeyMsg {
	named := map[string]tea.KeyType{
		"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"backspace": tea.KeyBackspace, "tab": tea.KeyTab, "ctrl+c": tea.KeyCtrlC, "f1": tea.KeyF1, "ctrl+p": tea.KeyCtrlP, "delete": tea.KeyDelete,
	}
	if t, ok := named[name]; ok {
		return tea.KeyMsg{Type: t}
	}
	if len(name) > 6 && name[:6] == "paste:" {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name[6:]), Paste: true}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
