package checkout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// The bounds of Clean. A product name or a message that exceeds them is
// either broken or hostile.
const (
	defaultCells = 200       // what Clean allows where no bound is given
	largestCells = 4096      // what Clean allows at most
	largestInput = 64 * 1024 // bytes that Clean looks at
	mostMarks    = 4         // combining marks on one letter; Vietnamese needs 2, pointed Hebrew 3
)

// Clean makes a foreign string fit for a screen, a receipt and a log: product
// names, messages of Stripe, labels of readers, what a scanner sent. Nothing
// foreign is shown that has not passed here.
//
// What it returns is one line of printable text, in NFC, at most maxCells cells
// wide (a bound of zero or less means 200). Escape sequences go as a whole, and
// so do all controls, bidirectional and invisible formatting, variation
// selectors, private and unassigned code points; line breaks and tabs become a
// space, runs of spaces one. Half-width kana become full-width, since terminals
// do not agree how wide ﾞ is. Bytes that are no UTF-8 become U+FFFD. What was cut
// ends in "…". Clean(Clean(s, n), n) is Clean(s, n).
func Clean(s string, maxCells int) string {
	if maxCells <= 0 {
		maxCells = defaultCells
	}
	maxCells = min(maxCells, largestCells)
	if len(s) > largestInput {
		s = s[:largestInput]
	}
	// NFC first: it brings marks into their order, so that the same few are kept
	// however they came, and the joiner that it puts after thirty of them goes.
	s = boundMarks(norm.NFC.String(printable(s)), mostMarks)
	s = firstRunes(s, maxCells*(1+mostMarks))
	if ansi.StringWidth(s) > maxCells {
		s = strings.TrimRight(ansi.Truncate(s, maxCells-1, ""), " ") + "…"
	}
	return s
}

// printable drops escape sequences and everything that is not to be seen,
// widens half-width kana, and brings all white space down to single spaces
// between words.
func printable(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false // a space is due before the next rune
	last := rune(0)
	put := func(r rune) {
		if r == utf8.RuneError && last == r && !space {
			return // one sign for a run of broken bytes
		}
		if isMark(r) && (space || b.Len() == 0) {
			return // it has no letter, and would join what stands to the left on the screen
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space, last = false, r
		b.WriteRune(r)
	}
	afterLastEnd := len(s) - strings.LastIndexAny(s, stringEnds)
	for len(s) > 0 {
		if n := escapeLen(s, len(s) > afterLastEnd); n > 0 {
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r): // U+2028 and U+2029 are among them
			space = true
		case r >= '｡' && r <= 'ﾟ':
			for _, wide := range norm.NFKC.String(s[:n]) {
				put(wide)
			}
		case isVisible(r):
			put(r)
		}
		s = s[n:]
	}
	return b.String()
}

