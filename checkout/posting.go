package checkout

import "reji/checkout/money"

// Account is one side of a posting.
type Account string

// The accounts. What customers owe is credited to sales when it is taken; what a bank only promises stands in held against promised.
const (
	AccountSales    Account = "sales"    // income
	AccountTips     Account = "tips"     // tips, never part of what was due
	AccountDrawer   Account = "drawer"   // cash in the drawer
	AccountStripe   Account = "stripe"   // captured, on its way from Stripe
	AccountHeld     Account = "held"     // authorised and not captured
	AccountPromised Account = "promised" // the other side of held
)

// Posting moves an amount from the credited account to the debited one. It balances by construction.
type Posting struct {
	Tender TenderID
	Debit  Account
	Credit Account
	Amount money.Amount // always positive
}

// Postings tells what a change of a sale means for the books.
func Postings(before, after Sale) []Posting {
	var all []Posting
	for _, t := range after.Tenders {
		was := New
		if old, ok := before.Tender(t.TenderID()); ok {
			was = old.Standing()
		}
		if was == t.Standing() {
			continue
		}
		switch t := t.(type) {
		case CashTender:
			all = append(all, Posting{t.ID, AccountDrawer, AccountSales, t.Amount})
		case CardTender:
			all = append(all, t.postings(before)...)
		}
	}
	return all
}

func (t CardTender) postings(before Sale) []Posting {
	var all []Posting
	held := t.wasHeld(before)
	switch t.State {
	case Authorized, Capturing:
		if held.IsZero() {
			all = append(all, Posting{t.ID, AccountHeld, AccountPromised, t.Total()})
		}
	case Paid:
		if !held.IsZero() {
			all = append(all, Posting{t.ID, AccountPromised, AccountHeld, held})
		}
		all = append(all, Posting{t.ID, AccountStripe, AccountSales, t.Amount})
		if !t.Tip.IsZero() {
			all = append(all, Posting{t.ID, AccountStripe, AccountTips, t.Tip})
		}
	case Voided, Attention:
		if !held.IsZero() {
			all = append(all, Posting{t.ID, AccountPromised, AccountHeld, held})
		}
	case New, Creating, Created, Collecting, Collected, Processing, Declined, Voiding:
	}
	return all
}

// wasHeld is what the books still show as held for this tender.
func (t CardTender) wasHeld(before Sale) money.Amount {
	if old, ok := before.Tender(t.ID); ok {
		if c, ok := old.(CardTender); ok && c.booked {
			return c.Total()
		}
	}
	return money.New(0, t.Amount.Currency)
}
