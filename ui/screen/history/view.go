package history

import (
	"fmt"

	"github.com/charmbracelet/lipgloss"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// The rows above the list: title, blank, heads of the columns.
const listTop = 3

// rows is how many lines of a list or a timeline the screen has room for.
func rows(env screen.Env) int { return max(env.Area.H-listTop, 1) }

// View draws the list, or the timeline of one sale.
func (m Model) View(env screen.Env) string {
	if m.detail != nil {
		return layout.Clip(m.timeline(env), env.Area)
	}
	return layout.Clip(m.list(env), env.Area)
}

func (m Model) list(env screen.Env) []string {
	p, w := env.Pen, env.Words
	title := []widget.Span{p.Gap(env.Margin()), p.Strong(w.History())}
	var right []widget.Span
	switch {
	case m.typing:
		right = []widget.Span{p.Accent(w.Search() + ": " + m.typed + p.Symbols.Cursor), p.Gap(env.Margin())}
	case m.query != "":
		right = []widget.Span{p.Text(w.Search() + ": " + m.query), p.Gap(env.Margin())}
	case len(m.sales) > 0:
		right = []widget.Span{p.Muted(part(m.first(env), rows(env), len(m.sales)) + count(env, m)), p.Gap(env.Margin())}
	}
	lines := []string{p.Row(env.Area.W, title, right), ""}
	switch {
	case m.failed:
		return append(lines, env.Pen.Paragraph(env.Area.W, env.Margin(), p.Tone(theme.Warn, "").Style, w.HistoryFailed())...)
	case len(m.sales) == 0 && m.busy:
		return append(lines, env.SayMuted(w.HistoryLoading()+p.Symbols.Ellipsis)...)
	case len(m.sales) == 0 && m.query != "":
		return append(lines, env.SayMuted(w.HistoryNone(m.query))...)
	case len(m.sales) == 0:
		return append(lines, env.SayMuted(w.HistoryEmpty())...)
	}
	return append(lines, m.table(env)...)
}

func count(env screen.Env, m Model) string {
	more := ""
	if !m.ended {
		more = "+"
	}
	return env.Words.HistoryCount(len(m.sales)) + more
}

// part tells which lines of how many are to be seen, and nothing where all are.
func part(from, n, all int) string {
	if n >= all {
		return ""
	}
	return fmt.Sprintf("%d-%d / ", from+1, min(from+n, all))
}

// first is the list's line that stands at the top: the chosen one is in the middle wherever it can be.
func (m Model) first(env screen.Env) int {
	n := rows(env)
	return min(max(m.chosen-n/2, 0), max(len(m.sales)-n, 0))
}

// columns of the list; a handheld has room for number, amount and result. The column of amounts is as wide as the widest: an amount is
// never cut.
func columns(env screen.Env, rows [][]widget.Cell) []widget.Column {
	at := 2
	if env.Class == layout.Small {
		at = 1
	}
	amount := 8
	for _, r := range rows {
		amount = max(amount, layout.Width(r[at].Text))
	}
	if env.Class == layout.Small {
		return []widget.Column{{Width: 4}, {Width: amount, Right: true}, {}}
	}
	return []widget.Column{{Width: 4}, {Width: 11}, {Width: amount, Right: true}, {Width: 18}, {}}
}

func (m Model) table(env screen.Env) []string {
	p, w := env.Pen, env.Words
	head := [][]widget.Cell{cells(p.Theme.Muted, w.ColumnNumber(), w.ColumnTime(), w.ColumnAmount(), w.ColumnStatus(), w.ColumnMeans())}
	n, from := rows(env), m.first(env)
	var body [][]widget.Cell
	for _, s := range m.sales[from:min(from+n, len(m.sales))] {
		body = append(body, row(env, s))
	}
	if env.Class == layout.Small {
		head[0] = []widget.Cell{head[0][0], head[0][2], head[0][3]}
	}
	columns, edge := columns(env, append(head, body...)), max(env.Margin(), 2)
	lines := p.Table(env.Area.W, edge, columns, head, -1)
	return append(lines, p.Table(env.Area.W, edge, columns, body, m.chosen-from)...)
}

// row is a sale in the list.
func row(env screen.Env, s checkout.BookSale) []widget.Cell {
	p, w := env.Pen, env.Words
	tone := wording.StatusTone(s.Status)
	amount := s.Due
	if s.Taken.Minor > amount.Minor {
		amount = s.Taken
	}
	all := cells(p.Theme.Text, wording.Number(s.Number), when(env, s), w.Amount(amount), "", env.BookBrief(s).With)
	all[3] = widget.Cell{Text: p.Mark(tone) + " " + w.Status(s.Status), Style: p.Theme.Tone(tone)}
	if env.Class == layout.Small {
		return []widget.Cell{all[0], all[2], all[3]}
	}
	return all
}

// when is the time of day for today's sales, and the day before it for older ones.
func when(env screen.Env, s checkout.BookSale) string {
	if env.Words.Moment(s.At)[:10] == env.Words.Moment(env.Now)[:10] {
		return env.Words.Minute(s.At)
	}
	return env.Words.Until(s.At)
}

func cells(style lipgloss.Style, texts ...string) []widget.Cell {
	out := make([]widget.Cell, len(texts))
	for i, t := range texts {
		out[i] = widget.Cell{Text: t, Style: style}
	}
	return out
}

// timeline is the journal of one sale, readable.
func (m Model) timeline(env screen.Env) []string {
	p, w, s := env.Pen, env.Words, *m.detail
	tone := wording.StatusTone(s.Status)
	left := []widget.Span{
		p.Gap(env.Margin()), p.Strong(wording.Number(s.Number)), p.Gap(2), p.Strong(w.Amount(s.Due)), p.Gap(2),
		p.Tone(tone, p.Mark(tone)+" "+w.Status(s.Status)), p.Gap(2),
	}
	var right []widget.Span
	if env.Class != layout.Small {
		left = append(left, p.Muted(w.Moment(s.At)), p.Gap(2), p.Muted(s.Actor))
		right = []widget.Span{p.Text(env.BookBrief(s).With), p.Gap(env.Margin())}
	}
	lines := []string{p.Row(env.Area.W, left, right), "", ""}
	switch {
	case m.failed:
		return append(lines[:2], p.Paragraph(env.Area.W, env.Margin(), p.Theme.Tone(theme.Warn), w.HistoryFailed())...)
	case m.busy:
		return append(lines[:2], env.SayMuted(w.HistoryLoading()+p.Symbols.Ellipsis)...)
	}
	lines = lines[:2]
	if where := part(min(m.top, len(m.lines)), rows(env), len(m.lines)); where != "" {
		more := p.Gap(1)
		if m.top+rows(env) < len(m.lines) {
			more = p.Accent(p.Symbols.Down) // the story's end is out of sight
		}
		lines[1] = p.Row(env.Area.W, nil, []widget.Span{p.Muted(where + fmt.Sprint(len(m.lines)) + " "), more, p.Gap(env.Margin())})
	}
	for _, l := range m.lines[min(m.top, len(m.lines)):min(m.top+rows(env), len(m.lines))] {
		if l.Kind == outcome {
			lines = append(lines, timelineRow(env, l, tone, w.Status(s.Status), "", ""))
			continue
		}
		what, fact := w.Line(l, s.Due)
		lines = append(lines, timelineRow(env, l, wording.LineTone(l), what, fact, m.took(l)))
	}
	return lines
}

// took is how long a request was on its way: from the row that stored it to the one with its answer.
func (m Model) took(l checkout.BookLine) string {
	if l.Call == nil {
		return ""
	}
	for _, later := range m.lines {
		if later.Seq <= l.Seq {
			continue
		}
		var ref checkout.Ref
		switch e := later.Event.(type) {
		case checkout.CallAnswered:
			ref = e.Ref
		case checkout.CallFailed:
			ref = e.Ref
		default:
		}
		if ref == l.Call.Ref {
			return wording.Millis(later.At.Sub(l.At))
		}
	}
	return ""
}

// timelineRow is a row of the journal. A handheld has room for what happened and when. What became of the money stands out.
func timelineRow(env screen.Env, l checkout.BookLine, tone theme.Tone, what, fact, took string) string {
	p, w := env.Pen, env.Words
	mark, style := " ", p.Theme.Text
	if tone != theme.Plain {
		mark, style = p.Mark(tone), p.Theme.Tone(tone)
	}
	if env.Class == layout.Small {
		return p.Line(env.Area.W, p.Gap(env.Margin()), p.Muted(w.Second(l.At)+" "), widget.Span{Text: mark + " " + what, Style: style})
	}
	left := []widget.Span{
		p.Gap(env.Margin()), p.Muted(w.Milli(l.At) + " "), {Text: mark + " " + layout.Fit(what, whatWidth), Style: style}, p.Gap(1), p.Muted(fact),
	}
	var right []widget.Span
	if took != "" {
		right = []widget.Span{p.Muted(took), p.Gap(env.Margin())}
	}
	return p.Row(env.Area.W, left, right)
}

// whatWidth is the column of what happened, in cells; the longest wording of both languages fits.
const whatWidth = 22
