package ui

import (
	"context"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/screen/history"
	"reji/ui/screen/readers"
	"reji/ui/screen/sale"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Till is what the screens need of the register; *register.Register has it. Its methods return once a decision is durable.
type Till interface {
	sale.Till
	screen.Decider
	screen.Tenderer
	screen.Looker
	screen.Parker
	// Recall puts an open sale on the counter; the error is register.ErrCounterBusy while another one is in hand there.
	Recall(ctx context.Context, id checkout.SaleID) error
}

// Customer is the hand of a customer in test mode.
type Customer interface {
	// Present holds a test card, named as on the command line ("visa"), to the reader. It fails while the reader does not ask for one.
	Present(ctx context.Context, card string) error
}

// Deps is everything that the till on a terminal is made of. Till, Snapshots, Books and Now are needed; the rest has a use at its zero value.
type Deps struct {
	Till      Till
	Snapshots <-chan register.Snapshot // the latest snapshot, as register.Watch gives it
	Books     history.Books
	Customer  Customer                // nil: no test cards
	Bench     screen.Bench            // the virtual reader; nil: there is none
	Readers   readers.Readers         // nil: they are looked after elsewhere
	Requests  <-chan []screen.Request // the latest requests to Stripe, newest first; nil: nobody tells
	Settings  []screen.Setting        // what is in force, in the order in which it is shown

	Now  func() time.Time
	Zone *time.Location // nil: UTC

	Lang     lang.Lang
	Theme    theme.Theme
	Mode     checkout.Mode
	Currency money.Currency
	Capture  checkout.CaptureMode
	Counter  string // the till's name
	// Crash hears a panic of background work, with its stack, before the program ends. It may be nil.
	Crash func(value any, stack []byte)
}

// Model is the root model. It owns what screens share; what they show is in the snapshot, what was typed is in them.
type Model struct {
	deps   Deps
	runner runner
	words  wording.Words
	pen    widget.Pen
	keys   globalKeys

	size      layout.Area
	snap      register.Snapshot
	recent    []checkout.BookSale // the latest sales of the books
	requests  []screen.Request
	begun     bool            // the cashier has seen what an earlier run left behind
	again     bool            // the till is to be opened anew once it is closed
	shown     checkout.SaleID // the sale that the counter's screens are about
	dismissed checkout.SaleID // its verdict was read, and the next sale is being keyed

	sale    sale.Model
	counter []screen.Screen // the other screens of the counter
	stack   []screen.Screen // what the cashier put on top, the last one visible

	intake  intake
	notice  *screen.NoticeMsg
	caption string        // what a scenario says is happening
	sight   *screen.Sight // what is to be seen at a simulated reader; nil while nobody looks
	facing  bool          // somebody looks
	asking  bool          // whether to close the till although money is in flight
	grace   time.Time     // until then keys are swallowed: they were meant for what stood there before
	tapping bool          // a test card is to be presented as soon as the reader asks
	tickGen int
}

// New makes the till's model. Commands that it starts end with ctx.
func New(ctx context.Context, d Deps) Model {
	w := wording.New(lang.For(d.Lang), d.Theme.Symbols, d.Zone)
	return Model{
		deps: d, words: w, pen: widget.New(d.Theme), keys: keysOf(w),
		runner: runner{ctx: ctx, crash: d.Crash},
		sale:   sale.New(d.Till, d.Capture), counter: counterScreens(d.Till),
	}
}

// Init waits for the first snapshot and starts the clock.
func (m Model) Init() tea.Cmd {
	return tea.Batch(m.runner.relay(m.deps.Snapshots), m.runner.relayRequests(m.deps.Requests), m.runner.ask(func(context.Context) tea.Msg { return tickMsg{gen: m.tickGen} }))
}

// Update hands a message to what it is for. It decides nothing about money.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = layout.Area{W: msg.Width, H: msg.Height}
		cmd = m.face()
	case tea.KeyMsg:
		cmd = m.obey(m.intake.take(msg, m.deps.Now(), m.typing()))
	case heldMsg:
		cmd = m.obey(m.intake.expire(msg))
	case SnapshotMsg:
		cmd = m.observe(msg.Snapshot)
	case tickMsg:
		if msg.gen == m.tickGen {
			cmd = m.tick()
		}
	case screen.GoMsg, screen.BackMsg, screen.DismissMsg, screen.BringMsg, screen.ActMsg:
		cmd = m.travel(msg)
	case screen.TapMsg:
		m.tapping = true
		cmd = m.tap()
	case screen.RecheckMsg:
		m.again = true
		cmd = tea.Quit
	case screen.QuitMsg:
		cmd = m.quit()
	case recentMsg, RequestsMsg, sightMsg, failedMsg, screen.NoticeMsg, CaptionMsg, screen.DressMsg:
		cmd = m.learn(msg)
	case closedMsg, panickedMsg:
		cmd = tea.Quit
	default:
		cmd = m.deliver(msg)
	}
	return m, cmd
}

