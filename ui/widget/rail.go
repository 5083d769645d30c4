package widget

import (
	"reji/ui/layout"
	"reji/ui/theme"
)

// Phase is how far one step of the rail is.
type Phase int

// The phases of a step: not begun, under way, over, waiting for somebody, refused, given up without harm.
const (
	Idle Phase = iota
	Now
	Done
	Waits
	Failed
	Ended
)

// Step is one row of the rail.
type Step struct {
	Phase Phase
	Name  string
	Fact  string // what is known: the card, an id
	Time  string // at the right end: how long it took, or its deadline
	Due   bool   // the deadline is near
}

// stepName is the column of the steps' names, in cells; the longest name of every catalogue fits.
const stepName = 11

// Rail draws one line of exactly w cells for each step, always in the same rows, whatever their state.
func (p Pen) Rail(w, margin int, steps []Step) []string {
	lines := make([]string, len(steps))
	for i, s := range steps {
		lines[i] = p.Step(w, margin, s)
	}
	return lines
}

// Step draws one row of the rail.
func (p Pen) Step(w, margin int, s Step) string {
	name := layout.Fit(layout.Plain(s.Name), max(stepName, layout.Width(s.Name)+1))
	var mark, label, fact Span
	switch s.Phase {
	case Now:
		mark, label, fact = p.Accent(p.Symbols.Now), p.Strong(name), p.Strong(s.Fact)
	case Done:
		mark, label, fact = p.Tone(theme.Good, p.Symbols.Done), p.Text(name), p.Text(s.Fact)
	case Waits:
		mark, label, fact = p.Tone(theme.Warn, p.Symbols.Warn), p.Strong(name), p.Tone(theme.Warn, s.Fact)
	case Failed:
		mark, label, fact = p.Tone(theme.Bad, p.Symbols.Bad), p.Strong(name), p.Tone(theme.Bad, s.Fact)
	case Ended:
		mark, label, fact = p.Muted(p.Symbols.Bad), p.Text(name), p.Text(s.Fact)
	case Idle:
		mark, label, fact = p.Muted(p.Symbols.Idle), p.Muted(name), p.Muted(s.Fact)
	default:
		mark, label, fact = p.Muted(p.Symbols.Idle), p.Muted(name), p.Muted(s.Fact)
	}
	time := p.Muted(s.Time)
	if s.Due {
		time = p.Tone(theme.Warn, s.Time)
	}
	var right []Span
	if s.Time != "" {
		right = []Span{time, p.Gap(margin)}
	}
	return p.Row(w, []Span{p.Gap(margin), mark, p.Gap(1), label, fact}, right)
}
