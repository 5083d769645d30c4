package theme

import "fmt"

// Symbols is the set of marks that stand beside words. Many of the Unicode ones are of ambiguous width: a terminal set up for
// Chinese or Japanese may draw them two cells wide, and then the ASCII set is the one to take.
type Symbols struct {
	Name string // "unicode" or "ascii"

	Done, Now, Idle, Warn, Bad string // the state of a step or of money, one cell each
	Online, Offline            string // the reader's lamp, lit or not, one cell each; not lit also marks that nothing was charged
	Rule                       string // one cell, repeated
	Ellipsis                   string // what a cut text ends in
	Enter, Up, Down            string // keys
	Hidden                     string // stands for the digits of a card that nobody sees
	Dot                        string // separates facts in a line
	Cursor                     string // where the next digit will go, one cell
	Large                      bool   // whether the large digits may be drawn with lines
}

// Unicode is the usual set.
func Unicode() Symbols {
	return Symbols{
		Name: "unicode",
		Done: "✓", Now: "▶", Idle: "·", Warn: "!", Bad: "✗",
		Online: "●", Offline: "○",
		Rule: "─", Ellipsis: "…", Enter: "⏎", Up: "↑", Down: "↓",
		Hidden: "····", Dot: "·", Cursor: "▏", Large: true,
	}
}

// ASCII is the set that every terminal draws alike.
func ASCII() Symbols {
	return Symbols{
		Name: "ascii",
		Done: "+", Now: ">", Idle: ".", Warn: "!", Bad: "x",
		Online: "*", Offline: "o",
		Rule: "-", Ellipsis: "...", Enter: "Enter", Up: "Up", Down: "Down",
		Hidden: "....", Dot: ".", Cursor: "_", Large: false,
	}
}

// ParseSymbols reads a set's word, "unicode" or "ascii". What "auto" means is decided by whoever knows the terminal.
func ParseSymbols(word string) (Symbols, error) {
	switch word {
	case "unicode":
		return Unicode(), nil
	case "ascii":
		return ASCII(), nil
	default:
		return Unicode(), fmt.Errorf("unknown symbols %q: take unicode or ascii", word)
	}
}
