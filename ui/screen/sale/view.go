package sale

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// View draws the keyed amount, what happened last and what is open.
func (m Model) View(env screen.Env) string {
	f := screen.Frame{Amount: m.shown(env), Faint: m.typed == "", Line: m.line(env)}
	if env.Till.Stopped != nil {
		f.Band = wording.Band{Shown: true, Tone: theme.Bad, Verdict: env.Words.Verdict(lang.TillStopped), Meaning: env.Words.SaleKept()}
	} else if m.typed == "" && env.Till.Network.Down {
		f.Band = wording.Band{Shown: true, Tone: theme.Warn, Verdict: env.Words.Verdict(lang.CardsOffline), Meaning: env.Words.NothingCharged()}
	}
	f.Steps, f.Details = m.below(env)
	if len(f.Steps) > 0 {
		f.Current = f.Steps[len(f.Steps)-1]
	}
	f.Side = side(env)
	return env.Frame(f)
}

// shown is the keyed amount as it is understood so far; what cannot be an amount is shown as it was typed.
func (m Model) shown(env screen.Env) string {
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
		return env.Pen.Muted(env.Words.AskingStripe())
	case m.cash:
		return env.Pen.Accent(env.Words.CashQuestion())
	case m.typed != "":
		return env.Pen.Accent(env.Words.KeyHint(enter))
	case env.Mode == checkout.ModeDemo && env.Till.Last == nil:
		return env.Pen.Accent(env.Words.DemoHint(enter))
	default:
		return env.Pen.Muted(env.Words.ReadyHint(enter))
	}
}

// below is what stands in the rows of the rail: the cash being counted, or what was last and what is open.
func (m Model) below(env screen.Env) ([]widget.Step, []string) {
	if env.Till.Stopped != nil {
		n := env.Words.TillStoppedBecause()
		return nil, append(env.Say(n.What+" "+n.Money), env.Say(n.Next)...)
	}
	if m.cash {
		return m.counting(env), env.SayMuted(env.Words.CashExact(env.Pen.Symbols.Enter))
	}
	if env.Class == layout.Small {
		return nil, smallStatus(env)
	}
	return nil, append([]string{lastLine(env)}, openLines(env)...)
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

// lastLine is what happened last: number, amount, verdict, card and time.
func lastLine(env screen.Env) string {
	p, w := env.Pen, env.DetailWidth()
	label := layout.Fit(env.Words.Last(), 9)
	if env.Till.Last == nil {
		return p.Line(w, p.Gap(env.Margin()), p.Muted(label), p.Muted(p.Symbols.Idle))
	}
	return saleLine(env, label, *env.Till.Last, w)
}

func saleLine(env screen.Env, label string, v register.View, w int) string {
	p, s := env.Pen, v.Sale
	tone := wording.StatusTone(s.Status())
	left := []widget.Span{
		p.Gap(env.Margin()), p.Muted(label), p.Text(number(s)), p.Gap(3), p.Strong(layout.FitRight(env.Words.Amount(s.Due), 10)), p.Gap(3),
		p.Tone(tone, p.Mark(tone)+" "+env.Words.Status(s.Status())), p.Gap(3), p.Text(paidWith(env, s)),
	}
	return p.Row(w, left, []widget.Span{p.Muted(env.Words.Minute(s.Changed)), p.Gap(env.Margin())})
}

func number(s checkout.Sale) string { return layout.FitRight(wording.Number(s.Number), 4) }

// paidWith names the card, or cash.
func paidWith(env screen.Env, s checkout.Sale) string {
	if _, ok := wording.Cash(s); ok {
		return env.Words.Cash()
	}
	if c, ok := s.Card(); ok && c.Card != nil {
		return env.Words.CardShort(c.Card.Brand, c.Card.Last4)
	}
	return ""
}

// openSales are the sales that are not finished and not the one on the screen.
func openSales(env screen.Env) []register.View {
	var open []register.View
	for _, v := range env.Till.Open {
		if v.Sale.ID != env.Shown && v.Sale.Open() {
			open = append(open, v)
		}
	}
	return open
}

// openLines count what is open: held money with the hours left, what is under way, what needs a person, what an earlier run left.
func openLines(env screen.Env) []string {
	p, w := env.Pen, env.DetailWidth()
	held, busy, needs, hours := tally(env)
	label := p.Muted(layout.Fit(env.Words.OpenLabel(), 9))
	var left []widget.Span
	add := func(s widget.Span) {
		if len(left) > 0 {
			left = append(left, p.Gap(3))
		}
		left = append(left, s)
	}
	if held > 0 {
		add(p.Text(env.Words.OpenToCapture(held) + ", " + env.Words.HoursLeft(hours)))
	}
	if env.Till.Recovering > 0 {
		add(p.Tone(theme.Info, p.Symbols.Now+" "+env.Words.Recovering(env.Till.Recovering)))
	} else if busy > 0 {
		add(p.Text(env.Words.OpenUnderWay(busy)))
	}
	if len(left) == 0 && needs == 0 {
		add(p.Muted(env.Words.NothingOpen()))
	}
	var right []widget.Span
	if needs > 0 {
		right = []widget.Span{p.Tone(theme.Warn, p.Symbols.Warn+" "+env.Words.NeedsYou(needs)), p.Gap(env.Margin())}
	}
	return []string{p.Row(w, append([]widget.Span{p.Gap(env.Margin()), label}, left...), right)}
}

// tally sorts the open sales; hours is what is left of the authorisation that lapses first.
func tally(env screen.Env) (held, busy, needs, hours int) {
	first := time.Duration(-1)
	for _, v := range openSales(env) {
		switch status := v.Sale.Status(); status {
		case checkout.StatusAuthorized:
			held++
			if c, ok := v.Sale.Card(); ok {
				if left := c.CaptureBefore.Sub(env.Now); first < 0 || left < first {
					first = left
				}
			}
		case checkout.StatusAttention:
			needs++
		default:
			busy++
		}
	}
	return held, busy, needs, int(max(first, 0) / time.Hour)
}

// smallStatus is what a handheld has room for.
func smallStatus(env screen.Env) []string {
	lines := openLines(env)
	if env.Till.Last != nil {
		s := env.Till.Last.Sale
		tone := wording.StatusTone(s.Status())
		lines = append(lines, env.Pen.Row(env.Area.W,
			[]widget.Span{env.Pen.Gap(1), env.Pen.Muted(wording.Number(s.Number) + " "), env.Pen.Tone(tone, env.Pen.Mark(tone)+" "+env.Words.Status(s.Status()))},
			[]widget.Span{env.Pen.Text(env.Words.Amount(s.Due)), env.Pen.Gap(1)}))
	}
	return lines
}

// side is the second column of a wide terminal: the reader as the customer sees it.
func side(env screen.Env) []string {
	if env.SideWidth() == 0 {
		return nil
	}
	return env.Device(env.Words.ReaderIdle(), "", false)
}
