package theme

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// The grounds that terminals with a dark or a light theme usually have.
var grounds = map[Name][]Colour{
	Dark:     {"#000000", "#1e1e2e", "#202020"},
	Light:    {"#ffffff", "#fdf6e3", "#f2f2f2"},
	Contrast: {"#000000"},
}

func TestTextIsReadableInEveryTheme(t *testing.T) {
	least := map[Name]float64{Dark: 4.5, Light: 4.5, Contrast: 7}
	for name, want := range least {
		p := PaletteOf(name)
		for _, ground := range grounds[name] {
			for role, ink := range map[string]Colour{"muted": p.Muted, "accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad} {
				if got := contrast(t, ink, ground); got < want {
					t.Errorf("%v: %s on %s has a contrast of %.2f, want %.1f", name, role, ground, got, want)
				}
			}
		}
		for role, pair := range map[string][2]Colour{
			"good": {p.OnGood, p.Good}, "warn": {p.OnWarn, p.Warn}, "bad": {p.OnBad, p.Bad}, "info": {p.OnInfo, p.Info},
			"test": {p.OnTest, p.Test}, "live": {p.OnLive, p.Live},
		} {
			if got := contrast(t, pair[0], pair[1]); got < want {
				t.Errorf("%v: the %s band has a contrast of %.2f, want %.1f", name, role, got, want)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.1, from 1 to 21.
func contrast(t *testing.T, a, b Colour) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, c Colour) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(string(c), "#"), 16, 32)
	if err != nil || len(c) != 7 {
		t.Fatalf("%q is not a colour", c)
	}
	part := func(shift uint) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func TestEverySymbolIsOneCellAndTheASCIISetIsASCII(t *testing.T) {
	for _, set := range []Symbols{Unicode(), ASCII()} {
		for _, s := range []string{set.Done, set.Now, set.Idle, set.Warn, set.Bad, set.Online, set.Offline, set.Rule, set.Cursor} {
			if ansi.StringWidth(s) != 1 {
				t.Errorf("%s: %q takes %d cells", set.Name, s, ansi.StringWidth(s))
			}
		}
	}
	v := reflect.ValueOf(ASCII())
	for i := range v.NumField() {
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		for _, r := range v.Field(i).String() {
			if r > 0x7e {
				t.Errorf("the ASCII set has %q", r)
			}
		}
	}
}

func TestToneAndMarkDifferWithoutColour(t *testing.T) {
	th := New(None, Unicode(), termenv.ANSI)
	seen := map[string]Tone{}
	for _, tone := range []Tone{Plain, Info, Good, Empty, Warn, Bad} {
		if other, dup := seen[th.Mark(tone)]; dup {
			t.Errorf("%v and %v have the same mark", tone, other)
		}
		seen[th.Mark(tone)] = tone
	}
	if got := th.Band(Bad).Render("x"); strings.Contains(got, "3") && strings.Contains(got, "38;") {
		t.Errorf("the theme none has a colour: %q", got)
	}
	if got := th.Band(Bad).Render("x"); !strings.Contains(got, "7") {
		t.Errorf("the theme none has no band: %q", got)
	}
}

func TestPaintKeepsTheGroundBehindEveryCell(t *testing.T) {
	th := New(Contrast, Unicode(), termenv.TrueColor)
	frame := th.Tone(Good).Render("ok") + " rest\nline two"
	painted := th.Paint(frame)
	if ansi.Strip(painted) != ansi.Strip(frame) {
		t.Errorf("painting changed the text: %q", painted)
	}
	for _, line := range strings.Split(painted, "\n") {
		if !strings.HasPrefix(line, th.ground) {
			t.Errorf("line %q does not begin with the ground", line)
		}
	}
	if dark := New(Dark, Unicode(), termenv.TrueColor); dark.Paint(frame) != frame {
		t.Error("the dark theme paints the terminal's ground")
	}
}

func TestNoProfileMeansNoEscapes(t *testing.T) {
	for _, n := range Names() {
		th := New(n, ASCII(), termenv.Ascii)
		if got := th.Paint(th.Band(Warn).Render("x") + th.Test.Render("y")); got != "xy" {
			t.Errorf("%v: %q", n, got)
		}
	}
}

func TestThemesAreChosenByTheirWord(t *testing.T) {
	for _, n := range Names() {
		got, err := ParseName(n.String())
		if err != nil || got != n {
			t.Errorf("ParseName(%q) = %v, %v", n, got, err)
		}
	}
	if _, err := ParseName("purple"); err == nil {
		t.Error("purple is taken for a theme")
	}
	for _, w := range []string{"unicode", "ascii"} {
		if s, err := ParseSymbols(w); err != nil || s.Name != w {
			t.Errorf("ParseSymbols(%q) = %q, %v", w, s.Name, err)
		}
	}
	if _, err := ParseSymbols("emoji"); err == nil {
		t.Error("emoji is taken for a symbol set")
	}
	if fmt.Sprint(Name(99)) == "" || fmt.Sprint(Tone(99)) == "" {
		t.Error("an unknown value has no name")
	}
}