// observe takes a new snapshot. An older one than what is shown is dropped, though the relay never brings one.
func (m *Model) observe(s register.Snapshot) tea.Cmd {
	next := m.runner.relay(m.deps.Snapshots)
	if s.Seq < m.snap.Seq {
		return next
	}
	before := m.standing()
	m.left(s)
	if m.stale(s) {
		next = tea.Batch(next, m.readRecent())
	}
	m.snap = s
	m.route()
	if after := m.standing(); after != before {
		m.arrived(before, after)
	}
	return tea.Batch(next, m.tap(), m.tick())
}

// obey hands on what the intake made of a key.
func (m *Model) obey(v verdict) tea.Cmd {
	var cmds []tea.Cmd
	if v.undo > 0 {
		m.sale = m.sale.Before(v.undo)
	}
	for _, press := range v.keys {
		cmds = append(cmds, m.press(press))
	}
	if v.scanned != "" {
		m.notice = &screen.NoticeMsg{Text: m.words.Scanned(checkout.Clean(checkout.Mask(v.scanned), 40))}
	}
	if v.arm {
		cmds = append(cmds, m.runner.after(burst, heldMsg{gen: m.intake.gen}))
	}
	return tea.Batch(cmds...)
}

// press is a key that a person pressed.
func (m *Model) press(press tea.KeyMsg) tea.Cmd {
	quit := key.Matches(press, m.keys.quit)
	if m.deps.Now().Before(m.grace) && !quit {
		return nil
	}
	if key.Matches(press, m.Bindings()...) {
		m.notice, m.tapping = nil, false
	}
	switch {
	case m.asking:
		return m.answer(press)
	case quit:
		return m.quit()
	case key.Matches(press, m.keys.help) && !m.typing():
		return m.help()
	case key.Matches(press, m.keyVirtual()):
		return m.travel(screen.GoMsg{To: screen.Virtual})
	case key.Matches(press, m.keys.actions) && !m.typing():
		return m.travel(screen.GoMsg{To: screen.Actions})
	}
	return m.handle(press)
}

// tap presents the default test card if one is wanted and the reader asks for it. It may be wanted before the sale is even on the
// counter, since people type faster than a network.
func (m *Model) tap() tea.Cmd {
	v, ok := m.snap.View(m.shown)
	card, isCard := v.Sale.Card()
	if !m.tapping || m.deps.Customer == nil || !ok || !isCard {
		return nil
	}
	now := m.deps.Now()
	switch face := card.Face(now); {
	case wording.AwaitsCard(card, now):
		m.tapping = false
		customer := m.deps.Customer
		return m.runner.run(func(ctx context.Context) error { return customer.Present(ctx, defaultTestCard) })
	case face != checkout.FaceSending && face != checkout.FaceProcessing:
		m.tapping = false
	}
	return nil
}

// defaultTestCard is the card that one key presents.
const defaultTestCard = "visa"
