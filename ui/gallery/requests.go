package gallery

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// requested is what the second column tells about requests: those of a payment that went well, and one whose answer was lost on the way.
func requested(c money.Currency) []story.State {
	const readers, intents = "/v1/terminal/readers/tmr_FDOtHwxAAdIJOh", "/v1/payment_intents"
	const intent = intents + "/pi_3Reji00000000000438kQ"
	ms := func(n int) time.Duration { return time.Duration(n) * time.Millisecond }
	read := []screen.Request{
		{Method: "GET", Path: readers, Status: 200, Took: ms(86), Times: 8},
		{Method: "POST", Path: readers + "/collect_payment_method", Status: 200, Took: ms(103), Times: 1},
		{Method: "POST", Path: intents, Status: 200, Took: ms(103), Times: 1},
	}
	paid := story.Paid(43, story.Price(c)).OnCounter("requests")
	paid.Requests = append([]screen.Request{
		{Method: "POST", Path: intent + "/capture", Status: 200, Took: ms(101), Times: 1},
		{Method: "GET", Path: readers, Status: 200, Took: ms(88), Times: 2},
		{Method: "POST", Path: readers + "/confirm_payment_intent", Status: 200, Took: ms(97), Times: 1},
	}, read...)
	lost := story.Waiting(43, story.Price(c)).Wait(4*time.Second).Reads(story.Visa()).Fails(checkout.FailureNoAnswer, "").Wait(3 * time.Second).OnCounter("request-lost")
	lost.Requests = append([]screen.Request{
		{Method: "GET", Path: intent, Status: 200, Took: ms(12345), Times: 1},
		{Method: "POST", Path: readers + "/confirm_payment_intent", Took: ms(10000), Times: 1},
		{Method: "GET", Path: readers, Status: 429, Took: ms(41), Times: 1},
	}, read...)
	return []story.State{paid, lost}
}
