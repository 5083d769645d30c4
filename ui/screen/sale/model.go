// Package sale is the home screen: an amount is keyed, ⏎ charges it to a card. Below it stands what happened last and what is open.
package sale

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/screen"
)

// Till is what the screen needs of the register. Both methods return once the sale is in the books; the error is a *money.LimitError, a
// *checkout.Rejection or one of the register's own.
type Till interface {
	// Charge begins a sale on the counter and asks for a card.
	Charge(ctx context.Context, c register.Charge) (checkout.SaleID, error)
	// Cash begins a sale that is paid in cash at once; given is what was handed over.
	Cash(ctx context.Context, amount, given money.Amount) (checkout.SaleID, error)
}

// longest bounds what can be keyed: more digits than any currency's largest amount has, with its commas.
const longest = 20

// Model is the home screen.
type Model struct {
	till    Till
	capture checkout.CaptureMode

	typed   string // the amount as it was keyed
	given   string // in cash: what was handed over, as it was keyed
	cash    bool   // the amount is settled, the cash is being counted
	trouble string // why the last ⏎ did nothing
	asked   bool   // the charge is on its way to the register
}

// New makes the screen. The capture mode holds for every sale it begins.
func New(till Till, capture checkout.CaptureMode) Model { return Model{till: till, capture: capture} }

// chargedMsg brings back what the register said to a sale that was to begin.
type chargedMsg struct{ err error }

// Kind returns screen.Sale.
func (m Model) Kind() screen.Kind { return screen.Sale }

// Begin returns the screen with an amount begun: what was typed over a verdict.
func (m Model) Begin(digits string) Model {
	return Model{till: m.till, capture: m.capture}.append(digits)
}

// Clear returns the screen with nothing keyed.
func (m Model) Clear() Model { return m.Begin("") }

// Before is the screen as it was before n characters more were typed: they turned out to be a scan.
func (m Model) Before(n int) Model {
	into := m.field()
	runes := []rune(*into)
	*into = string(runes[:max(len(runes)-n, 0)])
	return m
}

// Update answers keys and the register's answer.
func (m Model) Update(env screen.Env, msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case chargedMsg:
		return m.charged(env, msg)
	case screen.PayMsg:
		return m.pay(env, msg)
	case tea.KeyMsg:
		return m.pressed(env, msg)
	}
	return m, nil
}

// charged hears what became of ⏎. A sale that began shows itself, with the next snapshot, and the screen is cleared then; only a refusal
// is heard here.
func (m Model) charged(env screen.Env, msg chargedMsg) (screen.Screen, tea.Cmd) {
	var limit *money.LimitError
	switch {
	case msg.err == nil:
		return m, nil
	case errors.As(msg.err, &limit):
		m.asked, m.trouble = false, env.Words.AmountLimit(limit.Kind, env.Words.Amount(limit.Limit))
		return m, nil
	default:
		m.asked = false
		return m, env.Run(func(context.Context) error { return msg.err })
	}
}

func (m Model) pressed(env screen.Env, msg tea.KeyMsg) (screen.Screen, tea.Cmd) {
	k := keys(env, m)
	if key.Matches(msg, m.Bindings(env)...) {
		m.trouble = ""
	}
	switch {
	case m.asked:
		if key.Matches(msg, k.tap) {
			return m, screen.Tap()
		}
		return m, nil
	case key.Matches(msg, k.charge):
		return m.charge(env, m.capture)
	case key.Matches(msg, k.takeCash):
		return m.takeCash(env)
	case key.Matches(msg, k.cash):
		return m.count(env)
	case key.Matches(msg, k.erase):
		return m.Before(1), nil
	case key.Matches(msg, k.clear):
		if m.cash {
			m.cash, m.given = false, ""
			return m, nil
		}
		return m.Clear(), nil
	case key.Matches(msg, k.other):
		return m, screen.Go(screen.Other)
	case key.Matches(msg, k.history):
		return m, screen.Go(screen.History)
	case key.Matches(msg, k.readers):
		return m, screen.Go(screen.Readers)
	case key.Matches(msg, k.settings):
		return m, screen.Go(screen.Settings)
	case key.Matches(msg, k.open):
		return m, screen.Go(screen.Attention)
	case k.digits.Enabled() && msg.Type == tea.KeyRunes && Amountlike(msg.Runes):
		return m.append(string(msg.Runes)), nil
	}
	return m, nil
}

