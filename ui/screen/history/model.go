// Package history shows the books: every sale, newest first, and of one sale the timeline of everything that happened to it.
//
// The books can hold a million sales, so they are read in pages, in the background, and an answer says which question it belongs to: a slow
// one never overwrites a newer one.
package history

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/screen"
)

// Books is what the screen needs of the ledger. Both methods read in the background and may fail; no sale depends on them.
type Books interface {
	// Sales lists a page of sales, newest first.
	Sales(ctx context.Context, p checkout.BookPage) ([]checkout.BookSale, error)
	// Timeline lists everything that happened to one sale, oldest first.
	Timeline(ctx context.Context, id checkout.SaleID) ([]checkout.BookLine, error)
}

// pageSize is how many sales are read at once.
const pageSize = 50

// Model is the history screen.
type Model struct {
	books Books

	asked  int // grows with every question; answers to older ones are dropped
	busy   bool
	failed bool
	ended  bool // there are no older sales

	typing bool
	typed  string
	query  string
	sales  []checkout.BookSale
	chosen int

	detail *checkout.BookSale
	lines  []checkout.BookLine
	top    int // the first line of the timeline on the screen
}

// New makes the screen.
func New(books Books) Model { return Model{books: books} }

type salesMsg struct {
	asked int
	more  bool
	sales []checkout.BookSale
	err   error
}

type linesMsg struct {
	asked int
	lines []checkout.BookLine
	err   error
}

// Kind returns screen.History.
func (m Model) Kind() screen.Kind { return screen.History }

// Typing reports whether the search field has the focus.
func (m Model) Typing() bool { return m.typing }

// Update answers keys and the books.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.OpenedMsg:
		return m.read(env, false)
	case salesMsg:
		return m.got(msg), nil
	case linesMsg:
		if msg.asked == m.asked {
			m.busy, m.failed, m.lines = false, msg.err != nil, told(msg.lines, m.detail)
		}
		return m, nil
	case tea.KeyMsg:
		if m.typing {
			return m.search(env, msg)
		}
		return m.press(env, msg)
	}
	return m, nil
}

// read asks for a page: the newest sales, or those older than the last one that is here.
func (m Model) read(env screen.Env, more bool) (Model, tea.Cmd) {
	m.asked++
	m.busy = true
	page := checkout.BookPage{Limit: pageSize, Search: wanted(m.query, env.Currency)}
	if more && len(m.sales) > 0 {
		page.Before = m.sales[len(m.sales)-1].Number
	}
	books, asked := m.books, m.asked
	return m, env.Ask(func(ctx context.Context) tea.Msg {
		sales, err := books.Sales(ctx, page)
		return salesMsg{asked: asked, more: more, sales: sales, err: err}
	})
}

// wanted turns what people search for into what the books understand: an amount with a point is meant in major units.
func wanted(query string, c money.Currency) string {
	if strings.Contains(query, ".") {
		if a, err := money.ParseMajor(query, c); err == nil {
			return strconv.FormatInt(a.Minor, 10)
		}
	}
	return query
}

func (m Model) got(msg salesMsg) Model {
	if msg.asked != m.asked {
		return m
	}
	m.busy, m.failed = false, msg.err != nil
	if msg.err != nil {
		return m
	}
	m.ended = len(msg.sales) < pageSize
	if msg.more {
		m.sales = append(m.sales[:len(m.sales):len(m.sales)], msg.sales...)
		return m
	}
	m.sales, m.chosen = msg.sales, 0
	return m
}

func (m Model) search(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := keys(env, m)
	switch {
	case key.Matches(press, k.open):
		m.typing, m.query = false, strings.TrimSpace(m.typed)
		return m.read(env, false)
	case key.Matches(press, k.back):
		m.typing, m.typed = false, m.query
	case press.Type == tea.KeyBackspace:
		if r := []rune(m.typed); len(r) > 0 {
			m.typed = string(r[:len(r)-1])
		}
	case press.Type == tea.KeyRunes || press.Type == tea.KeySpace:
		m.typed = checkout.Clean(m.typed+string(press.Runes), 40)
	}
	return m, nil
}

func (m Model) press(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := keys(env, m)
	switch {
	case key.Matches(press, k.move.Up):
		return m.move(env, -1)
	case key.Matches(press, k.move.Down):
		return m.move(env, 1)
	case key.Matches(press, k.open):
		return m.show(env)
	case key.Matches(press, k.search):
		m.typing = true
	case key.Matches(press, k.back):
		if m.detail != nil {
			m.detail, m.lines, m.top, m.failed = nil, nil, 0, false
			return m, nil
		}
		if m.query != "" {
			m.query, m.typed = "", ""
			return m.read(env, false)
		}
		return m, screen.Back()
	}
	return m, nil
}

// move goes to the next sale, or scrolls the timeline; near the end of what is here, older sales are read.
func (m Model) move(env screen.Env, by int) (screen.Screen, tea.Cmd) {
	if m.detail != nil {
		m.top = min(max(m.top+by, 0), max(len(m.lines)-rows(env), 0))
		return m, nil
	}
	m.chosen = min(max(m.chosen+by, 0), max(len(m.sales)-1, 0))
	if by > 0 && !m.busy && !m.ended && m.chosen >= len(m.sales)-pageSize/5 {
		return m.read(env, true)
	}
	return m, nil
}

// told is a journal with what has come of the sale as its last line. A sale that is under way has no such line, and neither has one that went on
// after the list was read: what the list says of it is old then.
func told(lines []checkout.BookLine, sale *checkout.BookSale) []checkout.BookLine {
	if sale == nil || sale.Status == checkout.StatusOpen || len(lines) == 0 {
		return lines
	}
	last := lines[len(lines)-1]
	if last.At.Truncate(time.Millisecond).After(sale.Changed) {
		return lines
	}
	return append(lines[:len(lines):len(lines)], checkout.BookLine{Seq: last.Seq + 1, At: last.At, Kind: outcome})
}

// outcome is the kind of the last line of a story, which is no event of its own.
const outcome = "outcome"

// show opens the timeline of the chosen sale.
func (m Model) show(env screen.Env) (screen.Screen, tea.Cmd) {
	s := m.sales[m.chosen]
	m.detail, m.lines, m.top, m.failed = &s, nil, 0, false
	m.asked++
	m.busy = true
	books, asked := m.books, m.asked
	return m, env.Ask(func(ctx context.Context) tea.Msg {
		lines, err := books.Timeline(ctx, s.ID)
		return linesMsg{asked: asked, lines: lines, err: err}
	})
}
