package picture

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"reji/ui/gallery"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/theme"
)

// terminals are the grounds and inks that terminals with a dark or a light theme usually have.
func terminals(n theme.Name) []Terminal {
	switch n {
	case theme.Light:
		return []Terminal{{Ink: "#000000", Ground: "#ffffff"}, {Ink: "#586e75", Ground: "#fdf6e3"}, {Ink: "#1f2328", Ground: "#f2f2f2"}, terminal(n)}
	default:
		return []Terminal{{Ink: "#ffffff", Ground: "#000000"}, {Ink: "#cdd6f4", Ground: "#1e1e2e"}, {Ink: "#d0d0d0", Ground: "#202020"}, terminal(n)}
	}
}

// TestEveryCharacterOfEveryScreenCanBeRead computes the contrast (WCAG 2.1, 1.4.3) of every character with what is behind it, on every screen in every
// state: in the bands and badges as well as on the terminal's own ground.
func TestEveryCharacterOfEveryScreenCanBeRead(t *testing.T) {
	least := map[theme.Name]float64{theme.Dark: 4.5, theme.Light: 4.5, theme.Contrast: 7}
	pairs := map[[2]string]bool{}
	frames := 0
	for name, want := range least {
		for _, l := range []gallery.Look{
			{Area: layout.Area{W: 120, H: 36}, Lang: lang.English, Symbols: theme.Unicode()}, {Area: layout.Area{W: 80, H: 24}, Lang: lang.Japanese, Symbols: theme.Unicode()},
			{Area: layout.Area{W: 40, H: 16}, Lang: lang.English, Symbols: theme.ASCII()},
		} {
			l.Theme, l.Profile = name, termenv.TrueColor
			for _, room := range gallery.Rooms(l.Currency()) {
				for _, s := range room.States {
					rows, err := grid(gallery.Frame(s, l))
					if err != nil {
						t.Fatalf("%s.%s: %v", room.Name, s.Name, err)
					}
					frames++
					for _, window := range terminals(name) {
						for pair, text := range colourPairs(rows, window) {
							pairs[pair] = true
							if got := contrast(t, pair[0], pair[1]); got < want {
								t.Errorf("%v: %s.%s: %q is written in %s on %s, a contrast of %.2f; %.1f is wanted", name, room.Name, s.Name, text, pair[0], pair[1], got, want)
							}
						}
					}
				}
			}
		}
	}
	if len(pairs) < 20 {
		t.Errorf("only %d pairs of colours were seen", len(pairs))
	}
	t.Logf("%d pairs of colours in %d frames", len(pairs), frames)
}

// colourPairs are the inks with the grounds behind them, each with the first word written so.
func colourPairs(rows [][]cell, window Terminal) map[[2]string]string {
	seen := map[[2]string]string{}
	for _, row := range rows {
		for x, c := range row {
			if strings.TrimSpace(c.text) == "" {
				continue
			}
			ink, ground := c.colours(window)
			if _, ok := seen[[2]string{ink, ground}]; ok {
				continue
			}
			var word strings.Builder
			for _, next := range row[x:min(x+12, len(row))] {
				word.WriteString(next.text)
			}
			seen[[2]string{ink, ground}] = word.String()
		}
	}
	return seen
}

// TestTheThemeNoneHasNoColour reads the frames of the theme that NO_COLOR asks for.
func TestTheThemeNoneHasNoColour(t *testing.T) {
	l := gallery.Look{Area: layout.Area{W: 80, H: 24}, Symbols: theme.Unicode(), Theme: theme.None, Profile: termenv.TrueColor}
	reversed := 0
	for _, room := range gallery.Rooms(l.Currency()) {
		for _, s := range room.States {
			rows, err := grid(gallery.Frame(s, l))
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, c := range row {
					if c.ink != nil || c.ground != nil {
						t.Fatalf("%s.%s: %q has a colour", room.Name, s.Name, c.text)
					}
					if c.reverse {
						reversed++
					}
				}
			}
		}
	}
	if reversed == 0 {
		t.Error("no band is drawn")
	}
}

// contrast is the ratio of WCAG 2.1, from 1 to 21, between two colours as "#rrggbb".
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is not a colour", colour)
	}
	linear := func(shift uint) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

func TestContrastIsTheOneOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ffffff", "#ffffff", 1}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
