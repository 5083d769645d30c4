package start

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
)

// checking is the word for what is being found out.
const checking = lang.Checking

// stoppedCode is what support asks for when the ledger cannot be written: the exit code and the kind, as the command line tells them.
const stoppedCode = "7-stopped"

// supportLabel is the column of the label before a code, in cells.
const supportLabel = 14

// Stopped is the screen of a till whose ledger cannot be written (S-LEDGER). Nothing can be begun there; one key tries the ledger anew.
type Stopped struct{}

// NewStopped makes the screen.
func NewStopped() Stopped { return Stopped{} }

// Kind returns screen.Stopped.
func (s Stopped) Kind() screen.Kind { return screen.Stopped }

// Bindings is the one thing that can be tried.
func (s Stopped) Bindings(env screen.Env) []key.Binding {
	return []key.Binding{screen.Bind("l", env.Words.KeyRecheck(), "l")}
}

// Update closes and opens the till again.
func (s Stopped) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	if press, ok := msg.(tea.KeyMsg); ok && key.Matches(press, s.Bindings(env)...) {
		return s, screen.Recheck()
	}
	return s, nil
}

// View says what happened, names every payment that was under way, and what to do.
func (s Stopped) View(env screen.Env) string {
	p, w := env.Pen, env.Words
	n := w.TillStoppedBecause()
	lines := []string{""}
	if env.Class == layout.Small {
		lines = nil
	}
	lines = append(lines, p.Band(env.Area.W, env.Margin(), theme.Bad, w.Verdict(lang.TillStopped), meaning(env)), "")
	say := func(text string) {
		lines = append(lines, p.Paragraph(env.Area.W, env.Margin(), p.Theme.Text, text)...)
	}
	say(n.What)
	for _, v := range env.Till.Open {
		if status := v.Sale.Status(); v.Sale.Open() && status != checkout.StatusAuthorized && status != checkout.StatusAttention {
			lines = append(lines, p.Paragraph(env.Area.W, env.Margin(), p.Theme.Strong, w.SaleSafe(w.SaleNumber(v.Sale.Number), w.Amount(v.Sale.Due)))...)
		}
	}
	if env.Class != layout.Small {
		say(n.Money)
		lines = append(lines, "")
	}
	say(w.StoppedNext("l"))
	if stop := env.Till.Stopped; stop != nil {
		lines = append(lines, p.Fact(env.Area.W, env.Margin(), supportLabel, w.SupportCode(), stoppedCode+"   "+w.Second(stop.At)))
	}
	return layout.Clip(lines, env.Area)
}

// meaning is what the band says beside the verdict, where there is room.
func meaning(env screen.Env) string {
	if env.Class == layout.Small {
		return ""
	}
	return env.Words.StateKept()
}
