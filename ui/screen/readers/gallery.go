package readers

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the list in every state of a reader, the steps of adding one, freeing one, and what can go wrong.
func Gallery(c money.Currency) []story.State {
	here := story.Waiting(43, story.Price(c))
	card, _ := here.Sale.Card()
	held := story.Snapshot(&here)
	held.Counter = ""
	all := []screen.Reader{
		{Info: reader.Info{ID: "tmr_gallery", Label: "WisePOS E", DeviceType: "simulated_wisepos_e", Status: reader.StatusOnline, Serial: "simulated-wpe-1", Software: "2.31",
			Action: checkout.ActionFacts{Kind: checkout.ActionCollect, Status: checkout.ActionInProgress, Intent: card.Intent}}, Place: "東京店", Owner: screen.ThisTill},
		{Info: reader.Info{ID: "tmr_window", Label: "窓口 2", DeviceType: "stripe_s700", Status: reader.StatusOnline, Serial: "S700-0042",
			Action: checkout.ActionFacts{Kind: checkout.ActionConfirm, Status: checkout.ActionInProgress, Intent: "pi_3Reji00000000009zQ1"}}, Place: "東京店", Owner: screen.OtherTill},
		{Info: reader.Info{ID: "tmr_garden", Label: "7", DeviceType: "stripe_s710", Status: reader.StatusOffline}},
		{Info: reader.Info{ID: "tmr_left", Label: "8", DeviceType: "verifone_P400", Status: reader.StatusOnline,
			Action: checkout.ActionFacts{Kind: checkout.ActionCollect, Status: checkout.ActionInProgress, Intent: "pi_3Reji00000000007hJ4"}}, Place: "京都店", Owner: screen.ThisTill},
		{Info: reader.Info{ID: "tmr_cart", DeviceType: "stripe_s700", Status: reader.StatusOnline,
			Action: checkout.ActionFacts{Kind: checkout.ActionOther, Status: checkout.ActionInProgress}}, Place: "京都店"},
	}
	places := []reader.Location{
		{ID: "tml_1", Name: "東京店", Address: reader.Address{Country: "JP", City: "千代田区"}}, {ID: "tml_2", Name: "京都店", Address: reader.Address{Country: "JP", City: "京都市"}},
	}
	state := func(name string, shelf []screen.Reader, keys ...string) story.State {
		return story.State{Name: name, Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: held, Shelf: shelf, Places: places, Open: screen.Readers, Keys: keys}
	}
	failing := func(name string, shelf []screen.Reader, f checkout.Failure, keys ...string) story.State {
		s := state(name, shelf, keys...)
		s.Fails = &f
		return s
	}
	live := state("empty-live", nil)
	live.Mode = checkout.ModeLive
	bare := state("new-place", all, "n", "7", "enter", "enter")
	bare.Places = nil
	typed := state("new-place-typed", all, "n", "7", "enter", "enter", "A", "y", "a", "enter")
	typed.Places = nil
	noPlace := failing("wrong-place", all, checkout.Failure{Kind: checkout.FailureRefused, Param: "address[postal_code]"},
		"n", "7", "enter", "enter", "7", "enter", "7", "enter", "enter", "enter", "enter", "enter")
	noPlace.Places = nil
	return []story.State{
		state("list", all), state("other-till", all, "down"), state("offline", all, "down", "down"), state("used", all, "down", "down", "enter"),
		state("earlier", all, "down", "down", "down"), state("no-payment", all, "down", "down", "down", "down"),
		state("empty", nil), live, state("made", nil, "m"),
		state("free-here", all, "f"), state("free-refused", all, "down", "f"), state("free", all, "down", "down", "down", "f"),
		state("freed", all, "down", "down", "down", "f", "y"), state("free-no-payment", all, "down", "down", "down", "down", "f"),
		state("pair", all, "n"), state("pair-missing", all, "n", "enter"), state("pair-typed", all, "n", "7", "-", "7", "enter"), state("place", all, "n", "7", "enter", "enter"),
		bare, typed, noPlace,
		failing("no-network", nil, checkout.Failure{Kind: checkout.FailureOffline}),
		failing("no-right", nil, checkout.Failure{Kind: checkout.FailureAuth, Status: 403}),
		failing("wrong-code", all, checkout.Failure{Kind: checkout.FailureRefused, Param: "registration_code"}, "n", "7", "enter", "enter", "enter"),
		failing("maybe-added", all, checkout.Failure{Kind: checkout.FailureNoAnswer}, "n", "7", "enter", "enter", "enter"),
		failing("too-late", all, checkout.Failure{Kind: checkout.FailureReaderBusy}, "down", "down", "down", "f", "y"),
		failing("moved-on", all, checkout.Failure{Kind: checkout.FailureWrongState, Code: reader.CodeForeignAction}, "down", "down", "down", "f", "y"),
	}
}
