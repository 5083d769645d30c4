package readers

import (
	"context"
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout/money"
	"reji/reader"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
)

type placesMsg struct {
	asked  int
	places []reader.Location
	err    error
}

// askPlaces asks for the Locations, once code and name are there.
func (m Model) askPlaces(env screen.Env) (Model, tea.Cmd) {
	readers := m.readers
	return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
		places, err := readers.Places(ctx)
		return placesMsg{asked, places, err}
	})
}

// chooseFrom offers the Locations; where there is none, one is made.
func (m Model) chooseFrom(env screen.Env, msg placesMsg) Model {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m
	case msg.err != nil:
		m.trouble = excuse(env, msg.err)
		return m
	}
	m.places, m.place, m.step = msg.places, 0, placing
	if len(m.places) == 0 {
		return m.newPlace(env)
	}
	return m
}

// newPlace begins the address of a new Location, in the country whose currency the till takes.
func (m Model) newPlace(env screen.Env) Model {
	m.step, m.form = building, form{}.with(placeCountry, country(env.Currency))
	if m.form.text(placeCountry) != "" {
		m.form.at = 1
	}
	return m
}

// country is where a currency is taken; empty where several countries have it
// (docs.stripe.com/terminal/payments/regional).
func country(c money.Currency) string {
	return map[money.Currency]string{
		"usd": "US", "cad": "CA", "aud": "AU", "nzd": "NZ", "gbp": "GB", "sgd": "SG", "hkd": "HK", "czk": "CZ", "dkk": "DK", "nok": "NO", "pln": "PL",
		"sek": "SE", "chf": "CH", "myr": "MY", "jpy": "JP",
	}[c]
}

// placeKeys choose a Location.
type placeKeys struct {
	move       screen.Moving
	take, back key.Binding
}

func (m Model) placeKeys(env screen.Env) placeKeys {
	k := placeKeys{
		move: env.KeyMove(env.Words.KeyChoose(), len(m.places)+1),
		take: screen.Bind(env.Pen.Symbols.Enter, env.Words.KeyAddReader(), "enter"),
		back: screen.Bind("esc", env.Words.KeyBack(), "esc"),
	}
	if m.place == len(m.places) {
		k.take = screen.Bind(env.Pen.Symbols.Enter, env.Words.KeyNextField(), "enter")
	}
	k.take.SetEnabled(!m.busy)
	return k
}

// pick is a key on the list of Locations.
func (m Model) pick(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := m.placeKeys(env)
	switch {
	case key.Matches(press, k.move.Up):
		m.place = max(m.place-1, 0)
	case key.Matches(press, k.move.Down):
		m.place = min(m.place+1, len(m.places))
	case key.Matches(press, k.take) && m.place == len(m.places):
		return m.newPlace(env), nil
	case key.Matches(press, k.take):
		return m.register(env, m.places[m.place].ID)
	case key.Matches(press, k.back):
		m = m.leave()
		m.step, m.form = pairing, form{}.with(pairCode, m.code).with(pairLabel, m.label)
	}
	return m, nil
}

// showPlaces draws the Locations; the last line is a new one.
func (m Model) showPlaces(env screen.Env) string {
	p, w := env.Pen, env.Words
	lines := []string{p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(w.PairPlace())}, m.working(env)), ""}
	var rows [][]widget.Cell
	for _, l := range m.places {
		rows = append(rows, []widget.Cell{{Text: l.Name, Style: p.Theme.Text}, {Text: l.Address.Country, Style: p.Theme.Muted}, {Text: l.Address.City, Style: p.Theme.Muted}})
	}
	rows = append(rows, []widget.Cell{{Text: w.PairNewPlace(), Style: p.Theme.Accent}})
	columns := []widget.Column{{Width: 32}, {Width: 2}, {}}
	if env.Class == layout.Small {
		columns = []widget.Column{{Width: 20}, {Width: 2}, {}}
	}
	room := max(env.Area.H-len(lines)-3, 1)
	from := min(max(m.place-room/2, 0), max(len(rows)-room, 0))
	lines = append(lines, p.Table(env.Area.W, max(env.Margin(), 2), columns, rows[from:min(from+room, len(rows))], m.place-from)...)
	if len(m.trouble) > 0 {
		lines = append(append(lines, ""), m.troubled(env)...)
	}
	return layout.Clip(lines, env.Area)
}

type builtMsg struct {
	asked int
	place reader.Location
	err   error
}

// build makes the Location of what was typed.
func (m Model) build(env screen.Env) (Model, tea.Cmd) {
	f, readers := m.form, m.readers
	l := reader.Location{Name: f.text(placeName), Address: reader.Address{
		Country: f.text(placeCountry), Line1: f.text(placeLine), Town: f.text(placeTown), City: f.text(placeCity), State: f.text(placeState),
		PostalCode: f.text(placePostal),
	}}
	return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
		place, err := readers.AddPlace(ctx, l)
		return builtMsg{asked, place, err}
	})
}

// built adds the reader to the Location that was just made.
func (m Model) built(env screen.Env, msg builtMsg) (Model, tea.Cmd) {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m, nil
	case msg.err != nil:
		m.trouble = excuse(env, msg.err)
		if k, ok := wrongPart(msg.err); ok {
			m.form.at = max(slices.Index(m.fields(), k), 0)
		}
		return m, nil
	}
	// Whatever comes of the reader, the Location is there now and must not be made twice.
	m.places, m.place, m.step = append([]reader.Location{msg.place}, m.places...), 0, placing
	return m.register(env, msg.place.ID)
}

type addedMsg struct {
	asked int
	info  reader.Info
	err   error
}

// register adds the reader.
func (m Model) register(env screen.Env, place string) (Model, tea.Cmd) {
	readers, code, label := m.readers, m.code, m.label
	return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
		info, err := readers.Register(ctx, code, label, place)
		return addedMsg{asked, info, err}
	})
}

// wasAdded makes the new reader the till's own. Where the answer was lost, only the list can tell whether it is there.
func (m Model) wasAdded(env screen.Env, msg addedMsg) (Model, tea.Cmd) {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m, nil
	case msg.err == nil:
		m.step = listing
		return m.use(env, msg.info, true)
	}
	trouble := excuseAdding(env, msg.err)
	if wrongCode(msg.err) {
		m.step, m.form = pairing, form{}.with(pairCode, m.code).with(pairLabel, m.label)
	}
	var cmd tea.Cmd
	if lost(msg.err) {
		m.step = listing
		m, cmd = m.list(env)
	}
	m.trouble = trouble
	return m, cmd
}
