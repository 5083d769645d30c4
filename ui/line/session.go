package line

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/muesli/termenv"
	"golang.org/x/text/width"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/screen"
	screenCheckout "reji/ui/screen/checkout"
	"reji/ui/screen/declined"
	"reji/ui/screen/unknown"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

const (
	// burst is the longest pause before a line that a person cannot have typed: the line before it had to be read back first.
	burst = 30 * time.Millisecond
	// grace is how long lines are turned away after a question has opened by itself: they were typed for what stood there before.
	grace = 400 * time.Millisecond
)

// session is one cashier at the till. Everything in it belongs to the goroutine of Run.
type session struct {
	d      Deps
	ctx    context.Context
	words  wording.Words
	own    phrases
	pen    widget.Pen
	work   sync.WaitGroup
	done   chan func() // what background work has brought back
	out    []string    // what is to be said
	over   bool
	echoed bool // the terminal has shown ^C, and the line goes on behind it

	snap      register.Snapshot
	shown     checkout.SaleID // the sale that lines are about; empty at home
	dismissed checkout.SaleID // its verdict was heard, and the next sale is being typed
	home      home
	heard     time.Time // when the last line came
	flood     bool      // it was said that lines come too fast
	quitting  bool      // whether to close the till although money is in flight
	tapping   bool      // a test card is to be presented as soon as the reader asks
	halted    bool      // it was said that the till has stopped: nothing is told after that

	told   told
	others map[checkout.SaleID]standing
	lamp   string // what was said about the reader
}

func newSession(ctx context.Context, d Deps) *session {
	symbols := d.Symbols
	symbols.Enter, symbols.Dot, symbols.Ellipsis, symbols.Hidden = "Enter", ",", "...", "..." // marks are for eyes
	return &session{
		d: d, ctx: ctx, words: wording.New(lang.For(d.Lang), symbols, d.Zone), own: phrasesOf(d.Lang),
		pen:  widget.New(theme.New(theme.None, symbols, termenv.Ascii)),
		done: make(chan func(), 16), others: map[checkout.SaleID]standing{},
	}
}

// observe takes a new snapshot and says what is new in it.
func (s *session) observe(snap register.Snapshot) {
	if snap.Seq < s.snap.Seq {
		return
	}
	before := s.snap
	s.snap = snap
	if before.Seq == 0 {
		s.greet()
	}
	s.tellReader()
	s.tellNetwork(before)
	s.route()
	s.tellOthers()
	s.tell()
	s.tellStop(before)
	s.tap()
}

// route follows the counter: a new sale on it is told, one that was dismissed is not told again.
func (s *session) route() {
	if s.dismissed != "" && s.dismissed != s.snap.Counter {
		s.dismissed = ""
	}
	shown := s.snap.Counter
	if shown == s.dismissed {
		shown = ""
	}
	if shown == s.shown {
		return
	}
	if shown == "" {
		s.say(s.own.parked(), s.own.openHint(), s.own.next())
	} else {
		s.home = home{}
	}
	s.shown, s.told = shown, told{}
}

// hear takes a line.
func (s *session) hear(l Typed) {
	fast := !s.heard.IsZero() && l.At.Sub(s.heard) < burst
	s.heard = l.At
	if fast {
		s.home = home{asked: s.home.asked}
		if !s.flood {
			s.say(s.own.tooFast())
		}
		s.flood = true
		return
	}
	s.flood = false
	text := command(l.Text)
	switch {
	case s.snap.Stopped != nil:
		s.afterStop(text)
	case s.quitting:
		s.answer(text)
	case text == "q":
		s.quit()
	case text == "?":
		s.say(append(s.own.help(), s.words.HelpAmount(), s.words.HelpScan())...)
		s.again()
	case text == "h" || strings.HasPrefix(text, "h "):
		s.history(strings.TrimSpace(text[1:]))
	case text == "u" || strings.HasPrefix(text, "u "):
		s.openSales(strings.TrimSpace(text[1:]))
	case s.shown != "":
		s.atCounter(l, text)
	default:
		s.atHome(text)
	}
}

// command is a line as it is understood: in one case, in narrow letters, and words for the keys of the screens as letters.
func command(typed string) string {
	switch text := strings.ToLower(strings.TrimSpace(width.Fold.String(typed))); text {
	case "esc", "escape", "cancel", "\x1b":
		return "x"
	case "quit", "exit":
		return "q"
	case "help":
		return "?"
	case "yes":
		return "y"
	case "no":
		return "n"
	default:
		return text
	}
}

// again says once more where the till stands.
func (s *session) again() {
	if v, ok := s.snap.View(s.shown); ok {
		_, all := s.statement(v, s.d.Now())
		s.say(all...)
		s.say(s.choices(v))
		return
	}
	s.readBack()
}

// interrupt is Ctrl+C. The second one in a row closes the till whatever is in flight.
func (s *session) interrupt() {
	s.echoed = true
	if s.quitting {
		s.over = true
		return
	}
	s.quit()
}

// quit closes the till, or asks first while money is in flight.
func (s *session) quit() {
	v, flying := s.inFlight()
	if !flying || s.snap.Stopped != nil {
		s.over = true
		return
	}
	s.quitting = true
	n := s.words.QuitInFlight(s.words.Amount(v.Sale.Due), s.words.SaleNumber(v.Sale.Number))
	s.say(n.What, n.Money, n.Next, s.words.QuitQuestion(), s.own.quitHow())
}

// answer hears whether the till is to be closed. A bare Enter is no answer: it is too easily pressed.
func (s *session) answer(text string) {
	switch text {
	case "y":
		s.over = true
	case "n", "x":
		s.quitting = false
		s.say(s.own.stays())
		s.again()
	default:
		s.say(s.words.QuitQuestion(), s.own.quitHow())
	}
}

// inFlight finds a sale whose outcome nobody knows yet. Held money and what waits for a person are safe to leave.
func (s *session) inFlight() (register.View, bool) {
	for _, v := range s.snap.Open {
		if v.Sale.Open() && !resting(v.Sale) {
			return v, true
		}
	}
	return register.View{}, false
}

// resting reports that nothing happens to a sale by itself: it is closed, held, or waits for a person.
func resting(s checkout.Sale) bool {
	return !s.Open() || s.Status() == checkout.StatusAuthorized || s.Status() == checkout.StatusAttention
}

// screen is the one that would stand on the counter: it knows what can be done.
func (s *session) screen(v register.View) screen.Screen {
	card, ok := v.Sale.Card()
	if _, cash := wording.Cash(v.Sale); !ok || cash && v.Sale.Remaining().Minor <= 0 {
		return screenCheckout.New(s.d.Till)
	}
	switch card.Face(s.d.Now()) {
	case checkout.FaceDeclined:
		return declined.New(s.d.Till)
	case checkout.FaceCheck, checkout.FaceUnknown:
		return unknown.New(s.d.Till)
	default:
		return screenCheckout.New(s.d.Till)
	}
}
