package picture

import (
	"fmt"
	"image/color"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// cell is one character on the screen and how it looks. A wide character has a second cell after it, which is empty.
type cell struct {
	text string
	wide bool
	look
}

// look is how a cell is drawn. A nil colour is the terminal's own.
type look struct {
	ink, ground color.Color
	bold        bool
	reverse     bool
}

// grid reads a frame, as it goes to the terminal, into rows of cells. What it does not know how to draw is an error: a picture that leaves
// something out would lie.
func grid(frame string) ([][]cell, error) {
	var rows [][]cell
	parser := ansi.NewParser()
	for n, line := range strings.Split(frame, "\n") {
		var row []cell
		now := look{}
		for state := ansi.NormalState; line != ""; {
			seq, width, size, next := ansi.DecodeSequence(line, state, parser)
			line, state = line[size:], next
			switch {
			case width == 2:
				row = append(row, cell{text: seq, wide: true, look: now}, cell{look: now})
			case width == 1:
				row = append(row, cell{text: seq, look: now})
			case strings.TrimLeftFunc(seq, unicode.IsMark) == "" && len(row) > 0:
				row[len(row)-1].text += seq // an accent that came by itself
			case seq[0] == ansi.ESC && ansi.Cmd(parser.Command()).Final() == 'm':
				if err := now.style(parser.Params()); err != nil {
					return nil, fmt.Errorf("row %d: %w", n, err)
				}
			default:
				return nil, fmt.Errorf("row %d: %q is neither a character nor a style", n, seq)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// style applies the parameters of a Select Graphic Rendition sequence (ECMA-48, 8.3.117).
func (l *look) style(params ansi.Params) error {
	if len(params) == 0 {
		*l = look{}
	}
	for i := 0; i < len(params); {
		read := 1
		switch p, _, _ := params.Param(i, 0); p {
		case 0:
			*l = look{}
		case 1:
			l.bold = true
		case 7:
			l.reverse = true
		case 22:
			l.bold = false
		case 27:
			l.reverse = false
		case 38:
			read = ansi.ReadStyleColor(params[i:], &l.ink)
		case 48:
			read = ansi.ReadStyleColor(params[i:], &l.ground)
		case 39:
			l.ink = nil
		case 49:
			l.ground = nil
		default:
			return fmt.Errorf("style %d cannot be drawn", p)
		}
		if read == 0 {
			return fmt.Errorf("the colour at parameter %d cannot be read", i)
		}
		i += read
	}
	return nil
}

// hex is a colour as SVG has it.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// colours answers ink and ground as they are drawn, on a terminal with these two of its own.
func (l look) colours(t Terminal) (ink, ground string) {
	ink, ground = t.Ink, t.Ground
	if l.ink != nil {
		ink = hex(l.ink)
	}
	if l.ground != nil {
		ground = hex(l.ground)
	}
	if l.reverse {
		ink, ground = ground, ink
	}
	return ink, ground
}
