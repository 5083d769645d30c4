package screen

import (
	"context"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Kind names a screen.
type Kind int

// The screens. The first four are chosen by what the sale on the counter is at; the others by the cashier.
const (
	Sale Kind = iota
	Checkout
	Declined
	Unknown
	Attention
	History
	Help
	Actions
	Readers
	Settings
	Other
	Start
	Stopped
	Virtual
)

// String names the screen, for tests and goldens.
func (k Kind) String() string {
	switch k {
	case Sale:
		return "sale"
	case Checkout:
		return "checkout"
	case Declined:
		return "declined"
	case Unknown:
		return "unknown"
	case Attention:
		return "attention"
	case History:
		return "history"
	case Help:
		return "help"
	case Actions:
		return "actions"
	case Readers:
		return "readers"
	case Settings:
		return "settings"
	case Other:
		return "other"
	case Start:
		return "start"
	case Stopped:
		return "stopped"
	case Virtual:
		return "virtual"
	default:
		return "screen"
	}
}

// Env is everything that a screen may look at. It is made anew for every message and every frame.
type Env struct {
	Pen      widget.Pen
	Words    wording.Words
	Now      time.Time
	Class    layout.Class
	Area     layout.Area // what the screen has to fill, to the cell
	Till     register.Snapshot
	Shown    checkout.SaleID     // the sale that the counter's screens are about; empty on the home screen
	Recent   []checkout.BookSale // the latest sales of the books, newest first
	Sight    *Sight              // what is to be seen at a simulated reader; nil where nobody can see it
	Requests []Request           // the last requests to Stripe, newest first
	Readers  bool                // whether the readers of the account can be looked after here
	Mode     checkout.Mode
	Currency money.Currency
	// Column draws the second column of a wide terminal in a number of lines, in place of the screen's own, while something there has the keys.
	// nil: nothing has.
	Column func(env Env, lines int) []string
	// Run makes a command of something that takes time or touches the world. It has the program's context and is guarded against panics;
	// whatever error comes back is shown as a notice.
	Run func(func(ctx context.Context) error) tea.Cmd
	// Ask is Run for something that brings a message back. A nil message is dropped.
	Ask func(func(ctx context.Context) tea.Msg) tea.Cmd
}

// Screen is one screen of the till.
type Screen interface {
	Kind() Kind
	// Update answers a key, or a message that the screen asked for itself.
	Update(env Env, msg tea.Msg) (Screen, tea.Cmd)
	// View draws exactly env.Area: that many lines, each that many cells wide.
	View(env Env) string
	// Bindings are the keys that do something now, most important first.
	Bindings(env Env) []key.Binding
}

// Typist is a screen with a text field that has the focus: keys are text there, pasted text is taken, and nothing is a command but esc and ⏎.
type Typist interface {
	Typing() bool
}

// GoMsg asks for another screen.
type GoMsg struct{ To Kind }

// BackMsg leaves the screen for the one below it.
type BackMsg struct{}

// DismissMsg leaves the sale that is shown: its verdict was read. Digits is what was typed to do so, and begins the next amount.
type DismissMsg struct{ Digits string }

// BringMsg puts an open sale before the cashier.
type BringMsg struct{ Sale checkout.SaleID }

// ActMsg presses a key on the screen below: an action was chosen by its name.
type ActMsg struct{ Key string }

// NoticeMsg shows a line above the footer until the next key.
type NoticeMsg struct {
	Text string
	Good bool // not a warning
}

// QuitMsg asks to close the till. While money is in flight the cashier is asked first.
type QuitMsg struct{}

// Go is the command that sends GoMsg.
func Go(to Kind) tea.Cmd { return send(GoMsg{To: to}) }

// Back is the command that sends BackMsg.
func Back() tea.Cmd { return send(BackMsg{}) }

// Dismiss is the command that sends DismissMsg.
func Dismiss(digits string) tea.Cmd { return send(DismissMsg{Digits: digits}) }

// Act is the command that sends ActMsg.
func Act(name string) tea.Cmd { return send(ActMsg{Key: name}) }

// Notice is the command that sends NoticeMsg as a warning.
func Notice(text string) tea.Cmd { return send(NoticeMsg{Text: text}) }

// Tell is the command that sends NoticeMsg as good news.
func Tell(text string) tea.Cmd { return send(NoticeMsg{Text: text, Good: true}) }

func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// View finds the sale that the counter's screens are about.
func (e Env) View() (register.View, bool) { return e.Till.View(e.Shown) }

// TestCards reports whether test cards can be presented here.
func (e Env) TestCards() bool { return e.Mode != checkout.ModeLive }

// OpenedMsg tells a screen that it has just been opened, so that it can ask for what it shows.
type OpenedMsg struct{}

// Bring is the command that sends BringMsg.
func Bring(id checkout.SaleID) tea.Cmd { return send(BringMsg{Sale: id}) }
