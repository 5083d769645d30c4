package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/layout"
	"reji/ui/screen"
)

// sightMsg brings what is to be seen at a simulated reader.
type sightMsg struct {
	sight screen.Sight
	err   error
}

// glance is the pause between two looks at a simulated reader.
const glance = 300 * time.Millisecond

// face looks at a simulated reader for as long as its picture stands in the second column.
func (m *Model) face() tea.Cmd {
	if m.facing || m.deps.Bench == nil || !m.deps.Bench.Simulated() || layout.ClassOf(m.size) != layout.Wide {
		return nil
	}
	m.facing = true
	return m.look(0)
}

// sees takes what was to be seen, and looks again. What cannot be seen is drawn as the till believes it to be.
func (m *Model) sees(msg sightMsg) tea.Cmd {
	m.sight = nil
	if layout.ClassOf(m.size) != layout.Wide {
		m.facing = false
		return nil
	}
	if msg.err == nil {
		m.sight = &msg.sight
	}
	return m.look(glance)
}

// look looks at a simulated reader after a pause.
func (m *Model) look(pause time.Duration) tea.Cmd {
	bench := m.deps.Bench
	return m.runner.ask(func(ctx context.Context) tea.Msg {
		if pause > 0 {
			timer := time.NewTimer(pause)
			defer timer.Stop()
			select {
			case <-timer.C:
			case <-ctx.Done():
				return nil
			}
		}
		s, err := bench.Look(ctx)
		return sightMsg{sight: s, err: err}
	})
}
