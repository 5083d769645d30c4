package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout/register"
)

// SnapshotMsg is the register as it is now. The relay brings it; whoever draws a single frame may send it too.
type SnapshotMsg struct{ Snapshot register.Snapshot }

// closedMsg says that the register sends nothing more.
type closedMsg struct{}

// relay waits for the next snapshot. It runs as a command: the program is never sent to from outside, so the register can never
// be held up by a program that is not listening, nor the other way round. The channel holds the latest snapshot only.
func (r runner) relay(snapshots <-chan register.Snapshot) tea.Cmd {
	return r.ask(func(ctx context.Context) tea.Msg {
		select {
		case s, ok := <-snapshots:
			if !ok {
				return closedMsg{}
			}
			return SnapshotMsg{Snapshot: s}
		case <-ctx.Done():
			return nil
		}
	})
}
