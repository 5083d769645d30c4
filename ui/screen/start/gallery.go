package start

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/screen"
	"reji/ui/story"
)

// Gallery is the till as it finds out about an earlier run, as it stops, and as it does not open.
func Gallery(c money.Currency) []story.State {
	price := story.Price(c)
	busy := story.AtBank(40, price).Restarts()
	waits := story.Waiting(41, price).Restarts()
	found := waits.Finds(checkout.IntentRequiresPaymentMethod).Answered().Finds(checkout.IntentCanceled)
	state := func(name string, stories ...story.Story) story.State {
		s := story.State{Name: name, Mode: checkout.ModeTest, Now: story.Noon().Add(time.Minute), Till: story.Snapshot(nil)}
		for _, st := range stories {
			v := st.View()
			v.Recovery = true
			s.Till.Open = append(s.Till.Open, v)
		}
		s.Till.Recovering = len(stories)
		return s
	}
	after := func(before story.State, stories ...story.Story) story.State {
		s := state(before.Name, stories...)
		s.Earlier, s.Till.Seq, s.Till.Recovering = &before.Till, before.Till.Seq+1, 0
		return s
	}
	stopped := state("stopped")
	stopped.Till.Stopped = &register.Stop{At: stopped.Now, Cause: "disk full"}
	amid := story.AtBank(43, price).Wait(time.Second).OnCounter("stopped-amid")
	amid.Till.Stopped = &register.Stop{At: amid.Now, Cause: "disk full"}
	refused := func(name, code string, n func(w lang.Catalog) lang.Notice) story.State {
		s := state(name)
		s.Refused = func(w lang.Catalog) screen.Refusal {
			words := n(w)
			return screen.Refusal{What: words.What, Money: words.Money, Next: words.Next, Code: code}
		}
		return s
	}
	return []story.State{
		state("one", busy), state("two", busy, waits), after(state("half", busy, waits), busy, found), after(state("known", waits), found),
		stopped, amid,
		refused("refused-ledger", "7-stopped", func(w lang.Catalog) lang.Notice { return w.TillStoppedBecause() }),
		refused("refused-key", "2-key", func(w lang.Catalog) lang.Notice { return w.Reason(checkout.ReasonCredentials) }),
	}
}
