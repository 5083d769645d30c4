package screen

import (
	"context"

	"reji/checkout/money"
)

// Gesture is something that the customer does at a simulated reader besides holding a card to it, or that goes wrong around it.
type Gesture int

// The gestures. Those in pairs take each other back.
const (
	CustomerCancels Gesture = iota
	PINWillBeWrong
	PINWillBeRight
	CardWillStay // the next card is left in the reader, which is busy until CardIsTaken
	CardIsTaken
	Unplug
	PlugIn
	NetworkSlow
	NetworkQuick
	LoseBefore    // the next request that changes something never arrives
	LoseAfter     // the next request that changes something is done, and its answer never arrives
	OthersPayment // another till's payment takes the reader
	OthersEnd
)

// Gestures lists the gestures, for tests.
func Gestures() []Gesture {
	return []Gesture{
		CustomerCancels, PINWillBeWrong, PINWillBeRight, CardWillStay, CardIsTaken, Unplug, PlugIn, NetworkSlow, NetworkQuick, LoseBefore, LoseAfter,
		OthersPayment, OthersEnd,
	}
}

// String names the gesture, for logs and tests.
func (g Gesture) String() string {
	names := [...]string{
		CustomerCancels: "customer cancels", PINWillBeWrong: "PIN will be wrong", PINWillBeRight: "PIN will be right", CardWillStay: "card will stay",
		CardIsTaken: "card is taken", Unplug: "unplug", PlugIn: "plug in", NetworkSlow: "network slow", NetworkQuick: "network quick",
		LoseBefore: "lose before", LoseAfter: "lose after", OthersPayment: "other till", OthersEnd: "other till ends",
	}
	if g < 0 || int(g) >= len(names) {
		return "gesture"
	}
	return names[g]
}

// Sight is what somebody sees who stands in front of a simulated reader and knows what was arranged for it.
type Sight struct {
	Power     bool
	Waits     bool         // it asks for a card
	Busy      bool         // it has taken a card to the bank
	MayCancel bool         // it shows the customer a way out
	Inside    bool         // a card was left in it
	Stays     bool         // the next card will be left in it
	WrongPIN  bool         // the next PIN will be entered wrongly
	Foreign   bool         // what it asks for is another till's
	Amount    money.Amount // of what it asks for
	Slow      bool         // the network is slow
	Losing    int          // how many faults are still to strike
}

// Bench is the customer's side of the reader: everything that a virtual reader can be made to do. Its errors are *checkout.Failure.
type Bench interface {
	// Simulated reports whether more than cards can be had: with an account of Stripe's, Do and Look are not called.
	Simulated() bool
	// Present holds a test card, by Stripe's name of it, to the reader, with a tip in minor units. It fails while the reader asks for none.
	Present(ctx context.Context, card string, tip int64) error
	// Do lets a gesture happen.
	Do(ctx context.Context, g Gesture) error
	// Look tells what is to be seen now.
	Look(ctx context.Context) (Sight, error)
}

// Odd is what stands on a simulated reader when it is not what the till believes: it has no power, a card was left in it, or it is at another
// till's payment. What nobody can see is not odd.
func (e Env) Odd(s *Sight) (text, amount string, odd bool) {
	switch {
	case s == nil:
		return "", "", false
	case !s.Power:
		return e.Words.ReaderDark(), "", true
	case s.Inside && !s.Busy:
		return e.Words.RemoveCard(), "", true
	case s.Foreign:
		return e.Words.OthersPayment(), e.Words.Amount(s.Amount), true
	}
	return "", "", false
}