// isVisible reports whether r leaves ink, or is a mark on what does. IsGraphic
// leaves out controls, formatting (zero-width, bidirectional), line and
// paragraph separators, surrogates, private use and what is not assigned. The
// skin tones of emoji go too: terminals do not agree whether they take cells.
func isVisible(r rune) bool {
	return unicode.IsGraphic(r) &&
		!unicode.Is(unicode.Variation_Selector, r) && (r < 0x1F3FB || r > 0x1F3FF) &&
		!unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// isMark reports whether r joins the letter before it: marks, and the inner
// letters of a Hangul syllable. They can be piled up without making a line wider.
func isMark(r rune) bool {
	return unicode.Is(unicode.M, r) || r >= 0x1160 && r <= 0x11FF || r >= 0xD7B0 && r <= 0xD7FF
}

// boundMarks keeps the first most marks of each letter.
func boundMarks(s string, most int) string {
	marks := 0
	return strings.Map(func(r rune) rune {
		if !isMark(r) {
			marks = 0
			return r
		}
		if marks++; marks > most {
			return -1
		}
		return r
	}, s)
}

// firstRunes returns the first most runes of s. Some letters, such as the Thai
// am, add no width where they are piled up, though they are no marks.
func firstRunes(s string, most int) string {
	for i := range s {
		if most == 0 {
			return s[:i]
		}
		most--
	}
	return s
}

// stringEnds are the runes that end a control string: BEL, CAN, SUB, ST, and
// ESC, which begins the seven-bit spelling of ST or breaks the string off.
const stringEnds = "\a\x18\x1a\u009c\x1b"

// escapeLen returns the length in bytes of the escape sequence (ECMA-48) with
// which s begins, or 0; ends says whether one of stringEnds comes later in s. It
// looks at runes, not bytes: the UTF-8 of ✳ holds the byte that ends a string.
func escapeLen(s string, ends bool) int {
	first, n := utf8.DecodeRuneInString(s)
	switch {
	case first == '\x1b' && len(s) > n && s[n] >= '@' && s[n] <= '_':
		// ESC and a capital are the seven-bit spelling of a C1 control.
		kind := rune(s[n]) + 0x40
		if isControlString(kind) && !ends {
			return len(s) // a terminal swallows the rest, and so does this
		}
		return n + 1 + controlLen(s[n+1:], kind)
	case first == '\x1b':
		i := span(s, n, ' ', '/')
		if i < len(s) && s[i] >= '0' && s[i] <= '~' {
			i++
		}
		return i
	case first >= 0x80 && first <= 0x9F && first != '\u0085': // NEL is a line break
		if isControlString(first) && !ends {
			return n // text decoded wrongly twice is full of these: keep what follows
		}
		return n + controlLen(s[n:], first)
	}
	return 0
}

// isControlString reports whether the C1 control kind takes a string that runs
// to one of stringEnds: DCS, SOS, OSC, PM, APC.
func isControlString(kind rune) bool {
	switch kind {
	case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
		return true
	}
	return false
}

// controlLen returns how many bytes after the introducer of the C1 control
// kind belong to it. A control sequence runs to its final letter, or to the
// first rune that cannot be part of it; a string to its end, which exists.
func controlLen(s string, kind rune) int {
	if isControlString(kind) {
		i := strings.IndexAny(s, stringEnds)
		if r, n := utf8.DecodeRuneInString(s[i:]); r != '\x1b' {
			return i + n
		}
		return i
	}
	if kind != 0x9B {
		return 0
	}
	i := span(s, span(s, 0, '0', '?'), ' ', '/')
	if i < len(s) && s[i] >= '@' && s[i] <= '~' {
		i++
	}
	return i
}

// span returns the index of the first byte of s, from i on, that is not within
// low to high.
func span(s string, i int, low, high byte) int {
	for i < len(s) && s[i] >= low && s[i] <= high {
		i++
	}
	return i
}

// redaction stands where Mask found a secret.
const redaction = "[redacted]"

// The shapes of secrets: Stripe's keys and connection tokens, signing secrets
// of webhooks, client secrets (the object's id before them may stay), and
// credentials of a request. The group is what must go.
var secretShapes = []*regexp.Regexp{
	regexp.MustCompile(`(?i)((?:sk|rk|pk|ek|pst|sk_org|rk_org)_(?:live|test)_[a-z0-9_]+)`),
	regexp.MustCompile(`(?i)(whsec_[a-z0-9_+/=-]+)`),
	regexp.MustCompile(`(?i)_(secret_[a-z0-9_-]+)`),
	regexp.MustCompile(`(?i)bearer\s+([^\s"',;]+)`),
	regexp.MustCompile(`(?i)authorization["']?\s*[:=]\s*["'\[]*basic\s+([^\s"',;]+)`),
}

// uuidShape is the shape of our own ids, which may look like card numbers.
var uuidShape = regexp.MustCompile(`(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`)

// Mask replaces secrets in s by "[redacted]", for logs and for messages that
// come from elsewhere: Stripe's keys, webhook and client secrets, bearer tokens,
// and card numbers. A card number is 13 to 19 digits, with spaces or dashes
// between them or none, whose check digit is right (ISO/IEC 7812), also within a
// longer run of digits; one long number in ten is taken for one that is none,
// which a log can bear. Amounts and our own ids are left alone. What is to be
// shown passes Clean first: dropping an invisible rune may join a secret.
func Mask(s string) string {
	var spans [][2]int
	for _, shape := range secretShapes {
		for _, m := range shape.FindAllStringSubmatchIndex(s, -1) {
			spans = append(spans, [2]int{m[2], m[3]})
		}
	}
	spans = append(spans, cardNumbers(s)...)
	if len(spans) == 0 {
		return s
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var b strings.Builder
	done := 0 // s is written up to here
	for i := 0; i < len(spans); {
		from, to := spans[i][0], spans[i][1]
		for i++; i < len(spans) && spans[i][0] <= to; i++ {
			to = max(to, spans[i][1])
		}
		b.WriteString(s[done:from])
		b.WriteString(redaction)
		done = to
	}
	b.WriteString(s[done:])
	return b.String()
}

// digit is one digit of a run, with its place in the text.
type digit struct {
	value    int
	from, to int
}

// cardNumbers returns the places of card numbers in s.
func cardNumbers(s string) [][2]int {
	var found [][2]int
	var run []digit
	gap := 0 // separators since the last digit
	end := func() {
		found = append(found, cardNumbersIn(run)...)
		run, gap = run[:0], 0
	}
	ids := uuidShape.FindAllStringIndex(s, -1)
	for i, r := range s {
		for len(ids) > 0 && i >= ids[0][1] {
			ids = ids[1:]
		}
		inID := len(ids) > 0 && i >= ids[0][0] && strings.ContainsAny(s[ids[0][0]:ids[0][1]], "abcdefABCDEF")
		switch {
		case inID:
			end()
		case r >= '0' && r <= '9':
			run, gap = append(run, digit{int(r - '0'), i, i + 1}), 0
		case r >= '０' && r <= '９':
			run, gap = append(run, digit{int(r - '０'), i, i + len("０")}), 0
		case len(run) > 0 && gap < 3 && (r == '-' || unicode.Is(unicode.Pd, r) || unicode.IsSpace(r)):
			gap++
		default:
			end()
		}
	}
	end()
	return found
}

// cardNumbersIn returns the places of all runs of 13 to 19 digits within run
// that pass the check.
func cardNumbersIn(run []digit) [][2]int {
	var found [][2]int
	for i := range run {
		for n := 13; n <= 19 && i+n <= len(run); n++ {
			if luhn(run[i : i+n]) {
				found = append(found, [2]int{run[i].from, run[i+n-1].to})
			}
		}
	}
	return found
}

// luhn reports whether the check digit at the end of number is right. A number
// of nothing but zeros passes the sum, and is no card.
func luhn(number []digit) bool {
	sum, nonzero := 0, false
	for i, d := range number {
		v := d.value
		nonzero = nonzero || v != 0
		if (len(number)-i)%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return nonzero && sum%10 == 0
}
