package layout

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// noBegin are the characters that must not begin a line in Japanese setting (kinsoku), with their Latin sisters.
const noBegin = "。、，．,.！？!?）)」』】〕・ー…：；:;"

// Wrap breaks plain text into lines of at most n cells: at blanks, and between wide characters, since Japanese has no blanks to break at.
// A word longer than a line is cut. The text must carry no styling: style the lines afterwards.
func Wrap(text string, n int) []string {
	if n <= 0 {
		return nil
	}
	var lines []string
	line, width := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, width = "", 0
	}
	for _, piece := range pieces(safe(text)) {
		w := ansi.StringWidth(piece)
		if width+w > n && line != "" {
			flush()
			if piece == " " {
				continue
			}
		}
		for w > n {
			head := ansi.Truncate(piece, n, "")
			if head == "" {
				return lines
			}
			lines = append(lines, head)
			piece = piece[len(head):]
			w = ansi.StringWidth(piece)
		}
		line += piece
		width += w
	}
	if strings.TrimSpace(line) != "" {
		flush()
	}
	return lines
}

// pieces splits a text into what may not be broken: words, single blanks, and wide characters together with the closing mark after them.
func pieces(text string) []string {
	var out []string
	word := ""
	end := func() {
		if word != "" {
			out = append(out, word)
			word = ""
		}
	}
	for _, r := range text {
		s := string(r)
		switch {
		case r == ' ':
			end()
			out = append(out, s)
		case strings.ContainsRune(noBegin, r):
			if word == "" && len(out) > 0 && out[len(out)-1] != " " {
				out[len(out)-1] += s
			} else {
				word += s
			}
		case ansi.StringWidth(s) == 2:
			end()
			out = append(out, s)
		default:
			word += s
		}
	}
	end()
	return out
}
