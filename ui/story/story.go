package story

import (
	"fmt"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// Story is a sale and the moment it has reached.
type Story struct {
	Sale checkout.Sale
	At   time.Time
	Err  error // the first event that was rejected

	intent checkout.IntentID
	charge int
	lines  []checkout.BookLine
}

// Noon is when stories begin: a Friday afternoon, in UTC.
func Noon() time.Time { return time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC) }

// Begin starts a sale with the shop's default policy, in test mode.
func Begin(number int64, due money.Amount) Story {
	return BeginWith(number, due, checkout.DefaultPolicy(), checkout.ModeTest)
}

// BeginWith starts a sale with a policy, in a mode.
func BeginWith(number int64, due money.Amount, p checkout.Policy, mode checkout.Mode) Story {
	s := Story{At: Noon(), intent: checkout.IntentID(fmt.Sprintf("pi_3Reji0000000000%04d8kQ", number))}
	return s.Happens(checkout.SaleStarted{
		Sale: checkout.SaleID(fmt.Sprintf("0193a5c0-0000-7000-8000-00000000%04d", number)), Number: number, Due: due,
		Install: "gallery", Mode: mode, Actor: "Aya", Policy: p,
	})
}

// Happens applies an event and keeps what the domain makes of it.
func (s Story) Happens(e checkout.Event) Story {
	if s.Err != nil {
		return s
	}
	next, effects, err := s.Sale.Apply(e, s.At)
	if err != nil {
		s.Err = fmt.Errorf("%s after %d events: %w", e.Kind(), s.Sale.Rev, err)
		return s
	}
	if next.Rev != s.Sale.Rev {
		s.note(checkout.BookLine{Kind: e.Kind().String(), Event: e})
	}
	for _, effect := range effects {
		if call, ok := effect.(checkout.Call); ok {
			s.note(checkout.BookLine{Kind: "intent", Call: &call})
		}
	}
	s.Sale = next
	return s
}

func (s *Story) note(l checkout.BookLine) {
	l.Seq, l.At = int64(len(s.lines)+1), s.At
	s.lines = append(s.lines[:len(s.lines):len(s.lines)], l)
}

// Timeline is the journal of the story.
func (s Story) Timeline() []checkout.BookLine { return s.lines }

// Wait lets time pass.
func (s Story) Wait(d time.Duration) Story {
	s.At = s.At.Add(d)
	return s
}

// card is the tender that the story is about.
func (s Story) card() checkout.CardTender {
	c, _ := s.Sale.Card()
	return c
}

// Card asks for the whole amount by card.
func (s Story) Card(mode checkout.CaptureMode) Story { return s.CardBy(mode, checkout.FlowTwoStep) }

// CardBy asks for the whole amount by card, in a flow.
func (s Story) CardBy(mode checkout.CaptureMode, flow checkout.Flow) Story {
	return s.Happens(checkout.CardTendered{
		Tender: s.tenderID(), Amount: s.Sale.Remaining(), Reader: "tmr_gallery", Capture: mode, Flow: flow,
	})
}

func (s Story) tenderID() checkout.TenderID {
	return checkout.TenderID(fmt.Sprintf("0193a5c0-0000-7000-9000-%08d%04d", s.Sale.Number, len(s.Sale.Tenders)+1))
}

// Cash takes the whole amount in cash; given is in minor units.
func (s Story) Cash(given int64) Story {
	return s.Happens(checkout.CashTendered{
		Tender: s.tenderID(), Amount: s.Sale.Due, Given: money.New(given, s.Sale.Due.Currency),
	})
}

// Answered is Stripe's yes to the request that is on its way, after a tenth of a second.
func (s Story) Answered() Story {
	s = s.Wait(103 * time.Millisecond)
	p := s.card().Pending
	if p == nil {
		s.Err = fmt.Errorf("nothing to answer after %d events", s.Sale.Rev)
		return s
	}
	f := s.facts()
	switch p.Call.Ref.Op {
	case checkout.OpCreate, checkout.OpUpdate:
		f.Intent = s.tells(checkout.IntentRequiresPaymentMethod)
	case checkout.OpCollect:
		f.Action = s.acts(checkout.ActionCollect, checkout.ActionInProgress)
	case checkout.OpConfirm:
		f.Action = s.acts(checkout.ActionConfirm, checkout.ActionInProgress)
	case checkout.OpProcess:
		f.Action = s.acts(checkout.ActionProcess, checkout.ActionInProgress)
	case checkout.OpCapture:
		f.Intent = s.tells(checkout.IntentSucceeded)
	case checkout.OpCancel:
		f.Intent = s.tells(checkout.IntentCanceled)
	case checkout.OpCancelAction, checkout.OpRefund, checkout.OpNone:
	default:
	}
	return s.Happens(checkout.CallAnswered{Ref: p.Call.Ref, Facts: f})
}

// Fails is a request that brought no yes.
func (s Story) Fails(k checkout.FailureKind, code string) Story {
	s = s.Wait(200 * time.Millisecond)
	p := s.card().Pending
	if p == nil {
		s.Err = fmt.Errorf("nothing to fail after %d events", s.Sale.Rev)
		return s
	}
	return s.Happens(checkout.CallFailed{Ref: p.Call.Ref, Failure: checkout.Failure{Kind: k, Code: code, RequestID: "req_8Qz1Gallery77a"}})
}

// sees is a look's result.
func (s Story) sees(f checkout.Facts) Story {
	return s.Happens(checkout.Observed{Tender: s.card().ID, Facts: f, NotSeen: s.At.Add(-500 * time.Millisecond)})
}

func (s Story) facts() checkout.Facts {
	return checkout.Facts{At: s.At, Date: s.At, RequestID: fmt.Sprintf("req_Reji%06dabc", s.Sale.Rev)}
}

// tells is the PaymentIntent in a status.
func (s Story) tells(status checkout.IntentStatus) *checkout.IntentFacts {
	c := s.card()
	i := &checkout.IntentFacts{
		ID: s.intent, Status: status, Amount: c.Total().Minor, Currency: string(c.Amount.Currency), Tender: c.ID, Card: c.Card,
		Live: s.Sale.Mode == checkout.ModeLive, Tip: c.Tip.Minor,
	}
	switch status {
	case checkout.IntentRequiresCapture:
		i.Capturable, i.AuthCode, i.CaptureBefore = i.Amount, "123456", s.At.Add(48*time.Hour)
	case checkout.IntentSucceeded:
		i.Received = i.Amount
	case checkout.IntentUnknown, checkout.IntentRequiresPaymentMethod, checkout.IntentRequiresConfirmation, checkout.IntentRequiresAction,
		checkout.IntentProcessing, checkout.IntentCanceled:
	default:
	}
	if status == checkout.IntentRequiresCapture || status == checkout.IntentSucceeded {
		i.Charge = fmt.Sprintf("ch_3Reji%d", s.charge)
	}
	return i
}

// acts is the reader's action on this payment.
func (s Story) acts(k checkout.ActionKind, status checkout.ActionStatus) *checkout.ActionFacts {
	return &checkout.ActionFacts{Kind: k, Status: status, Intent: s.intent}
}
