package gallery

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
)

// foreign are the fields of a state that hold text from outside: from the shop, from Stripe, from a card.
var foreign = []string{
	"Label", "Actor", "Rule", "Cause", "Message", "Brand", "Last4", "AuthCode", "RequestID", "Charge", "Funding", "ReadMethod", "Country", "Code", "DeclineCode",
}

// renamed is a copy of a value in which every foreign text, and every rule's name, is another one.
func renamed(v reflect.Value, field, name string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 && slices.Contains(foreign, field) {
			out.SetString(name)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return out
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			as := f.Name
			if as == "Name" && v.Type().Name() == "Rule" {
				as = "Rule"
			}
			out.Field(i).Set(renamed(v.Field(i), as, name))
		}
	case reflect.Slice:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(renamed(v.Index(i), field, name))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(renamed(v.Elem(), field, name))
		}
	case reflect.Interface:
		if !v.IsNil() {
			out.Set(renamed(v.Elem(), field, name))
		}
	default:
	}
	return out
}

// rename is a state in which everybody and everything from outside has the same name.
func rename(t *testing.T, s story.State, name string) story.State {
	t.Helper()
	other, ok := renamed(reflect.ValueOf(s), "", name).Interface().(story.State)
	if !ok {
		t.Fatal("the copy of a state is no state")
	}
	return other
}

// The names that people give, and those that nobody should be able to.
const (
	wideName    = "抹茶ラテ大盛"
	longName    = "抹茶ラテ大盛 つぶあん入り 期間限定 ｶﾞ 特製ホットケーキ付き Extra-Long-Reader-Name-Of-The-Second-Floor"
	accentName  = "Zo\u0065\u0301 \u1112\u1161\u11ab 👩‍👩‍👧 ✓\ufe0f"
	hostileName = "A\x1b[31mB\x1b]0;owned\x07C\x1b[2J\x1b[1;1H\u009b5mD\u202eE\u2066F\u200bG\nH\rI\tJ\bK\x00L\u2028M\ufeffN\U000e0041O"
)

// TestAnyNameKeepsEveryLineInItsCells gives readers, people, rules, cards and everything that Stripe sends wide, long and joined names: every frame
// still has its lines, each exactly as wide as the terminal.
func TestAnyNameKeepsEveryLineInItsCells(t *testing.T) {
	for _, name := range []string{wideName, longName, accentName, hostileName} {
		shown, pictures := 0, 0
		for _, l := range plain() {
			for _, room := range Rooms(l.Currency()) {
				for _, s := range room.States {
					frame := Frame(rename(t, s, name), l)
					lines := strings.Split(frame, "\n")
					pictures++
					if len(lines) != l.Area.H {
						t.Errorf("%s: %s.%s has %d lines with the name %q", l.folder(), room.Name, s.Name, len(lines), name)
					}
					for i, line := range lines {
						if w := layout.Width(line); w != l.Area.W {
							t.Errorf("%s: %s.%s: line %d takes %d cells with the name %q: %q", l.folder(), room.Name, s.Name, i, w, name, line)
						}
					}
					if strings.Contains(frame, string([]rune(name)[:1])) {
						shown++
					}
				}
			}
		}
		if shown*6 < pictures {
			t.Errorf("the name %q is shown in %d of %d pictures: this proves nothing", name, shown, pictures)
		}
	}
}

// TestAHostileNameIsOnlyText proves that nothing which comes from outside reaches the terminal as anything but characters: the look has no colours, so
// that a frame has no escape sequence of its own, and none may be there.
func TestAHostileNameIsOnlyText(t *testing.T) {
	letters, pictures := 0, 0
	for _, l := range plain() {
		for _, room := range Rooms(l.Currency()) {
			for _, s := range room.States {
				frame := Frame(rename(t, s, hostileName), l)
				if i := strings.IndexFunc(frame, dangerous); i >= 0 {
					t.Errorf("%s: %s.%s lets %q through", l.folder(), room.Name, s.Name, frame[i:min(i+12, len(frame))])
				}
				pictures++
				if strings.Contains(frame, "ABC5mDEFGHIJKLMNO") {
					letters++
				}
			}
		}
	}
	if letters*10 < pictures {
		t.Errorf("the name's letters, which are harmless, are shown in %d of %d pictures", letters, pictures)
	}
}

// TestTheTillsOwnNameIsOnlyTextToo does the same with the name that the configuration gives the till.
func TestTheTillsOwnNameIsOnlyTextToo(t *testing.T) {
	for _, l := range plain() {
		for _, name := range []string{wideName, longName, accentName, hostileName} {
			m := tea.Model(ui.New(t.Context(), ui.Deps{
				Till: idle{}, Books: books{}, Now: story.Noon, Lang: l.Lang, Theme: theme.New(l.Theme, l.Symbols, l.Profile), Currency: l.Currency(), Counter: name,
			}))
			m, _ = m.Update(tea.WindowSizeMsg{Width: l.Area.W, Height: l.Area.H})
			frame := m.View()
			if i := strings.IndexFunc(frame, dangerous); i >= 0 {
				t.Errorf("%s: %q lets %q through", l.folder(), name, frame[i:min(i+12, len(frame))])
			}
			for i, line := range strings.Split(frame, "\n") {
				if w := layout.Width(line); w != l.Area.W {
					t.Errorf("%s: %q: line %d takes %d cells", l.folder(), name, i, w)
				}
			}
			if l.Area.W >= 80 && name != longName && !strings.Contains(frame, string([]rune(name)[:1])) {
				t.Errorf("%s: the till is not called %q", l.folder(), name)
			}
		}
	}
}

// dangerous are the characters that a terminal obeys, or that change how others are read.
func dangerous(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Bidi_Control))
}
