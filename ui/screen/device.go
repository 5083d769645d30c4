package screen

import (
	"strings"

	"reji/ui/layout"
	"reji/ui/widget"
)

// Device draws the reader with what the customer sees on it: a text, the amount, and whether there is a button to cancel. It is as wide as the
// second column.
func (e Env) Device(text, amount string, cancel bool) []string {
	p, w := e.Pen, e.SideWidth()
	if w == 0 {
		return nil
	}
	inner := w - 6
	corner := []string{"╭", "╮", "╰", "╯", "│", "─"}
	if !p.Symbols.Large {
		corner = []string{".", ".", "'", "'", "|", "-"}
	}
	bar := strings.Repeat(corner[5], inner)
	row := func(text string, style func(string) widget.Span) string {
		return p.Line(w, p.Gap(2), p.Muted(corner[4]), style(layout.Centre(layout.Plain(text), inner)), p.Muted(corner[4]))
	}
	button := ""
	if cancel {
		button = "[ " + e.Words.CustomerCancel() + " ]"
	}
	texts := layout.Wrap(text, inner-2)
	lines := []string{
		p.Line(w, p.Gap(2), p.Muted(e.Words.OnTheReader())),
		p.Line(w, p.Gap(2), p.Muted(corner[0]+bar+corner[1])),
		row("", p.Text), row(amount, p.Strong), row("", p.Text),
	}
	for i := range 2 {
		t := ""
		if i < len(texts) {
			t = texts[i]
		}
		lines = append(lines, row(t, p.Accent))
	}
	return append(lines, row("", p.Text), row(button, p.Muted), row("", p.Text), p.Line(w, p.Gap(2), p.Muted(corner[2]+bar+corner[3])))
}
