// Package settings shows what is in force and where each of it comes from. Theme, language and symbols can be tried, for this run.
package settings

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
)

// Model is the list of what is in force.
type Model struct {
	all    []screen.Setting
	chosen int
}

// New makes the screen. The settings are shown in the order given.
func New(all []screen.Setting) Model { return Model{all: all} }

// Kind returns screen.Settings.
func (m Model) Kind() screen.Kind { return screen.Settings }

// tryable reports whether a setting can be tried here.
func tryable(s lang.Setting) bool {
	return s == lang.SetTheme || s == lang.SetLanguage || s == lang.SetSymbols
}

// keyMap are the keys of the list.
type keyMap struct {
	move      screen.Moving
	try, back key.Binding
}

func keys(env screen.Env, m Model) keyMap {
	w := env.Words
	k := keyMap{
		move: env.KeyMove(w.KeyChoose(), len(m.all)),
		try:  screen.Bind(env.Pen.Symbols.Enter, w.KeyTry(), "enter"),
		back: screen.Bind("esc", w.KeyBack(), "esc"),
	}
	k.try.SetEnabled(m.chosen < len(m.all) && tryable(m.all[m.chosen].Name))
	return k
}

// Bindings lists the keys that do something now.
func (m Model) Bindings(env screen.Env) []key.Binding {
	k := keys(env, m)
	return screen.Enabled(k.try, k.move.Both, k.back)
}

// Update answers the cashier's keys.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return m, nil
	}
	switch k := keys(env, m); {
	case key.Matches(press, k.move.Up):
		m.chosen = max(m.chosen-1, 0)
	case key.Matches(press, k.move.Down):
		m.chosen = min(m.chosen+1, len(m.all)-1)
	case key.Matches(press, k.try):
		return m, screen.Dress(next(env, m.all[m.chosen].Name))
	case key.Matches(press, k.back):
		return m, screen.Back()
	}
	return m, nil
}

// next is how the till looks with the next value of a setting.
func next(env screen.Env, s lang.Setting) screen.DressMsg {
	now := screen.DressMsg{Theme: env.Pen.Theme.Name, Symbols: env.Pen.Symbols, Lang: env.Words.Lang()}
	switch s {
	case lang.SetTheme:
		names := theme.Names()
		now.Theme = names[(int(now.Theme)+1)%len(names)]
	case lang.SetLanguage:
		all := []lang.Lang{lang.English, lang.Japanese}
		now.Lang = all[(int(now.Lang)+1)%len(all)]
	case lang.SetSymbols:
		if now.Symbols.Large {
			now.Symbols = theme.ASCII()
		} else {
			now.Symbols = theme.Unicode()
		}
	default:
	}
	return now
}

// value is a setting's value and source as they are now: what was tried or chosen since the start is told as such.
func value(env screen.Env, s screen.Setting) (string, lang.Source) {
	w, text := env.Words, s.Text
	if s.Say != nil {
		text = s.Say(w.Catalog)
	}
	now := text
	switch s.Name {
	case lang.SetTheme:
		now, text = w.ThemeWord(env.Pen.Theme.Name.String()), w.ThemeWord(text)
	case lang.SetSymbols:
		now, text = w.SymbolsWord(env.Pen.Symbols.Name), w.SymbolsWord(text)
	case lang.SetLanguage:
		if now = w.LanguageWord(); w.Lang().String() == text {
			text = now
		}
	case lang.SetReader:
		return reader(env, s, text)
	default:
	}
	if now == "" {
		now = w.SettingNone()
	} else if now != text {
		return now, lang.FromTried
	}
	return now, s.Source
}

// reader is the till's reader. One that was chosen since the start is told as such; one that was found, because there is no other, as a default.
func reader(env screen.Env, s screen.Setting, chosen string) (string, lang.Source) {
	source, label := s.Source, env.Till.Reader.Label
	if chosen != s.Text {
		source = lang.FromChosen
	}
	if label == "" {
		label = chosen
	}
	if label == "" {
		label = env.Words.SettingNone()
	}
	return label, source
}

// View draws the list, and below it where exactly the chosen one comes from.
func (m Model) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	lines := []string{p.Line(env.Area.W, p.Gap(env.Margin()), p.Strong(w.Settings())), ""}
	below := m.below(env)
	room := max(env.Area.H-len(lines)-len(below)-1, 1)
	from := min(max(m.chosen-room/2, 0), max(len(m.all)-room, 0))
	var rows [][]widget.Cell
	for _, s := range m.all[from:min(from+room, len(m.all))] {
		text, source := value(env, s)
		style := p.Theme.Text
		if tryable(s.Name) {
			style = p.Theme.Accent
		}
		rows = append(rows, []widget.Cell{{Text: w.SettingName(s.Name), Style: p.Theme.Muted}, {Text: text, Style: style}, {Text: w.SettingSource(source), Style: p.Theme.Muted}})
	}
	columns := []widget.Column{{Width: 14}, {}, {Width: 12}}
	if env.Class == layout.Small {
		columns = []widget.Column{{Width: 13}, {}}
	}
	lines = append(lines, p.Table(env.Area.W, max(env.Margin(), 2), columns, rows, m.chosen-from)...)
	return layout.Clip(append(append(lines, ""), below...), env.Area)
}

// below tells of the chosen setting its source, and the whole of a value that the list had to cut.
func (m Model) below(env screen.Env) []string {
	p, w := env.Pen, env.Words
	if m.chosen >= len(m.all) {
		return nil
	}
	s := m.all[m.chosen]
	text, source := value(env, s)
	where := w.SettingSource(source)
	if s.Where != "" && source == s.Source {
		where += "  " + s.Where
	}
	lines := []string{p.Line(env.Area.W, p.Gap(env.Margin()), p.Text(text)), p.Line(env.Area.W, p.Gap(env.Margin()), p.Muted(where))}
	if env.Class != layout.Small {
		lines = append(append(lines, ""), env.WideMuted(w.SettingTries())...)
	}
	return lines
}
