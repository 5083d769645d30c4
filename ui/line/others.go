package line

import (
	"context"
	"strconv"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/lang"
)

// standing is what was last said about a sale.
type standing struct {
	verdict string
	closed  bool
}

func (s *session) standingOf(sale checkout.Sale, now time.Time) standing {
	band := s.words.SaleBand(sale, now)
	return standing{verdict: band.Verdict + band.Meaning, closed: !sale.Open()}
}

// greet says which till this is, in which mode, and what an earlier run has left open.
func (s *session) greet() {
	w, mode := s.words, s.words.TestMode()
	if s.d.Mode == checkout.ModeLive {
		mode = w.LiveMode()
	}
	s.say(s.own.welcome(w.BrandShort(), mode, s.d.Currency.Code()))
	now := s.d.Now()
	if n := s.snap.Recovering; n > 0 {
		s.say(s.own.sentence(w.Recovering(n)), w.RecoveryWhy())
	}
	for _, v := range s.snap.Open {
		if v.Sale.Open() && v.Sale.ID != s.snap.Counter {
			s.say(s.own.earlier(w.SaleNumber(v.Sale.Number), w.Amount(v.Sale.Due), s.stateOf(v.Sale)))
			s.others[v.Sale.ID] = s.standingOf(v.Sale, now)
		}
	}
	s.say(s.own.prompt())
	if s.d.Mode == checkout.ModeDemo {
		s.say(s.own.demo())
	}
}

// stateOf is the word for an open sale: what became of it, or what is being done.
func (s *session) stateOf(sale checkout.Sale) string {
	card, ok := sale.Card()
	switch {
	case ok && sale.Status() == checkout.StatusAuthorized && !card.CaptureBefore.IsZero():
		return s.words.HeldUntil(s.words.Until(card.CaptureBefore))
	case ok && sale.Status() == checkout.StatusOpen:
		return s.words.State(card.State)
	default:
		return s.words.Status(sale.Status())
	}
}

// tellOthers says what became of sales that are not on the counter: parked ones, those whose verdict was heard before they were closed, and
// what an earlier run of the till left behind.
func (s *session) tellOthers() {
	now := s.d.Now()
	open := map[checkout.SaleID]bool{}
	for _, v := range s.snap.Open {
		open[v.Sale.ID] = true
		if v.Sale.ID != s.shown {
			s.tellOther(v.Sale, now)
		}
	}
	for id, was := range s.others {
		if open[id] || id == s.shown {
			continue
		}
		switch last := s.snap.Last; {
		case last != nil && last.Sale.ID == id:
			s.tellOther(last.Sale, now)
		case !was.closed:
			s.lookUp(id)
		}
		delete(s.others, id)
	}
}

// tellOther says a verdict on a sale that is not on the counter, if it is a new one.
func (s *session) tellOther(sale checkout.Sale, now time.Time) {
	is, was := s.standingOf(sale, now), s.others[sale.ID]
	s.others[sale.ID] = is
	band := s.words.SaleBand(sale, now)
	if !band.Shown || is.verdict == was.verdict {
		return
	}
	s.say(s.own.verdict(band.Verdict, s.words.SaleNumber(sale.Number), s.words.Amount(sale.Due), band.Meaning))
	if card, ok := sale.Card(); ok && (card.State == checkout.Voided || card.State == checkout.Attention) {
		n := s.words.Reason(card.Reason)
		s.say(n.What, n.Next)
	}
}

// lookUp asks the books what became of a sale that was closed between two snapshots.
func (s *session) lookUp(id checkout.SaleID) {
	s.ask(func(ctx context.Context) func() {
		sales, err := s.d.Books.Sales(ctx, checkout.BookPage{Limit: lookBack})
		return func() {
			for _, b := range sales {
				if err == nil && b.ID == id {
					s.say(s.bookLine(b))
				}
			}
		}
	})
}

// tellReader says which reader is used, when that or its state has changed.
func (s *session) tellReader() {
	r, w := s.snap.Reader, s.words
	state := w.ReaderReady()
	switch {
	case r.ID == "":
		state = w.NoReader()
	case !r.Known:
		state = w.ReaderUnknown()
	case !r.Online:
		state = w.ReaderOffline()
	}
	if text := s.own.reader(checkout.Clean(r.Label, 40), state); text != s.lamp {
		s.lamp = text
		s.say(text)
	}
}

