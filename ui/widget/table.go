package widget

import (
	"github.com/charmbracelet/lipgloss"

	"reji/ui/layout"
)

// Column is one column of a table. Width is in cells; one column may have the width 0 and takes what is left.
type Column struct {
	Width int
	Right bool // numbers align right
}

// Cell is a text in a table, in the style that it has on a line that is not chosen.
type Cell struct {
	Text  string
	Style lipgloss.Style
}

// columnGap is the blank between two columns.
const columnGap = 2

// Table draws a line of exactly w cells for each row. chosen is the index of the row that keys act on, or −1. It stands out by reverse
// video and by the mark at its left, so that it is seen without colour too.
func (p Pen) Table(w, margin int, columns []Column, rows [][]Cell, chosen int) []string {
	widths := spread(w-2*margin, columns)
	lines := make([]string, len(rows))
	for i, row := range rows {
		spans := []Span{p.Gap(margin)}
		if i == chosen && margin >= 2 {
			spans = []Span{p.Gap(margin - 2), p.Accent(p.Symbols.Now), p.Gap(1)}
		}
		for c, cell := range row {
			if c >= len(columns) {
				break
			}
			if c > 0 {
				spans = append(spans, p.Gap(columnGap))
			}
			style := cell.Style
			if i == chosen {
				style = p.stressed(style)
			}
			spans = append(spans, Span{p.cell(cell.Text, widths[c], columns[c].Right), style})
		}
		lines[i] = p.Line(w, spans...)
	}
	return lines
}

// stressed is a cell's style on the line that is chosen: ordinary words and labels stand out, what says something about money keeps its colour.
func (p Pen) stressed(style lipgloss.Style) lipgloss.Style {
	ink := style.GetForeground()
	if ink == p.Theme.Text.GetForeground() || ink == p.Theme.Muted.GetForeground() {
		return p.Theme.Strong
	}
	return style.Bold(true)
}

// cell fits a text into its column, with an ellipsis where something had to go.
func (p Pen) cell(text string, w int, right bool) string {
	text = layout.Shorten(layout.Plain(text), w, p.Symbols.Ellipsis)
	if right {
		return layout.FitRight(text, w)
	}
	return layout.Fit(text, w)
}

// spread gives the open column what the fixed ones leave.
func spread(w int, columns []Column) []int {
	widths := make([]int, len(columns))
	free := w - columnGap*max(len(columns)-1, 0)
	for i, c := range columns {
		widths[i] = c.Width
		free -= c.Width
	}
	for i, c := range columns {
		if c.Width == 0 {
			widths[i] = max(free, 0)
			free = 0
		}
	}
	return widths
}
