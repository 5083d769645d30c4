package wording

import (
	"strings"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/theme"
)

// Line tells one row of a sale's timeline: what happened, and what is worth knowing about it. due is the sale's amount, whose currency the
// numbers of Stripe's answers are in.
func (w Words) Line(l checkout.BookLine, due money.Amount) (what, fact string) {
	if l.Call != nil {
		return w.Asked(l.Call.Ref.Op), w.callFact(*l.Call)
	}
	switch e := l.Event.(type) {
	case checkout.SaleStarted:
		return w.Event(e.Kind()), w.Amount(e.Due)
	case checkout.CardTendered:
		return w.Event(e.Kind()), w.Amount(e.Amount)
	case checkout.CashTendered:
		return w.Event(e.Kind()), w.Amount(e.Given)
	case checkout.CallAnswered:
		return w.Answered(e.Ref.Op), joined(w.factsFact(e.Facts, due), w.ShortID(e.Facts.RequestID))
	case checkout.CallFailed:
		return w.Failed(e.Ref.Op), joined(w.Failure(e.Failure.Kind), e.Failure.Code)
	case checkout.Observed:
		return w.seen(e.Facts, due)
	case checkout.DeadlinePassed:
		return w.Event(e.Kind()), w.DeadlineOver(e.Deadline.Kind)
	case checkout.CancelRequested:
		return w.Event(e.Kind()), strings.TrimRight(w.Reason(e.Reason).What, ".。")
	case checkout.AnotherCardRequested, checkout.CardAllowed, checkout.CardRefused, checkout.CaptureRequested, checkout.Resumed:
		return w.Event(e.Kind()), ""
	default:
		return l.Kind, ""
	}
}

// LineTone is what a row of the timeline says about money, if anything: the rows that people look for.
func LineTone(l checkout.BookLine) theme.Tone {
	switch e := l.Event.(type) {
	case checkout.CallFailed:
		return theme.Warn
	case checkout.CallAnswered:
		return factsTone(e.Facts)
	case checkout.Observed:
		return factsTone(e.Facts)
	case checkout.CashTendered:
		return theme.Good
	default:
		return theme.Plain
	}
}

// factsTone is the tone of what the intent has come to.
func factsTone(f checkout.Facts) theme.Tone {
	if f.Intent == nil {
		return theme.Plain
	}
	switch f.Intent.Status {
	case checkout.IntentRequiresCapture, checkout.IntentSucceeded:
		return theme.Good
	case checkout.IntentCanceled:
		return theme.Empty
	case checkout.IntentRequiresPaymentMethod:
		if f.Intent.Decline != nil {
			return theme.Bad
		}
		return theme.Plain
	case checkout.IntentUnknown, checkout.IntentRequiresConfirmation, checkout.IntentRequiresAction, checkout.IntentProcessing:
		return theme.Plain
	default:
		return theme.Plain
	}
}

// callFact is a request's key, shortened, and what it is about.
func (w Words) callFact(c checkout.Call) string {
	about := w.ShortID(string(c.Intent))
	if c.Ref.Op == checkout.OpCreate || c.Ref.Op == checkout.OpCapture || c.Ref.Op == checkout.OpRefund {
		about = joined(w.Amount(c.Amount), about)
	}
	key := c.Key
	if len(key) > 9 {
		key = key[:7] + w.Symbols.Ellipsis
	}
	return joined(about, key)
}

// seen names what a look found by its outcome, since that is what people look for in a timeline.
func (w Words) seen(f checkout.Facts, due money.Amount) (what, fact string) {
	fact = w.factsFact(f, due)
	if f.Intent != nil {
		switch f.Intent.Status {
		case checkout.IntentRequiresCapture:
			return w.State(checkout.Authorized), joined(codeFact(w, f.Intent.AuthCode), fact)
		case checkout.IntentSucceeded:
			return w.State(checkout.Paid), fact
		case checkout.IntentCanceled:
			return w.State(checkout.Voided), fact
		case checkout.IntentRequiresPaymentMethod:
			if f.Intent.Decline != nil {
				return w.State(checkout.Declined), declineCode(*f.Intent.Decline)
			}
		case checkout.IntentUnknown, checkout.IntentRequiresConfirmation, checkout.IntentRequiresAction, checkout.IntentProcessing:
		default:
		}
	}
	if f.Action != nil && f.Action.Card != nil {
		return w.CardRead(), w.CardLong(*f.Action.Card)
	}
	if f.Action != nil && f.Action.Failure != "" {
		return w.Event(checkout.KindObserved), f.Action.Failure
	}
	return w.Event(checkout.KindObserved), fact
}

// factsFact is the intent and, where a tip changed it, the amount.
func (w Words) factsFact(f checkout.Facts, due money.Amount) string {
	if f.Intent == nil {
		return ""
	}
	fact := w.ShortID(string(f.Intent.ID))
	if f.Intent.Tip > 0 {
		fact = joined(w.Amount(money.New(f.Intent.Amount, due.Currency)), fact)
	}
	return fact
}

func codeFact(w Words, code string) string {
	if code == "" {
		return ""
	}
	return w.AuthCode(code)
}

// declineCode is Stripe's word for a decline; a suspicion is not told.
func declineCode(d checkout.Decline) string {
	switch {
	case d.Kind == checkout.DeclineSilent:
		return ""
	case d.DeclineCode != "":
		return d.DeclineCode
	default:
		return d.Code
	}
}

func joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "   ")
}
