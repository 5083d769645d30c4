package gallery

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
)

func medium(l lang.Lang) Look {
	return Look{Area: layout.Area{W: 80, H: 24}, Lang: l, Symbols: theme.Unicode(), Theme: theme.None, Profile: termenv.Ascii}
}

// every runs a test on each state of the gallery in a look.
func every(t *testing.T, l Look, f func(t *testing.T, room string, s story.State)) {
	t.Helper()
	for _, room := range Rooms(l.Currency()) {
		for _, s := range room.States {
			t.Run(room.Name+"."+s.Name, func(t *testing.T) { f(t, room.Name, s) })
		}
	}
}

// latin are the names that stand in Latin letters in Japanese too: schemes, readers, Stripe's own words and ids, keys.
var latin = regexp.MustCompile(strings.Join([]string{
	`(GET|POST|DELETE)\s+\S+(\s+x\d+)?`, // a request to Stripe
	`Stripe`, `Visa`, `Mastercard`, `WisePOS E`, `reji`, `counter-1`, `IC`, `Aya`, `Enter`, `Backspace`, `Up`, `Down`, `Left`, `Right`, `JCB`, `esc`, `\^[cp]`,
	`(pi|req|ch)_\S+`, `t1\.\S+`, `[a-z]+(_[a-z]+)+`, `ルール「prepaid」`, `ルール「」\s+prepaid`,
	`(^|\s)[a-z?/o](\s|$)`, // a key in the footer, or the reader's lamp
	`\d-[a-z_]+`,           // a code for support
	`S7[01]0`, `Verifone P400`, `tmr_\S+`, `simulated-wpe-1`, `\sJP\s`,
	`のあと t`, `\d+ ms`, `\d+x\d+`, `(^|\s)x\s`, `(^|\s)o\s`,
}, "|"))

func TestJapaneseScreensHaveNoEnglish(t *testing.T) {
	for _, l := range looks() {
		if l.Lang != lang.Japanese {
			continue
		}
		every(t, l, func(t *testing.T, _ string, s story.State) {
			for _, line := range strings.Split(ansi.Strip(Frame(s, l)), "\n") {
				rest := line
				for range 3 { // neighbours share a blank
					rest = latin.ReplaceAllString(rest, " ")
				}
				if strings.ContainsFunc(rest, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) {
					t.Errorf("%v: %q still says %q", l.Area, line, strings.TrimSpace(rest))
				}
			}
		})
	}
}

