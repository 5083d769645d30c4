package readers

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
)

// fieldKind is a text that is asked for.
type fieldKind int

const (
	pairCode fieldKind = iota
	pairLabel
	placeCountry
	placeName
	placeLine
	placeTown
	placeCity
	placeState
	placePostal
	fieldCount
)

// label is what the field is called.
func (k fieldKind) label(env screen.Env) string {
	w := env.Words
	return [...]string{
		pairCode: w.PairCode(), pairLabel: w.PairLabel(), placeCountry: w.PlaceCountry(), placeName: w.PlaceName(), placeLine: w.PlaceLine(),
		placeTown: w.PlaceTown(), placeCity: w.PlaceCity(), placeState: w.PlaceState(), placePostal: w.PlacePostal(),
	}[k]
}

// param is Stripe's name of the part of an address (docs.stripe.com/api/terminal/locations/create).
func (k fieldKind) param() string {
	return [...]string{
		pairCode: "registration_code", pairLabel: "label", placeCountry: "country", placeName: "display_name", placeLine: "line1", placeTown: "town",
		placeCity: "city", placeState: "state", placePostal: "postal_code",
	}[k]
}

// needed reports whether the field cannot be left empty. Which other parts of an address a country needs, Stripe knows and says.
func (k fieldKind) needed() bool {
	return k == pairCode || k == placeCountry || k == placeName || k == placeLine
}

// longest bounds what can be typed into a field, in cells.
const longest = 48

// form is a few fields, one below the other. Which of the texts are asked for depends on the country.
type form struct {
	texts   [fieldCount]string
	at      int
	missing bool // the field was left empty and must not be
}

// fields are the fields of the form that is on the screen. In Japan an address is written from its largest part to its smallest, with a town.
func (m Model) fields() []fieldKind {
	if m.step == pairing {
		return []fieldKind{pairCode, pairLabel}
	}
	if m.form.text(placeCountry) == "JP" {
		return []fieldKind{placeCountry, placeName, placePostal, placeState, placeCity, placeTown, placeLine}
	}
	return []fieldKind{placeCountry, placeName, placeLine, placeCity, placeState, placePostal}
}

func (f form) text(k fieldKind) string { return strings.TrimSpace(f.texts[k]) }

// with is the form with another text in a field.
func (f form) with(k fieldKind, text string) form {
	if k == placeCountry {
		text = strings.ToUpper(text)
	}
	f.texts[k], f.missing = text, false
	return f
}

// typed is what becomes of a text when characters are typed or pasted. A blank at the end is kept: the next word comes after it.
func typed(text, more string) string {
	if more == " " {
		if text == "" || strings.HasSuffix(text, " ") || layout.Width(text) >= longest {
			return text
		}
		return text + " "
	}
	return checkout.Clean(text+more, longest)
}

// formKeys are the keys of a form. Every character is text.
type formKeys struct{ next, up, down, both, back key.Binding }

func (m Model) formKeys(env screen.Env) formKeys {
	w, s := env.Words, env.Pen.Symbols
	k := formKeys{
		next: screen.Bind(s.Enter, w.KeyNextField(), "enter"),
		up:   screen.Bind(s.Up, w.KeyChoose(), "up"),
		down: screen.Bind(s.Down, w.KeyChoose(), "down", "tab"),
		both: screen.Bind(env.KeyMove("", 2).Both.Help().Key, w.KeyChoose(), "down", "up", "tab"),
		back: screen.Bind("esc", w.KeyBack(), "esc"),
	}
	if m.step == building && m.form.at == len(m.fields())-1 {
		k.next = screen.Bind(s.Enter, w.KeyAddReader(), "enter")
	}
	k.next.SetEnabled(!m.busy)
	return k
}

// fill is a key in a form.
func (m Model) fill(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	fields := m.fields()
	k, field := m.formKeys(env), fields[min(m.form.at, len(fields)-1)]
	switch {
	case key.Matches(press, k.back):
		return m.leave(), nil
	case m.busy:
	case key.Matches(press, k.next):
		return m.next(env)
	case key.Matches(press, k.up):
		m.form.at = max(m.form.at-1, 0)
	case key.Matches(press, k.down):
		m.form.at = min(m.form.at+1, len(fields)-1)
	case press.Type == tea.KeyBackspace:
		if r := []rune(m.form.texts[field]); len(r) > 0 {
			m.form = m.form.with(field, string(r[:len(r)-1]))
		}
	case press.Type == tea.KeyRunes || press.Type == tea.KeySpace:
		m.form = m.form.with(field, typed(m.form.texts[field], string(press.Runes)))
	}
	return m, nil
}

// next goes to the next field, and from the last one on to the next step. A field that is needed is not left empty.
func (m Model) next(env screen.Env) (screen.Screen, tea.Cmd) {
	fields := m.fields()
	if k := fields[m.form.at]; k.needed() && m.form.text(k) == "" {
		m.form.missing = true
		return m, nil
	}
	if m.form.at < len(fields)-1 {
		m.form.at++
		return m, nil
	}
	for i, k := range fields {
		if k.needed() && m.form.text(k) == "" {
			m.form.at, m.form.missing = i, true
			return m, nil
		}
	}
	if m.step == pairing {
		m.code, m.label = m.form.text(pairCode), m.form.text(pairLabel)
		return m.askPlaces(env)
	}
	return m.build(env)
}

// leave goes one step back.
func (m Model) leave() Model {
	m.asked++ // an answer that is still on its way belongs to the step that was left
	m.busy = false
	if m.step == building && len(m.places) > 0 {
		m.step = placing
		return m
	}
	m.step = listing
	return m
}

// draw draws a form under its title, with a hint.
func (m Model) draw(env screen.Env, title, hint string) string {
	p, w := env.Pen, env.Words
	lines := []string{p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(title)}, m.working(env)), ""}
	for i, k := range m.fields() {
		mark, text := p.Gap(2), []widget.Span{p.Text(m.form.texts[k])}
		if i == m.form.at {
			mark, text = p.Accent(p.Symbols.Now+" "), []widget.Span{p.Strong(m.form.texts[k]), p.Accent(p.Symbols.Cursor)}
			if m.form.missing {
				text = append(text, p.Gap(1), p.Tone(theme.Warn, w.PairMissing()))
			}
		}
		lines = append(lines, p.Line(env.Area.W, append([]widget.Span{p.Gap(max(env.Margin()-2, 0)), mark, p.Muted(layout.Fit(k.label(env), 13))}, text...)...))
	}
	lines = append(lines, "")
	if len(m.trouble) > 0 {
		return layout.Clip(append(lines, m.troubled(env)...), env.Area)
	}
	return layout.Clip(append(lines, env.WideMuted(hint)...), env.Area)
}
