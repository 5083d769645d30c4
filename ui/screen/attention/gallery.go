package attention

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the list with nothing open, and with one of each kind.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	held := story.AtBankLater(38, price).Wait(time.Second).Approves()
	lost := story.Waiting(39, price).Foreign()
	busy := story.AtBank(40, price)
	at := story.Noon().Add(7 * time.Minute)
	state := func(name string, keys []string, open ...story.Story) story.State {
		return story.State{Name: name, Mode: checkout.ModeTest, Now: at, Till: story.Snapshot(nil, open...), Open: screen.Attention, Keys: keys}
	}
	return []story.State{
		state("empty", nil), state("three", nil, held, lost, busy), state("held", []string{"down"}, held, lost, busy),
		state("not-known", []string{"down", "down"}, held, lost, busy),
	}
}
