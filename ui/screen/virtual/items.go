package virtual

import (
	"strings"

	"reji/reader"
	"reji/ui/screen"
	"reji/ui/wording"
)

// page is one of the lists of the virtual reader.
type page int

const (
	cards page = iota
	customer
	trouble
	pageCount
)

// act is what a line of a list does.
type act int

const (
	present act = iota // hold a card to the reader
	gesture            // let something happen
	tip                // choose the next tip
	leave              // walk away, which is doing nothing
)

// item is a line of a list.
type item struct {
	group string // a heading above the first of its kind; empty: none
	label string
	value string // what is chosen, at the right end
	key   string // the key that does it from every page; empty: only ⏎
	does  act
	card  string         // of present
	what  screen.Gesture // of gesture
	off   bool           // not possible now
}

// group is how a test card behaves, from Stripe's name of it.
func group(w wording.Words, card string) string {
	switch {
	case strings.HasPrefix(card, "charge_declined"):
		return w.CardsDeclined()
	case strings.Contains(card, "_pin_"):
		return w.CardsPIN()
	case strings.Contains(card, "prepaid"):
		return w.CardsPrepaid()
	}
	for _, region := range []string{"interac", "eftpos", "cartes_bancaires", "girocard"} {
		if strings.HasPrefix(card, region) {
			return w.CardsRegional()
		}
	}
	return w.CardsApproved()
}

// items are the lines of a page. What cannot be had here at all is left out.
func (m Model) items(env screen.Env, p page) []item {
	switch p {
	case cards:
		return m.cards(env)
	case customer:
		return m.customer(env)
	case trouble, pageCount:
		return m.trouble(env)
	}
	return nil
}

// cards are Stripe's test cards, sorted by what becomes of them.
func (m Model) cards(env screen.Env) []item {
	w := env.Words
	var all []item
	for _, kind := range []string{w.CardsApproved(), w.CardsDeclined(), w.CardsPIN(), w.CardsPrepaid(), w.CardsRegional()} {
		for _, c := range reader.TestCards() {
			if group(w, c.Name) == kind {
				all = append(all, item{group: kind, label: w.TestCard(c.Name), does: present, card: c.Name, off: !m.waits(env)})
			}
		}
	}
	return all
}

// customer is what the customer does besides holding a card to the reader.
func (m Model) customer(env screen.Env) []item {
	w := env.Words
	chosen := w.NoTip()
	if percent := tips[m.tip]; percent > 0 {
		chosen = w.Percent(percent)
	}
	all := []item{{label: w.Tip(), value: chosen, key: "g", does: tip}}
	if m.bench.Simulated() {
		pin := item{label: w.NextPIN(), value: w.PINRight(), key: "i", does: gesture, what: screen.PINWillBeWrong}
		if m.sight.WrongPIN {
			pin.value, pin.what = w.PINWrong(), screen.PINWillBeRight
		}
		card := item{label: w.CardStays(), key: "m", does: gesture, what: screen.CardWillStay}
		if m.sight.Inside || m.sight.Stays {
			card.label, card.what = w.CardTaken(), screen.CardIsTaken
		}
		all = append(all, pin, item{label: w.CustomerPressesCancel(), key: "x", does: gesture, what: screen.CustomerCancels, off: !m.sight.MayCancel}, card)
	}
	return append(all, item{label: w.CustomerLeaves(), key: "w", does: leave, off: !m.waits(env)})
}

// trouble is what goes wrong around the reader. With an account of Stripe's nothing of it can be arranged.
func (m Model) trouble(env screen.Env) []item {
	if !m.bench.Simulated() {
		return nil
	}
	w, s := env.Words, m.sight
	either := func(now bool, key string, on, off string, turnOn, turnOff screen.Gesture) item {
		if now {
			return item{label: off, key: key, does: gesture, what: turnOff}
		}
		return item{label: on, key: key, does: gesture, what: turnOn}
	}
	return []item{
		either(!s.Power, "u", w.PullPlug(), w.PlugIn(), screen.Unplug, screen.PlugIn),
		either(s.Slow, "n", w.SlowNetwork(), w.QuickNetwork(), screen.NetworkSlow, screen.NetworkQuick),
		{label: w.LoseBefore(), key: "b", does: gesture, what: screen.LoseBefore},
		{label: w.LoseAfter(), key: "e", does: gesture, what: screen.LoseAfter},
		either(s.Foreign, "z", w.AnotherTill(), w.AnotherTillEnds(), screen.OthersPayment, screen.OthersEnd),
	}
}
