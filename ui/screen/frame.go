package screen

import (
	"reji/ui/layout"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Frame is what every screen about an amount shows, each part in its own rows. A part that is missing leaves its rows blank.
type Frame struct {
	Title   string // the sale's number
	Amount  string // formatted; drawn large, and once in plain text beside the title
	Faint   bool   // nothing is keyed yet
	Band    wording.Band
	Line    widget.Span // stands where the band does, when there is no band
	Steps   []widget.Step
	Current widget.Step // the one step that a small screen has room for
	Details []string    // lines of DetailWidth cells, made by the screen
	High    bool        // there is no rail, and the details stand in its rows
	Side    []string    // the second column of a wide terminal, lines of SideWidth cells
}

// The rows of a frame in each class, counted from the body's first. They are the till's memory for places: the amount, the
// band and the rail never leave them.
const (
	margin      = 3
	smallMargin = 1

	mediumAmount, mediumBand, mediumRail, mediumDetails = 2, 6, 8, 14
	wideAmount, wideBand, wideRail, wideDetails         = 2, 8, 10, 16

	// The second column has what the first one, made for 80 cells, leaves, and at most sideMost.
	firstColumn, sideGap, sideMost = 80, 2, 60
	sideMargin                     = 2
)

// Margin is the blank at both ends of a line.
func (e Env) Margin() int {
	if e.Class == layout.Small {
		return smallMargin
	}
	return margin
}

// DetailWidth is the width of the lines of details, in cells: the whole area, less the second column of a wide terminal.
func (e Env) DetailWidth() int {
	if e.Class == layout.Wide {
		return e.Area.W - e.SideWidth() - sideGap
	}
	return e.Area.W
}

// SideWidth is the width of the second column, or 0 where there is none.
func (e Env) SideWidth() int {
	if e.Class == layout.Wide {
		return min(e.Area.W-firstColumn-sideGap, sideMost)
	}
	return 0
}

// Frame draws a frame in exactly the screen's area.
func (e Env) Frame(f Frame) string {
	switch e.Class {
	case layout.Wide:
		return e.large(f, wideAmount, wideBand, wideRail, wideDetails)
	case layout.Medium:
		return e.large(f, mediumAmount, mediumBand, mediumRail, mediumDetails)
	case layout.Small, layout.TooSmall:
		return e.small(f)
	default:
		return e.small(f)
	}
}

func (e Env) large(f Frame, amountRow, bandRow, railRow, detailRow int) string {
	p, w := e.Pen, e.Area.W
	if f.Faint {
		p.Theme.Amount = p.Theme.Muted
	}
	lines := make([]string, e.Area.H)
	set := func(row int, more ...string) {
		for i, line := range more {
			if row+i < len(lines) {
				lines[row+i] = line
			}
		}
	}
	title := []widget.Span{p.Muted(f.Title), p.Gap(3), {Text: f.Amount, Style: p.Theme.Amount}, p.Gap(margin)}
	set(0, p.Row(w, nil, title))
	set(amountRow, e.amount(p, f.Amount)...)
	set(bandRow, e.bandOr(p, f, w))
	left := make([]string, detailRow-railRow)
	copy(left, p.Rail(e.DetailWidth(), margin, f.Steps))
	if f.High {
		left = left[:1]
	}
	left = append(left, f.Details...)
	if e.Class == layout.Wide && e.Column != nil {
		f.Side = e.Column(e, len(lines)-railRow)
	}
	if e.Class == layout.Wide {
		left = layout.Beside(left, f.Side, e.DetailWidth(), sideGap)
	}
	set(railRow, left...)
	return layout.Clip(lines, e.Area)
}

// amount sets the large amount so that its last digit stands in the same cell whatever was keyed: a little right of the middle, and further
// right only when it would not fit.
func (e Env) amount(p widget.Pen, formatted string) []string {
	size := widget.SizeFor(e.Class)
	edge := e.Area.W * 13 / 20
	if p.AmountWidth(size, formatted) > edge {
		edge = e.Area.W - margin
	}
	return p.Amount(edge, size, formatted)
}

func (e Env) bandOr(p widget.Pen, f Frame, w int) string {
	if f.Band.Shown {
		return p.Band(w, e.Margin(), f.Band.Tone, f.Band.Verdict, f.Band.Meaning)
	}
	return p.Line(w, p.Gap(e.Margin()), f.Line)
}

// The rows of a frame on a handheld. Details stand higher where no step is shown, and right below the step where there are many.
const (
	smallAmount, smallBand, smallStep, smallFact, smallDetails, smallNoStep = 1, 3, 5, 6, 8, 6
)

func (e Env) small(f Frame) string {
	p, w := e.Pen, e.Area.W
	if f.Faint {
		p.Theme.Amount = p.Theme.Muted
	}
	lines := make([]string, e.Area.H)
	lines[0] = p.Line(w, p.Gap(smallMargin), p.Muted(f.Title))
	if len(lines) > smallDetails {
		lines[smallAmount] = p.Amount(w-smallMargin, widget.OneRow, f.Amount)[0]
		for i, part := range layout.Wrap(f.Line.Text, w-2*smallMargin) {
			if i < smallStep-smallBand {
				lines[smallBand+i] = p.Line(w, p.Gap(smallMargin), widget.Span{Text: part, Style: f.Line.Style})
			}
		}
		if f.Band.Shown {
			b := f.Band
			lines[smallBand] = p.Band(w, smallMargin, b.Tone, b.Verdict, "")
			lines[smallBand+1] = p.Line(w, p.Gap(smallMargin), p.Tone(b.Tone, f.Band.Meaning))
		}
		row := smallNoStep
		if s := f.Current; s.Name != "" {
			row = max(smallFact+1, min(smallDetails, len(lines)-len(f.Details)))
			lines[smallFact] = p.Line(w, p.Gap(smallMargin+2), p.Text(s.Fact))
			s.Fact = ""
			lines[smallStep] = p.Step(w, smallMargin, s)
		}
		for i, line := range f.Details {
			if row+i < len(lines) {
				lines[row+i] = line
			}
		}
	}
	return layout.Clip(lines, e.Area)
}

// Fact draws a label and what is known about it, as details do.
func (e Env) Fact(label, fact string) string {
	return e.Pen.Fact(e.DetailWidth(), e.Margin(), e.labelWidth(), label, fact)
}

func (e Env) labelWidth() int {
	if e.Class == layout.Small {
		return 11
	}
	return 15
}

// Say wraps a sentence into lines of details.
func (e Env) Say(text string) []string {
	return e.Pen.Paragraph(e.DetailWidth(), e.Margin(), e.Pen.Theme.Text, text)
}

// WideMuted is a sentence that matters less, as wide as the whole area: for screens that are not about a sale.
func (e Env) WideMuted(text string) []string {
	return e.Pen.Paragraph(e.Area.W, e.Margin(), e.Pen.Theme.Muted, text)
}

// SayMuted is Say for what matters less.
func (e Env) SayMuted(text string) []string {
	return e.Pen.Paragraph(e.DetailWidth(), e.Margin(), e.Pen.Theme.Muted, text)
}
