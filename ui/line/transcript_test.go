package line

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	screenCheckout "reji/ui/screen/checkout"
	"reji/ui/screen/declined"
	"reji/ui/screen/sale"
	"reji/ui/screen/start"
	"reji/ui/screen/unknown"
	"reji/ui/story"
	"reji/ui/theme"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// voice is how a till speaks.
type voice struct {
	lang    lang.Lang
	symbols theme.Symbols
	width   int
}

func (v voice) String() string { return v.lang.String() + "-" + v.symbols.Name }

func (v voice) currency() money.Currency {
	if v.lang == lang.Japanese {
		return "jpy"
	}
	return "usd"
}

func voices(width int) []voice {
	var all []voice
	for _, l := range []lang.Lang{lang.English, lang.Japanese} {
		for _, s := range []theme.Symbols{theme.Unicode(), theme.ASCII()} {
			all = append(all, voice{l, s, width})
		}
	}
	return all
}

// shelf are the books of a state.
type shelf struct{ state story.State }

func (b shelf) Sales(_ context.Context, p checkout.BookPage) ([]checkout.BookSale, error) {
	return b.state.Sales[:min(len(b.state.Sales), p.Limit)], nil
}

// room is a session in a state, and what it says.
type room struct {
	*session
	heard bytes.Buffer
	now   time.Time
}

// enter opens the line mode where a state of the gallery stands.
func enter(t testing.TB, st story.State, v voice, c money.Currency) *room {
	t.Helper()
	r := &room{now: st.Now}
	r.session = newSession(context.Background(), Deps{
		Books: shelf{st}, Out: &r.heard, Width: func() int { return v.width }, Now: func() time.Time { return r.now },
		Lang: v.lang, Symbols: v.symbols, Mode: st.Mode, Currency: c,
	})
	r.observe(st.Till)
	return r
}

// types types a line, a second after the one before.
func (r *room) types(text string) {
	r.now = r.now.Add(time.Second)
	r.hear(Typed{Text: text, At: r.now})
}

// says gives what was said since the last time.
func (r *room) says(t testing.TB) string {
	t.Helper()
	if err := r.flush(); err != nil {
		t.Fatal(err)
	}
	defer r.heard.Reset()
	return r.heard.String()
}

// states are all that the line mode can find itself in, as the screens' gallery has them.
func states(c money.Currency) map[string][]story.State {
	return map[string][]story.State{
		"1 sale": sale.Gallery(c), "2 checkout": screenCheckout.Gallery(c), "3 declined": declined.Gallery(c), "4 unknown": unknown.Gallery(c), "5 start": start.Gallery(c),
	}
}

// every visits each state once.
func every(c money.Currency, visit func(name string, st story.State)) {
	all := states(c)
	for _, group := range []string{"1 sale", "2 checkout", "3 declined", "4 unknown", "5 start"} {
		for _, st := range all[group] {
			if st.Refused == nil && len(st.Keys) < 2 { // what was keyed on a screen says nothing here
				visit(group[2:]+"."+st.Name, st)
			}
		}
	}
}

// typing is what is typed at home, without anything being asked of the register.
var typing = []string{"", "0", "1,5", "-5", "12.345", "abc", "z", "a", "1000000000", "", "c", "x", "2000", "1500", "c", "10", "5000", "x", "c", "2000", "x", "?", "u", "q9", "u 7"}

// transcript is everything that a voice says in every state, and about everything that is typed.
func transcript(t *testing.T, v voice) string {
	t.Helper()
	var b strings.Builder
	every(v.currency(), func(name string, st story.State) {
		fmt.Fprintf(&b, "== %s\n%s\n", name, enter(t, st, v, v.currency()).says(t))
	})
	r := enter(t, sale.Gallery(v.currency())[2], v, v.currency())
	r.says(t)
	for _, text := range typing {
		r.types(text)
		fmt.Fprintf(&b, "> %s\n%s\n", text, r.says(t))
	}
	return b.String()
}

