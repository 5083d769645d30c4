package gallery

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/screen/actions"
	"reji/ui/screen/attention"
	screenCheckout "reji/ui/screen/checkout"
	"reji/ui/screen/declined"
	"reji/ui/screen/help"
	"reji/ui/screen/history"
	"reji/ui/screen/other"
	"reji/ui/screen/readers"
	"reji/ui/screen/sale"
	"reji/ui/screen/settings"
	"reji/ui/screen/start"
	"reji/ui/screen/unknown"
	"reji/ui/screen/virtual"
	"reji/ui/story"
	"reji/ui/theme"
	"reji/ui/wording"
)

// Room is one screen's part of the gallery.
type Room struct {
	Name   string
	States []story.State
}

// Rooms lists every screen with its states, with amounts in a currency.
func Rooms(c money.Currency) []Room {
	return []Room{
		{"sale", sale.Gallery(c)},
		{"checkout", screenCheckout.Gallery(c)},
		{"declined", declined.Gallery(c)},
		{"unknown", unknown.Gallery(c)},
		{"attention", attention.Gallery(c)},
		{"history", history.Gallery(c)},
		{"help", help.Gallery(c)},
		{"actions", actions.Gallery(c)},
		{"virtual", virtual.Gallery(c)},
		{"readers", readers.Gallery(c)},
		{"other", other.Gallery(c)},
		{"settings", settings.Gallery(c)},
		{"start", start.Gallery(c)},
		{"program", program(c)},
	}
}

// program is what the root model shows by itself.
func program(c money.Currency) []story.State {
	quit := story.AtBank(43, story.Price(c)).Wait(time.Second).OnCounter("quit")
	quit.Keys = []string{"ctrl+c"}
	scanned := story.Snapshot(nil)
	played := story.AtBank(43, story.Price(c)).Wait(time.Minute).OnCounter("scenario")
	played.Caption = func(c lang.Catalog) string { return c.CueUnknown(18) }
	return append(requested(c), quit, played, story.State{
		Name: "scanned", Mode: checkout.ModeTest, Now: story.Noon(), Till: scanned, Keys: []string{"paste:4006381333931"},
	})
}

// Look is how a picture is drawn.
type Look struct {
	Area    layout.Area
	Lang    lang.Lang
	Symbols theme.Symbols
	Theme   theme.Name
	Profile termenv.Profile
}

// Currency is what a till in the look's language takes: dollars, or yen.
func (l Look) Currency() money.Currency {
	if l.Lang == lang.Japanese {
		return "jpy"
	}
	return "usd"
}

// Frame draws a state.
func Frame(s story.State, l Look) string { return Open(s, l, nil).Model.View() }

// Table is a till in a state, ready for more keys.
type Table struct {
	Model  tea.Model
	Quit   bool // the program was asked to end
	Tapped bool // a test card was presented, or is to be
	now    *time.Time
}

// Typing reports whether a text field has the focus, so that every character is text.
func (t *Table) Typing() bool {
	m, ok := t.Model.(ui.Model)
	return ok && m.Typing()
}

// Promised are the keys that the footer and the help show, by their names in Bubble Tea.
func (t *Table) Promised() []string {
	m, ok := t.Model.(ui.Model)
	if !ok {
		return nil
	}
	var names []string
	for _, b := range m.Bindings() {
		names = append(names, b.Keys()...)
	}
	return names
}

// AnyKey reports whether every key does the same: it leaves.
func (t *Table) AnyKey() bool {
	_, refused := t.Model.(start.Refused)
	return refused
}

// Open puts a till into a state: the snapshot arrives, the screen is opened, the keys are pressed. Whatever a key asks of the register goes to
// till; nil is one that does nothing.
func Open(s story.State, l Look, till ui.Till) *Table {
	if till == nil {
		till = idle{}
	}
	now := s.Now.Add(-time.Second - typing*time.Duration(len(s.Keys)))
	// Nothing waits in a picture: with its context ended, a command that would wait answers at once.
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	m := ui.New(ctx, ui.Deps{
		Till: till, Bench: bench{state: s, till: till}, Readers: shelf{state: s, till: till}, Settings: s.Settings, Books: books{s}, Now: func() time.Time { return now }, Lang: l.Lang, Theme: theme.New(l.Theme, l.Symbols, l.Profile),
		Mode: s.Mode, Currency: l.Currency(), Counter: "counter-1",
	})
	t := &Table{Model: m, now: &now}
	if s.Refused != nil {
		catalog := lang.For(l.Lang)
		t.Model = start.NewRefused(s.Refused(catalog), wording.New(catalog, l.Symbols, nil), theme.New(l.Theme, l.Symbols, l.Profile), s.Now)
	}
	t.Send(tea.WindowSizeMsg{Width: l.Area.W, Height: l.Area.H})
	t.Send(ui.RequestsMsg{List: s.Requests})
	if s.Earlier != nil {
		t.Send(ui.SnapshotMsg{Snapshot: *s.Earlier})
	}
	t.Send(ui.SnapshotMsg{Snapshot: s.Till})
	if s.Caption != nil {
		t.Send(ui.CaptionMsg{Text: s.Caption(lang.For(l.Lang))})
	}
	if s.Open != screen.Sale {
		t.Send(screen.GoMsg{To: s.Open})
	}
	now = now.Add(time.Second) // a question that has just opened takes no keys yet
	for _, k := range s.Keys {
		t.Advance()
		t.Press(k)
	}
	return t
}

// typing is the pause between two keys of a fast hand; a scanner's is shorter.
const typing = 50 * time.Millisecond

// Advance lets the time between two keys pass.
func (t *Table) Advance() { *t.now = t.now.Add(typing) }

// Press is a key, given by its name in Bubble Tea.
func (t *Table) Press(name string) {
	t.Send(story.Key(name))
	if r := []rune(name); len(r) == 1 && !sale.Amountlike(r) {
		// A letter waits to see whether more follows; a key that nobody listens to ends the wait.
		t.Send(tea.KeyMsg{Type: tea.KeyF20})
	}
}

// Send gives the model a message, and everything that follows from it.
func (t *Table) Send(msg tea.Msg) {
	if t.Quit || msg == nil {
		return
	}
	switch msg := msg.(type) {
	case screen.TapMsg:
		t.Tapped = true
	case tea.QuitMsg:
		t.Quit = true
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			if cmd != nil {
				t.Send(cmd())
			}
		}
		return
	}
	next, cmd := t.Model.Update(msg)
	t.Model = next
	if cmd != nil {
		t.Send(cmd())
	}
}

// books answer from a state.
type books struct{ s story.State }

func (b books) Sales(_ context.Context, p checkout.BookPage) ([]checkout.BookSale, error) {
	if b.s.Lost {
		return nil, errors.New("unreadable")
	}
	if p.Before > 0 {
		return nil, nil
	}
	return b.s.Sales, nil
}

func (b books) Timeline(context.Context, checkout.SaleID) ([]checkout.BookLine, error) {
	return b.s.Lines, nil
}
