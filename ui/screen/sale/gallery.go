package sale

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/story"
)

// Gallery is the home screen in every state that a cashier meets.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	last := story.Paid(42, price)
	held := story.AtBankLater(38, price).Wait(time.Second).Approves()
	lost := story.Waiting(39, price).Foreign()
	busy := story.AtBank(40, price)
	at := story.Noon().Add(7 * time.Minute)
	books := []checkout.BookSale{last.Book(), story.Begin(41, price).Cash(price.Minor).Book(), story.Declined(37, price, "expired_card").Stops().Finds(checkout.IntentRequiresPaymentMethod).Answered().Book()}
	state := func(name string, till register.Snapshot, keys ...string) story.State {
		return story.State{Name: name, Mode: checkout.ModeTest, Now: at, Till: till, Keys: keys, Sales: books}
	}
	demo := state("demo-empty", story.Snapshot(nil))
	demo.Mode, demo.Sales = checkout.ModeDemo, nil
	live := state("live", story.Snapshot(nil, last))
	live.Mode = checkout.ModeLive
	recovering := story.Snapshot(nil, busy)
	recovering.Recovering, recovering.Open[0].Recovery = 1, true
	offline := story.Snapshot(nil, last)
	offline.Network = register.Network{Down: true, Since: at, Kind: checkout.FailureOffline}
	refused := offline
	refused.Network.Kind = checkout.FailureAuth
	none := story.Snapshot(nil, last)
	none.Reader = register.Reader{Known: true}
	unplugged := story.Snapshot(nil, last)
	unplugged.Reader.Online = false
	resumed := story.Snapshot(nil, story.AtBank(42, price).Restarts().Wait(time.Second).Approves().Answered())
	digits := []string{"1", "9", "8", "0"}
	return []story.State{
		demo, live,
		state("last", story.Snapshot(nil, last)),
		state("last-declined", story.Snapshot(nil, story.Declined(42, price, "insufficient_funds").Stops().Finds(checkout.IntentRequiresPaymentMethod).Answered())),
		state("keyed", story.Snapshot(nil, last), digits...),
		state("keyed-most", story.Snapshot(nil, last), "9", "9", "9", "9", "9", "9", "9", "9"),
		state("too-little", story.Snapshot(nil, last), "3", "enter"),
		state("not-an-amount", story.Snapshot(nil, last), "1", ",", "5", "enter"),
		state("charging", story.Snapshot(nil, last), append(digits, "enter")...),
		state("cash", story.Snapshot(nil, last), append(digits, "c")...),
		state("cash-given", story.Snapshot(nil, last), append(digits, "c", "2", "0", "0", "0")...),
		state("cash-too-little", story.Snapshot(nil, last), append(digits, "c", "5", "enter")...),
		state("open", story.Snapshot(nil, last, held, lost, busy)),
		state("recovering", recovering, "enter"), state("offline", offline), state("key-refused", refused), state("no-reader", none), state("reader-offline", unplugged), state("after-restart", resumed),
	}
}
