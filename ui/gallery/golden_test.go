package gallery

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/theme"
)

var update = flag.Bool("update", false, "write the goldens anew")

// looks are the pictures of every state: three sizes, two languages, two symbol sets.
func looks() []Look {
	var all []Look
	for _, a := range []layout.Area{{W: 40, H: 16}, {W: 80, H: 24}, {W: 120, H: 36}} {
		for _, l := range []lang.Lang{lang.English, lang.Japanese} {
			for _, s := range []theme.Symbols{theme.Unicode(), theme.ASCII()} {
				all = append(all, Look{Area: a, Lang: l, Symbols: s, Theme: theme.Dark, Profile: termenv.TrueColor})
			}
		}
	}
	return all
}

// folder is where the goldens of a look are.
func (l Look) folder() string {
	return filepath.Join("testdata", fmt.Sprintf("%dx%d", l.Area.W, l.Area.H), l.Lang.String()+"-"+l.Symbols.Name)
}

func TestEveryScreenLooksAsReviewed(t *testing.T) {
	for _, l := range looks() {
		for _, room := range Rooms(l.Currency()) {
			for _, s := range room.States {
				got := ansi.Strip(Frame(s, l))
				path := filepath.Join(l.folder(), room.Name+"."+s.Name+".golden")
				if *update {
					write(t, path, got)
					continue
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Errorf("%v: go test ./ui/gallery -update", err)
					continue
				}
				compare(t, path, got+"\n", string(want))
			}
		}
	}
}

// compare names the first line in which a picture differs from the one that was reviewed.
func compare(t *testing.T, path, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	now, then := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(now), len(then)) {
		var a, b string
		if i < len(now) {
			a = now[i]
		}
		if i < len(then) {
			b = then[i]
		}
		if a != b {
			t.Errorf("%s, line %d, is now\n%q, reviewed was\n%q", path, i+1, a, b)
			return
		}
	}
}

func write(t *testing.T, path, frame string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(frame+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryLineIsExactlyTheTerminalWide(t *testing.T) {
	for _, l := range looks() {
		for _, room := range Rooms(l.Currency()) {
			for _, s := range room.States {
				lines := strings.Split(Frame(s, l), "\n")
				if len(lines) != l.Area.H {
					t.Errorf("%s.%s at %v has %d lines", room.Name, s.Name, l.Area, len(lines))
				}
				for i, line := range lines {
					if w := layout.Width(line); w != l.Area.W {
						t.Errorf("%s.%s at %v: line %d takes %d cells: %q", room.Name, s.Name, l.Area, i, w, ansi.Strip(line))
					}
				}
			}
		}
	}
}
