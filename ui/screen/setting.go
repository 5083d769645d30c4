package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/theme"
)

// Setting is one thing that is in force. Nothing secret is in it.
type Setting struct {
	Name lang.Setting
	// Text is the value where it is the same in every language; Say words it where it is not.
	Text   string
	Say    func(c lang.Catalog) string
	Source lang.Source
	Where  string // the file, the variable or the flag, where there is one
}

// DressMsg changes how the till looks and speaks, for this run.
type DressMsg struct {
	Theme   theme.Name
	Symbols theme.Symbols
	Lang    lang.Lang
}

// Dress is the command that sends a DressMsg.
func Dress(d DressMsg) tea.Cmd { return send(d) }

// RecheckMsg closes the till in order and opens it again: a ledger that could not be written is tried anew.
type RecheckMsg struct{}

// Recheck is the command that sends RecheckMsg.
func Recheck() tea.Cmd { return send(RecheckMsg{}) }

// PayMsg pays the keyed amount in a way that was chosen by name.
type PayMsg struct {
	Means   checkout.Means
	Capture checkout.CaptureMode
}

// Pay is the command that sends a PayMsg.
func Pay(m checkout.Means, c checkout.CaptureMode) tea.Cmd { return send(PayMsg{m, c}) }

// Refusal is why the till does not open: what happened, whether money moved, what to do, each in one sentence or two, and what support asks for.
type Refusal struct{ What, Money, Next, Code string }
