package actions

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the list on two screens, whole and narrowed.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	declined := story.Declined(43, price, "insufficient_funds").OnCounter("declined")
	declined.Open = screen.Actions
	second := declined
	second.Name, second.Keys = "second", []string{"down"}
	nothing := declined
	nothing.Name, nothing.Keys = "nothing", []string{"9"}
	return []story.State{
		{Name: "sale", Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: story.Snapshot(nil), Open: screen.Actions},
		declined, second, nothing,
	}
}
