package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/reader/sim/journal"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen/start"
	"reji/ui/theme"
	"reji/ui/wording"
)

// refusedProblems are why a till does not open: every kind of the ledger's, the demo's state, the key, the configuration, the home.
func refusedProblems(t *testing.T) []*problem {
	t.Helper()
	var all []*problem
	for k := ledger.Held; k <= ledger.Broken; k++ {
		p, ok := asError[*problem](booksProblem(&ledger.OpenError{
			Kind: k, Path: "/home/cashier/.local/share/reji/test/ledger.db", PID: 41234, Since: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC), File: "live", Ours: "test",
			FileVersion: 9, OurVersion: 3, Seq: 1204,
		}))
		if !ok {
			t.Fatalf("%v has no words", k)
		}
		all = append(all, p)
	}
	h := homeIn("/home/cashier/.local/share/reji")
	used, _ := asError[*problem](booksProblem(journal.ErrInUse))
	_, bad := h.parseKey("pk_test_0000", "STRIPE_API_KEY")
	key, _ := asError[*problem](bad)
	return append(all, used, key, keyRefused(&checkout.Failure{Kind: checkout.FailureAuth, Status: 403}), homeProblem(h, errors.New("read-only")),
		flawed([]flaw{{"REJI_THEME", say("must be dark, light, contrast or none", "dark、light、contrast、none のいずれかを指定してください")}}, h.config))
}

// TestH3_H6_H7_ARefusalFitsItsScreen draws every refusal at every size, in both languages and symbol sets: all of its words are there, and every
// line is as wide as the terminal.
func TestH3_H6_H7_ARefusalFitsItsScreen(t *testing.T) {
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for _, l := range []lang.Lang{lang.English, lang.Japanese} {
		for _, symbols := range []theme.Symbols{theme.Unicode(), theme.ASCII()} {
			for _, size := range []layout.Area{{W: 40, H: 16}, {W: 80, H: 24}, {W: 120, H: 36}} {
				for _, p := range refusedProblems(t) {
					c := &cli{lang: l}
					var m tea.Model = start.NewRefused(c.refusal(p), wording.New(lang.For(l), symbols, nil), theme.New(theme.None, symbols, termenv.Ascii), time.Now())
					m, _ = m.Update(tea.WindowSizeMsg{Width: size.W, Height: size.H})
					frame := ansi.Strip(m.View())
					where := fmt.Sprintf("%s at %v in %v", p.kind, size, l)
					for _, words := range []text{p.what, p.money, p.hint} {
						if !strings.Contains(bare(frame), bare(words.in(l))) {
							t.Errorf("%s does not say all of %q:\n%s", where, words.in(l), frame)
						}
					}
					if !strings.Contains(frame, fmt.Sprintf("%d-%s", p.exit, p.kind)) {
						t.Errorf("%s has no code:\n%s", where, frame)
					}
					for _, line := range strings.Split(frame, "\n") {
						if w := layout.Width(line); w != size.W {
							t.Errorf("%s: %d cells in %q", where, w, line)
						}
					}
				}
			}
		}
	}
}

// TestARefusalWaitsForAKeyAndForNothingElse shows that a paste does not close it, and that any key does.
func TestARefusalWaitsForAKeyAndForNothingElse(t *testing.T) {
	m := start.NewRefused((&cli{}).refusal(stopped(errors.New("full"))), wording.New(lang.For(lang.English), theme.Unicode(), nil), theme.New(theme.None, theme.Unicode(), termenv.Ascii), time.Now())
	if _, cmd := m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("4006381333931"), Paste: true}); cmd != nil {
		t.Error("a paste closed it")
	}
	for _, k := range []tea.KeyMsg{{Type: tea.KeyEnter}, {Type: tea.KeyEsc}, {Type: tea.KeyCtrlC}, {Type: tea.KeyRunes, Runes: []rune("x")}} {
		if _, cmd := m.Update(k); cmd == nil {
			t.Errorf("%s does not close it", k)
		}
	}
}
