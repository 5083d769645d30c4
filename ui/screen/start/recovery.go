// Package start is what stands on the terminal when the till does not simply open: it is finding out what an earlier run left behind, it has
// stopped, or it cannot open at all.
package start

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/screen/sale"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Recovery is the screen of the payments that an earlier run left behind. The till works meanwhile: the first digit begins the next sale.
type Recovery struct {
	left []register.View // as they were found
}

// NewRecovery makes the screen of what a snapshot is still finding out.
func NewRecovery(s register.Snapshot) Recovery {
	var r Recovery
	for _, v := range s.Open {
		if v.Recovery && !settled(v.Sale) {
			r.left = append(r.left, v)
		}
	}
	return r
}

// settled reports that nothing is being found out about a sale any more. What waits for a person stays open.
func settled(s checkout.Sale) bool {
	return !s.Open() || s.Status() == checkout.StatusAuthorized || s.Status() == checkout.StatusAttention
}

// Kind returns screen.Start.
func (r Recovery) Kind() screen.Kind { return screen.Start }

// recoveryKeys lead to the next sale.
type recoveryKeys struct{ next, open, digits key.Binding }

func (r Recovery) keys(env screen.Env) recoveryKeys {
	k := recoveryKeys{
		next: screen.Bind(env.Pen.Symbols.Enter, env.Words.KeyNewSale(), "enter", "esc"), open: screen.Bind("u", env.Words.KeyAttention(), "u"), digits: env.KeyDigits(),
	}
	k.open.SetEnabled(len(env.OpenSales()) > 0)
	return k
}

// Bindings lists the keys that do something now.
func (r Recovery) Bindings(env screen.Env) []key.Binding {
	k := r.keys(env)
	return screen.Enabled(k.next, k.open, k.digits)
}

// Update leaves for the next sale.
func (r Recovery) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return r, nil
	}
	switch k := r.keys(env); {
	case key.Matches(press, k.next):
		return r, screen.Dismiss("")
	case key.Matches(press, k.open):
		return r, screen.Go(screen.Attention)
	case press.Type == tea.KeyRunes && sale.Amountlike(press.Runes):
		return r, screen.Dismiss(string(press.Runes))
	}
	return r, nil
}

// found is what is known of a sale by now.
type found struct {
	brief screen.Brief
	known bool
	doing string // what is being found out
}

func (r Recovery) find(env screen.Env, v register.View) found {
	if now, ok := env.Till.View(v.Sale.ID); ok {
		v = now
	} else {
		for _, b := range env.Recent {
			if b.ID == v.Sale.ID {
				return found{brief: env.BookBrief(b), known: true}
			}
		}
		// It was closed a moment ago, and the books have not been read since.
		return found{brief: screen.Brief{Number: v.Sale.Number, Amount: v.Sale.Due, Status: checkout.StatusOpen}, known: true}
	}
	f := found{brief: env.SaleBrief(v.Sale), known: settled(v.Sale)}
	if card, ok := v.Sale.Card(); ok && !f.known {
		f.doing = env.Words.State(card.State)
	}
	return f
}

// View draws what was found out so far, and what is still asked.
func (r Recovery) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	all, known := make([]found, len(r.left)), 0
	for i, v := range r.left {
		all[i] = r.find(env, v)
		if all[i].known {
			known++
		}
	}
	title := capital(w.Recovering(len(all)))
	if known == len(all) {
		title = w.RecoveryDone()
	}
	lines := []string{
		p.Row(env.Area.W, []widget.Span{p.Gap(env.Margin()), p.Strong(title)}, []widget.Span{p.Muted(w.RecoveryProgress(known, len(all))), p.Gap(env.Margin())}),
		bar(env, known, len(all)), "",
	}
	if env.Class == layout.Small {
		lines = []string{p.Line(env.Area.W, p.Gap(1), p.Strong(title)), bar(env, known, len(all)), ""}
	}
	below := append(env.WideMuted(w.RecoveryWhy()), env.Pen.Paragraph(env.Area.W, env.Margin(), p.Theme.Accent, w.RecoveryMeanwhile())...)
	if known == len(all) || env.Class == layout.Small {
		below = env.Pen.Paragraph(env.Area.W, env.Margin(), p.Theme.Accent, w.NextSaleHint())
	}
	room := max(env.Area.H-len(lines)-len(below)-1, 1)
	for _, f := range all[max(len(all)-room, 0):] {
		lines = append(lines, r.line(env, f))
	}
	return layout.Clip(append(append(lines, ""), below...), env.Area)
}

// capital begins a text with a capital letter, where its script has them.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// bar shows how far it is, as long as the screen is wide.
func bar(env screen.Env, known, of int) string {
	p := env.Pen
	w := max(env.Area.W-2*env.Margin(), 1)
	done := w * known / max(of, 1)
	return p.Line(env.Area.W, p.Gap(env.Margin()), p.Accent(strings.Repeat(p.Symbols.Rule, done)), p.Muted(strings.Repeat(p.Symbols.Idle, w-done)))
}

// line is one payment: its number, its amount, and what became of it or is being asked.
func (r Recovery) line(env screen.Env, f found) string {
	p, w, b := env.Pen, env.Words, f.brief
	mark, words := p.Accent(p.Symbols.Now), p.Text(w.Verdict(checking))
	if f.known && b.Status != checkout.StatusOpen {
		tone := wording.StatusTone(b.Status)
		mark, words = p.Tone(tone, p.Mark(tone)), p.Tone(tone, w.Status(b.Status))
	}
	left := []widget.Span{
		p.Gap(env.Margin()), p.Text(wording.Number(b.Number)), p.Gap(2), p.Strong(layout.FitRight(w.Amount(b.Amount), 10)), p.Gap(2), mark, p.Gap(1), words,
	}
	if env.Class == layout.Small {
		return p.Line(env.Area.W, left...)
	}
	if f.known {
		return p.Line(env.Area.W, append(left, p.Gap(2), p.Text(b.With))...)
	}
	return p.Line(env.Area.W, append(left, p.Gap(2), p.Muted(f.doing))...)
}
