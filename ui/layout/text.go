package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// esc opens every escape sequence; a text without it needs no parser.
const esc = '\x1b'

// Width is the number of cells that s takes on the screen. Escape sequences take none.
func Width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// isASCII reports whether a text is printable ASCII, one cell a byte: most of what is measured, blanks above all.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// Fit returns s in exactly n cells: cut at a character's edge or padded with blanks on the right. Styling (SGR sequences) is kept, any
// other control character or sequence is dropped. n ≤ 0 gives the empty string.
func Fit(s string, n int) string {
	if n <= 0 {
		return ""
	}
	s = safe(s)
	w := Width(s)
	if w > n {
		s = ansi.Truncate(s, n, "")
		w = Width(s)
	}
	if w == n {
		return s
	}
	return s + strings.Repeat(" ", n-w)
}

// FitRight is Fit with the blanks on the left, for numbers.
func FitRight(s string, n int) string {
	if n <= 0 {
		return ""
	}
	s = safe(s)
	w := Width(s)
	if w > n {
		return Fit(s, n)
	}
	return strings.Repeat(" ", n-w) + s
}

// Shorten returns s in at most n cells; when something had to go, the last cells are tail (an ellipsis).
func Shorten(s string, n int, tail string) string {
	if n <= 0 {
		return ""
	}
	s = safe(s)
	if Width(s) <= n {
		return s
	}
	return ansi.Truncate(s, n, tail)
}

// LeftRight puts left and right at the two ends of a line of exactly n cells. When both do not fit, the right one stays
// whole as long as it can, because that is where times and amounts are; at least one blank keeps them apart.
func LeftRight(left, right string, n int) string {
	if n <= 0 {
		return ""
	}
	right = safe(right)
	r := Width(right)
	if r == 0 {
		return Fit(left, n)
	}
	if r >= n {
		return Fit(right, n)
	}
	return Fit(left, n-r-1) + " " + right
}

// Centre puts s in the middle of exactly n cells.
func Centre(s string, n int) string {
	if n <= 0 {
		return ""
	}
	s = safe(s)
	free := n - Width(s)
	if free <= 0 {
		return Fit(s, n)
	}
	return Fit(strings.Repeat(" ", free/2)+s, n)
}

// safe drops what could move the cursor, change the terminal or confuse the ruler. Styling stays, since the till's own styles
// pass through here too.
func safe(s string) string {
	if isASCII(s) {
		return s
	}
	// A mark that would sit on whatever stands before the text is not the text's own.
	s = strings.TrimLeftFunc(s, unicode.IsMark)
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for rest := s; rest != ""; {
		seq, _, n, _ := ansi.DecodeSequence(rest, ansi.NormalState, nil)
		rest = rest[n:]
		if isStyle(seq) {
			b.WriteString(seq)
			continue
		}
		if seq[0] == esc {
			continue
		}
		for _, r := range seq {
			if !isHarmful(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// isPlain is the fast path: nearly all text is.
func isPlain(s string) bool {
	for _, r := range s {
		if r == esc || isHarmful(r) {
			return false
		}
	}
	return true
}

// isStyle tells a whole SGR sequence (ESC [ digits m) from every other one.
func isStyle(seq string) bool {
	if len(seq) < 3 || seq[0] != esc || seq[1] != '[' || seq[len(seq)-1] != 'm' {
		return false
	}
	for _, c := range []byte(seq[2 : len(seq)-1]) {
		if (c < '0' || c > '9') && c != ';' && c != ':' {
			return false
		}
	}
	return true
}

// isHarmful names the characters that never reach the screen: C0 and C1 controls, format characters (they turn the writing
// direction or join what follows), line separators, variation selectors, which terminals and the ruler count differently, broken UTF-8, and the few letters
// that melt into whatever stands after them (Grapheme_Cluster_Break=Prepend), since padding after them would not count.
func isHarmful(r rune) bool {
	switch {
	case r < 0x20 || (r >= 0x7f && r < 0xa0), r == utf8.RuneError:
		return true
	case r < 0x300:
		return r == 0xad
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector):
		return true
	default:
		return slices.Contains(prepended, r)
	}
}

// prepended are the letters of Grapheme_Cluster_Break=Prepend that are not format characters (Unicode 15, GraphemeBreakProperty.txt).
var prepended = []rune{
	0x0d4e, 0x111c2, 0x111c3, 0x1193f, 0x11941, 0x11a3a, 0x11a84, 0x11a85, 0x11a86, 0x11a87, 0x11a88, 0x11a89, 0x11d46, 0x11f02,
}

// Plain returns s without any control character or escape sequence, styling included: for text that is styled afterwards.
func Plain(s string) string {
	s = safe(s)
	if strings.ContainsRune(s, esc) {
		return strings.TrimLeftFunc(ansi.Strip(s), unicode.IsMark)
	}
	return s
}
