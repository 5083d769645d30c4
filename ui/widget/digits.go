package widget

import (
	"strings"

	"reji/ui/layout"
)

// Size is how large the amount is drawn.
type Size int

// The sizes: plain text on a handheld, three rows at 80×24, five rows from 120×36 on.
const (
	OneRow Size = iota
	ThreeRows
	FiveRows
)

// Rows is the height of an amount in cells.
func (s Size) Rows() int {
	switch s {
	case ThreeRows:
		return 3
	case FiveRows:
		return 5
	case OneRow:
		return 1
	default:
		return 1
	}
}

// SizeFor answers the size that belongs to a class of terminal.
func SizeFor(c layout.Class) Size {
	switch c {
	case layout.Wide:
		return FiveRows
	case layout.Medium:
		return ThreeRows
	case layout.Small, layout.TooSmall:
		return OneRow
	default:
		return OneRow
	}
}

// The seven segments of a digit, as bits.
const (
	top = 1 << iota
	upperLeft
	upperRight
	middle
	lowerLeft
	lowerRight
	bottom
)

// segmentsOf says which of the seven segments each digit lights.
func segmentsOf(d rune) int {
	return [10]int{
		top | upperLeft | upperRight | lowerLeft | lowerRight | bottom,
		upperRight | lowerRight,
		top | upperRight | middle | lowerLeft | bottom,
		top | upperRight | middle | lowerRight | bottom,
		upperLeft | upperRight | middle | lowerRight,
		top | upperLeft | middle | lowerRight | bottom,
		top | upperLeft | middle | lowerLeft | lowerRight | bottom,
		top | upperRight | lowerRight,
		top | upperLeft | upperRight | middle | lowerLeft | lowerRight | bottom,
		top | upperLeft | upperRight | middle | lowerRight | bottom,
	}[d-'0']
}

// Amount draws a formatted amount so that its last digit ends in the same cell whatever its length: right-aligned in a block of w cells.
// It answers size.Rows() lines of exactly w cells. Digits are large; the separators stand on the lowest row and the currency's
// sign on the middle one. An amount too wide for w is written as plain text, never cut.
func (p Pen) Amount(w int, size Size, formatted string) []string {
	formatted = layout.Plain(formatted)
	rows := size.Rows()
	if rows > 1 {
		lines := p.large(rows, formatted)
		if layout.Width(lines[0]) <= w {
			for i, line := range lines {
				lines[i] = p.Line(w, p.Gap(w-layout.Width(line)), Span{line, p.Theme.Amount})
			}
			return lines
		}
	}
	lines := make([]string, rows)
	for i := range lines {
		lines[i] = strings.Repeat(" ", max(w, 0))
	}
	lines[rows/2] = p.Line(w, p.Gap(w-layout.Width(formatted)), Span{formatted, p.Theme.Amount})
	return lines
}

// AmountWidth is the number of cells that a formatted amount takes when it is drawn in a size.
func (p Pen) AmountWidth(size Size, formatted string) int {
	formatted = layout.Plain(formatted)
	if size.Rows() == 1 {
		return layout.Width(formatted)
	}
	return layout.Width(p.large(size.Rows(), formatted)[0])
}

// large sets glyphs side by side, one blank between two digits.
func (p Pen) large(rows int, formatted string) []string {
	lines := make([]string, rows)
	add := func(glyph []string) {
		for i := range lines {
			if lines[i] != "" {
				lines[i] += " "
			}
			lines[i] += glyph[i]
		}
	}
	plain := ""
	flush := func() {
		if plain != "" {
			add(onRow(rows, rows/2, plain))
			plain = ""
		}
	}
	for _, r := range formatted {
		switch {
		case r >= '0' && r <= '9':
			flush()
			add(p.digit(r, rows))
		case r == '.' || r == ',' || r == '\'' || r == '’':
			flush()
			add(onRow(rows, rows-1, p.separator(r)))
		default:
			plain += string(r)
		}
	}
	flush()
	return lines
}

// separator is a decimal or grouping mark big enough to be seen between large digits.
func (p Pen) separator(r rune) string {
	if p.Symbols.Large && r == '.' {
		return "▀" // a dot of the digits, on their lowest row
	}
	return string(r)
}

// onRow is a glyph of plain text on one of its rows.
func onRow(rows, row int, text string) []string {
	glyph := make([]string, rows)
	for i := range glyph {
		glyph[i] = strings.Repeat(" ", layout.Width(text))
	}
	glyph[row] = text
	return glyph
}

// digit draws one digit from its segments: rows high, three cells wide at three rows, five at five.
func (p Pen) digit(d rune, rows int) []string {
	if p.Symbols.Large {
		return blocks(segmentsOf(d), rows)
	}
	return typed(segmentsOf(d), rows)
}

// blocks draws segments with half blocks: a cell holds two dots, one above the other, and strokes are as thick as they are wide. The lowest row
// has its upper dots only, so that the halves of a digit are equally high.
func blocks(seg, rows int) []string {
	width, middleDot, lowest := rows, 2*(rows/2), 2*(rows-1)
	lit := func(x, y int) bool {
		upper, lower := y <= middleDot, y >= middleDot && y <= lowest
		switch {
		case y == 0 && seg&top != 0, y == middleDot && seg&middle != 0, y == lowest && seg&bottom != 0:
			return true
		case x == 0:
			return upper && seg&upperLeft != 0 || lower && seg&lowerLeft != 0
		case x == width-1:
			return upper && seg&upperRight != 0 || lower && seg&lowerRight != 0
		default:
			return false
		}
	}
	glyph := make([]string, rows)
	for row := range glyph {
		for x := range width {
			switch above, below := lit(x, 2*row), lit(x, 2*row+1); {
			case above && below:
				glyph[row] += "█"
			case above:
				glyph[row] += "▀"
			case below:
				glyph[row] += "▄"
			default:
				glyph[row] += " "
			}
		}
	}
	return glyph
}

// typed draws segments with the marks of a typewriter, for terminals that have no lines.
func typed(seg, rows int) []string {
	width, mid := rows, rows/2
	pick := func(s int, on string) string {
		if seg&s != 0 {
			return on
		}
		return strings.Repeat(" ", len(on))
	}
	bar := strings.Repeat("_", width-2)
	glyph := make([]string, rows)
	glyph[0] = " " + pick(top, bar) + " "
	for y := 1; y < rows; y++ {
		left, right, floor := upperLeft, upperRight, strings.Repeat(" ", width-2)
		if y > mid {
			left, right = lowerLeft, lowerRight
		}
		switch y {
		case mid:
			floor = pick(middle, bar)
		case rows - 1:
			floor = pick(bottom, bar)
		}
		glyph[y] = pick(left, "|") + floor + pick(right, "|")
	}
	return glyph
}