// tellNetwork says that Stripe cannot be reached, and that it can be again.
func (s *session) tellNetwork(before register.Snapshot) {
	w := s.words
	switch down := s.snap.Network.Down; {
	case down && !before.Network.Down:
		s.sayOffline()
	case !down && before.Network.Down:
		s.say(s.own.sentence(w.Failure(checkout.FailureNone)))
	}
}

// sayOffline says that no card can be taken, why, and whether that ends by itself.
func (s *session) sayOffline() {
	w, kind := s.words, s.snap.Network.Kind
	s.say(s.own.notice(w.Verdict(lang.CardsOffline), w.CashOnly()))
	if kind == checkout.FailureAuth {
		s.say(w.KeyRefused())
		return
	}
	s.say(s.own.sentence(w.Failure(kind)), w.CardsBack())
}

// tellStop says, once, that the ledger cannot be written, and names every payment that was under way.
func (s *session) tellStop(before register.Snapshot) {
	if s.snap.Stopped == nil || before.Stopped != nil {
		return
	}
	s.halted = true
	w, n := s.words, s.words.TillStoppedBecause()
	s.say(s.own.notice(w.Verdict(lang.TillStopped), w.StateKept()), n.What)
	for _, v := range s.snap.Open {
		if v.Sale.Open() && !resting(v.Sale) {
			s.say(w.SaleSafe(w.SaleNumber(v.Sale.Number), w.Amount(v.Sale.Due)))
		}
	}
	s.say(n.Money, n.Next, s.own.offers([]offer{{typed: "q", does: w.KeyQuit()}}))
}

// afterStop hears a line when nothing can be taken any more.
func (s *session) afterStop(text string) {
	if text == "q" || text == "y" {
		s.over = true
		return
	}
	s.say(s.own.notice(s.words.Verdict(lang.TillStopped), s.words.StateKept()), s.own.offers([]offer{{typed: "q", does: s.words.KeyQuit()}}))
}

// How many sales history tells at once, and how far back the books are asked about one that was closed.
const (
	historyMost = 10
	lookBack    = 50
)

// history tells the latest sales, or those that match what was typed.
func (s *session) history(search string) {
	s.ask(func(ctx context.Context) func() {
		sales, err := s.d.Books.Sales(ctx, checkout.BookPage{Limit: historyMost, Search: search})
		return func() { s.tellHistory(search, sales, err) }
	})
}

func (s *session) tellHistory(search string, sales []checkout.BookSale, err error) {
	switch {
	case err != nil:
		s.say(s.words.HistoryFailed())
	case len(sales) == 0 && search != "":
		s.say(s.words.HistoryNone(checkout.Clean(checkout.Mask(search), 40)))
	case len(sales) == 0:
		s.say(s.words.HistoryEmpty())
	}
	for _, b := range sales {
		s.say(s.bookLine(b))
	}
}

// bookLine is one sale of the books: number, time, amount, what became of it, and what paid it.
func (s *session) bookLine(b checkout.BookSale) string {
	w, amount := s.words, b.Due
	if b.Taken.Minor > b.Due.Minor {
		amount = b.Taken
	}
	parts := []string{w.SaleNumber(b.Number), w.Minute(b.At), w.Amount(amount), w.Status(b.Status)}
	for i := len(b.Tenders) - 1; i >= 0; i-- {
		t := b.Tenders[i]
		if t.Means == checkout.MeansCash {
			parts = append(parts, w.Cash())
			break
		}
		if t.Brand != "" {
			parts = append(parts, strings.TrimSpace(w.CardBrand(t.Brand)+" "+s.own.ending(t.Last4)))
			break
		}
	}
	return s.own.sentence(s.own.list(parts))
}

// sameNumber reports whether somebody means a sale's number: 43, 043, 0043.
func sameNumber(typed string, n int64) bool {
	got, err := strconv.ParseInt(typed, 10, 64)
	return err == nil && got == n
}
