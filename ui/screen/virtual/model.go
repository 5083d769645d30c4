// Package virtual is the customer's side of a simulated reader: what stands on its screen, the test cards, what a customer may do, and what may go
// wrong. On a wide terminal it is the second column, beside the till that goes on at the left.
package virtual

import (
	"context"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout/money"
	"reji/ui/screen"
	"reji/ui/wording"
)

// every is the pause between two looks at the reader.
const every = 250 * time.Millisecond

// tips are what a customer may add, in percent of the amount.
var tips = [...]int{0, 10, 15, 20}

// Model is the virtual reader. What it shows of the reader is as old as the last look.
type Model struct {
	bench  screen.Bench
	sight  screen.Sight
	page   page
	chosen [pageCount]int
	tip    int // index into tips
	gen    int // of the chain of looks; there is never more than one
}

// New makes the screen.
func New(bench screen.Bench) Model { return Model{bench: bench, sight: screen.Sight{Power: true}} }

// Kind returns screen.Virtual.
func (m Model) Kind() screen.Kind { return screen.Virtual }

// seenMsg brings what was to be seen.
type seenMsg struct {
	gen     int
	sight   screen.Sight
	err     error // the look itself failed
	refused error // what was tried before the look was not done
}

// look looks at the reader after a pause.
func (m Model) look(env screen.Env, pause time.Duration) tea.Cmd {
	bench, gen := m.bench, m.gen
	return env.Ask(func(ctx context.Context) tea.Msg {
		if pause > 0 {
			timer := time.NewTimer(pause)
			defer timer.Stop()
			select {
			case <-timer.C:
			case <-ctx.Done():
				return nil
			}
		}
		s, err := bench.Look(ctx)
		return seenMsg{gen: gen, sight: s, err: err}
	})
}

// Update answers a key, or takes what was seen.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.OpenedMsg:
		if m.bench.Simulated() {
			return m, m.look(env, 0)
		}
	case seenMsg:
		if msg.gen != m.gen {
			return m, nil
		}
		if msg.err == nil {
			m.sight = msg.sight
		}
		next := m.look(env, every)
		if msg.refused != nil {
			next = tea.Batch(next, env.Run(func(context.Context) error { return msg.refused }))
		}
		return m, next
	case tea.KeyMsg:
		return m.press(env, msg)
	}
	return m, nil
}

func (m Model) press(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := m.keys(env)
	list := m.items(env, m.page)
	at := m.at(env)
	switch {
	case key.Matches(press, k.do):
		return m.do(env, list[at])
	case key.Matches(press, k.up):
		m.chosen[m.page] = (at + len(list) - 1) % len(list)
	case key.Matches(press, k.down):
		m.chosen[m.page] = (at + 1) % len(list)
	case key.Matches(press, k.left):
		m.page = m.turn(env, int(pageCount)-1)
	case key.Matches(press, k.right):
		m.page = m.turn(env, 1)
	case key.Matches(press, k.tap):
		return m, screen.Tap()
	case key.Matches(press, k.back):
		return m, screen.Back()
	}
	for p := range pageCount {
		for _, i := range m.items(env, p) {
			if key.Matches(press, bind(i)) {
				return m.do(env, i)
			}
		}
	}
	return m, nil
}

// at is the chosen line of the page; a list may have become shorter.
func (m Model) at(env screen.Env) int {
	return max(min(m.chosen[m.page], len(m.items(env, m.page))-1), 0)
}

// turn finds the next page, in a direction, that has anything on it.
func (m Model) turn(env screen.Env, step int) page {
	for p := (m.page + page(step)) % pageCount; p != m.page; p = (p + page(step)) % pageCount {
		if len(m.items(env, p)) > 0 {
			return p
		}
	}
	return m.page
}

// do does what a line says.
func (m Model) do(env screen.Env, i item) (screen.Screen, tea.Cmd) {
	if i.off {
		return m, nil
	}
	bench := m.bench
	switch i.does {
	case present:
		added := m.tipOf(m.amount(env))
		cmd := m.then(env, func(ctx context.Context) error { return bench.Present(ctx, i.card, added) })
		return m, cmd
	case gesture:
		cmd := m.then(env, func(ctx context.Context) error { return bench.Do(ctx, i.what) })
		return m, cmd
	case tip:
		m.tip = (m.tip + 1) % len(tips)
	case leave:
		return m, tea.Batch(screen.Back(), screen.Notice(env.Words.CustomerHasLeft()))
	}
	return m, nil
}

// then does something in the background and looks at the reader right after it, so that the picture is not older than the key.
func (m *Model) then(env screen.Env, f func(ctx context.Context) error) tea.Cmd {
	if !m.bench.Simulated() {
		return env.Run(f)
	}
	m.gen++
	bench, gen := m.bench, m.gen
	return env.Ask(func(ctx context.Context) tea.Msg {
		refused := f(ctx)
		s, err := bench.Look(ctx)
		return seenMsg{gen: gen, sight: s, err: err, refused: refused}
	})
}

// tipOf is the tip that was chosen, for an amount, in minor units: in whole steps of the currency.
func (m Model) tipOf(a money.Amount) int64 {
	added := a.Minor * int64(tips[m.tip]) / 100
	if step := a.Currency.Step(); step > 1 {
		added -= added % step
	}
	return added
}

// amount is what the reader asks for.
func (m Model) amount(env screen.Env) money.Amount {
	if m.bench.Simulated() {
		return m.sight.Amount
	}
	if v, ok := env.View(); ok {
		if c, isCard := v.Sale.Card(); isCard {
			return c.Amount
		}
	}
	return money.New(0, env.Currency)
}

// waits reports whether the reader asks for a card.
func (m Model) waits(env screen.Env) bool {
	if m.bench.Simulated() {
		return m.sight.Waits && m.sight.Power
	}
	v, ok := env.View()
	if !ok {
		return false
	}
	c, isCard := v.Sale.Card()
	return isCard && wording.AwaitsCard(c, env.Now)
}
