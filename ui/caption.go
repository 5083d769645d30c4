package ui

import (
	"strings"

	"reji/ui/layout"
)

// CaptionMsg puts a line above the footer that says what is happening, until the next one; an empty text takes it away. A notice goes before it.
type CaptionMsg struct{ Text string }

// captionMost is how many lines a caption may take where one is too short for it.
const captionMost = 3

// captionLines are the caption as it stands above the footer: one line, or more on a handheld, so that nothing of it is lost.
func (m *Model) captionLines() []string {
	if m.caption == "" {
		return nil
	}
	mark := m.pen.Symbols.Now + " "
	room := m.size.W - 2 - layout.Width(mark)
	texts := []string{m.caption}
	if layout.ClassOf(m.size) == layout.Small {
		texts = layout.Wrap(m.caption, room)
		texts = texts[:min(len(texts), captionMost)]
	}
	for i, text := range texts {
		texts[i] = m.pen.Line(m.size.W, m.pen.Gap(1), m.pen.Accent(mark+text))
		mark = strings.Repeat(" ", layout.Width(mark))
	}
	return texts
}

// captionMore is how many lines the caption takes from the screens besides the one that notices have anyway.
func (m *Model) captionMore() int { return max(len(m.captionLines())-1, 0) }

// told is what stands between a screen and the footer: a notice, else the caption.
func (m *Model) told() string {
	lines := m.captionLines()
	if m.notice != nil || len(lines) == 0 {
		lines = append([]string{m.noticeLine(m.size.W)}, make([]string, max(len(lines)-1, 0))...)
	}
	return strings.Join(lines, "\n")
}
