package picture

import (
	"fmt"
	"strings"
)

// The size of a cell in SVG's units. Most monospace fonts are 0.6 of their size wide, which at 15 units makes 9.
const (
	cellW, cellH = 9, 18
	fontSize     = 15
	baseline     = 13.5 // below the top of the row
)

// arms are the four halves of a line that a box-drawing character has: 0 is none, 1 light, 2 heavy.
type arms struct {
	left, right, up, down int
	round                 bool
}

// linesOf says how a box-drawing character (Unicode, U+2500 to U+257F) is drawn: those that the screens use.
func linesOf(char string) (arms, bool) {
	a, ok := map[string]arms{
		"─": {left: 1, right: 1}, "│": {up: 1, down: 1},
		"╭": {right: 1, down: 1, round: true}, "╮": {left: 1, down: 1, round: true},
		"╰": {right: 1, up: 1, round: true}, "╯": {left: 1, up: 1, round: true},
		"━": {left: 2, right: 2}, "┃": {up: 2, down: 2},
		"┏": {right: 2, down: 2}, "┓": {left: 2, down: 2}, "┗": {right: 2, up: 2}, "┛": {left: 2, up: 2},
		"┣": {right: 2, up: 2, down: 2}, "┫": {left: 2, up: 2, down: 2}, "╋": {left: 2, right: 2, up: 2, down: 2},
		"┳": {left: 2, right: 2, down: 2}, "┻": {left: 2, right: 2, up: 2},
		"╸": {left: 2}, "╺": {right: 2}, "╹": {up: 2}, "╻": {down: 2},
	}[char]
	return a, ok
}

// weight is the heaviest of the arms.
func (a arms) weight() int { return max(a.left, a.right, a.up, a.down) }

// path draws the lines of n equal characters side by side, the first in a column of a row, as SVG path data. A corner is one stroke, so that its
// outer edge is closed.
func (a arms) path(col, row, n int) string {
	x0, y0 := col*cellW, row*cellH
	x1, y1 := x0+n*cellW, y0+cellH
	cx, cy := float64(x0)+cellW/2.0, y0+cellH/2
	switch {
	case a.left > 0 && a.right > 0 && a.up+a.down == 0:
		return fmt.Sprintf("M%d %dH%d", x0, cy, x1)
	case a.up > 0 && a.down > 0 && a.left+a.right == 0:
		return fmt.Sprintf("M%g %dV%d", cx, y0, y1)
	}
	side, end := x0, y0
	if a.right > 0 {
		side = x1
	}
	if a.down > 0 {
		end = y1
	}
	across, along := a.left+a.right > 0, a.up+a.down > 0
	switch {
	case a.round:
		bend := func(from, to float64) float64 { return from + (to-from)*0.9 }
		return fmt.Sprintf("M%g %dV%.1fQ%g %d %.1f %dH%d", cx, end, bend(float64(cy), float64(end)), cx, cy, bend(cx, float64(side)), cy, side)
	case a.up > 0 && a.down > 0 || a.left > 0 && a.right > 0: // a tee or a cross
		var b strings.Builder
		for _, arm := range []struct {
			has  int
			path string
		}{{a.left, fmt.Sprintf("H%d", x0)}, {a.right, fmt.Sprintf("H%d", x1)}, {a.up, fmt.Sprintf("V%d", y0)}, {a.down, fmt.Sprintf("V%d", y1)}} {
			if arm.has > 0 {
				fmt.Fprintf(&b, "M%g %d%s", cx, cy, arm.path)
			}
		}
		return b.String()
	case across && along:
		return fmt.Sprintf("M%g %dV%dH%d", cx, end, cy, side)
	case across:
		return fmt.Sprintf("M%g %dH%d", cx, cy, side)
	default:
		return fmt.Sprintf("M%g %dV%d", cx, cy, end)
	}
}

// blockOf draws n equal block elements (Unicode, U+2580 to U+259F) side by side as SVG path data: the halves that the large digits are made of.
func blockOf(char string, col, row, n int) (string, bool) {
	y, h := row*cellH, cellH
	switch char {
	case "█":
	case "▀":
		h = cellH / 2
	case "▄":
		y, h = y+cellH/2, cellH/2
	default:
		return "", false
	}
	return fmt.Sprintf("M%d %dh%dv%dh%dz", col*cellW, y, n*cellW, h, -n*cellW), true
}

// markOf draws a mark that some fonts do not have, or draw as an emoji, as SVG path data in a cell; "" is any other character.
func markOf(char string, col, row int) (d string, hollow bool) {
	x, y := float64(col*cellW), float64(row*cellH)
	cx, cy := x+cellW/2.0, y+cellH/2.0
	circle := func(r float64) string {
		return fmt.Sprintf("M%.1f %ga%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0z", cx-r, cy, r, r, 2*r, r, r, -2*r)
	}
	switch char {
	case "●":
		return circle(3.6), false
	case "○":
		return circle(3.2), true
	case "▶":
		return fmt.Sprintf("M%g %gV%gL%g %gz", x+1, cy-4.5, cy+4.5, x+8.5, cy), false
	case "▏":
		return fmt.Sprintf("M%g %gh1.5v%dh-1.5z", x, y, cellH), false
	case "·":
		return circle(1.1), false
	default:
		return "", false
	}
}
