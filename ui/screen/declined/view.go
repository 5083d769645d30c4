package declined

import (
	"fmt"
	"strings"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/widget"
)

// View draws why the card was declined, below the same amount and rail as before.
func (m Model) View(env screen.Env) string {
	v, ok := env.View()
	card, isCard := v.Sale.Card()
	if !ok || !isCard {
		return layout.Clip(nil, env.Area)
	}
	f := env.Payment(v)
	f.Details = details(env, card)
	return env.Frame(f)
}

func details(env screen.Env, card checkout.CardTender) []string {
	d := checkout.Decline{}
	if card.Decline != nil {
		d = *card.Decline
	}
	n := env.Words.Decline(d.Kind)
	if env.Class == layout.Small {
		lines := append(env.Say(n.What), env.SayMuted(n.Next)...)
		return append(lines, tryLine(env, card, d))
	}
	lines := env.Pen.Paragraph(env.DetailWidth(), env.Margin(), env.Pen.Theme.Strong, env.Words.Sentences(n.What, n.Next))
	lines = append(lines, cardLine(env, card, d))
	if d.ByTestAmount {
		lines = append(lines, "")
		lines = append(lines, env.SayMuted(env.Words.TestEnding(fmt.Sprintf("%02d", card.Total().Minor%100)))...)
	}
	return lines
}

// cardLine names the card, Stripe's code and how many tries are left.
func cardLine(env screen.Env, card checkout.CardTender, d checkout.Decline) string {
	p := env.Pen
	left := []widget.Span{p.Gap(env.Margin())}
	if card.Card != nil {
		left = append(left, p.Muted(env.Words.CardLong(*card.Card)))
	}
	right := []widget.Span{p.Muted(strings.TrimSpace(code(d) + "   " + tries(env, card))), p.Gap(env.Margin())}
	return p.Row(env.DetailWidth(), left, right)
}

func tryLine(env screen.Env, card checkout.CardTender, d checkout.Decline) string {
	p := env.Pen
	return p.Row(env.Area.W, []widget.Span{p.Gap(1), p.Muted(code(d))}, []widget.Span{p.Muted(tries(env, card)), p.Gap(1)})
}

func tries(env screen.Env, card checkout.CardTender) string {
	return env.Words.TryOf(card.Attempt, checkout.MaxPresentations)
}

// code is Stripe's decline code, for whoever asks the bank. A suspicion is not told: the customer can read this screen too.
func code(d checkout.Decline) string {
	if d.Kind == checkout.DeclineSilent {
		return ""
	}
	if d.DeclineCode != "" {
		return d.DeclineCode
	}
	return d.Code
}
