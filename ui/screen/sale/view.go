package sale

import (
	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// View draws the keyed amount, what happened last and what is open.
func (m Model) View(env screen.Env) string {
	f := screen.Frame{Amount: m.Keyed(env), Faint: m.typed == "", Line: m.line(env)}
	if m.trouble == "" && !m.cash && env.Till.Network.Down {
		f.Band = wording.Band{Shown: true, Tone: theme.Warn, Verdict: env.Words.Verdict(lang.CardsOffline), Meaning: env.Words.CashOnly()}
	}
	f.Steps, f.Details = m.below(env)
	f.High = len(f.Steps) == 0
	if len(f.Steps) > 0 {
		f.Current = f.Steps[1] // what was handed over
	}
	f.Side = env.HomeSide()
	return env.Frame(f)
}

// Keyed is the keyed amount as it is understood so far; what cannot be an amount is shown as it was typed.
func (m Model) Keyed(env screen.Env) string {
	a, err := m.amount(env)
	if err == nil {
		return env.Words.Amount(a)
	}
	if m.typed == "" {
		return env.Words.Amount(money.New(0, env.Currency))
	}
	return m.typed
}

// line stands where the verdict's band does: what was wrong with the last key, else what to do.
func (m Model) line(env screen.Env) widget.Span {
	enter := env.Pen.Symbols.Enter
	switch {
	case m.trouble != "":
		return env.Pen.Tone(theme.Warn, env.Pen.Symbols.Warn+" "+m.trouble)
	case m.asked:
		return env.Pen.Accent(env.Pen.Symbols.Now + " " + env.Words.AskingStripe())
	case m.cash:
		return env.Pen.Accent(env.Words.CashQuestion())
	case m.typed != "":
		return env.Pen.Accent(env.Words.KeyHint(enter))
	case env.Till.Reader.ID == "" && env.Till.Reader.Known && env.Readers:
		return env.Pen.Tone(theme.Warn, env.Pen.Symbols.Warn+" "+env.Words.NoReaderHint("r"))
	case env.Mode == checkout.ModeDemo && !sold(env):
		return env.Pen.Accent(env.Words.DemoHint(enter))
	default:
		return env.Pen.Muted(env.Words.ReadyHint(enter))
	}
}

// sold reports whether this till has ever sold anything.
func sold(env screen.Env) bool {
	_, ok := env.Last()
	return ok
}

// below is what stands in the rows of the rail: the cash being counted, or what was last and what is open.
func (m Model) below(env screen.Env) ([]widget.Step, []string) {
	if m.cash {
		return m.counting(env), env.SayMuted(env.Words.CashExact(env.Pen.Symbols.Enter))
	}
	lines := status(env)
	if env.Class == layout.Small {
		lines = smallStatus(env)
	}
	if n := env.Till.Network; n.Down {
		why := env.SayMuted(env.Words.CardsBack())
		if n.Kind == checkout.FailureAuth {
			why = env.Say(env.Words.KeyRefused())
		}
		lines = append(why, append([]string{""}, lines...)...)
	}
	return nil, lines
}

// counting shows due, given and change while cash is counted.
func (m Model) counting(env screen.Env) []widget.Step {
	due, _ := m.amount(env)
	given := due
	if m.given != "" {
		if g, err := money.ParseKeyed(m.given, env.Currency); err == nil {
			given = g
		} else {
			given = money.New(0, env.Currency)
		}
	}
	change := money.New(max(given.Minor-due.Minor, 0), env.Currency)
	steps := []widget.Step{
		{Phase: widget.Done, Name: env.Words.Due(), Fact: env.Words.Amount(due)},
		{Phase: widget.Now, Name: env.Words.Given(), Fact: env.Words.Amount(given)},
		{Phase: widget.Idle, Name: env.Words.Change(), Fact: env.Words.Amount(change)},
	}
	if given.Minor < due.Minor {
		steps[1].Phase = widget.Waits
	}
	return steps
}

// smallStatus is what a handheld has room for.
func smallStatus(env screen.Env) []string {
	lines := env.OpenLines(env.Area.W, 1)
	if b, ok := env.Last(); ok {
		lines = append(lines, env.ShortBrief(env.Area.W, 1, b))
	}
	return append(lines, env.AfterRestart()...)
}

// status is what was last and what is open; a wide terminal has room for the sales before them too.
func status(env screen.Env) []string {
	w := env.DetailWidth()
	lines := []string{env.Pen.Line(w)}
	if b, ok := env.Last(); ok {
		lines[0] = env.BriefLine(w, env.Words.Last(), b)
	}
	lines = append(lines, env.OpenLine(w))
	if after := env.AfterRestart(); len(after) > 0 {
		lines = append(append(lines, ""), after...)
	}
	if env.Class == layout.Wide {
		lines = append(append(lines, "", ""), env.RecentLines(w, env.Area.H-18)...)
	}
	return lines
}
