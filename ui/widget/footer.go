package widget

import (
	"github.com/charmbracelet/bubbles/key"
)

// hintGap is the blank between two keys in the footer.
const hintGap = 3

// Footer draws the last line from key bindings: those of the screen on the left, most important first, those of the whole program on the right.
// A disabled binding is not shown. What does not fit is left out from the end of the left group, never half shown; help lists everything.
func (p Pen) Footer(w int, screen, global []key.Binding) string {
	right := p.hints(global)
	room := w - spansWidth(right) - 2
	if room < w/2 {
		right = p.hints(firstEnabled(global, 1))
		room = w - spansWidth(right) - 2
	}
	var left []Span
	for n := len(screen); n >= 0; n-- {
		left = append([]Span{p.Gap(1)}, p.hints(screen[:n])...)
		if spansWidth(left) <= room {
			break
		}
	}
	if len(right) > 0 {
		right = append(right, p.Gap(1))
	}
	return p.Row(w, left, right)
}

// hints are the spans of all enabled bindings, a gap between two.
func (p Pen) hints(bindings []key.Binding) []Span {
	var spans []Span
	for _, b := range bindings {
		if !b.Enabled() {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, p.Gap(hintGap))
		}
		spans = append(spans, Span{b.Help().Key, p.Theme.Key}, p.Muted(" "+b.Help().Desc))
	}
	return spans
}

func firstEnabled(bindings []key.Binding, n int) []key.Binding {
	var out []key.Binding
	for _, b := range bindings {
		if b.Enabled() && len(out) < n {
			out = append(out, b)
		}
	}
	return out
}
