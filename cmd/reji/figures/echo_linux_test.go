package figures

import (
	"fmt"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// echoVar makes this test binary the barest program that Bubble Tea can be: it shows the keys that it was sent.
const echoVar = "REJI_FIGURES_ECHO"

// TestMain runs the tests, or that program, which the till is compared with.
func TestMain(m *testing.M) {
	if os.Getenv(echoVar) == "" {
		os.Exit(m.Run())
	}
	if _, err := tea.NewProgram(echo{}, tea.WithAltScreen()).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// echo is a line of digits.
type echo struct{ typed string }

// Init asks for nothing.
func (e echo) Init() tea.Cmd { return nil }

// Update takes a key.
func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.Type {
		case tea.KeyRunes:
			e.typed += string(key.Runes)
		case tea.KeyBackspace:
			e.typed = strings.TrimSuffix(e.typed, "7")
		case tea.KeyCtrlC:
			return e, tea.Quit
		}
	}
	return e, nil
}

// View shows what was typed.
func (e echo) View() string { return "typed " + e.typed }
