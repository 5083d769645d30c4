package gallery

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/ui"
	"reji/ui/lang"
	"reji/ui/screen/sale"
	"reji/ui/story"
	"reji/ui/theme"
)

// plain are the looks of the goldens without colours: what a key does has to be seen without them. Under the race detector one will do: nothing
// there runs beside anything.
func plain() []Look {
	if raced {
		return []Look{medium(lang.English)}
	}
	all := looks()
	for i := range all {
		all[i].Theme, all[i].Profile = theme.None, termenv.Ascii
	}
	return all
}

// alphabet is every key that a terminal can send, as far as Bubble Tea tells it apart: control keys, function keys, printable ASCII, and some of the
// characters that an input method sends.
func alphabet() []tea.KeyMsg {
	var all []tea.KeyMsg
	for t := tea.KeyNull; t <= tea.KeyCtrlUnderscore; t++ {
		all = append(all, tea.KeyMsg{Type: t})
	}
	all = append(all, tea.KeyMsg{Type: tea.KeyBackspace})
	for t := tea.KeyF19; t <= tea.KeyUp; t++ { // F20 ends a wait in these tests; the types go down from KeyRunes
		if t != tea.KeySpace {
			all = append(all, tea.KeyMsg{Type: t})
		}
	}
	all = append(all, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")})
	for r := '!'; r <= '~'; r++ {
		all = append(all, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	for _, r := range "あＣｃ５。、é€\u00a0\u202e🙂" {
		all = append(all, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	for _, r := range "ctqy5" {
		all = append(all, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true})
	}
	return append(all, tea.KeyMsg{Type: tea.KeyEnter, Alt: true}, tea.KeyMsg{Type: tea.KeyCtrlC, Alt: true})
}

// outcome is what one key did to an open table with that frame: whether anything at all, and what the register was asked. The table stays as
// it was.
func outcome(table *Table, w *witness, before string, key tea.KeyMsg) (did bool, asked []string) {
	fork := *table
	w.asked = nil
	fork.Send(key)
	if key.Type == tea.KeyRunes && !sale.Amountlike(key.Runes) {
		fork.Send(tea.KeyMsg{Type: tea.KeyF20}) // nobody listens to it: it ends the wait for more
	}
	return fork.Quit || fork.Tapped || len(w.asked) > 0 || fork.Model.View() != before, w.asked
}

// promises reports whether the footer or the help shows a key. Where an amount is keyed, the digits of an input method are digits too.
func promises(promised []string, key tea.KeyMsg) bool {
	if slices.Contains(promised, key.String()) {
		return true
	}
	return slices.Contains(promised, "5") && key.Type == tea.KeyRunes && !key.Alt && sale.Amountlike(key.Runes)
}

// TestEveryKeyKeepsItsPromiseInEveryLook presses what could be a command in every state, size, language and symbol set, and everything that a
// keyboard has in the reference look: what is shown does something, and what is not shown does nothing.
func TestEveryKeyKeepsItsPromiseInEveryLook(t *testing.T) {
	var usual []tea.KeyMsg
	for _, name := range append(keyboard(), "ctrl+c") {
		usual = append(usual, story.Key(name))
	}
	for _, l := range plain() {
		t.Run(l.folder(), func(t *testing.T) {
			t.Parallel()
			pressed, states, keys := 0, 0, usual
			if l == medium(lang.English) {
				keys = alphabet()
			}
			for _, room := range Rooms(l.Currency()) {
				for _, s := range room.States {
					pressed += pressAll(t, l, room.Name, s, keys)
					states++
				}
			}
			t.Logf("%d keys pressed in %d states", pressed, states)
		})
	}
}

// pressAll presses every one of some keys in a state, and every key that is promised there; it answers how many that were.
func pressAll(t *testing.T, l Look, room string, s story.State, keys []tea.KeyMsg) int {
	w := &witness{}
	table := Open(s, l, w)
	table.Advance()
	promised, typing, before := table.Promised(), table.Typing(), table.Model.View()
	where := fmt.Sprintf("%s.%s", room, s.Name)
	for _, name := range promised {
		i := slices.IndexFunc(alphabet(), func(k tea.KeyMsg) bool { return k.String() == name })
		switch {
		case i < 0:
			t.Errorf("%s: %q is promised and is no key", where, name)
		case !slices.ContainsFunc(keys, func(k tea.KeyMsg) bool { return k.String() == name }):
			keys = append(keys[:len(keys):len(keys)], alphabet()[i])
		}
	}
	for _, key := range keys {
		did, asked := outcome(table, w, before, key)
		switch name, shown := key.String(), promises(promised, key) || table.AnyKey(); {
		case shown && !did && !idleByNature(room, s, name):
			t.Errorf("%s: %q is promised and does nothing", where, name)
		case !shown && did && !(typing && isText(key)):
			t.Errorf("%s: %q is not promised, and did something: %v", where, name, asked)
		}
	}
	if table.Model.View() != before {
		t.Errorf("%s: keys that were taken back have left a trace", where)
	}
	return len(keys)
}

// isText reports whether a text field takes a key: characters, and the keys that edit.
func isText(key tea.KeyMsg) bool {
	switch key.Type {
	case tea.KeyRunes, tea.KeySpace:
		return !key.Alt && !slices.ContainsFunc(key.Runes, unicode.IsControl)
	case tea.KeyBackspace, tea.KeyDelete, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd:
		return true
	default:
		return false
	}
}

// TestEveryHintInTheFooterIsAPromise reads the footer itself: whatever stands there is among the promised keys' hints, so that no key is shown
// that the test above does not know.
func TestEveryHintInTheFooterIsAPromise(t *testing.T) {
	for _, l := range plain() {
		for _, room := range Rooms(l.Currency()) {
			for _, s := range room.States {
				table := Open(s, l, nil)
				if table.AnyKey() {
					continue // it says so in a sentence
				}
				for _, shown := range footer(table.Model.View()) {
					if all := hints(table); !slices.Contains(all, shown) {
						t.Errorf("%s: %s.%s: the footer shows %q; promised are %q", l.folder(), room.Name, s.Name, shown, all)
					}
				}
			}
		}
	}
}

// hints are the promised keys as the footer and the help write them.
func hints(table *Table) []string {
	m, ok := table.Model.(ui.Model)
	if !ok {
		return nil
	}
	var all []string
	for _, b := range m.Bindings() {
		all = append(all, b.Help().Key+" "+b.Help().Desc)
		if slices.Contains(b.Keys(), "?") {
			all = append(all, b.Help().Key) // where there is no room for the word
		}
	}
	return all
}

// footer are the hints in the last line of a frame: there are two blanks or more between two.
func footer(frame string) []string {
	lines := strings.Split(frame, "\n")
	var shown []string
	for _, hint := range strings.Split(lines[len(lines)-1], "  ") {
		if hint = strings.TrimSpace(hint); hint != "" {
			shown = append(shown, hint)
		}
	}
	return shown
}
