package help

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the help of two screens.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	declined := story.Declined(43, price, "insufficient_funds").OnCounter("declined")
	declined.Open = screen.Help
	return []story.State{
		{Name: "sale", Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: story.Snapshot(nil), Open: screen.Help},
		declined,
	}
}
