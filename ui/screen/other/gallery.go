package other

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the chooser over a keyed amount, and over a sale whose card was given up.
func Gallery(c money.Currency) []story.State {
	stopped := story.Waiting(43, story.Price(c)).Wait(5 * time.Second).Stops().Finds(checkout.IntentCanceled).OnCounter("again")
	stopped.Open = screen.Other
	keyed := story.State{
		Name: "keyed", Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: story.Snapshot(nil), Keys: []string{"2", "0", "0", "0", "o"},
	}
	cash := keyed
	cash.Name, cash.Keys = "cash", append(append([]string{}, keyed.Keys...), "down")
	return []story.State{keyed, cash, stopped}
}
