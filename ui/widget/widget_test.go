package widget

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"reji/ui/layout"
	"reji/ui/theme"
)

func pens() []Pen {
	var all []Pen
	for _, s := range []theme.Symbols{theme.Unicode(), theme.ASCII()} {
		all = append(all, New(theme.New(theme.None, s, termenv.Ascii)))
	}
	return all
}

func TestAmountIsRightAlignedWhateverItsLength(t *testing.T) {
	for _, p := range pens() {
		for _, size := range []Size{OneRow, ThreeRows, FiveRows} {
			short, long := p.Amount(70, size, "$4.00"), p.Amount(70, size, "$1,234.00")
			for i := range short {
				if layout.Width(short[i]) != 70 || layout.Width(long[i]) != 70 {
					t.Fatalf("%s: row %d is not 70 cells", p.Symbols.Name, i)
				}
				// The last three characters of both amounts are ".00": the same cells must show them.
				tail := map[Size]int{OneRow: 3, ThreeRows: 9, FiveRows: 13}[size]
				a, b := []rune(short[i]), []rune(long[i])
				if string(a[70-tail:]) != string(b[70-tail:]) {
					t.Errorf("%s: row %d moves: %q and %q", p.Symbols.Name, i, short[i], long[i])
				}
			}
		}
	}
}

func TestEveryLargeDigitIsDifferentAndOfOneWidth(t *testing.T) {
	for _, p := range pens() {
		for rows, width := range map[int]int{3: 3, 5: 5} {
			seen := map[string]rune{}
			for d := '0'; d <= '9'; d++ {
				glyph := p.digit(d, rows)
				if len(glyph) != rows {
					t.Fatalf("%c has %d rows, want %d", d, len(glyph), rows)
				}
				for _, line := range glyph {
					if layout.Width(line) != width {
						t.Errorf("%s %c: %q is not %d cells", p.Symbols.Name, d, line, width)
					}
				}
				drawn := strings.Join(glyph, "\n")
				if other, dup := seen[drawn]; dup {
					t.Errorf("%s: %c and %c look alike", p.Symbols.Name, d, other)
				}
				seen[drawn] = d
			}
		}
	}
}

func TestAnAmountTooWideForLargeDigitsIsWrittenPlainly(t *testing.T) {
	for _, p := range pens() {
		got := p.Amount(30, ThreeRows, "IDR 999,999,999.99")
		if len(got) != 3 || !strings.Contains(got[1], "IDR 999,999,999.99") {
			t.Errorf("got %q", got)
		}
	}
}

func TestStepsKeepTheirCellsInEveryPhase(t *testing.T) {
	p := pens()[0]
	column := -1
	for _, ph := range []Phase{Idle, Now, Done, Waits, Failed, Ended} {
		line := p.Step(80, 3, Step{Phase: ph, Name: "Collect", Fact: "present card", Time: "0:07 of 2:00"})
		at := layout.Width(line[:strings.Index(line, "present card")])
		if column >= 0 && at != column {
			t.Errorf("the fact moves from column %d to %d", column, at)
		}
		column = at
		if layout.Width(line) != 80 || !strings.HasSuffix(line, "0:07 of 2:00   ") {
			t.Errorf("got %q", line)
		}
	}
}

func TestFooterShowsWholeKeysOnlyAndNeverADisabledOne(t *testing.T) {
	p := pens()[0]
	b := func(k, word string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, word)) }
	off := b("x", "refused")
	off.SetEnabled(false)
	screen := []key.Binding{b("a", "another card"), off, b("c", "cash"), b("s", "split"), b("o", "other tender")}
	global := []key.Binding{b("?", "help"), b("^p", "actions")}
	for w := 20; w <= 120; w++ {
		line := p.Footer(w, screen, global)
		if layout.Width(line) != w {
			t.Fatalf("%d cells wanted, %d drawn", w, layout.Width(line))
		}
		if strings.Contains(line, "refused") {
			t.Fatalf("a disabled key is shown: %q", line)
		}
		if w >= 40 && (!strings.Contains(line, "a another card") || !strings.Contains(line, "  ? ")) {
			t.Fatalf("at %d cells the first key or help is missing: %q", w, line)
		}
		for _, word := range []string{"cash", "split", "other tender"} {
			if i := strings.Index(line, string(word[0])+" "+word[:2]); i >= 0 && !strings.Contains(line, word) {
				t.Fatalf("a key is half shown: %q", line)
			}
		}
	}
}

func TestHeaderAlwaysTellsWhoseMoneyItIs(t *testing.T) {
	for _, p := range pens() {
		for w := 40; w <= 130; w++ {
			line := p.Header(w, Header{
				Brand: "レジ reji", Short: "reji", Counter: "a counter with a long name", Badge: "TEST MODE",
				Reader: "Reader behind the flower pots", Status: "ready", Online: true, Clock: "14:02",
			})
			if layout.Width(line) != w {
				t.Fatalf("%d cells wanted, %d drawn: %q", w, layout.Width(line), line)
			}
			for _, want := range []string{"TEST MODE", "ready", "14:02", "reji"} {
				if !strings.Contains(line, want) {
					t.Errorf("at %d cells %q is missing: %q", w, want, line)
				}
			}
		}
	}
}

func TestTableGivesTheOpenColumnWhatIsLeft(t *testing.T) {
	p := pens()[0]
	columns := []Column{{Width: 6}, {Width: 0}, {Width: 8, Right: true}}
	cell := func(s string) Cell { return Cell{s, p.Theme.Text} }
	got := p.Table(40, 3, columns, [][]Cell{
		{cell("0042"), cell("抹茶ラテ大盛りと、とても長い名前の品"), cell("$19.80")},
		{cell("0043"), cell("e\u0301clair"), cell("$4.00")},
	}, 1)
	for i := range got {
		if layout.Width(got[i]) != 40 {
			t.Errorf("line %d takes %d cells", i, layout.Width(got[i]))
		}
	}
	if !strings.HasPrefix(got[1], " ▶ 0043") || !strings.HasSuffix(got[0], "  $19.80   ") || !strings.Contains(got[0], "…") {
		t.Errorf("got %q", got)
	}
}

func TestEveryWidgetIsExactlyAsWideAsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := pens()[rapid.IntRange(0, 1).Draw(t, "set")]
		w := rapid.IntRange(1, 130).Draw(t, "w")
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		lines := []string{
			p.Band(w, 3, theme.Bad, a, b), p.Fact(w, 3, 11, a, b), p.Divider(w), p.Step(w, 3, Step{Name: "Collect", Fact: a, Time: b}),
			p.Row(w, []Span{p.Text(a), p.Muted(b)}, []Span{p.Strong(b)}),
		}
		lines = slices.Concat(lines, p.Paragraph(w, 3, p.Theme.Text, a), p.Amount(w, ThreeRows, a))
		for i, line := range lines {
			if layout.Width(line) != w {
				t.Fatalf("line %d takes %d cells, want %d: %q", i, layout.Width(line), w, line)
			}
		}
	})
}
