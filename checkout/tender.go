package checkout

import (
	"time"

	"reji/checkout/money"
)

// Means is a way to pay. A new one is a new file: a type that answers Tender, and one line in the sale that admits it.
type Means int

// The ways to pay.
const (
	MeansCard Means = iota + 1
	MeansCash
)

var meansNames = [...]string{0: "", MeansCard: "card", MeansCash: "cash"}

// String gives the way as JSON and the ledger write it.
func (m Means) String() string { return name(meansNames[:], int(m)) }

// Tender is one way of paying part of a sale. It is sealed: CardTender and CashTender are all there are.
type Tender interface {
	TenderID() TenderID
	Means() Means
	// Asked is the part of what is due that this tender covers, without a tip.
	Asked() money.Amount
	// Taken is what was really taken, with the tip; nothing until the tender is paid.
	Taken() money.Amount
	Standing() State
	// Why tells the reason of a rest, an undoing or an attention; ReasonNone on a good day.
	Why() Reason
	// Due is the deadline that the tender's state waits for; not armed where there is none.
	NextDeadline() Deadline

	// apply answers an event about this tender. A nil tender and a nil error mean that nothing changed.
	apply(s Sale, e Event, at time.Time) (Tender, []Effect, error)
	// replaced reports that the tender is being undone because another one took its place, and can never take money any more.
	replaced() bool
}

// CashTender is cash in the drawer: it is paid the moment it is taken.
type CashTender struct {
	ID     TenderID
	Amount money.Amount
	Given  money.Amount
}

// TenderID names the tender.
func (t CashTender) TenderID() TenderID { return t.ID }

// Means returns MeansCash.
func (t CashTender) Means() Means { return MeansCash }

// Asked is what is paid with the cash.
func (t CashTender) Asked() money.Amount { return t.Amount }

// Taken is what stays in the drawer.
func (t CashTender) Taken() money.Amount { return t.Amount }

// Change is what the customer gets back.
func (t CashTender) Change() money.Amount {
	return money.New(t.Given.Minor-t.Amount.Minor, t.Amount.Currency)
}

// Standing returns Paid.
func (t CashTender) Standing() State { return Paid }

// Why returns ReasonNone.
func (t CashTender) Why() Reason { return ReasonNone }

// NextDeadline returns no deadline.
func (t CashTender) NextDeadline() Deadline { return Deadline{} }

func (t CashTender) replaced() bool { return false }

func (t CashTender) apply(_ Sale, e Event, _ time.Time) (Tender, []Effect, error) {
	if e.Kind() == KindResumed {
		return nil, nil, nil
	}
	return nil, nil, &Rejection{Kind: RejectedUnsupported, Event: e.Kind(), State: Paid}
}

// tenderCash takes cash. Where a card covers the amount and its result is not known, cash is the way out: the card is then released
// for certain, and only a card whose money may already be taken stands in the way.
func (s Sale) tenderCash(e CashTendered, at time.Time) (Sale, []Effect, error) {
	if e.Given.Currency != e.Amount.Currency || e.Given.Minor < e.Amount.Minor {
		return s, nil, &Rejection{Kind: RejectedAmount, Event: e.Kind()}
	}
	next, effects := s, []Effect(nil)
	for _, t := range s.Tenders {
		card, ok := t.(CardTender)
		if !ok || !card.replaceable() {
			continue
		}
		if s.Remaining().Minor >= e.Amount.Minor {
			break
		}
		freed, more, err := card.apply(next, CancelRequested{Tender: card.ID, Reason: ReasonCash}, at)
		if err != nil {
			return s, nil, err
		}
		if freed != nil {
			next = next.with(freed, at)
		}
		effects = append(effects, more...)
	}
	if err := next.admit(e.Kind(), e.Tender, e.Amount); err != nil {
		return s, nil, err
	}
	next = next.with(CashTender{ID: e.Tender, Amount: e.Amount, Given: e.Given}, at)
	next.Rev = s.Rev + 1
	return next, effects, nil
}
