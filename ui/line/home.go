package line

import (
	"context"
	"errors"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/screen/sale"
)

// home is what was typed towards the next sale.
type home struct {
	amount  money.Amount
	keyed   bool   // there is an amount; it was read back
	noCard  string // why no card can pay it
	byCash  bool   // cash was wanted, before or after the amount
	given   money.Amount
	counted bool // what was handed over is there; it was read back
	asked   bool // the register has been asked
}

// atHome hears a line while no sale is on the counter.
func (s *session) atHome(text string) {
	h := &s.home
	switch {
	case h.asked && text == "t" && s.d.Customer != nil:
		s.tapping = true
	case h.asked:
		s.say(s.words.NotSent())
	case text == "x":
		s.home = home{}
		s.say(s.own.cleared(), s.own.prompt())
	case text == "":
		s.forward()
	case text == "c":
		h.byCash = true
		s.readBack()
	case h.keyed && h.byCash:
		s.count(text)
	default:
		s.key(text)
	}
}

// amountlike reports whether a line is nothing but an amount's characters.
func amountlike(text string) bool { return sale.Amountlike([]rune(text)) }

// parse reads an amount, or says why it is none.
func (s *session) parse(text string) (money.Amount, bool) {
	a, err := money.ParseKeyed(text, s.d.Currency)
	if err == nil {
		return a, true
	}
	var bad *money.ParseError
	if errors.As(err, &bad) && (bad.Kind == money.NotANumber || bad.Kind == money.Empty) && !amountlike(text) {
		s.strange(text)
	} else {
		s.say(s.excuse(err))
	}
	return money.Amount{}, false
}

// key takes an amount and reads it back. Nothing is asked of anybody by it.
func (s *session) key(text string) {
	a, ok := s.parse(text)
	if !ok {
		return
	}
	if a.Minor <= 0 {
		s.say(s.words.KeyFirst())
		return
	}
	s.home = home{amount: a, keyed: true, byCash: s.home.byCash}
	if err := a.Check(); err != nil {
		s.home.noCard = s.excuse(err)
	}
	s.readBack()
}

// count takes what was handed over and reads it back, with the change.
func (s *session) count(text string) {
	given, ok := s.parse(text)
	if !ok {
		return
	}
	if given.Minor < s.home.amount.Minor {
		s.home.given, s.home.counted = money.Amount{}, false
		s.say(s.words.CashTooLittle())
		s.readBack() // Enter alone means the whole amount again, and says so
		return
	}
	s.home.given, s.home.counted = given, true
	s.readBack()
}

// readBack says what was typed and what Enter would do with it.
func (s *session) readBack() {
	h, amount := s.home, s.words.Amount(s.home.amount)
	switch {
	case h.asked:
		s.say(s.own.card(amount), s.own.sentence(s.words.AskingStripe()))
	case !h.keyed && h.byCash:
		s.say(s.own.cashFirst())
	case !h.keyed:
		s.say(s.own.prompt())
	case h.byCash && h.counted:
		change := money.New(h.given.Minor-h.amount.Minor, h.amount.Currency)
		s.say(s.words.Sentences(s.own.cash(amount), s.own.handed(s.words.Amount(h.given), s.words.Amount(change))), s.own.takes())
	case h.byCash:
		s.say(s.words.Sentences(s.own.cash(amount), s.words.CashQuestion()), s.own.sentence(s.words.CashExact(s.words.Symbols.Enter)))
	case h.noCard != "":
		s.say(s.words.Sentences(s.own.card(amount), h.noCard), s.own.noCard())
	default:
		s.say(s.words.Sentences(s.own.card(amount), s.own.charges()))
	}
}

// forward is Enter alone.
func (s *session) forward() {
	h := s.home
	switch {
	case !h.keyed && !h.byCash:
		s.say(s.words.KeyFirst(), s.own.prompt())
	case !h.keyed, !h.byCash && h.noCard != "":
		s.readBack()
	case h.byCash:
		given := h.amount
		if h.counted {
			given = h.given
		}
		till := s.d.Till
		s.begin(func(ctx context.Context) error { _, err := till.Cash(ctx, h.amount, given); return err })
	case s.snap.Network.Down:
		s.sayOffline()
	default:
		till, c := s.d.Till, register.Charge{Amount: h.amount, Capture: s.d.Capture}
		s.begin(func(ctx context.Context) error { _, err := till.Charge(ctx, c); return err })
	}
}

// begin asks the register for a sale. One that begins shows itself with the next snapshot; only a refusal is heard here.
func (s *session) begin(f func(ctx context.Context) error) {
	s.home.asked = true
	s.ask(func(ctx context.Context) func() {
		err := f(ctx)
		return func() {
			if err != nil {
				s.home.asked = false
				s.say(s.excuse(err))
			}
		}
	})
}

// openSales lists what is open, or brings one sale back by its number.
func (s *session) openSales(number string) {
	found := false
	for _, v := range s.snap.Open {
		if !v.Sale.Open() {
			continue
		}
		found = true
		if number == "" {
			s.say(s.own.earlier(s.words.SaleNumber(v.Sale.Number), s.words.Amount(v.Sale.Due), s.stateOf(v.Sale)))
			continue
		}
		if sameNumber(number, v.Sale.Number) {
			s.bring(v.Sale.ID)
			return
		}
	}
	switch {
	case !found:
		s.say(s.own.sentence(s.words.OpenLabel() + ": " + s.words.NothingOpen()))
	case number == "":
		s.say(s.own.openHint())
	default:
		s.say(s.words.Rejected(checkout.RejectedUnknown))
	}
}

// bring puts an open sale on the counter.
func (s *session) bring(id checkout.SaleID) {
	s.dismissed = ""
	if id == s.shown {
		s.again()
		return
	}
	till := s.d.Till
	s.try(func(ctx context.Context) error { return till.Recall(ctx, id) })
	s.route()
	s.tell()
}