// TestAmountStandsInTheSameCells proves that the amount never moves from the first step to the receipt.
func TestAmountStandsInTheSameCells(t *testing.T) {
	rows := map[int][2]int{16: {1, 2}, 24: {2, 5}, 36: {2, 7}} // height → the body's rows of the amount
	for _, l := range looks() {
		var want []string
		for _, room := range Rooms(l.Currency()) {
			if !slices.Contains([]string{"checkout", "declined", "unknown"}, room.Name) {
				continue
			}
			for _, s := range room.States {
				v, ok := s.Till.CounterView()
				if !ok || v.Sale.Due != story.Price(l.Currency()) {
					continue
				}
				lines := strings.Split(ansi.Strip(Frame(s, l)), "\n")
				at := rows[l.Area.H]
				got := lines[2+at[0] : 2+at[1]]
				if want == nil {
					want = got
				}
				if !slices.Equal(got, want) {
					t.Errorf("%v %v: %s.%s draws the amount as\n%s\nothers as\n%s", l.Area, l.Lang, room.Name, s.Name, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				if !strings.ContainsAny(strings.Join(got, ""), "█▀_|0123456789") {
					t.Errorf("%v: %s.%s has no amount in those rows", l.Area, room.Name, s.Name)
				}
			}
		}
	}
}

func TestTheAmountAlsoStandsInPlainText(t *testing.T) {
	for _, l := range looks() {
		for _, room := range Rooms(l.Currency())[1:4] {
			for _, s := range room.States {
				v, _ := s.Till.CounterView()
				if plain := v.Sale.Due.Format(l.Lang.Locale()); !strings.Contains(ansi.Strip(Frame(s, l)), plain) {
					t.Errorf("%v: %s.%s does not say %s", l.Area, room.Name, s.Name, plain)
				}
			}
		}
	}
}

// witness is a register that notes what it was asked.
type witness struct{ asked []string }

func (w *witness) note(what string, args ...any) error {
	w.asked = append(w.asked, fmt.Sprint(append([]any{what}, args...)...))
	return nil
}

func (w *witness) Charge(_ context.Context, c register.Charge) (checkout.SaleID, error) {
	return "", w.note("charge", c.Amount)
}

func (w *witness) Cash(_ context.Context, a, given money.Amount) (checkout.SaleID, error) {
	return "", w.note("cash", a, given)
}

func (w *witness) Tender(_ context.Context, _ checkout.SaleID, m checkout.Means, _ checkout.CaptureMode) error {
	return w.note("tender", m)
}

func (w *witness) Decide(_ context.Context, _ checkout.SaleID, e checkout.Event) error {
	return w.note("decide", e.Kind())
}

func (w *witness) LookNow(context.Context, checkout.SaleID) error { return w.note("look") }

func (w *witness) Park(context.Context, checkout.SaleID) error { return w.note("park") }

func (w *witness) Recall(context.Context, checkout.SaleID) error { return w.note("recall") }

// keyboard is every key that a test presses: those that could be taken for a command anywhere.
func keyboard() []string {
	keys := []string{"enter", "esc", "up", "down", "left", "right", "backspace", "tab", "delete", "f1", "ctrl+p", "?", "/", " "}
	for r := 'a'; r <= 'z'; r++ {
		keys = append(keys, string(r))
	}
	return append(keys, "0", "5", ".", "A", "C", "Y")
}

// idleByNature are keys that are promised and cannot change the picture in this one state: the list is at its end, or a zero is keyed where
// nothing stands yet.
func idleByNature(room string, s story.State, name string) bool {
	switch {
	case name == "0" || name == ".":
		return true
	case room == "history" || room == "attention" || room == "actions":
		return slices.Contains([]string{"up", "down", "j", "k"}, name)
	case room == "readers" && slices.Contains([]string{"free-refused", "pair-missing", "wrong-place"}, s.Name) && (name == "f" || name == "enter"):
		return true // says the same again
	case room == "readers" || room == "other" || room == "settings":
		return slices.Contains([]string{"up", "down", "j", "k", "tab"}, name)
	case strings.Contains(s.Name, "too-little") || s.Name == "not-an-amount":
		return name == "enter" || name == "c" // says the same again
	case s.Name == "keyed-most":
		return name == "5"
	}
	return false
}

func TestAStoryIsOnlyTold(t *testing.T) {
	price := money.New(2000, "usd")
	for name, s := range map[string]story.Story{
		"paid": story.Paid(1, price), "declined": story.Declined(1, price, "do_not_honor"), "held": story.AtBankLater(1, price).Approves(),
		"lost": story.Waiting(1, price).Foreign(),
	} {
		if s.Err != nil {
			t.Errorf("%s: %v", name, s.Err)
		}
	}
	if bad := story.Begin(1, price).Answered(); bad.Err == nil {
		t.Error("an answer to nothing is told")
	}
}

func TestATerminalTooSmallGetsANoticeAndNothingElse(t *testing.T) {
	for _, l := range []lang.Lang{lang.English, lang.Japanese} {
		look := medium(l)
		look.Area = layout.Area{W: 30, H: 8}
		s := story.Waiting(43, story.Price(look.Currency())).OnCounter("small")
		frame := Frame(s, look)
		if !strings.Contains(frame, "40") || len(strings.Split(frame, "\n")) != 8 {
			t.Errorf("%v: %q", l, frame)
		}
		w := &witness{}
		Open(s, look, w).Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		if len(w.asked) > 0 {
			t.Errorf("resizing asked the register for %v", w.asked)
		}
	}
}
