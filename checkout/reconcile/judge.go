package reconcile

import (
	"time"

	"reji/checkout"
)

// judge compares one payment at a time.
type judge struct {
	till string
	now  time.Time
}

// both compares a tender with its PaymentIntent: where each stands, and what each says about the money.
func (j judge) both(t Tender, p Payment) []Finding {
	var all []Finding
	f := Finding{Sale: t.Sale, Number: t.Number, Tender: t.ID, Intent: p.ID, Books: t.side(), Stripe: p.side()}
	if p.Status == checkout.IntentRequiresCapture {
		f = j.held(f, p.CaptureBefore, t.CaptureBefore)
		f.OnPurpose = t.State == checkout.Authorized && t.Capture == checkout.CaptureLater
	}
	if f.Kind = j.standing(t, p, f); f.Kind != Agree {
		all = append(all, f)
	}
	if amountsDiffer(t, p) {
		f.Kind = AmountDiffers
		all = append(all, f)
	}
	return all
}

// held adds until when an authorisation can be captured: Stripe knows, else the books do.
func (j judge) held(f Finding, untils ...time.Time) Finding {
	for _, until := range untils {
		if f.CaptureBefore.IsZero() && !until.IsZero() {
			f.CaptureBefore, f.Left = until, until.Sub(j.now)
		}
	}
	return f
}

// standing compares where the two sides are.
func (j judge) standing(t Tender, p Payment, f Finding) Kind {
	s := p.Status
	switch t.State {
	case checkout.Paid:
		if s != checkout.IntentSucceeded {
			return LedgerWithoutCharge
		}
	case checkout.Authorized, checkout.Capturing:
		if s == checkout.IntentRequiresCapture {
			return uncaptured(f)
		}
		return StatusDiffers
	case checkout.Attention:
		if s == checkout.IntentRequiresCapture {
			return uncaptured(f)
		}
		if s == checkout.IntentSucceeded || s == checkout.IntentUnknown {
			return StatusDiffers
		}
	case checkout.Voided:
		if s != checkout.IntentCanceled {
			return StatusDiffers
		}
	case checkout.New, checkout.Creating, checkout.Created, checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Declined,
		checkout.Voiding:
		if p.money() || s == checkout.IntentCanceled || s == checkout.IntentUnknown {
			return StatusDiffers
		}
	}
	return Agree
}

func uncaptured(f Finding) Kind {
	if !f.CaptureBefore.IsZero() && f.Left < SoonWithin {
		return ExpiresSoon
	}
	return Uncaptured
}

// amountsDiffer compares amount, tip and currency where both sides speak of the same money: Stripe has some of it, or both still wait for it.
// The books learn of a tip with the authorisation, so before that only what is without it can be compared.
func amountsDiffer(t Tender, p Payment) bool {
	knowsTip := false
	switch t.State {
	case checkout.Voided:
		return false // whatever Stripe has of it is a difference already
	case checkout.Paid, checkout.Authorized, checkout.Capturing, checkout.Attention:
		if !p.money() {
			return false
		}
		knowsTip = true
	case checkout.New, checkout.Creating, checkout.Created, checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Declined,
		checkout.Voiding:
		if p.Status == checkout.IntentCanceled || p.Status == checkout.IntentUnknown {
			return false
		}
	}
	if p.Currency != string(t.Amount.Currency) {
		return true
	}
	if knowsTip {
		return p.standing() != t.total() || p.Tip != t.Tip
	}
	return p.standing()-p.Tip != t.Amount.Minor
}

// lost judges a tender whose PaymentIntent Stripe does not have.
func (j judge) lost(t Tender) []Finding {
	f := Finding{Kind: StatusDiffers, Sale: t.Sale, Number: t.Number, Tender: t.ID, Intent: t.Intent, Books: t.side()}
	switch t.State {
	case checkout.Paid:
		f.Kind = LedgerWithoutCharge
	case checkout.Voided, checkout.Attention:
		return nil // neither side has money of it
	case checkout.New, checkout.Creating, checkout.Created, checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Declined,
		checkout.Voiding:
		if t.Intent == "" {
			return nil // it was never answered, perhaps never asked: recovery finds out
		}
	case checkout.Authorized, checkout.Capturing:
	}
	return []Finding{f}
}

// concerns reports whether a payment can be one of this till, as far as it says itself.
func (j judge) concerns(p Payment) bool {
	if p.Till != "" {
		return p.Till == j.till
	}
	return p.AtReader
}

// stranger judges a PaymentIntent that the books do not know. This till's own counts until it is cancelled: it may still be charged. One of
// unknown origin counts where it has somebody's money.
func (j judge) stranger(p Payment) []Finding {
	own := p.Till != "" && p.Status != checkout.IntentCanceled
	if !own && !p.money() {
		return nil
	}
	f := Finding{Kind: ChargeWithoutLedger, Sale: p.Sale, Tender: p.IntentFacts.Tender, Intent: p.ID, Stripe: p.side()}
	if p.Status == checkout.IntentRequiresCapture {
		f = j.held(f, p.CaptureBefore)
	}
	return []Finding{f}
}
