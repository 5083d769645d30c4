package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
)

// recentMsg brings the latest sales of the books. The home screen shows them where there is room; nothing depends on them, so an error just
// leaves what was there.
type recentMsg struct{ sales []checkout.BookSale }

// recentMost is how many of them the largest terminal shows.
const recentMost = 12

// stale reports whether a new snapshot means that the books have something newer: at the start, and when a sale was closed.
func (m *Model) stale(s register.Snapshot) bool {
	if m.snap.Seq == 0 {
		return true
	}
	return s.Last != nil && (m.snap.Last == nil || m.snap.Last.Sale.ID != s.Last.Sale.ID || m.snap.Last.Sale.Rev != s.Last.Sale.Rev)
}

// readRecent asks the books, in the background.
func (m *Model) readRecent() tea.Cmd {
	books := m.deps.Books
	return m.runner.ask(func(ctx context.Context) tea.Msg {
		sales, err := books.Sales(ctx, checkout.BookPage{Limit: recentMost})
		if err != nil {
			return nil
		}
		return recentMsg{sales: sales}
	})
}
