package virtual

import (
	"strings"

	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
)

// device is the width of the reader's picture beside the lists, in cells.
const device = 37

// View draws the reader, what was arranged for it, and one of the lists.
func (m Model) View(env screen.Env) string {
	if env.Class == layout.Small || env.Class == layout.TooSmall {
		return layout.Clip(m.small(env), env.Area)
	}
	p := env.Pen
	head := p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(env.Words.VirtualReader())}, append(m.tabs(env), p.Gap(env.Margin())))
	text, amount, cancel := m.shows(env)
	left := append(env.DeviceIn(device, text, amount, cancel), "")
	for _, plan := range m.plans(env) {
		left = append(left, p.Line(device, p.Gap(env.Margin()), p.Tone(theme.Warn, p.Symbols.Warn+" "+plan)))
	}
	right := m.list(env, env.Area.W-device-1, 2, env.Area.H-2)
	return layout.Clip(append([]string{head, ""}, layout.Beside(left, right, device, 1)...), env.Area)
}

// Column draws the virtual reader as the second column of a wide terminal, n lines high.
func (m Model) Column(env screen.Env, n int) []string {
	p, w := env.Pen, env.SideWidth()
	text, amount, cancel := m.shows(env)
	lines := append(env.DeviceIn(w, text, amount, cancel), m.arranged(env, w, 2)...)
	lines = append(lines, p.Line(w, append([]widget.Span{p.Gap(2)}, m.tabs(env)...)...))
	return append(lines, m.list(env, w, 2, max(n-len(lines), 0))...)
}

// small is what a handheld has room for: the reader in one line, and the list.
func (m Model) small(env screen.Env) []string {
	p, w := env.Pen, env.Area.W
	text, amount, _ := m.shows(env)
	lines := []string{
		p.Row(w, []widget.Span{p.Gap(1), p.Accent(text)}, []widget.Span{p.Strong(amount), p.Gap(1)}),
		p.Line(w, append([]widget.Span{p.Gap(1)}, m.tabs(env)...)...),
	}
	lines = append(lines, m.arranged(env, w, 1)...)
	return append(lines, m.list(env, w, 2, max(env.Area.H-len(lines), 0))...)
}

// shows is what stands on the reader's screen.
func (m Model) shows(env screen.Env) (text, amount string, cancel bool) {
	w, s := env.Words, m.sight
	if m.bench.Simulated() {
		if text, amount, odd := env.Odd(&s); odd {
			return text, amount, false
		}
		switch asked := w.Amount(s.Amount); {
		case s.Waits:
			return w.TapInsertSwipe(), asked, s.MayCancel
		case s.Busy:
			return w.PleaseWait(), asked, false
		}
	}
	v, ok := env.View()
	if !ok {
		return w.ReaderIdle(), "", false
	}
	c, isCard := v.Sale.Card()
	if !isCard {
		return w.ReaderIdle(), "", false
	}
	text, cancel = w.Customer(c, env.Now, v.Sale.Policy.CustomerMayCancel)
	if m.bench.Simulated() && text == w.TapInsertSwipe() {
		return w.PleaseWait(), w.Amount(c.Total()), false // the till hears of it a moment later than the customer
	}
	if text == w.ReaderIdle() {
		return text, "", false // whoever is welcomed is not asked for the last customer's money
	}
	return text, w.Amount(c.Total()), cancel
}

// plans are what goes wrong, or will.
func (m Model) plans(env screen.Env) []string {
	w, s := env.Words, m.sight
	var all []string
	add := func(so bool, text string) {
		if so {
			all = append(all, text)
		}
	}
	add(tips[m.tip] > 0, w.Tip()+" "+w.Percent(tips[m.tip]))
	add(s.Losing > 0, w.WillBeLost(s.Losing))
	add(s.Slow, w.NetworkIsSlow())
	add(s.WrongPIN, w.NextPIN()+" "+w.PINWrong())
	add(s.Inside, w.CardIsInside())
	add(s.Stays && !s.Inside, w.CardWillStay())
	return all
}

// arranged tells the plans in one line that is always there: nothing below it moves when they change.
func (m Model) arranged(env screen.Env, width, margin int) []string {
	p, all := env.Pen, m.plans(env)
	if len(all) == 0 {
		return []string{p.Line(width)}
	}
	text := strings.Join(all, " "+p.Symbols.Dot+" ")
	return []string{p.Line(width, p.Gap(margin), p.Tone(theme.Warn, p.Symbols.Warn+" "+text))}
}

// tabs are the names of the pages, the one that is shown marked.
func (m Model) tabs(env screen.Env) []widget.Span {
	p, w := env.Pen, env.Words
	var spans []widget.Span
	for at, name := range []string{w.PageCards(), w.PageCustomer(), w.PageTrouble()} {
		if len(m.items(env, page(at))) == 0 {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, p.Gap(2))
		}
		if page(at) == m.page {
			spans = append(spans, p.Accent(p.Symbols.Now+" "), p.Strong(name))
		} else {
			spans = append(spans, p.Gap(2), p.Muted(name))
		}
	}
	return spans
}

// list draws n lines of the page around the chosen one, each w cells wide. Arrows at the right end say that there is more above or below.
func (m Model) list(env screen.Env, w, margin, n int) []string {
	lines, _ := m.whole(env, w, margin)
	if len(lines) <= n || n < 1 {
		return lines[:min(len(lines), n)]
	}
	p := env.Pen
	edge := max(layout.Width(p.Symbols.Up), layout.Width(p.Symbols.Down)) + 1
	lines, at := m.whole(env, w-edge, margin)
	from := max(min(at-n/2, len(lines)-n), 0)
	seen := lines[from : from+n]
	for i := range seen {
		switch {
		case i == 0 && from > 0:
			seen[i] += p.Line(edge, p.Accent(p.Symbols.Up))
		case i == n-1 && from+n < len(lines):
			seen[i] += p.Line(edge, p.Accent(p.Symbols.Down))
		default:
			seen[i] += p.Line(edge)
		}
	}
	return seen
}

// whole draws all lines of the page, with a heading where a group begins, and tells which of them is the chosen one.
func (m Model) whole(env screen.Env, w, margin int) (lines []string, at int) {
	p, group := env.Pen, ""
	for i, it := range m.items(env, m.page) {
		if it.group != group {
			group = it.group
			lines = append(lines, p.Line(w, p.Gap(margin), p.Muted(group)))
		}
		if i == m.at(env) {
			at = len(lines)
		}
		lines = append(lines, line(env, it, w, margin, i == m.at(env)))
	}
	return lines, at
}

// line is one line of a list: what can be done, what is chosen, its key.
func line(env screen.Env, it item, w, margin int, chosen bool) string {
	p := env.Pen
	left := []widget.Span{p.Gap(margin + 2)}
	style := p.Text
	if it.off {
		style = p.Muted
	}
	if chosen {
		left = []widget.Span{p.Gap(margin), p.Accent(p.Symbols.Now), p.Gap(1)}
		style = p.Strong
	}
	left = append(left, style(it.label))
	right := []widget.Span{}
	if it.value != "" {
		right = append(right, p.Text(it.value), p.Gap(2))
	}
	if it.key != "" {
		right = append(right, widget.Span{Text: it.key, Style: p.Theme.Key}, p.Gap(2))
	}
	return p.Row(w, left, right)
}
