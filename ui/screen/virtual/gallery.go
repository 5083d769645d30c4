package virtual

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the virtual reader idle, asking for a card, on each of its pages, with everything wrong at once, and with an account of Stripe's.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	asks := screen.Sight{Power: true, Waits: true, MayCancel: true, Amount: price}
	state := func(name string, s screen.Sight, keys ...string) story.State {
		w := story.Waiting(43, price).Wait(7 * time.Second).OnCounter(name)
		w.Mode, w.Sight, w.Open, w.Keys = checkout.ModeDemo, &s, screen.Virtual, keys
		return w
	}
	idle := story.State{Name: "idle", Mode: checkout.ModeDemo, Now: story.Noon(), Till: story.Snapshot(nil), Open: screen.Virtual}
	wrong := asks
	wrong.WrongPIN, wrong.Stays = true, true
	bad := screen.Sight{Waits: true, Slow: true, Losing: 1, Foreign: true, Amount: price}
	other := screen.Sight{Power: true, Waits: true, Foreign: true, Amount: money.New(4*price.Minor, c), Losing: 2}
	account := state("account", asks)
	account.Mode = checkout.ModeTest
	return []story.State{
		idle, state("asks", asks), state("declined-card", asks, repeat("down", 16)...), state("customer", asks, "right", "g"), state("wrong-pin", wrong, "right", "down"),
		state("trouble", asks, "left"), state("everything-wrong", bad, "left", "down"), state("other-till", other, "left"),
		state("at-bank", screen.Sight{Power: true, Busy: true, Amount: price}), state("card-inside", screen.Sight{Power: true, Inside: true}, "right"), account,
	}
}

// repeat is a key pressed n times.
func repeat(name string, n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = name
	}
	return keys
}
