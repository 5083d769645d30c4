package declined

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/story"
)

// Gallery is a declined card for every kind of advice that looks different.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	ending := money.New(price.Minor/100*100+5, c)
	again := story.Declined(43, price, "insufficient_funds")
	for range checkout.MaxPresentations - 1 {
		again = again.Wait(time.Second).Another().Answered().Wait(3 * time.Second).Reads(story.Visa()).Answered().Wait(time.Second).Declines("do_not_honor")
	}
	return []story.State{
		story.Declined(43, price, "insufficient_funds").OnCounter("insufficient"),
		story.Declined(43, price, "stolen_card").OnCounter("suspicion"),
		story.Declined(43, price, "incorrect_pin").OnCounter("wrong-pin"),
		story.Declined(43, price, "duplicate_transaction").OnCounter("duplicate"),
		story.Declined(43, ending, "generic_decline").OnCounter("test-amount"),
		again.OnCounter("last-try"),
	}
}
