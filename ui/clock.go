package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
)

// tickMsg asks for another frame. One of an older generation is dropped, so there is never more than one chain of ticks.
type tickMsg struct{ gen int }

// tickRunning is the time between two frames while something counts up or down in seconds. A frame that looks like the one before writes
// nothing to the terminal.
const tickRunning = 200 * time.Millisecond

// tick arms the next frame: soon while a time is running, else when the clock in the header moves.
func (m *Model) tick() tea.Cmd {
	m.tickGen++
	now := m.deps.Now()
	d := now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	if m.counting() {
		d = tickRunning
	}
	return m.runner.after(d, tickMsg{gen: m.tickGen})
}

// counting reports whether a time on the screen is running.
func (m *Model) counting() bool {
	v, ok := m.snap.View(m.shown)
	if !ok {
		return false
	}
	card, isCard := v.Sale.Card()
	if !isCard {
		return false
	}
	switch card.State {
	case checkout.Paid, checkout.Voided, checkout.Attention, checkout.Declined, checkout.Authorized, checkout.Created:
		return false
	case checkout.New, checkout.Creating, checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Capturing, checkout.Voiding:
		return true
	default:
		return true
	}
}
