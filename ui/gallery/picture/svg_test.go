package picture

import (
	"strings"
	"testing"
)

func draw(t *testing.T, frame string) string {
	t.Helper()
	svg, err := SVG(frame, "a <test>", "ja", Terminal{Ink: "#dddddd", Ground: "#111111", Bar: "#222222", Edge: "#333333"})
	if err != nil {
		t.Fatalf("%q: %v", frame, err)
	}
	return string(svg)
}

func TestEveryCellStandsInItsPlace(t *testing.T) {
	cases := []struct{ name, frame, want string }{
		{"letters", "ab", `<text y="13.5" x="0 9" fill="#dddddd">ab</text>`},
		{"after a wide character", "抹x", `<text y="13.5" x="1.5 18" fill="#dddddd">抹x</text>`},
		{"the second row", "\na", `<text y="31.5" x="0" fill="#dddddd">a</text>`},
		{"one blank keeps words together", "a b", `<text y="13.5" x="0 9 18" fill="#dddddd">a b</text>`},
		{"two blanks do not", "a  b", `<text y="13.5" x="0" fill="#dddddd">a</text><text y="13.5" x="27" fill="#dddddd">b</text>`},
		{"several code points, one cell", "ae\u0301b", `x="0" fill="#dddddd">a</text><text y="13.5" x="9" fill="#dddddd">é</text><text y="13.5" x="18"`},
		{"markup", "a<b", `a&lt;b</text>`},
		{"a colour", "\x1b[38;2;255;0;16mx\x1b[0my", `fill="#ff0010">x</text><text y="13.5" x="9" fill="#dddddd">y</text>`},
		{"bold", "\x1b[1mx\x1b[0m", `class="b">x</text>`},
		{"a band", "\x1b[48;2;0;0;255m x \x1b[0m", `<rect x="0" y="0" width="27" height="18" fill="#0000ff"/>`},
		{"reverse", "\x1b[7mx\x1b[0m", `<rect x="0" y="0" width="9" height="18" fill="#dddddd"/><text y="13.5" x="0" fill="#111111">x</text>`},
		{"a rule is one stroke", "───", `class="l" stroke="#dddddd" d="M0 9H27"`},
		{"a corner is one stroke", "┏", `class="h" stroke="#dddddd" d="M4.5 18V9H9"`},
		{"corners side by side are two", "┗┗", `d="M4.5 0V9H9M13.5 0V9H18"`},
		{"a tee", "┣", `d="M4.5 9H9M4.5 9V0M4.5 9V18"`},
		{"blocks are one shape", "██▀▄", `<path fill="#dddddd" d="M0 0h18v18h-18z`},
		{"half a block", "▀\n▄", "M0 0h9v9h-9z\nM0 27h9v9h-9z"},
		{"a lamp", "●", `<path d="M0.9 9a3.6`},
		{"an unlit lamp", "○", `fill="none" stroke="#dddddd" stroke-width="1.4"`},
	}
	for _, c := range cases {
		if got := draw(t, c.frame); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is drawn as\n%s\nwant\n%s", c.name, c.frame, got, c.want)
		}
	}
	if got := draw(t, "x"); !strings.Contains(got, "<title>a &lt;test&gt;</title>") || !strings.Contains(got, `xml:lang="ja"`) {
		t.Errorf("title and language: %s", got)
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	for _, frame := range []string{"\x1b[4munderlined\x1b[0m", "\x1b[31mnot true colour\x1b[0m", "\x1b[2J", "\x1b]0;title\x07", "a\tb", "\x1b[38;9mx"} {
		if _, err := SVG(frame, "", "en", Terminal{}); err == nil {
			t.Errorf("%q was drawn", frame)
		}
	}
}
