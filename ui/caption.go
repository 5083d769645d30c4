package ui

import "strings"

// CaptionMsg puts a line above the footer that says what is happening, until the next one; an empty text takes it away. A notice goes before it.
type CaptionMsg struct{ Text string }

// captionLine is the line above the footer while there is no notice in it.
func (m *Model) captionLine(w int) string {
	if m.caption == "" {
		return strings.Repeat(" ", w)
	}
	return m.pen.Line(w, m.pen.Gap(1), m.pen.Accent(m.pen.Symbols.Now+" "+m.caption))
}
