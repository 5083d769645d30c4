package story

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
	"reji/ui/lang"
	"reji/ui/screen"
)

// State is one picture of the gallery: what the register says, what the books hold, and the keys that lead to the screen.
type State struct {
	Name string
	Mode checkout.Mode
	Now  time.Time
	Till register.Snapshot
	// Earlier is what the register said before that, as the till opened; nil: nothing.
	Earlier *register.Snapshot

	Sales []checkout.BookSale // what the books answer
	Lines []checkout.BookLine
	Lost  bool // the books cannot be read

	Shelf    []screen.Reader   // the readers of the account
	Places   []reader.Location // and its Locations
	Fails    *checkout.Failure // why nothing can be done about readers; the list is still there, unless it is empty
	Requests []screen.Request
	Settings []screen.Setting
	Refused  func(c lang.Catalog) screen.Refusal // the till does not open at all; nil: it does

	Caption func(lang.Catalog) string // what a scenario says is happening; nil: none plays

	Sight *screen.Sight // what is to be seen at the demo's reader; nil: a reader that nobody uses

	Open screen.Kind // put on top of the counter, unless it is the home screen
	Keys []string    // pressed then, in Bubble Tea's names
}

// Price is the amount that most pictures show: 20.00, or 1,980 where there are no decimals.
func Price(c money.Currency) money.Amount {
	if c.Decimals() == 0 {
		return money.New(1980, c)
	}
	return money.New(2000, c)
}

// Snapshot is the register with these sales, the first of them on the counter, and a reader that is ready.
func Snapshot(counter *Story, others ...Story) register.Snapshot {
	snap := register.Snapshot{
		Seq: 1, At: Noon(), Mode: checkout.ModeTest,
		Reader: register.Reader{ID: "tmr_gallery", Label: "WisePOS E", Online: true, Known: true},
	}
	if counter != nil {
		snap.Counter = counter.Sale.ID
		snap.Open = append(snap.Open, counter.View())
	}
	for _, o := range others {
		if o.Sale.Open() {
			snap.Open = append(snap.Open, o.View())
		} else {
			v := o.View()
			snap.Last = &v
		}
	}
	return snap
}

// View is the sale with looks that go well.
func (s Story) View() register.View {
	return register.View{Sale: s.Sale, Look: register.Looking{Count: 3, Last: s.At, Next: s.At.Add(4 * time.Second)}}
}

// OnCounter is a picture of the story's sale, a moment after its last event.
func (s Story) OnCounter(name string) State {
	return State{Name: name, Mode: s.Sale.Mode, Now: s.At, Till: Snapshot(&s)}
}

// Book is the sale as the books list it.
func (s Story) Book() checkout.BookSale {
	b := checkout.BookSale{
		ID: s.Sale.ID, Number: s.Sale.Number, At: s.Sale.At, Changed: s.Sale.Changed, Status: s.Sale.Status(), Due: s.Sale.Due,
		Taken: money.New(0, s.Sale.Due.Currency), Actor: s.Sale.Actor,
	}
	for _, t := range s.Sale.Tenders {
		b.Taken.Minor += t.Taken().Minor
		bt := checkout.BookTender{ID: t.TenderID(), Means: t.Means(), State: t.Standing(), Reason: t.Why(), Amount: t.Asked()}
		if c, ok := t.(checkout.CardTender); ok {
			bt.Intent, bt.Charge, bt.Reader, bt.Capture, bt.Attempt, bt.CaptureBefore = c.Intent, c.Charge, c.Reader, c.Capture, c.Attempt, c.CaptureBefore
			if c.Card != nil {
				bt.Brand, bt.Last4, bt.Funding, bt.ReadMethod = c.Card.Brand, c.Card.Last4, c.Card.Funding, c.Card.ReadMethod
			}
		}
		b.Tenders = append(b.Tenders, bt)
	}
	return b
}
