package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/screen/sale"
)

// People and scanners type into the same terminal. What a scanner sends is data and must never press anything, so keys pass through here
// before anybody else sees them.
const (
	// burst is the longest pause between two characters of a scanner. Nobody types two keys within it.
	burst = 30 * time.Millisecond
	// scanLeast is how many characters in a burst make a scan when they arrive one by one. A few keys without a pause (a slow line, a
	// script) are keys; the shortest bar code of the trade, UPC-E, has six digits.
	scanLeast = 6
)

// heldMsg says that a burst may be over; gen names the state of the intake in which it was armed.
type heldMsg struct{ gen int }

// verdict is what the intake makes of a key.
type verdict struct {
	keys    []tea.KeyMsg // to be handed on, in order
	undo    int          // digits that were handed on earlier and belong to a scan
	scanned string       // what was scanned or pasted, to be shown
	arm     bool         // ask again after a burst
}

// intake tells typing from scanning. A single digit goes on at once, since amounts are keyed blind and fast. Any other character waits for
// one burst: if more follow, they are data.
type intake struct {
	last    time.Time
	run     []rune // characters with no pause between them
	sent    int    // how many of them were handed on
	held    []rune // and those that were not
	several bool   // some arrived together in one message
	swallow bool   // a scan or a paste is over; what follows without a pause belongs to it
	gen     int
}

// take judges a key that arrived now. A text field takes everything as text but the keys that come with a burst.
func (in *intake) take(msg tea.KeyMsg, now time.Time, typing bool) verdict {
	pause := now.Sub(in.last) > burst
	in.last = now
	if in.swallow && !pause {
		return verdict{}
	}
	in.swallow = false
	switch {
	case msg.Alt:
		return verdict{} // escape and a letter at once: nobody meant it, a text field neither
	case typing:
		in.reset()
		return verdict{keys: []tea.KeyMsg{msg}}
	case msg.Paste:
		before := in.flush()
		in.swallow = true
		return verdict{keys: before.keys, scanned: string(msg.Runes)}
	case msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace:
		return in.characters(msg, pause)
	case in.data() && !pause:
		return in.control(msg)
	default:
		v := in.flush()
		v.keys = append(v.keys, msg)
		return v
	}
}

// characters collects a burst.
func (in *intake) characters(msg tea.KeyMsg, pause bool) verdict {
	var v verdict
	if pause {
		v = in.flush()
	}
	in.run = append(in.run, msg.Runes...)
	in.several = in.several || len(msg.Runes) > 1
	if len(in.held) == 0 && len(msg.Runes) == 1 && sale.Amountlike(msg.Runes) {
		in.sent++
		v.keys = append(v.keys, msg)
		return v
	}
	in.held = append(in.held, msg.Runes...)
	in.gen++
	v.arm = true
	return v
}

// control ends a burst that is data: ⏎ is the scanner's own, and any other control key in it is not a key either.
func (in *intake) control(msg tea.KeyMsg) verdict {
	if msg.Type != tea.KeyEnter && msg.Type != tea.KeyTab {
		return verdict{}
	}
	v := verdict{undo: in.sent, scanned: string(in.run)}
	in.reset()
	in.swallow = true
	return v
}

// data reports that the burst cannot come from a person.
func (in *intake) data() bool { return in.several || len(in.run) >= scanLeast }

// expire ends a burst after a pause, if nothing came since the question was armed.
func (in *intake) expire(msg heldMsg) verdict {
	if msg.gen != in.gen || len(in.held) == 0 {
		return verdict{}
	}
	return in.flush()
}

// flush hands on what is held: keys, digits that arrived together, or, when it is data, something to be shown.
func (in *intake) flush() verdict {
	var v verdict
	switch {
	case len(in.held) == 0:
	case !in.data():
		for _, r := range in.held {
			v.keys = append(v.keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	case sale.Amountlike(in.run):
		v.keys = append(v.keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: in.held})
	default:
		v.undo, v.scanned = in.sent, string(in.run)
	}
	in.reset()
	return v
}

func (in *intake) reset() {
	in.run, in.held, in.sent, in.several = nil, nil, 0, false
	in.gen++
}
