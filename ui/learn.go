package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/screen"
)

// learn keeps what came in beside the snapshots: what the screens show and nothing depends on.
func (m *Model) learn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case recentMsg:
		m.recent = msg.sales
	case RequestsMsg:
		m.requests = msg.List
		return m.runner.relayRequests(m.deps.Requests)
	case sightMsg:
		return m.sees(msg)
	case failedMsg:
		if m.snap.Stopped == nil { // else the whole screen says it
			m.notice = &screen.NoticeMsg{Text: m.excuse(msg.err)}
		}
	case screen.NoticeMsg:
		m.notice = &msg
	case CaptionMsg:
		m.caption = msg.Text
	case screen.DressMsg:
		m.dress(msg)
	}
	return nil
}
