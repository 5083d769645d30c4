// Package readers is the screen of the readers: which there are and what they show, which one this till uses, adding one, freeing one.
//
// Everything is asked of Stripe in the background. An answer says which question it belongs to: one that comes late is dropped.
package readers

import (
	"context"
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/ui/screen"
)

// Readers is what the screen needs of whoever speaks to Stripe. Every error is a *checkout.Failure; where it is of the kind FailureNoAnswer the
// thing may have been done.
type Readers interface {
	// List tells of every reader of the account what it is and what it is busy with.
	List(ctx context.Context) ([]screen.Reader, error)
	// Places tells every Location of the account.
	Places(ctx context.Context) ([]reader.Location, error)
	// AddPlace makes a Location. An address that lacks a part is FailureRefused, with the part in Param.
	AddPlace(ctx context.Context, l reader.Location) (reader.Location, error)
	// Register adds the reader that shows a code, at a Location. A wrong code is FailureRefused or FailureNotFound.
	Register(ctx context.Context, code, label, place string) (reader.Info, error)
	// Simulate adds a simulated reader for a currency, and a Location of that currency's country where there is none. It needs a test key.
	Simulate(ctx context.Context, c money.Currency) (reader.Info, error)
	// Use makes a reader the one that the next sales use, and remembers it for the next start. Lasting is false where the configuration names
	// another reader, which the next start takes again.
	Use(ctx context.Context, r reader.Info) (lasting bool, err error)
	// Free cancels what a reader shows, if it still holds that PaymentIntent, and never a payment of somebody else's.
	Free(ctx context.Context, id checkout.ReaderID, holding checkout.IntentID) error
}

// step is where the cashier is on the screen.
type step int

const (
	listing  step = iota // the list
	freeing              // the question whether to free a reader
	pairing              // code and name of a reader to add
	placing              // the Location to add it to
	building             // the address of a new Location
)

// Model is the screen of the readers.
type Model struct {
	readers Readers

	asked   int // grows with every question; answers to older ones are dropped
	busy    bool
	known   bool // the list was read
	all     []screen.Reader
	chosen  int
	added   checkout.ReaderID // was just added: the choice goes to it
	trouble []string          // what did not work and what to do about it, until the next key

	step   step
	form   form
	code   string
	label  string
	places []reader.Location
	place  int // the chosen Location; the last line is a new one
}

// New makes the screen.
func New(r Readers) Model { return Model{readers: r} }

// Kind returns screen.Readers.
func (m Model) Kind() screen.Kind { return screen.Readers }

// Typing reports whether a text field has the focus.
func (m Model) Typing() bool { return m.step == pairing || m.step == building }

// Update answers keys and Stripe.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.OpenedMsg:
		return m.list(env)
	case listedMsg:
		return m.listed(env, msg), nil
	case placesMsg:
		return m.chooseFrom(env, msg), nil
	case builtMsg:
		return m.built(env, msg)
	case addedMsg:
		return m.wasAdded(env, msg)
	case usedMsg:
		return m.used(env, msg)
	case freedMsg:
		return m.freed(env, msg)
	case tea.KeyMsg:
		if key.Matches(msg, m.Bindings(env)...) {
			m.trouble = nil
		}
		switch m.step {
		case listing:
			return m.press(env, msg)
		case freeing:
			return m.decide(env, msg)
		case placing:
			return m.pick(env, msg)
		case pairing, building:
			return m.fill(env, msg)
		}
	}
	return m, nil
}

// ask puts a question to Stripe. The answer's message carries the number of the question.
func (m Model) ask(env screen.Env, question func(ctx context.Context, asked int) tea.Msg) (Model, tea.Cmd) {
	m.asked++
	m.busy = true
	asked := m.asked
	return m, env.Ask(func(ctx context.Context) tea.Msg { return question(ctx, asked) })
}

// answered takes note of an answer; one to an older question is none of this screen's business any more.
func (m Model) answered(asked int) (Model, bool) {
	if asked != m.asked {
		return m, false
	}
	m.busy = false
	return m, true
}

type listedMsg struct {
	asked int
	all   []screen.Reader
	err   error
}

// list asks for the readers.
func (m Model) list(env screen.Env) (Model, tea.Cmd) {
	readers := m.readers
	return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
		all, err := readers.List(ctx)
		return listedMsg{asked, all, err}
	})
}

// listed keeps the list, and the choice on the reader that it was on: at first, the till's own.
func (m Model) listed(env screen.Env, msg listedMsg) Model {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m
	case msg.err != nil:
		m.trouble = excuse(env, msg.err)
		return m
	}
	at := env.Till.Reader.ID
	if r, ok := m.at(); ok {
		at = r.ID
	}
	if m.added != "" {
		at, m.added = m.added, ""
	}
	m.known, m.all = true, msg.all
	m.chosen = max(slices.IndexFunc(m.all, func(r screen.Reader) bool { return r.ID == at }), 0)
	return m
}

// at is the reader that keys act on.
func (m Model) at() (screen.Reader, bool) {
	if m.chosen < 0 || m.chosen >= len(m.all) {
		return screen.Reader{}, false
	}
	return m.all[m.chosen], true
}

// press is a key on the list.
func (m Model) press(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := keys(env, m)
	switch {
	case key.Matches(press, k.move.Up):
		m.chosen = max(m.chosen-1, 0)
	case key.Matches(press, k.move.Down):
		m.chosen = min(m.chosen+1, len(m.all)-1)
	case key.Matches(press, k.use):
		return m.use(env, m.all[m.chosen].Info, false)
	case key.Matches(press, k.free):
		return m.askToFree(env), nil
	case key.Matches(press, k.add):
		m.step, m.form = pairing, form{}
	case key.Matches(press, k.simulate):
		readers, c := m.readers, env.Currency
		return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
			info, err := readers.Simulate(ctx, c)
			return addedMsg{asked, info, err}
		})
	case key.Matches(press, k.look):
		return m.list(env)
	case key.Matches(press, k.back):
		return m, screen.Back()
	}
	return m, nil
}

type usedMsg struct {
	asked   int
	info    reader.Info
	added   bool
	lasting bool
	err     error
}

// use makes a reader the till's own.
func (m Model) use(env screen.Env, info reader.Info, added bool) (Model, tea.Cmd) {
	readers := m.readers
	return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
		lasting, err := readers.Use(ctx, info)
		return usedMsg{asked, info, added, lasting, err}
	})
}

// used says that the reader is the till's own now, and reads the list anew where it has grown.
func (m Model) used(env screen.Env, msg usedMsg) (Model, tea.Cmd) {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m, nil
	case msg.err != nil:
		m.trouble = excuse(env, msg.err)
		return m, nil
	}
	called, say := screen.Reader{Info: msg.info}.Called(), env.Words.ReaderNowUsed
	switch {
	case !msg.lasting:
		say = env.Words.ReaderUsedThisTime
	case msg.added:
		say = env.Words.ReaderAdded
	}
	notice := screen.Tell(say(called))
	if !msg.added {
		return m, notice
	}
	m.added = msg.info.ID
	m, cmd := m.list(env)
	return m, tea.Batch(notice, cmd)
}
