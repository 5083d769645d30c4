package layout

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFitGivesExactlyTheCellsAskedFor(t *testing.T) {
	cases := []struct {
		in   string
		n    int
		want string
	}{
		{"abc", 5, "abc  "},
		{"abcdef", 3, "abc"},
		{"抹茶ラテ", 5, "抹茶 "},
		{"レジ reji", 4, "レジ"},
		{"e\u0301te", 3, "e\u0301te"},
		{"\x1b[1mbold\x1b[0m", 6, "\x1b[1mbold\x1b[0m  "},
		{"x\x1b]0;owned\x07y", 4, "xy  "},
		{"x\x1b[2Jy", 3, "xy "},
		{"a\u202eb\u009bc\rd\te", 6, "abcde "},
		{"\u2713\ufe0f", 2, "\u2713 "},
		{"", 2, "  "},
		{"abc", 0, ""},
		{"abc", -1, ""},
	}
	for _, c := range cases {
		if got := Fit(c.in, c.n); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestEveryRulerHoldsForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		n := rapid.IntRange(0, 60).Draw(t, "n")
		for name, got := range map[string]string{
			"Fit": Fit(a, n), "FitRight": FitRight(a, n), "Centre": Centre(a, n), "LeftRight": LeftRight(a, b, n),
		} {
			if Width(got) != n {
				t.Fatalf("%s(%q) takes %d cells, want %d", name, a, Width(got), n)
			}
			if strings.ContainsAny(got, "\n\r\t\a\b") {
				t.Fatalf("%s(%q) lets a control character through", name, a)
			}
		}
		if w := Width(Shorten(a, n, "…")); w > n {
			t.Fatalf("Shorten(%q, %d) takes %d cells", a, n, w)
		}
		for _, line := range Wrap(a, n) {
			if Width(line) > n {
				t.Fatalf("Wrap(%q, %d) has a line of %d cells", a, n, Width(line))
			}
		}
	})
}

func TestClipIsExactlyTheArea(t *testing.T) {
	for _, lines := range [][]string{nil, {"one"}, {"a", "二", "三", "four", "five"}, {strings.Repeat("長", 50)}} {
		got := strings.Split(Clip(lines, Area{W: 7, H: 3}), "\n")
		if len(got) != 3 {
			t.Fatalf("Clip gives %d lines, want 3", len(got))
		}
		for _, line := range got {
			if Width(line) != 7 {
				t.Errorf("line %q takes %d cells, want 7", line, Width(line))
			}
		}
	}
	if got := Clip([]string{"x"}, Area{}); got != "" {
		t.Errorf("an empty area gives %q", got)
	}
}

func TestLeftRightKeepsTheRightEndWhole(t *testing.T) {
	if got := LeftRight("a long name of a reader", "14:02", 12); got != "a long 14:02" {
		t.Errorf("got %q", got)
	}
	if got := LeftRight("ab", "14:02", 9); got != "ab  14:02" {
		t.Errorf("got %q", got)
	}
}

func TestWrapBreaksWhereEachScriptMay(t *testing.T) {
	cases := []struct {
		in   string
		n    int
		want []string
	}{
		{"Not enough money on the card.", 12, []string{"Not enough", "money on the", "card."}},
		{"残高が足りません。別のカードを。", 10, []string{"残高が足り", "ません。別", "のカード", "を。"}},
		{"請求なし。", 8, []string{"請求な", "し。"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"", 4, nil},
		{"x", 0, nil},
	}
	for _, c := range cases {
		if got := Wrap(c.in, c.n); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestClassOfIsTheLargestThatFits(t *testing.T) {
	cases := map[Area]Class{
		{39, 16}: TooSmall, {40, 15}: TooSmall, {40, 16}: Small, {79, 50}: Small, {200, 23}: Small,
		{80, 24}: Medium, {119, 36}: Medium, {120, 35}: Medium, {120, 36}: Wide, {300, 90}: Wide, {0, 0}: TooSmall,
	}
	for a, want := range cases {
		if got := ClassOf(a); got != want {
			t.Errorf("ClassOf(%v) = %v, want %v", a, got, want)
		}
	}
}

func TestBesideAlignsTheSecondColumn(t *testing.T) {
	got := Beside([]string{"左", "b"}, []string{"x", "y", "z"}, 4, 1)
	if want := []string{"左   x", "b    y", "     z"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
