package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Terminal is the window that a frame is shown in: the colours that it has by itself, as "#rrggbb".
type Terminal struct {
	Ink, Ground string
	Bar, Edge   string // the title bar and the line around the window
}

// The window around the screen, in SVG's units.
const (
	barH   = 30
	margin = 12
	fonts  = `ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP','Hiragino Sans','Yu Gothic','Noto Sans CJK JP',monospace`
)

// SVG draws a frame, as it goes to the terminal, in a window. The title says in words what is to be seen; lang is the language of the words, as
// BCP 47 has it, since Chinese and Japanese fonts draw the same characters differently. It fails on a style that it cannot draw.
func SVG(frame, title, lang string, t Terminal) ([]byte, error) {
	rows, err := grid(frame)
	if err != nil {
		return nil, err
	}
	cols := 0
	for _, row := range rows {
		cols = max(cols, len(row))
	}
	w, h := cols*cellW+2*margin, len(rows)*cellH+barH+2*margin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" xml:lang="%s">`+"\n", w, h, w, h, escape(lang))
	fmt.Fprintf(&b, "<title>%s</title>\n", escape(title))
	fmt.Fprintf(&b, "<style>text{font-family:%s;font-size:%dpx}.b{font-weight:700}.l{fill:none;stroke-width:1}.h{fill:none;stroke-width:2.8}</style>\n", fonts, fontSize)
	fmt.Fprintf(&b, `<rect x=".5" y=".5" width="%d" height="%d" rx="9" fill="%s" stroke="%s"/>`+"\n", w-1, h-1, t.Ground, t.Edge)
	fmt.Fprintf(&b, `<path d="M1 %dV9.5A8.5 8.5 0 0 1 9.5 1H%gA8.5 8.5 0 0 1 %d 9.5V%dz" fill="%s"/>`+"\n", barH, float64(w)-9.5, w-1, barH, t.Bar)
	for i := range 3 {
		fmt.Fprintf(&b, `<circle cx="%d" cy="%d" r="5.5" fill="%s"/>`+"\n", 18+i*19, barH/2, t.Edge)
	}
	fmt.Fprintf(&b, `<g transform="translate(%d %d)">`+"\n", margin, barH+margin)
	lines := map[string]*strings.Builder{}
	for y, row := range rows {
		grounds(&b, row, y, t)
		words(&b, row, y, t)
		shapes(&b, lines, row, y, t)
		b.WriteByte('\n')
	}
	for _, style := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintf(&b, "<path %s d=\"%s\"/>\n", style, strings.TrimSpace(lines[style].String()))
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes(), nil
}

// grounds draws what is behind the characters of a row, where it is not the window's own colour.
func grounds(b *bytes.Buffer, row []cell, y int, t Terminal) {
	runs(row, func(c cell) string { _, ground := c.colours(t); return ground }, func(from, to int, ground string) {
		if ground != t.Ground {
			fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, from*cellW, y*cellH, (to-from)*cellW, cellH, ground)
		}
	})
}

// runs calls draw for each stretch of cells that have the same key.
func runs(row []cell, key func(cell) string, draw func(from, to int, key string)) {
	for from := 0; from < len(row); {
		to := from + 1
		for to < len(row) && key(row[to]) == key(row[from]) {
			to++
		}
		draw(from, to, key(row[from]))
		from = to
	}
}

// words draws the characters of a row, each at its own x; two blanks, or another style, begin a new text.
func words(b *bytes.Buffer, row []cell, y int, t Terminal) {
	w := writer{b: b, y: float64(y*cellH) + baseline}
	for x, c := range row {
		ink, _ := c.colours(t)
		style := fmt.Sprintf(` fill="%s"`, ink)
		if c.bold {
			style += ` class="b"`
		}
		at := float64(x * cellW)
		if c.wide {
			at += (2*cellW - fontSize) / 2.0
		}
		switch {
		case c.text == "": // the second cell of a wide character
		case drawn(c.text):
			w.end()
		case c.text == " ":
			w.blank(at)
		default:
			w.write(c.text, style, at)
		}
	}
	w.end()
}

// writer collects characters into text elements.
type writer struct {
	b      *bytes.Buffer
	y      float64
	style  string
	text   string
	places []string
}

func (w *writer) write(char, style string, at float64) {
	points := len([]rune(char))
	if style != w.style || points > 1 {
		w.end()
	}
	w.style, w.text, w.places = style, w.text+char, append(w.places, fmt.Sprintf("%g", at))
	if points > 1 {
		w.end() // a list of places counts code points
	}
}

func (w *writer) blank(at float64) {
	if w.text == "" || strings.HasSuffix(w.text, " ") {
		w.end()
		return
	}
	w.text, w.places = w.text+" ", append(w.places, fmt.Sprintf("%g", at))
}

func (w *writer) end() {
	if text, blank := strings.CutSuffix(w.text, " "); text != "" {
		if blank {
			w.places = w.places[:len(w.places)-1]
		}
		fmt.Fprintf(w.b, `<text y="%g" x="%s"%s>%s</text>`, w.y, strings.Join(w.places, " "), w.style, escape(text))
	}
	w.text, w.places = "", nil
}

// drawn reports whether a character is a shape here.
func drawn(char string) bool {
	_, line := linesOf(char)
	_, block := blockOf(char, 0, 0, 1)
	mark, _ := markOf(char, 0, 0)
	return line || block || mark != ""
}

// shapes draws the marks of a row, and collects its lines and blocks by style: what is in one path meets without a seam, whatever the picture is
// scaled to.
func shapes(b *bytes.Buffer, lines map[string]*strings.Builder, row []cell, y int, t Terminal) {
	runs(row, func(c cell) string { ink, _ := c.colours(t); return ink + c.text }, func(from, to int, _ string) {
		c := row[from]
		ink, _ := c.colours(t)
		collect := func(style, d string) {
			if lines[style] == nil {
				lines[style] = &strings.Builder{}
			}
			lines[style].WriteString("\n" + d)
		}
		if d, ok := blockOf(c.text, from, y, to-from); ok {
			collect(fmt.Sprintf(`fill="%s"`, ink), d)
			return
		}
		if a, ok := linesOf(c.text); ok {
			style := fmt.Sprintf(`class="%s" stroke="%s"`, map[int]string{1: "l", 2: "h"}[a.weight()], ink)
			if a.left > 0 && a.right > 0 {
				collect(style, a.path(from, y, to-from))
				return
			}
			var d strings.Builder
			for x := from; x < to; x++ {
				d.WriteString(a.path(x, y, 1))
			}
			collect(style, d.String())
			return
		}
		for x := from; x < to; x++ {
			switch d, hollow := markOf(c.text, x, y); {
			case d == "":
			case hollow:
				fmt.Fprintf(b, `<path d="%s" fill="none" stroke="%s" stroke-width="1.4"/>`, d, ink)
			default:
				fmt.Fprintf(b, `<path d="%s" fill="%s"/>`, d, ink)
			}
		}
	})
}

// escape makes a text safe inside an element or an attribute.
func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a buffer takes everything
	}
	return b.String()
}
