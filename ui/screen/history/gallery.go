package history

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the list, the search, and the timeline of a sale that was declined once.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	twice := story.Declined(42, price, "insufficient_funds").Wait(5 * time.Second).Another().Answered().Wait(3 * time.Second).
		Reads(story.Prepaid()).Answered().Wait(time.Second).Approves().Answered()
	sales := []checkout.BookSale{
		story.AtBank(43, price).Book(), twice.Book(), story.Begin(41, price).Cash(price.Minor).Book(),
		story.Declined(40, price, "expired_card").Stops().Finds(checkout.IntentCanceled).Book(), story.Waiting(39, price).Foreign().Book(),
		story.AtBankLater(38, price).Wait(time.Second).Approves().Book(), story.Paid(37, price).Book(),
	}
	for n := int64(36); n > 12; n-- {
		old := story.Paid(n, money.New(price.Minor+n*130, c)).Book()
		old.At = old.At.Add(-26 * time.Hour)
		sales = append(sales, old)
	}
	state := func(name string, sales []checkout.BookSale, keys ...string) story.State {
		return story.State{
			Name: name, Mode: checkout.ModeTest, Now: story.Noon().Add(time.Hour), Till: story.Snapshot(nil), Sales: sales, Lines: twice.Timeline(),
			Open: screen.History, Keys: keys,
		}
	}
	lost := state("unreadable", nil)
	lost.Lost = true
	return []story.State{
		state("list", sales), state("list-scrolled", sales, repeat("down", 24)...), state("empty", nil), lost,
		state("searching", sales, "/", "4", "2", "4", "2"), state("none", nil, "/", "4", "2", "enter"),
		state("timeline", sales, "down", "enter"), state("timeline-end", sales, append([]string{"down", "enter"}, repeat("down", 30)...)...),
	}
}

func repeat(key string, n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = key
	}
	return keys
}
