package stripe

import (
	"time"

	"reji/checkout"
)

// intentFacts tells what a PaymentIntent says; the strings are sanitised.
func intentFacts(o *intentObject) *checkout.IntentFacts {
	f := &checkout.IntentFacts{
		ID: checkout.IntentID(short(o.ID)), Amount: *o.Amount, Capturable: o.Capturable, Received: o.Received, Tip: o.Details.Tip.Amount,
		Currency: short(o.Currency), Live: *o.Live, Tender: checkout.TenderID(short(o.Metadata["tender"])), Till: short(o.Metadata["till"]), Charge: short(o.Charge.ID),
		Card: intentCard(o), Decline: decline(o),
	}
	_ = f.Status.UnmarshalText([]byte(o.Status)) // an unknown status is IntentUnknown, never an error
	if c := o.Charge.Object; c != nil {
		f.AuthCode = short(c.AuthCode)
		if card, _ := c.Method.card(); card != nil {
			if card.Receipt.AuthCode != "" {
				f.AuthCode = short(card.Receipt.AuthCode)
			}
			if card.CaptureBefore > 0 {
				f.CaptureBefore = time.Unix(card.CaptureBefore, 0).UTC()
			}
		}
	}
	return f
}

// intentCard finds the card. While a card waits for its confirmation the latest charge, if there is one, belongs to an earlier card; afterwards
// the charge knows more than the payment method, such as the wallet. After a decline the payment method is gone, and the error has it.
func intentCard(o *intentObject) *checkout.Card {
	var charged, refused *methodObject
	if o.Charge.Object != nil {
		charged = o.Charge.Object.Method
	}
	if o.LastError != nil {
		refused = o.LastError.Method
	}
	order := []*methodObject{charged, o.Method.Object, refused}
	if o.Status == checkout.IntentRequiresConfirmation.String() {
		order = []*methodObject{o.Method.Object}
	}
	for _, m := range order {
		if card := cardFacts(m); card != nil {
			return card
		}
	}
	return nil
}

func decline(o *intentObject) *checkout.Decline {
	if o.LastError == nil {
		return nil
	}
	d := checkout.DeclineFor(o.LastError.Code, o.LastError.DeclineCode)
	return &d
}

// card is the part of a payment method that describes a card in a reader, and whether it is an Interac one.
func (m *methodObject) card() (*cardObject, bool) {
	switch {
	case m == nil:
		return nil, false
	case m.Interac != nil:
		return m.Interac, true
	}
	return m.Card, false
}

// cardFacts tells what is known about a card; nil where there is none.
func cardFacts(m *methodObject) *checkout.Card {
	c, interac := m.card()
	if c == nil {
		return nil
	}
	return &checkout.Card{
		Brand: short(c.Brand), Funding: short(c.Funding), Country: short(c.Country), Last4: short(c.Last4), ExpMonth: c.ExpMonth, ExpYear: c.ExpYear,
		ReadMethod: short(c.ReadMethod), Networks: shorts(c.Networks.Available), Locales: shorts(c.Locales), Wallet: short(c.Wallet.Type),
		Interac: interac,
	}
}

// actionFacts tells what a reader was last told to do.
func actionFacts(o *readerObject) *checkout.ActionFacts {
	a := o.Action
	if a == nil {
		return &checkout.ActionFacts{Kind: checkout.ActionNone}
	}
	p := a.payment()
	f := &checkout.ActionFacts{Kind: actionKind(a.Type), Intent: checkout.IntentID(short(p.Intent.ID)), Failure: short(a.Failure), Card: cardFacts(p.Method)}
	_ = f.Status.UnmarshalText([]byte(a.Status)) // an unknown status is ActionUnknown, never an error
	if f.Failure == "" && a.APIError != nil {
		f.Failure = short(a.APIError.Code)
	}
	return f
}

func actionKind(name string) checkout.ActionKind {
	switch name {
	case "collect_payment_method":
		return checkout.ActionCollect
	case "confirm_payment_intent":
		return checkout.ActionConfirm
	case "process_payment_intent":
		return checkout.ActionProcess
	}
	return checkout.ActionOther
}

// maxNames bounds how many networks or languages of a card are kept.
const maxNames = 8

func short(s string) string { return checkout.Clean(s, shortText) }

func shorts(list []string) []string {
	var kept []string
	for _, s := range list[:min(len(list), maxNames)] {
		kept = append(kept, short(s))
	}
	return kept
}
