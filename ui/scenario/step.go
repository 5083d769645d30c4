package scenario

import (
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/screen"
)

// Step is one thing that happens in a scenario.
type Step interface{ step() }

// Say shows a caption from here on.
type Say func(c lang.Catalog) string

// Press presses a key of the till, by Bubble Tea's name of it.
type Press string

// Amount keys the scenario's amount, digit by digit, and charges it.
type Amount struct{}

// Card holds a test card to the reader, by Stripe's name of it.
type Card string

// Happen is a gesture at the reader, or bad luck.
type Happen screen.Gesture

// Fault lets requests go wrong, as "call:occurrence:flavour[,…]".
type Fault string

// Until waits until the sale on the counter has a face.
type Until checkout.Face

// Settled waits until everything that an earlier run left open is closed.
type Settled struct{}

// Rest leaves the audience time to read.
type Rest time.Duration

// Speed lets time run so many times as fast, 1 being as usual.
type Speed int

// Kill kills the till. It is started again, and goes on with the step after this one.
type Kill struct{}

func (Say) step()     {}
func (Press) step()   {}
func (Amount) step()  {}
func (Card) step()    {}
func (Happen) step()  {}
func (Fault) step()   {}
func (Until) step()   {}
func (Settled) step() {}
func (Rest) step()    {}
func (Speed) step()   {}
func (Kill) step()    {}

// condition is a step that waits for something.
type condition interface {
	happened(s register.Snapshot, now time.Time) bool
}

func (u Until) happened(s register.Snapshot, now time.Time) bool {
	v, ok := s.CounterView()
	if !ok {
		return false
	}
	card, isCard := v.Sale.Card()
	return isCard && card.Face(now) == checkout.Face(u)
}

func (Settled) happened(s register.Snapshot, _ time.Time) bool {
	for _, v := range s.Open {
		if v.Sale.Open() {
			return false
		}
	}
	return s.Last != nil
}
