package unknown

import (
	"slices"
	"strings"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/wording"
)

// View draws what is known and what is not, below the same amount and rail as before.
func (m Model) View(env screen.Env) string {
	v, ok := env.View()
	card, isCard := v.Sale.Card()
	if !ok || !isCard {
		return layout.Clip(nil, env.Area)
	}
	f := env.Payment(v)
	f.Details = details(env, v, card)
	return env.Frame(f)
}

func details(env screen.Env, v register.View, card checkout.CardTender) []string {
	w := env.Words
	if env.Class == layout.Small {
		lines := env.Say(w.NotKnown() + ": " + w.NotKnownState(card.State))
		facts := looking(env, v)
		link := len(facts) - 1
		// One a line, and how often it looked comes last: that is what can be spared where there is no room.
		for _, fact := range slices.Insert(facts[:link:link], 1, facts[link]) {
			lines = append(lines, env.SayMuted(fact)...)
		}
		return lines
	}
	since := card.Since
	if c := card.Confirmed(); !c.IsZero() {
		since = c
	}
	known := w.KnownState(card.State)
	if card.Intent != "" {
		known += "  (" + w.ShortID(string(card.Intent)) + ")"
	}
	lines := []string{
		env.Pen.Line(env.DetailWidth(), env.Pen.Gap(env.Margin()), env.Pen.Text(w.Sentences(w.LostAt(w.Second(since)), w.SaleKept(w.SaleNumber(v.Sale.Number))))),
		env.Fact(w.Known(), known),
		env.Fact(w.NotKnown(), w.NotKnownState(card.State)),
		env.Pen.Line(env.DetailWidth(), env.Pen.Gap(env.Margin()), env.Pen.Text(strings.Join(looking(env, v), "   "+env.Pen.Symbols.Dot+"   "))),
	}
	if card.Granted != checkout.RightCapture {
		lines = append(lines, env.SayMuted(w.CashReleases())...)
	}
	return lines
}

// looking says when the till looks next, how often it has, and whether Stripe answers.
func looking(env screen.Env, v register.View) []string {
	w := env.Words
	next := w.LookingNow()
	if in := v.Look.Next.Sub(env.Now); !v.Look.Next.IsZero() && in > 0 {
		next = w.LookingAgain(wording.Running(in))
	}
	parts := []string{next}
	if v.Look.Count > 0 {
		parts = append(parts, w.LooksSoFar(v.Look.Count))
	}
	link := v.Look.Failing
	if link == checkout.FailureNone && env.Till.Network.Down {
		link = env.Till.Network.Kind
	}
	return append(parts, w.Failure(link))
}
