package screen

import (
	"slices"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Brief is a sale in one line: what the home screen and the second column tell about the latest ones.
type Brief struct {
	Number int64
	Amount money.Amount
	Status checkout.Status
	With   string // the card, or cash
	At     time.Time
}

// SaleBrief sums up a sale that the register still knows.
func (e Env) SaleBrief(s checkout.Sale) Brief {
	b := Brief{Number: s.Number, Amount: s.Due, Status: s.Status(), At: s.Changed}
	if _, cash := wording.Cash(s); cash {
		b.With = e.Words.Cash()
	} else if c, ok := s.Card(); ok && c.Card != nil {
		b.With = e.Words.CardShort(c.Card.Brand, c.Card.Last4)
	}
	return b
}

// BookBrief sums up a sale from the books.
func (e Env) BookBrief(s checkout.BookSale) Brief {
	b := Brief{Number: s.Number, Amount: s.Due, Status: s.Status, At: s.At}
	if s.Taken.Minor > s.Due.Minor {
		b.Amount = s.Taken
	}
	for i := len(s.Tenders) - 1; i >= 0 && b.With == ""; i-- {
		switch t := s.Tenders[i]; {
		case t.Means == checkout.MeansCash:
			b.With = e.Words.Cash()
		case t.Brand != "":
			b.With = e.Words.CardShort(t.Brand, t.Last4)
		}
	}
	return b
}

// Last is the sale that was closed last, in this run of the till or in an earlier one, and is not the one on the screen.
func (e Env) Last() (Brief, bool) {
	if last := e.Till.Last; last != nil && last.Sale.ID != e.Shown {
		return e.SaleBrief(last.Sale), true
	}
	for _, s := range e.Recent {
		if s.Status != checkout.StatusOpen && s.ID != e.Shown {
			return e.BookBrief(s), true
		}
	}
	return Brief{}, false
}

// AfterRestart is a line for a sale that was closed in this run of the till and was under way in an earlier one: nobody saw how it ended.
func (e Env) AfterRestart() []string {
	last := e.Till.Last
	if last == nil || last.Sale.ID == e.Shown {
		return nil
	}
	if card, ok := last.Sale.Card(); !last.Recovery && !(ok && card.Orphaned) {
		return nil
	}
	return e.Say(e.Words.AfterRestart(e.Words.SaleNumber(last.Sale.Number)))
}

// statusLabel is the column of the labels Last and Open, statusWidth that of what became of a sale, in cells.
const (
	statusLabel = 9
	statusWidth = 16
)

// BriefLine draws a sale in one line of w cells.
func (e Env) BriefLine(w int, label string, b Brief) string {
	p := e.Pen
	tone := wording.StatusTone(b.Status)
	left := []widget.Span{
		p.Gap(e.Margin()), p.Muted(layout.Fit(label, statusLabel)), p.Text(wording.Number(b.Number)), p.Gap(2),
		p.Strong(layout.FitRight(e.Words.Amount(b.Amount), 10)), p.Gap(2),
		p.Tone(tone, layout.Fit(p.Mark(tone)+" "+e.Words.Status(b.Status), statusWidth)), p.Gap(2), p.Text(b.With),
	}
	return p.Row(w, left, []widget.Span{p.Muted(e.Words.Minute(b.At)), p.Gap(e.Margin())})
}

// ShortBrief draws a sale in a line that has no room for the card.
func (e Env) ShortBrief(w, margin int, b Brief) string {
	p := e.Pen
	tone := wording.StatusTone(b.Status)
	return p.Row(w,
		[]widget.Span{p.Gap(margin), p.Muted(wording.Number(b.Number) + "  "), p.Tone(tone, p.Mark(tone)+" "+e.Words.Status(b.Status))},
		[]widget.Span{p.Text(e.Words.Amount(b.Amount)), p.Gap(margin)})
}

// OpenSales are the sales that are not finished and not the one on the screen.
func (e Env) OpenSales() []register.View {
	var open []register.View
	for _, v := range e.Till.Open {
		if v.Sale.ID != e.Shown && v.Sale.Open() {
			open = append(open, v)
		}
	}
	return open
}

// openSpans count what is open, most urgent first: what needs a person, held money with the hours left, what an earlier run left or what is under way.
func (e Env) openSpans() (needs, others []widget.Span) {
	p, w := e.Pen, e.Words
	var needing, held, busy int
	first := time.Duration(-1)
	for _, v := range e.OpenSales() {
		switch v.Sale.Status() {
		case checkout.StatusAuthorized:
			held++
			if c, ok := v.Sale.Card(); ok {
				if left := c.CaptureBefore.Sub(e.Now); first < 0 || left < first {
					first = left
				}
			}
		case checkout.StatusAttention:
			needing++
		default:
			busy++
		}
	}
	if needing > 0 {
		needs = append(needs, p.Tone(theme.Warn, p.Symbols.Warn+" "+w.NeedsYou(needing)))
	}
	if held > 0 {
		others = append(others, p.Text(w.OpenToCapture(held)+", "+w.HoursLeft(int(max(first, 0)/time.Hour))))
	}
	if n := e.Till.Recovering; n > 0 {
		others = append(others, p.Tone(theme.Info, p.Symbols.Now+" "+w.Recovering(n)))
	} else if busy > 0 {
		others = append(others, p.Text(w.OpenUnderWay(busy)))
	}
	return needs, others
}

// OpenLine counts what is open, in one line of w cells.
func (e Env) OpenLine(w int) string {
	p := e.Pen
	needs, others := e.openSpans()
	left := []widget.Span{p.Gap(e.Margin()), p.Muted(layout.Fit(e.Words.OpenLabel(), statusLabel))}
	if len(needs)+len(others) == 0 {
		left = append(left, p.Muted(e.Words.NothingOpen()))
	}
	for i, s := range others {
		if i > 0 {
			left = append(left, p.Gap(3))
		}
		left = append(left, s)
	}
	if len(needs) > 0 {
		needs = append(needs, p.Gap(e.Margin()))
	}
	return p.Row(w, left, needs)
}

// OpenLines count what is open, one thing a line, for a narrow place; nothing where nothing is open.
func (e Env) OpenLines(w, margin int) []string {
	needs, others := e.openSpans()
	var lines []string
	for _, s := range append(needs, others...) {
		lines = append(lines, e.Pen.Line(w, e.Pen.Gap(margin), s))
	}
	return lines
}

// leastRequests is how many lines the last requests need before the last sale gets a place too.
const leastRequests = 9

// Side is the second column of a wide terminal beside a payment: the reader, live; below it the last requests to Stripe, what is open, and,
// where there is room, what was last.
func (e Env) Side() []string {
	w := e.SideWidth()
	if w == 0 {
		return nil
	}
	lines := append(e.LiveDevice(), "")
	var below []string
	if open := e.OpenLines(w, sideMargin); len(open) > 0 {
		below = append(append(below, "", e.Pen.Line(w, e.Pen.Gap(sideMargin), e.Pen.Muted(e.Words.OpenLabel()))), open...)
	}
	room := e.Area.H - wideRail - len(lines) - len(below)
	if b, ok := e.Last(); ok && room-3 >= leastRequests {
		below = append([]string{"", e.Pen.Line(w, e.Pen.Gap(sideMargin), e.Pen.Muted(e.Words.Last())), e.ShortBrief(w, sideMargin, b)}, below...)
		room -= 3
	}
	return append(append(lines, e.requestLines(room)...), below...)
}

// HomeSide is the second column beside the home screen, which tells on its left what was last and what is open.
func (e Env) HomeSide() []string {
	if e.SideWidth() == 0 {
		return nil
	}
	lines := append(e.LiveDevice(), "")
	return append(lines, e.requestLines(e.Area.H-wideRail-len(lines))...)
}

// RecentLines are the latest sales from the books under a heading, n at most, in lines of w cells. The one that Last tells is not told again.
func (e Env) RecentLines(w, n int) []string {
	last, _ := e.Last()
	recent := slices.DeleteFunc(slices.Clone(e.Recent), func(s checkout.BookSale) bool { return s.Number == last.Number })
	if len(recent) == 0 || n < 2 {
		return nil
	}
	lines := []string{e.Pen.Line(w, e.Pen.Gap(e.Margin()), e.Pen.Muted(e.Words.Recent()))}
	for _, s := range recent[:min(len(recent), n-1)] {
		lines = append(lines, e.BriefLine(w, "", e.BookBrief(s)))
	}
	return lines
}
