package checkout

import (
	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/wording"
)

// View draws the payment: the amount, the verdict when there is one, the five steps, and below them what matters at this step.
func (m Model) View(env screen.Env) string {
	v, ok := env.View()
	if !ok {
		return layout.Clip(nil, env.Area)
	}
	f := env.Payment(v)
	if card, ok := v.Sale.Card(); ok {
		if card.Face(env.Now) == checkout.FaceAttention {
			f.Current.Name = "" // a handheld has no room for both, and the step says nothing that the notice does not
		}
		f.Details = details(env, v, card)
	} else {
		f.Details = env.SayMuted(env.Words.NextSaleHint())
	}
	return env.Frame(f)
}

// details are the lines below the rail.
func details(env screen.Env, v register.View, card checkout.CardTender) []string {
	w := env.Words
	if cash, ok := wording.Cash(v.Sale); ok && v.Sale.Remaining().Minor <= 0 {
		return append(cashFacts(env, cash), env.SayMuted(w.NextSaleHint())...)
	}
	switch card.Face(env.Now) {
	case checkout.FaceSending, checkout.FacePresent, checkout.FaceProcessing:
		if env.Class == layout.Wide {
			return nil
		}
		if env.Class == layout.Small {
			text, _ := w.Customer(card, env.Now, false)
			return env.SayMuted(text)
		}
		return []string{env.CustomerLine(v, card)}
	case checkout.FaceAsk:
		return ask(env, card)
	case checkout.FaceCancelling:
		return env.SayMuted(w.DoNotTakeAgainYet())
	case checkout.FaceApproved:
		return approved(env, card)
	case checkout.FacePaid:
		return env.SayMuted(w.NextSaleHint())
	case checkout.FaceNotCharged, checkout.FaceAttention:
		return notice(env, card)
	case checkout.FaceDeclined, checkout.FaceCheck, checkout.FaceUnknown:
		return nil
	default:
		return nil
	}
}

// ask is the question of an inspect rule.
func ask(env screen.Env, card checkout.CardTender) []string {
	name := env.Words.Verdict(lang.Checking)
	if card.Card != nil {
		name = env.Words.CardLong(*card.Card)
	}
	lines := env.Pen.Paragraph(env.DetailWidth(), env.Margin(), env.Pen.Theme.Strong, env.Words.AskCard(name))
	if card.Rule != "" {
		lines = append(lines, env.SayMuted(env.Words.RuleSays(card.Rule))...)
	}
	return lines
}

func approved(env screen.Env, card checkout.CardTender) []string {
	if card.State == checkout.Authorized && card.Capture == checkout.CaptureLater {
		return env.SayMuted(env.Words.HeldHint())
	}
	return env.SayMuted(env.Words.FinishingBehind())
}

// notice says what happened, whether money moved, and what to do next.
func notice(env screen.Env, card checkout.CardTender) []string {
	n := env.Words.Reason(card.Reason)
	lines := env.Say(n.What)
	if env.Class != layout.Small || card.Face(env.Now) == checkout.FaceAttention {
		lines = append(lines, env.Pen.Paragraph(env.DetailWidth(), env.Margin(), env.Pen.Theme.Strong, n.Money)...)
	}
	lines = append(lines, env.SayMuted(n.Next)...)
	if env.Class == layout.Small {
		return lines
	}
	if card.Rule != "" && card.Reason == checkout.ReasonRule {
		lines = append(lines, env.Fact(env.Words.RuleSays(""), card.Rule))
	}
	if card.Failure != nil && card.Failure.Code != "" {
		lines = append(lines, env.Pen.Line(env.DetailWidth(), env.Pen.Gap(env.Margin()), env.Pen.Muted(card.Failure.Code+"  "+card.Failure.RequestID)))
	}
	return lines
}

// cashFacts are due, given and change below the rail of a card that cash has replaced.
func cashFacts(env screen.Env, c checkout.CashTender) []string {
	return []string{
		env.Fact(env.Words.Given(), env.Words.Amount(c.Given)),
		env.Fact(env.Words.Change(), env.Words.Amount(c.Change())),
	}
}
