package unknown

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/story"
)

// Gallery is every way of not knowing.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	creating := story.Begin(43, price).Card(checkout.CaptureManual).Fails(checkout.FailureNoAnswer, "")
	sent := story.Waiting(43, price).Wait(4*time.Second).Reads(story.Visa()).Fails(checkout.FailureNoAnswer, "")
	silent := story.AtBank(43, price)
	down := silent.Wait(58 * time.Second).OnCounter("no-network")
	down.Till.Network.Down, down.Till.Network.Kind = true, checkout.FailureOffline
	return []story.State{
		creating.Wait(2 * time.Second).OnCounter("create-lost"),
		sent.Wait(3 * time.Second).OnCounter("confirm-lost"),
		silent.Wait(46 * time.Second).OnCounter("no-result"),
		down,
		silent.Passes().Wait(time.Second).OnCounter("fence"),
	}
}