// field is where digits go: the amount, or what was handed over for it.
func (m *Model) field() *string {
	if m.cash {
		return &m.given
	}
	return &m.typed
}

// append adds typed characters. A zero at the beginning stands for nothing and is not kept.
func (m Model) append(s string) Model {
	into := m.field()
	next := *into + s
	if !strings.ContainsAny(next, ".。．") {
		next = strings.TrimLeft(next, "0０")
	}
	if len([]rune(next)) <= longest {
		*into = next
	}
	return m
}

// amount parses what was keyed.
func (m Model) amount(env screen.Env) (money.Amount, error) {
	return money.ParseKeyed(m.typed, env.Currency)
}

// pay takes the keyed amount in a way that was chosen by name.
func (m Model) pay(env screen.Env, way screen.PayMsg) (screen.Screen, tea.Cmd) {
	switch {
	case m.asked || m.cash || m.typed == "":
		return m, nil
	case way.Means == checkout.MeansCash:
		return m.count(env)
	default:
		return m.charge(env, way.Capture)
	}
}

// charge sends the keyed amount to the register.
func (m Model) charge(env screen.Env, capture checkout.CaptureMode) (screen.Screen, tea.Cmd) {
	a, err := m.amount(env)
	if err != nil {
		m.trouble = say(env, err)
		return m, nil
	}
	if err := a.Check(); err != nil {
		m.trouble = say(env, err)
		return m, nil
	}
	m.asked = true
	till, c := m.till, register.Charge{Amount: a, Capture: capture}
	return m, env.Ask(func(ctx context.Context) tea.Msg {
		_, err := till.Charge(ctx, c)
		return chargedMsg{err: err}
	})
}

// count settles the amount and asks how much cash was handed over.
func (m Model) count(env screen.Env) (screen.Screen, tea.Cmd) {
	a, err := m.amount(env)
	switch {
	case err != nil:
		m.trouble = say(env, err)
	case a.Minor <= 0:
		m.trouble = env.Words.KeyFirst()
	default:
		m.cash = true
	}
	return m, nil
}

// takeCash puts the cash into the drawer. Nothing keyed means exactly what is due.
func (m Model) takeCash(env screen.Env) (screen.Screen, tea.Cmd) {
	due, err := m.amount(env)
	if err != nil {
		m.trouble = say(env, err)
		return m, nil
	}
	given := due
	if m.given != "" {
		if given, err = money.ParseKeyed(m.given, env.Currency); err != nil {
			m.trouble = say(env, err)
			return m, nil
		}
	}
	if given.Minor < due.Minor {
		m.trouble = env.Words.CashTooLittle()
		return m, nil
	}
	m.asked = true
	till := m.till
	return m, env.Ask(func(ctx context.Context) tea.Msg {
		_, err := till.Cash(ctx, due, given)
		return chargedMsg{err: err}
	})
}

// say puts a refused amount into words.
func say(env screen.Env, err error) string {
	var parse *money.ParseError
	var limit *money.LimitError
	switch {
	case errors.As(err, &parse):
		return env.Words.BadAmount(parse.Kind)
	case errors.As(err, &limit):
		return env.Words.AmountLimit(limit.Kind, env.Words.Amount(limit.Limit))
	default:
		return env.Words.BadAmount(money.NotANumber)
	}
}

// Amountlike reports whether characters can be part of an amount: digits, points and commas, full-width ones too.
func Amountlike(runes []rune) bool {
	for _, r := range runes {
		if !unicode.IsDigit(r) && !strings.ContainsRune(".,．，。、", r) {
			return false
		}
	}
	return len(runes) > 0
}