// TestX9_EveryStateIsSaidAsReviewed compares what is said in every state of the gallery with what was reviewed.
func TestX9_EveryStateIsSaidAsReviewed(t *testing.T) {
	for _, v := range voices(80) {
		got, path := transcript(t, v), filepath.Join("testdata", v.String()+".golden")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v: go test ./ui/line -update", err)
		}
		now, then := strings.Split(got, "\n"), strings.Split(string(raw), "\n")
		for i := range max(len(now), len(then)) {
			if i >= len(now) || i >= len(then) || now[i] != then[i] {
				t.Errorf("%s, line %d, is not what was reviewed (go test ./ui/line -update, and read it); now:\n%s", path, i+1, strings.Join(now[max(min(i, len(now))-3, 0):min(i+3, len(now))], "\n"))
				break
			}
		}
	}
}

// TestX10_NoLineIsTooWideOrMoreThanText examines every row at four widths: none is wider than the terminal, none holds anything but
// printable text, and with the ASCII symbols an English one holds nothing else, in currencies with a sign of their own too.
func TestX10_NoLineIsTooWideOrMoreThanText(t *testing.T) {
	for _, width := range []int{20, 40, 80, 120} {
		for _, v := range voices(width) {
			for _, c := range []money.Currency{v.currency(), "eur", "gbp"} {
				every(c, func(name string, st story.State) {
					r := enter(t, st, v, c)
					r.types("2000")
					r.types("?")
					for _, row := range strings.Split(r.says(t), "\n") {
						if ansi.StringWidth(row) > width {
							t.Errorf("%s %s at %d is too wide: %q", v, name, width, row)
						}
						if strings.ContainsFunc(row, func(x rune) bool { return !unicode.IsPrint(x) }) {
							t.Errorf("%s %s: %q holds more than text", v, name, row)
						}
						if ascii := v.lang == lang.English && v.symbols.Name == "ascii"; ascii && strings.ContainsFunc(row, notASCII) {
							t.Errorf("%s %s: %q is not ASCII", v, name, row)
						}
					}
				})
			}
		}
	}
}

// latin are the names and keys that stand in Latin letters in Japanese too.
var latin = regexp.MustCompile(strings.Join([]string{
	`Stripe`, `Visa`, `Mastercard`, `WisePOS E`, `IC`, `reji`, `Enter`, `Ctrl`, `esc`, `JPY`, `JCB`, `ルール「prepaid」`, `[a-z]+(_[a-z]+)+`, `(^|[^A-Za-z])[A-Za-z]([^A-Za-z]|$)`, `> .*`, `== .*`, `Scanned|abc|q9`,
}, "|"))

// TestX9_JapaneseIsJapanese finds no English in what is said in Japanese.
func TestX9_JapaneseIsJapanese(t *testing.T) {
	for _, v := range voices(4000) {
		if v.lang != lang.Japanese {
			continue
		}
		for _, row := range strings.Split(transcript(t, v), "\n") {
			rest := row
			for range 3 { // neighbours share a character
				rest = latin.ReplaceAllString(rest, " ")
			}
			if strings.ContainsFunc(rest, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) {
				t.Errorf("%q still says %q", row, strings.TrimSpace(rest))
			}
		}
	}
}

// TestVerdictsAreTheSameWordsAsOnTheScreens finds in what is said the very words of the band, wherever a band is shown.
func TestVerdictsAreTheSameWordsAsOnTheScreens(t *testing.T) {
	for _, v := range voices(4000) {
		shown := 0
		every(v.currency(), func(name string, st story.State) {
			r := enter(t, st, v, v.currency())
			view, ok := st.Till.CounterView()
			if !ok || st.Till.Stopped != nil || st.Till.Network.Down { // then a verdict on the till is said too
				return
			}
			band, said := r.words.SaleBand(view.Sale, st.Now), r.says(t)
			if band.Shown {
				shown++
			}
			if n := strings.Count(said, band.Verdict+":"); band.Shown && (n != 1 || !strings.Contains(said, band.Meaning)) {
				t.Errorf("%s %s: %q and %q are said %d times:\n%s", v, name, band.Verdict, band.Meaning, n, said)
			}
			for _, verdict := range lang.AllVerdicts() {
				if word := r.words.Verdict(verdict); word != band.Verdict && strings.Contains(said, word+":") {
					t.Errorf("%s %s: %q is said, and the band says %q", v, name, word, band.Verdict)
				}
			}
		})
		if shown < 15 {
			t.Errorf("only %d states have a verdict", shown)
		}
	}
}

