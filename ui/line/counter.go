package line

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/screen"
	"reji/ui/wording"
)

// env is what a screen may look at. What it asks for runs in the background, and only a refusal is said.
func (s *session) env() screen.Env {
	return screen.Env{
		Pen: s.pen, Words: s.words, Now: s.d.Now(), Till: s.snap, Shown: s.shown, Mode: s.d.Mode, Currency: s.d.Currency,
		Run: func(f func(ctx context.Context) error) tea.Cmd { return func() tea.Msg { s.try(f); return nil } },
		Ask: func(func(ctx context.Context) tea.Msg) tea.Cmd { return nil },
	}
}

// possible lists what can be typed about the sale on the counter, and whether the next sale may be begun over it.
func (s *session) possible(v register.View) (all []offer, over bool) {
	asking := false
	if card, ok := v.Sale.Card(); ok {
		asking = card.Face(s.d.Now()) == checkout.FaceAsk
	}
	for _, b := range s.screen(v).Bindings(s.env()) {
		o := offer{key: b.Keys()[0], does: b.Help().Desc}
		switch o.key {
		case "0":
			over = true
			continue
		case "enter":
			if o.typed = ""; asking {
				o.typed = "y"
			}
		case "esc":
			if o.typed = "x"; asking {
				o.typed = "n"
			}
		case "a", "c", "f", "l", "p", "t":
			o.typed = o.key
		default:
			continue
		}
		all = append(all, o)
	}
	return all, over
}

// choices says what can be done now.
func (s *session) choices(v register.View) string {
	all, over := s.possible(v)
	named := slices.DeleteFunc(slices.Clone(all), func(o offer) bool { return o.typed == "" })
	lines := []string{}
	if len(named) > 0 {
		lines = append(lines, s.own.offers(named))
	}
	if over {
		lines = append(lines, s.own.next())
	}
	return s.words.Sentences(lines...)
}

// atCounter hears a line about the sale on the counter.
func (s *session) atCounter(l Typed, text string) {
	v, ok := s.snap.View(s.shown)
	if !ok {
		return
	}
	all, over := s.possible(v)
	at := slices.IndexFunc(all, func(o offer) bool { return o.typed == text })
	switch {
	case at >= 0 && l.At.Before(s.told.grace):
		s.say(s.own.lateAnswer())
	case at >= 0:
		s.press(v, all[at])
	case over:
		s.dismiss()
		s.atHome(text)
	case text == "":
		s.again()
	case amountlike(text):
		s.say(s.words.CounterBusy())
	default:
		s.strange(text)
	}
}

// press hands a key to the screen and does what comes of it.
func (s *session) press(v register.View, o offer) {
	s.tapping = false
	switch o.key {
	case "l":
		s.told.asked = v.Look.Last
	case "t":
		s.tapping = true
	}
	_, cmd := s.screen(v).Update(s.env(), screen.KeyOf(o.key))
	if cmd == nil {
		return
	}
	if _, next := cmd().(screen.DismissMsg); next {
		s.dismiss()
		s.say(s.own.next())
	}
	s.tap()
}

// dismiss leaves the sale that was told.
func (s *session) dismiss() {
	s.dismissed, s.shown, s.told, s.home = s.shown, "", told{}, home{}
}

// defaultTestCard is the card that one letter presents.
const defaultTestCard = "visa"

// tap presents the default test card if one is wanted and the reader asks for it. It may be wanted before the reader does, since people type
// faster than a network.
func (s *session) tap() {
	v, ok := s.snap.View(s.shown)
	card, isCard := v.Sale.Card()
	if !s.tapping || s.d.Customer == nil || !ok || !isCard {
		return
	}
	now := s.d.Now()
	switch face := card.Face(now); {
	case wording.AwaitsCard(card, now):
		s.tapping = false
		customer := s.d.Customer
		s.try(func(ctx context.Context) error { return customer.Present(ctx, defaultTestCard) })
	case face != checkout.FaceSending && face != checkout.FaceProcessing:
		s.tapping = false
	}
}

// strange answers what is neither a command nor an amount: a single letter is a key that does nothing here, anything else was scanned.
func (s *session) strange(text string) {
	if len([]rune(text)) <= 1 {
		s.say(s.own.nothingLike())
		return
	}
	s.say(s.words.Scanned(checkout.Clean(checkout.Mask(text), 40)))
}
