package gallery

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/layout"
	"reji/ui/story"
)

// TestResizingChangesNothingButTheRoom drags the terminal through the sizes in every state. Back at its own size every frame is the one that it was,
// nothing is asked of the register, and the keys that are promised are the same.
func TestResizingChangesNothingButTheRoom(t *testing.T) {
	sizes := []layout.Area{{W: 120, H: 36}, {W: 40, H: 16}, {W: 80, H: 24}, {W: 30, H: 8}, {W: 200, H: 60}}
	resize := func(table *Table, a layout.Area) { table.Send(tea.WindowSizeMsg{Width: a.W, Height: a.H}) }
	for _, l := range plain() {
		every(t, l, func(t *testing.T, room string, s story.State) {
			w := &witness{}
			table := Open(s, l, w)
			first, asked := table.Model.View(), len(w.asked)
			for _, a := range sizes {
				resize(table, a)
				_ = table.Model.View()
			}
			resize(table, l.Area)
			if got := table.Model.View(); got != first {
				t.Errorf("%s: after 120→40→80→30→200 the frame is\n%s\nit was\n%s", l.folder(), got, first)
			}
			if len(w.asked) != asked || table.Quit || table.Tapped {
				t.Errorf("%s: resizing asked the register for %v", l.folder(), w.asked[asked:])
			}
		})
	}
}

// TestAStateLooksTheSameHoweverItsSizeWasReached opens every state at 120×36, drags it to 40×16 and to 80×24, and compares with the same state opened
// at each of these sizes: what is shown depends on the state and the size, not on the way. (But for the one state that is scrolled to its end: where the
// end is depends on how many lines there were.)
func TestAStateLooksTheSameHoweverItsSizeWasReached(t *testing.T) {
	for _, l := range plain() {
		wide := l
		wide.Area = layout.Area{W: 120, H: 36}
		if l.Area == wide.Area {
			continue
		}
		every(t, l, func(t *testing.T, room string, s story.State) {
			if room == "history" && s.Name == "timeline-end" {
				return
			}
			table := Open(s, wide, nil)
			table.Send(tea.WindowSizeMsg{Width: l.Area.W, Height: l.Area.H})
			if got, want := table.Model.View(), Frame(s, l); got != want {
				t.Errorf("%s: dragged here from 120×36 it is\n%s\nopened here it is\n%s", l.folder(), got, want)
			}
		})
	}
}