// TestNothingIsSaidTwice shows the same snapshot again and lets a second pass: nothing is said.
func TestNothingIsSaidTwice(t *testing.T) {
	for _, v := range voices(80) {
		every(v.currency(), func(name string, st story.State) {
			r := enter(t, st, v, v.currency())
			r.says(t)
			for range 3 {
				r.observe(st.Till)
				r.tell()
			}
			if said := r.says(t); said != "" {
				t.Errorf("%s %s: said again:\n%s", v, name, said)
			}
		})
	}
}

// TestD1_AStoppedTillTellsNothingMore lets minutes pass after the ledger could not be written: what the till would say of a payment by then is
// not in its books.
func TestD1_AStoppedTillTellsNothingMore(t *testing.T) {
	for _, st := range start.Gallery("usd") {
		if st.Till.Stopped == nil {
			continue
		}
		r := enter(t, st, voice{lang.English, theme.ASCII(), 80}, "usd")
		r.says(t)
		for range 10 {
			r.now = r.now.Add(30 * time.Second)
			r.tell()
		}
		if said := r.says(t); said != "" {
			t.Errorf("%s: said after the till has stopped:\n%s", st.Name, said)
		}
		r.types("2000")
		r.types("")
		if said := r.says(t); strings.Count(said, "TILL STOPPED: no new sale can begin.") != 2 || r.home != (home{}) {
			t.Errorf("%s: an amount is taken:\n%s", st.Name, said)
		}
	}
}

// TestForeignNamesAreData puts escape sequences and direction marks into everything that comes from elsewhere.
func TestForeignNamesAreData(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2JEvil\u202e\u200f\u009b31m\r\nPAID:\tx"
	for _, v := range voices(80) {
		st := story.Declined(43, story.Price(v.currency()), evil).OnCounter("evil")
		st.Till.Reader.Label = evil
		st.Sales = []checkout.BookSale{story.Paid(1, story.Price(v.currency())).Book()}
		st.Sales[0].Tenders[0].Brand = evil
		r := enter(t, st, v, v.currency())
		r.types(evil)
		r.tellHistory(evil, nil, nil)
		r.tellHistory("", st.Sales, nil)
		said := r.says(t)
		if !strings.Contains(said, "Evil") {
			t.Errorf("the name is not said at all:\n%s", said)
		}
		for _, row := range strings.Split(said, "\n") {
			if strings.ContainsFunc(row, func(x rune) bool { return !unicode.IsPrint(x) }) || strings.Contains(row, "owned") || strings.HasPrefix(row, "PAID") {
				t.Errorf("%s: %q", v, row)
			}
		}
	}
}

// TestT17_WithoutANetworkThereIsOnlyCash refuses to charge a card while Stripe cannot be reached, as the screens do.
func TestT17_WithoutANetworkThereIsOnlyCash(t *testing.T) {
	st := sale.Gallery("usd")[0]
	st.Till.Network = register.Network{Down: true, Since: st.Now, Kind: checkout.FailureOffline}
	r := enter(t, st, voice{lang.English, theme.ASCII(), 80}, "usd")
	r.types("2000")
	r.says(t)
	r.types("") // a till that asked its register now would find that there is none
	if said := r.says(t); !strings.HasPrefix(said, "CARDS OFFLINE: cash only for now.") || r.home.asked {
		t.Errorf("%s", said)
	}
}
