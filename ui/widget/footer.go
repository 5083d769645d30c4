package widget

import (
	"github.com/charmbracelet/bubbles/key"

	"reji/ui/layout"
)

// hintGap is the blank between two keys in the footer. Between the two groups it may shrink to two cells on a narrow screen; groupGap counts
// the one at the right edge as well.
const (
	hintGap  = 3
	groupGap = 3
)

// Footer draws the last line from key bindings: those of the screen on the left, most important first, those of the whole program on the right.
// A disabled binding is not shown. What does not fit is left out from the end of the left group, never half shown; help lists everything. Where there
// is little room the right group is cut to its first key, and to that key without its word if that saves a key of the screen.
func (p Pen) Footer(w int, screen, global []key.Binding) string {
	right := p.hints(global)
	if w-spansWidth(right)-groupGap < w/2 {
		right = p.hints(firstEnabled(global, 1))
		if bare := right[:min(len(right), 1)]; p.fitting(w, screen, bare) > p.fitting(w, screen, right) {
			right = bare
		}
	}
	left := append([]Span{p.Gap(1)}, p.hints(screen[:p.fitting(w, screen, right)])...)
	if len(right) > 0 {
		right = append(right, p.Gap(1))
	}
	return p.Row(w, left, right)
}

// fitting is how many of the screen's keys there is room for beside the right group.
func (p Pen) fitting(w int, screen []key.Binding, right []Span) int {
	room := w - 1 - spansWidth(right) - groupGap
	used := -hintGap
	for n, b := range screen {
		if !b.Enabled() {
			continue
		}
		used += hintGap + layout.Width(layout.Plain(b.Help().Key+" "+b.Help().Desc))
		if used > room {
			return n
		}
	}
	return len(screen)
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
