package ui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// strike is one message of the terminal, and how long after the one before it came.
type strike struct {
	after time.Duration
	msg   tea.KeyMsg
}

func text(s string, after time.Duration) strike {
	return strike{after, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)}}
}

func enter(after time.Duration) strike { return strike{after, tea.KeyMsg{Type: tea.KeyEnter}} }

// feed gives strikes to an intake and lets a held burst end after each pause; it answers the keys that were handed on, and what was shown.
func feed(strikes []strike) (keys, scanned string, undone int) {
	var in intake
	now := time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)
	armed, armedAt := heldMsg{}, time.Time{}
	note := func(v verdict) {
		for _, k := range v.keys {
			keys += k.String()
		}
		undone += v.undo
		scanned += v.scanned
	}
	for _, s := range strikes {
		now = now.Add(s.after)
		if !armedAt.IsZero() && now.Sub(armedAt) > burst {
			note(in.expire(armed))
			armedAt = time.Time{}
		}
		v := in.take(s.msg, now, false)
		note(v)
		if v.arm {
			armed, armedAt = heldMsg{gen: in.gen}, now
		}
	}
	note(in.expire(heldMsg{gen: in.gen}))
	return keys, scanned, undone
}

func TestIntakeTellsTypingFromScanning(t *testing.T) {
	const human, fast = 60 * time.Millisecond, 2 * time.Millisecond
	slow := func(s string) []strike {
		var all []strike
		for _, r := range s {
			all = append(all, text(string(r), fast))
		}
		return all
	}
	alt := strike{human, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("c"), Alt: true}}
	paste := strike{human, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("c\r"), Paste: true}}
	cases := []struct {
		name          string
		strikes       []strike
		keys, scanned string
		undone        int
	}{
		{"a person", []strike{text("2", human), text("0", human), enter(human), text("t", human)}, "20entert", "", 0},
		{"a script without pauses", []strike{text("2", 0), text("0", 0), enter(0), text("t", 0)}, "20entert", "", 0},
		{"letters without pauses", []strike{text("a", 0), text("c", 0)}, "ac", "", 0},
		{"a scan in one piece", []strike{text("4006381333931", human), enter(0)}, "", "4006381333931", 0},
		{"a scan in two pieces", []strike{text("400638", human), text("1333931", fast), enter(fast)}, "", "4006381333931", 0},
		{"a scan on a slow line", append(slow("40063813"), enter(fast)), "40063813", "40063813", 8},
		{"a scan of letters on a slow line", append(slow("cccccc"), enter(fast)), "", "cccccc", 0},
		{"what comes with a scan", []strike{text("4006381333931", human), enter(0), text("t", fast), enter(fast)}, "", "4006381333931", 0},
		{"a control character in a scan", []strike{text("01040063", human), {0, tea.KeyMsg{Type: tea.KeyCtrlCloseBracket}}, text("21", 0), enter(0)}, "", "0104006321", 0},
		{"a paste, and what comes with it", []strike{paste, enter(0), {0, tea.KeyMsg{Type: tea.KeyCtrlC}}}, "", "c\r", 0},
		{"digits in one piece, then a person's enter", []strike{text("2000", human), enter(human)}, "2000enter", "", 0},
		{"letters in one piece, then a person's enter", []strike{text("abcd", human), enter(human)}, "enter", "abcd", 0},
		{"escape and a letter at once", []strike{alt}, "", "", 0},
		{"a person after a scan", []strike{text("4006381333931", human), enter(0), text("5", human), enter(human)}, "5enter", "4006381333931", 0},
	}
	for _, c := range cases {
		keys, scanned, undone := feed(c.strikes)
		if keys != c.keys || scanned != c.scanned || undone != c.undone {
			t.Errorf("%s: keys %q, scanned %q, undone %d; want %q, %q, %d", c.name, keys, scanned, undone, c.keys, c.scanned, c.undone)
		}
	}
}

func TestATextFieldTakesEverything(t *testing.T) {
	var in intake
	for _, msg := range []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("4242"), Paste: true}, {Type: tea.KeyRunes, Runes: []rune("c")}} {
		if v := in.take(msg, time.Unix(0, 0), true); len(v.keys) != 1 || v.scanned != "" {
			t.Errorf("%q: %+v", msg, v)
		}
	}
}

// Whatever a scanner sends in one piece, ⏎ at its end never goes on as a key.
func TestNoScanPressesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.StringMatching(`[ -~]{2,40}`).Draw(t, "code")
		cut := rapid.IntRange(2, len(code)).Draw(t, "cut") // one key by itself is a key
		strikes := []strike{text(code[:cut], time.Second)}
		if cut < len(code) {
			strikes = append(strikes, text(code[cut:], time.Millisecond))
		}
		keys, _, undone := feed(append(strikes, enter(time.Millisecond), text("t", time.Millisecond)))
		if strings.Contains(keys, "enter") || len([]rune(keys)) > undone {
			t.Fatalf("%q went on as %q, %d undone", code, keys, undone)
		}
	})
}
