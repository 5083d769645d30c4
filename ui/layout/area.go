package layout

import "strings"

// Area is a rectangle in cells, without a position: whoever is told its area draws exactly that many cells.
type Area struct{ W, H int }

// Class is how much room there is. A screen chooses its arrangement by class, never by counting columns itself.
type Class int

// The four classes. Small is a handheld (40×16), Medium the reference (80×24), Wide has room for a second column (120×36).
const (
	TooSmall Class = iota
	Small
	Medium
	Wide
)

// String names the class, for test names.
func (c Class) String() string {
	switch c {
	case TooSmall:
		return "too small"
	case Small:
		return "small"
	case Medium:
		return "medium"
	case Wide:
		return "wide"
	default:
		return "unknown class"
	}
}

// The least size of each class, in cells.
const (
	smallW, smallH   = 40, 16
	mediumW, mediumH = 80, 24
	wideW, wideH     = 120, 36
)

// Least answers the smallest area in which the till can be worked.
func Least() Area { return Area{W: smallW, H: smallH} }

// ClassOf answers the largest class that the whole terminal has room for.
func ClassOf(terminal Area) Class {
	switch {
	case terminal.W >= wideW && terminal.H >= wideH:
		return Wide
	case terminal.W >= mediumW && terminal.H >= mediumH:
		return Medium
	case terminal.W >= smallW && terminal.H >= smallH:
		return Small
	default:
		return TooSmall
	}
}

// Clip returns exactly a.H lines of exactly a.W cells each: what is too long is cut, what is missing is blank. An area
// with no cells gives the empty string. Styling inside a line is kept.
func Clip(lines []string, a Area) string {
	if a.W <= 0 || a.H <= 0 {
		return ""
	}
	out := make([]string, a.H)
	blank := strings.Repeat(" ", a.W)
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], a.W)
		} else {
			out[i] = blank
		}
	}
	return strings.Join(out, "\n")
}

// Beside sets two blocks of lines next to each other: the left one fitted to leftW cells, then gap blanks, then the right one
// as it is. The shorter block is continued with blanks.
func Beside(left, right []string, leftW, gap int) []string {
	n := max(len(left), len(right))
	out := make([]string, n)
	for i := range out {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = Fit(l, leftW) + strings.Repeat(" ", max(gap, 0)) + r
	}
	return out
}
