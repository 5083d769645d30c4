package story

import (
	"fmt"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// Visa is a credit card, held to the reader.
func Visa() checkout.Card {
	return checkout.Card{Brand: "visa", Funding: "credit", Country: "US", Last4: "4242", ReadMethod: "contactless_emv"}
}

// Prepaid is a prepaid card, inserted.
func Prepaid() checkout.Card {
	return checkout.Card{Brand: "mastercard", Funding: "prepaid", Country: "US", Last4: "5100", ReadMethod: "contact_emv"}
}

// Reads is a card that the reader has read.
func (s Story) Reads(c checkout.Card) Story {
	f := s.facts()
	f.Intent = s.tells(checkout.IntentRequiresConfirmation)
	f.Action = s.acts(checkout.ActionCollect, checkout.ActionInProgress)
	f.Action.Card = &c
	return s.sees(f)
}

// Approves is the bank's yes.
func (s Story) Approves() Story {
	s.charge++
	f := s.facts()
	f.Intent = s.tells(checkout.IntentRequiresCapture)
	f.Action = s.acts(checkout.ActionConfirm, checkout.ActionSucceeded)
	return s.sees(f)
}

// Declines is the bank's no, with Stripe's decline code.
func (s Story) Declines(code string) Story {
	s.charge++
	f := s.facts()
	f.Intent = s.tells(checkout.IntentRequiresPaymentMethod)
	d := checkout.DeclineFor("card_declined", code)
	f.Intent.Decline, f.Intent.Charge = &d, fmt.Sprintf("ch_3Reji%d", s.charge)
	f.Action = s.acts(checkout.ActionConfirm, checkout.ActionFailed)
	f.Action.Failure = "card_declined"
	return s.sees(f)
}

// Finds is a look at the intent in a status, the reader being idle.
func (s Story) Finds(status checkout.IntentStatus) Story {
	f := s.facts()
	f.Intent = s.tells(status)
	f.Action = &checkout.ActionFacts{Kind: checkout.ActionNone}
	return s.sees(f)
}

// Foreign is a look at an answer about another amount than was asked for.
func (s Story) Foreign() Story {
	f := s.facts()
	f.Intent = s.tells(checkout.IntentRequiresCapture)
	f.Intent.Amount++
	return s.sees(f)
}

// CustomerCancels is the customer's cancel button.
func (s Story) CustomerCancels() Story {
	f := s.facts()
	f.Intent = s.tells(checkout.IntentRequiresPaymentMethod)
	f.Action = s.acts(checkout.ActionCollect, checkout.ActionFailed)
	f.Action.Failure = "customer_canceled"
	return s.sees(f)
}

// Passes lets the tender's deadline pass.
func (s Story) Passes() Story {
	c := s.card()
	if !c.Deadline.Armed() {
		s.Err = fmt.Errorf("no deadline after %d events", s.Sale.Rev)
		return s
	}
	s.At = c.Deadline.At
	return s.Happens(checkout.DeadlinePassed{Tender: c.ID, Deadline: c.Deadline})
}

// Stops is the cashier's wish to stop.
func (s Story) Stops() Story {
	return s.Happens(checkout.CancelRequested{Tender: s.card().ID, Reason: checkout.ReasonCashier})
}

// Another asks for a card again.
func (s Story) Another() Story {
	return s.Happens(checkout.AnotherCardRequested{Tender: s.card().ID})
}

// Capture takes money that was held.
func (s Story) Capture() Story {
	return s.Happens(checkout.CaptureRequested{Tender: s.card().ID})
}

// Restarts is the till's restart in the middle of it.
func (s Story) Restarts() Story { return s.Happens(checkout.Resumed{}) }

// Waiting is a sale whose reader asks for a card.
func Waiting(number int64, due money.Amount) Story {
	return Begin(number, due).Card(checkout.CaptureManual).Answered().Answered()
}

// AtBank is a sale whose card was sent to the bank.
func AtBank(number int64, due money.Amount) Story {
	return Waiting(number, due).Wait(4 * time.Second).Reads(Visa()).Answered()
}

// Paid is a sale on a good day.
func Paid(number int64, due money.Amount) Story {
	return AtBank(number, due).Wait(300 * time.Millisecond).Approves().Answered()
}

// Declined is a sale whose card was declined.
func Declined(number int64, due money.Amount, code string) Story {
	return AtBank(number, due).Wait(time.Second).Declines(code)
}

// AtBankLater is AtBank for money that is to be held.
func AtBankLater(number int64, due money.Amount) Story {
	return Begin(number, due).Card(checkout.CaptureLater).Answered().Answered().Wait(4 * time.Second).Reads(Visa()).Answered()
}
