package wording

import (
	"time"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/theme"
)

// Band is a verdict as a band shows it. The zero Band is none: while a card is awaited there is nothing to announce.
type Band struct {
	Shown   bool
	Tone    theme.Tone
	Verdict string
	Meaning string // what it means for the money, at the right end
}

// verdictBand names a verdict with its tone.
func (w Words) verdictBand(v lang.Verdict, tone theme.Tone, meaning string) Band {
	return Band{Shown: true, Tone: tone, Verdict: w.Verdict(v), Meaning: meaning}
}

// CardBand tells the verdict on a card payment, if there is one. What it says about money is only what the tender's face proves.
func (w Words) CardBand(t checkout.CardTender, now time.Time) Band {
	switch t.Face(now) {
	case checkout.FacePaid:
		return w.verdictBand(lang.Paid, theme.Good, w.HandOver())
	case checkout.FaceApproved:
		return w.verdictBand(lang.Approved, theme.Good, w.HandOver())
	case checkout.FaceDeclined:
		return w.verdictBand(lang.Declined, theme.Bad, w.NothingCharged())
	case checkout.FaceNotCharged:
		return w.verdictBand(lang.NotCharged, theme.Empty, w.TakeAgain())
	case checkout.FaceCheck:
		return w.verdictBand(lang.Checking, theme.Warn, w.DoNotTakeAgain())
	case checkout.FaceUnknown:
		return w.verdictBand(lang.ResultNotKnown, theme.Warn, w.DoNotTakeAgain())
	case checkout.FaceAttention:
		if t.Reason == checkout.ReasonAuthExpired {
			return w.verdictBand(lang.ManagerNeeded, theme.Warn, w.NothingCharged())
		}
		return w.verdictBand(lang.ManagerNeeded, theme.Warn, w.DoNotTakeAgain())
	case checkout.FaceSending, checkout.FacePresent, checkout.FaceAsk, checkout.FaceProcessing, checkout.FaceCancelling:
		return Band{}
	default:
		return Band{}
	}
}

// SaleBand tells the verdict on a whole sale: the card's, or that the cash is in the drawer and what the customer gets back.
func (w Words) SaleBand(s checkout.Sale, now time.Time) Band {
	card, hasCard := s.Card()
	if cash, ok := Cash(s); ok && s.Remaining().Minor <= 0 {
		if hasCard && !card.State.Final() {
			b := w.CardBand(card, now)
			if b.Shown && b.Tone != theme.Good {
				return b
			}
			return w.verdictBand(lang.Paid, theme.Good, w.CardReleased())
		}
		return w.verdictBand(lang.Paid, theme.Good, w.ChangeDue(w.Amount(cash.Change())))
	}
	if hasCard {
		return w.CardBand(card, now)
	}
	return Band{}
}

// Cash finds the latest cash tender of a sale.
func Cash(s checkout.Sale) (checkout.CashTender, bool) {
	for i := len(s.Tenders) - 1; i >= 0; i-- {
		if c, ok := s.Tenders[i].(checkout.CashTender); ok {
			return c, true
		}
	}
	return checkout.CashTender{}, false
}

// StatusTone is the tone of what became of a sale, for lists.
func StatusTone(s checkout.Status) theme.Tone {
	switch s {
	case checkout.StatusPaid, checkout.StatusAuthorized:
		return theme.Good
	case checkout.StatusDeclined:
		return theme.Bad
	case checkout.StatusUnknown, checkout.StatusAttention:
		return theme.Warn
	case checkout.StatusOpen:
		return theme.Info
	case checkout.StatusVoided:
		return theme.Empty
	default:
		return theme.Plain
	}
}

// Customer is what the reader's screen shows while a tender stands as it does, and whether it offers to cancel.
func (w Words) Customer(t checkout.CardTender, now time.Time, mayCancel bool) (text string, cancel bool) {
	if AwaitsCard(t, now) {
		return w.TapInsertSwipe(), mayCancel
	}
	switch t.Face(now) {
	case checkout.FaceSending, checkout.FacePresent, checkout.FaceAsk, checkout.FaceProcessing, checkout.FaceCheck, checkout.FaceUnknown:
		return w.PleaseWait(), false
	case checkout.FaceApproved, checkout.FacePaid:
		return w.ThankYou(), false
	case checkout.FaceDeclined:
		return w.Verdict(lang.Declined), false
	case checkout.FaceCancelling, checkout.FaceNotCharged, checkout.FaceAttention:
		return w.ReaderIdle(), false
	default:
		return w.ReaderIdle(), false
	}
}

// AwaitsCard reports whether the customer is being asked for a card now: by a collection, or by a reader that does all in one step.
func AwaitsCard(t checkout.CardTender, now time.Time) bool {
	switch t.Face(now) {
	case checkout.FacePresent:
		return true
	case checkout.FaceProcessing:
		return t.Flow == checkout.FlowOneShot && t.Deadline.Kind == checkout.DeadlineCard && !t.InFlight()
	default:
		return false
	}
}
