package widget

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"reji/ui/layout"
	"reji/ui/theme"
)

// Pen draws in one theme. It is a value and holds nothing else.
type Pen struct{ theme.Theme }

// New gives the pen of a theme.
func New(t theme.Theme) Pen { return Pen{Theme: t} }

// Span is a piece of a line in one style. Its text is plain: escape sequences in it are dropped.
type Span struct {
	Text  string
	Style lipgloss.Style
}

// Muted is a span for labels and for what is past.
func (p Pen) Muted(s string) Span { return Span{s, p.Theme.Muted} }

// Text is a span of ordinary words.
func (p Pen) Text(s string) Span { return Span{s, p.Theme.Text} }

// Strong is a span to be read first.
func (p Pen) Strong(s string) Span { return Span{s, p.Theme.Strong} }

// Accent is a span about what can be done now.
func (p Pen) Accent(s string) Span { return Span{s, p.Theme.Accent} }

// Tone is a span about money's state.
func (p Pen) Tone(t theme.Tone, s string) Span { return Span{s, p.Theme.Tone(t)} }

// Gap is n blank cells.
func (p Pen) Gap(n int) Span { return Span{strings.Repeat(" ", max(n, 0)), p.Theme.Text} }

// Row is a line of exactly w cells with spans at its left end and at its right end. When there is not room for both, the left end is
// shortened, since times and amounts stand on the right.
func (p Pen) Row(w int, left, right []Span) string {
	r := spansWidth(right)
	if r == 0 {
		return p.spans(left, w)
	}
	if r >= w {
		return p.spans(right, w)
	}
	return p.spans(left, w-r-1) + " " + p.spans(right, r)
}

// Line is Row without a right end.
func (p Pen) Line(w int, left ...Span) string { return p.spans(left, w) }

// spans renders in exactly w cells. The span that does not fit any more is shortened and what comes after it is dropped.
func (p Pen) spans(spans []Span, w int) string {
	var b, plain strings.Builder
	free := w
	for _, s := range spans {
		if free <= 0 {
			break
		}
		text := layout.Plain(s.Text)
		if layout.Width(text) > free {
			text = layout.Shorten(text, free, p.Symbols.Ellipsis)
		}
		b.WriteString(render(s.Style, text))
		// Measured as a whole, since two halves of one character can meet where two spans do.
		plain.WriteString(text)
		free = w - layout.Width(plain.String())
	}
	if free > 0 {
		b.WriteString(strings.Repeat(" ", free))
	}
	return b.String()
}

// render leaves blank text unstyled unless the style shows on blanks: an escape sequence around nothing is noise on a slow line.
func render(style lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
	if strings.TrimLeft(text, " ") == "" && !style.GetReverse() {
		if _, none := style.GetBackground().(lipgloss.NoColor); none {
			return text
		}
	}
	return style.Render(text)
}

func spansWidth(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += layout.Width(layout.Plain(s.Text))
	}
	return n
}

// Divider is one of the two thin lines, w cells long.
func (p Pen) Divider(w int) string {
	return p.Theme.Rule.Render(strings.Repeat(p.Symbols.Rule, max(w, 0)))
}

// Band is a line of exactly w cells, coloured from edge to edge: the mark of its tone, the verdict, and at the right end what it means for the
// money. margin is the blank at both ends.
func (p Pen) Band(w, margin int, tone theme.Tone, verdict, meaning string) string {
	style := p.Theme.Band(tone)
	edge := strings.Repeat(" ", margin)
	inner := max(w-2*margin, 0)
	return style.Render(layout.Fit(edge+layout.LeftRight(layout.Plain(p.Mark(tone)+" "+verdict), layout.Plain(meaning), inner)+edge, w))
}

// Fact is a row of a label and what is known about it, the labels padded to labelW cells.
func (p Pen) Fact(w, margin, labelW int, label, fact string) string {
	return p.Line(w, p.Gap(margin), p.Muted(layout.Fit(layout.Plain(label), labelW)), p.Text(fact))
}

// Paragraph wraps plain text into lines of exactly w cells with a margin at both ends, in one style.
func (p Pen) Paragraph(w, margin int, style lipgloss.Style, text string) []string {
	lines := layout.Wrap(text, w-2*margin)
	for i, line := range lines {
		lines[i] = p.Line(w, p.Gap(margin), Span{line, style})
	}
	return lines
}
