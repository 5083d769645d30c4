package readers

import (
	"reji/checkout"
	"reji/reader"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
)

// View draws the list with what the chosen reader shows, or the step that the cashier is at.
func (m Model) View(env screen.Env) string {
	switch m.step {
	case freeing:
		return m.question(env)
	case pairing:
		return m.draw(env, env.Words.PairTitle(), env.Words.PairHint())
	case building:
		return m.draw(env, env.Words.PairPlaceTitle(), "")
	case placing:
		return m.showPlaces(env)
	case listing:
	}
	return layout.Clip(m.listLines(env), env.Area)
}

// working stands at the right end of a title while Stripe is asked.
func (m Model) working(env screen.Env) []widget.Span {
	p := env.Pen
	if !m.busy {
		return nil
	}
	return []widget.Span{p.Muted(env.Words.PairWorking() + p.Symbols.Ellipsis), p.Gap(env.Margin())}
}

// troubled is what did not work, as lines.
func (m Model) troubled(env screen.Env) []string {
	var lines []string
	for _, text := range m.trouble {
		lines = append(lines, env.Pen.Paragraph(env.Area.W, env.Margin(), env.Pen.Theme.Tone(theme.Warn), text)...)
	}
	return lines
}

func (m Model) listLines(env screen.Env) []string {
	p, w := env.Pen, env.Words
	right := m.working(env)
	if right == nil && m.known {
		right = []widget.Span{p.Muted(w.ReadersCount(len(m.all))), p.Gap(env.Margin())}
	}
	lines := []string{p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(w.Readers())}, right), ""}
	if len(m.trouble) > 0 {
		lines = append(append(lines, m.troubled(env)...), "")
	}
	switch {
	case !m.known && m.busy:
		return append(lines, env.WideMuted(w.ReadersAsking()+p.Symbols.Ellipsis)...)
	case !m.known:
		return lines
	case len(m.all) == 0:
		lines = append(lines, env.Pen.Paragraph(env.Area.W, env.Margin(), p.Theme.Text, w.ReadersEmpty())...)
		if env.TestCards() {
			lines = append(lines, env.WideMuted(w.ReadersEmptyTest("m"))...)
		}
		return lines
	}
	about := m.about(env)
	if len(m.trouble) > 0 && env.Class == layout.Small {
		about = nil // there is not room for everything, and the trouble comes first
	}
	room := max(env.Area.H-len(lines)-len(about)-1, 1)
	from := min(max(m.chosen-room/2, 0), max(len(m.all)-room, 0))
	var rows [][]widget.Cell
	for _, r := range m.all[from:min(from+room, len(m.all))] {
		rows = append(rows, row(env, r))
	}
	lines = append(lines, p.Table(env.Area.W, max(env.Margin(), 2), columns(env), rows, m.chosen-from)...)
	return append(append(lines, ""), about...)
}

// columns of the list: whether it is the till's own, name, type, status, Location. A handheld has room for name and status.
func columns(env screen.Env) []widget.Column {
	if env.Class == layout.Small {
		return []widget.Column{{Width: 1}, {Width: 18}, {}}
	}
	name := 22
	if env.Class == layout.Wide {
		name = 36
	}
	return []widget.Column{{Width: 1}, {Width: name}, {Width: 14}, {Width: 12}, {}}
}

func row(env screen.Env, r screen.Reader) []widget.Cell {
	p := env.Pen
	own := widget.Cell{}
	if r.ID == env.Till.Reader.ID {
		own = widget.Cell{Text: p.Symbols.Done, Style: p.Theme.Tone(theme.Good)}
	}
	lamp, words, tone := status(env, r)
	cells := []widget.Cell{own, {Text: r.Called(), Style: p.Theme.Text}, {Text: r.Device(), Style: p.Theme.Muted}, {Text: lamp + " " + words, Style: p.Theme.Tone(tone)},
		{Text: place(env, r), Style: p.Theme.Muted}}
	if env.Class == layout.Small {
		return []widget.Cell{cells[0], cells[1], cells[3]}
	}
	return cells
}

// status is whether Stripe has heard from the reader lately, and whether it is at work.
func status(env screen.Env, r screen.Reader) (lamp, words string, tone theme.Tone) {
	p, w := env.Pen, env.Words
	switch {
	case r.Status == reader.StatusOnline && r.Busy():
		return p.Symbols.Online, w.ReaderBusy(), theme.Info
	case r.Status == reader.StatusOnline:
		return p.Symbols.Online, w.ReaderOnline(), theme.Good
	case r.Status == reader.StatusOffline:
		return p.Symbols.Offline, w.ReaderOffline(), theme.Warn
	default:
		return p.Symbols.Offline, w.ReaderUnknown(), theme.Plain
	}
}

func place(env screen.Env, r screen.Reader) string {
	if r.Place == "" {
		return env.Words.ReaderNoPlace()
	}
	return r.Place
}

// about is what is known of the chosen reader, and what it shows.
func (m Model) about(env screen.Env) []string {
	p, w := env.Pen, env.Words
	r, ok := m.at()
	if !ok {
		return nil
	}
	device := r.Device()
	if r.Simulated() {
		device = w.ReaderSimulated(device)
	}
	shows, tone := m.shows(env, r)
	if env.Class == layout.Small {
		lines := []string{p.Line(env.Area.W, p.Gap(1), p.Muted(device)), p.Line(env.Area.W, p.Gap(1), p.Muted(place(env, r)))}
		return append(lines, p.Paragraph(env.Area.W, 1, p.Theme.Tone(tone), shows)...)
	}
	fact := func(label, text string, t theme.Tone) string {
		return p.Line(env.Area.W, p.Gap(env.Margin()), p.Muted(layout.Fit(label, 12)), p.Tone(t, text))
	}
	number := string(r.ID)
	if r.ID == env.Till.Reader.ID {
		number += "   " + p.Symbols.Done + " " + w.ReaderUsedHere()
	}
	lines := []string{fact(w.ReaderNumber(), number, theme.Plain), fact(w.ReaderDevice(), device, theme.Plain)}
	if r.Serial != "" {
		lines = append(lines, fact(w.ReaderSerial(), r.Serial, theme.Plain))
	}
	if r.Software != "" {
		lines = append(lines, fact(w.ReaderSoftware(), r.Software, theme.Plain))
	}
	return append(lines, fact(w.ReaderShows(), shows, tone))
}

// shows is what the reader is doing, and for whose payment.
func (m Model) shows(env screen.Env, r screen.Reader) (string, theme.Tone) {
	w := env.Words
	if r.Status == reader.StatusOffline {
		return w.ReaderOffline(), theme.Warn
	}
	if !r.Busy() {
		return w.ReaderDoes(checkout.ActionNone), theme.Plain
	}
	does := w.ReaderDoes(r.Action.Kind)
	if r.Action.Intent == "" {
		return does, theme.Info
	}
	whose := "  " + env.Pen.Symbols.Dot + "  "
	if v, here := heldBy(env, r); here {
		return does + whose + w.ReaderSaleHere(w.SaleNumber(v.Sale.Number)), theme.Info
	}
	tone := theme.Warn
	switch r.Owner {
	case screen.ThisTill:
		whose += w.ReaderOurs()
	case screen.OtherTill:
		whose += w.ReaderOtherTill()
	case screen.Stranger, screen.Nobody:
		whose += w.ReaderStranger()
	}
	return does + whose + " (" + w.ShortID(string(r.Action.Intent)) + ")", tone
}
