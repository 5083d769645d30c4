package checkout

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/story"
)

// Gallery is a payment at every step, and at every end that this screen shows.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	begin := story.Begin(43, price)
	waiting := story.Waiting(43, price)
	ask := checkout.DefaultPolicy()
	ask.Rules = []checkout.Rule{{Name: "prepaid", Do: checkout.Ask, Funding: []string{"prepaid"}}}
	refuse := checkout.DefaultPolicy()
	refuse.Rules = []checkout.Rule{{Name: "prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}}
	asked := story.BeginWith(43, price, ask, checkout.ModeTest).Card(checkout.CaptureManual).Answered().Answered().Wait(3 * time.Second).Reads(story.Prepaid())
	refused := story.BeginWith(43, price, refuse, checkout.ModeTest).Card(checkout.CaptureManual).Answered().Answered().Wait(3 * time.Second).
		Reads(story.Prepaid()).Finds(checkout.IntentRequiresConfirmation)
	live := story.BeginWith(43, price, checkout.DefaultPolicy(), checkout.ModeLive).Card(checkout.CaptureManual).Answered().Answered()
	lost := story.AtBank(43, price).Wait(50 * time.Second)
	return []story.State{
		begin.Card(checkout.CaptureManual).Wait(60 * time.Millisecond).OnCounter("creating"),
		begin.Card(checkout.CaptureManual).Answered().Wait(60 * time.Millisecond).OnCounter("waking"),
		waiting.Wait(7 * time.Second).OnCounter("present"),
		waiting.Wait(109 * time.Second).OnCounter("present-late"),
		live.Wait(7 * time.Second).OnCounter("present-live"),
		asked.Wait(2 * time.Second).OnCounter("ask"),
		story.AtBank(43, price).Wait(2 * time.Second).OnCounter("at-bank"),
		begin.CardBy(checkout.CaptureManual, checkout.FlowOneShot).Answered().Answered().Wait(5 * time.Second).OnCounter("one-shot"),
		waiting.Wait(5 * time.Second).Stops().Wait(time.Second).OnCounter("cancelling"),
		story.AtBank(43, price).Wait(time.Second).Approves().Wait(50 * time.Millisecond).OnCounter("approved"),
		story.AtBankLater(43, price).Wait(time.Second).Approves().Wait(time.Second).OnCounter("held"),
		story.Paid(43, price).OnCounter("paid"),
		begin.Cash(5000).OnCounter("cash"),
		lost.Cash(5000).Wait(time.Second).OnCounter("cash-card-releasing"),
		waiting.Wait(5 * time.Second).CustomerCancels().OnCounter("customer-cancelled"),
		waiting.Passes().Finds(checkout.IntentRequiresPaymentMethod).Answered().OnCounter("nobody-came"),
		refused.OnCounter("refused-by-rule"),
		waiting.Wait(3 * time.Second).Finds(checkout.IntentCanceled).OnCounter("not-charged"),
		story.Declined(43, price, "do_not_honor").Stops().Finds(checkout.IntentRequiresPaymentMethod).Answered().OnCounter("declined-given-up"),
		begin.Card(checkout.CaptureManual).Answered().Fails(checkout.FailureReaderOffline, "terminal_reader_offline").OnCounter("reader-offline"),
		waiting.Wait(3 * time.Second).Foreign().OnCounter("manager"),
	}
}
