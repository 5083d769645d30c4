package readers

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
)

// heldBy finds the open sale of this till that a reader is busy with. Such a sale is stopped on its own screen, where the register sees to
// it that commands to one reader go one after the other.
func heldBy(env screen.Env, r screen.Reader) (register.View, bool) {
	for _, v := range env.Till.Open {
		card, ok := v.Sale.Card()
		if ok && v.Sale.Open() && r.Busy() && r.Action.Intent != "" && card.Intent == r.Action.Intent {
			return v, true
		}
	}
	return register.View{}, false
}

// foreign reports that a reader is busy with a payment that this till has nothing to do with.
func foreign(r screen.Reader) bool {
	return r.Action.Intent != "" && r.Owner != screen.ThisTill || r.Action.Intent == "" && r.Action.Kind != checkout.ActionOther
}

// askToFree opens the question, or says why it is none: somebody else's payment is left alone.
func (m Model) askToFree(env screen.Env) Model {
	r, _ := m.at()
	if _, here := heldBy(env, r); !here && foreign(r) {
		n := env.Words.FreeForeign(r.Called(), string(r.Action.Intent))
		m.trouble = []string{n.What, env.Words.Sentences(n.Money, n.Next)}
		return m
	}
	m.step = freeing
	return m
}

// freeKeys answer the question. ⏎ is not among them: it is too easily pressed.
type freeKeys struct{ yes, bring, stay key.Binding }

func (m Model) freeKeys(env screen.Env) freeKeys {
	r, _ := m.at()
	_, here := heldBy(env, r)
	k := freeKeys{
		yes:   screen.Bind("y", env.Words.KeyFreeYes(), "y"),
		bring: screen.Bind("y", env.Words.KeyResume(), "y"),
		stay:  screen.Bind("esc", env.Words.KeyBack(), "esc", "n"),
	}
	k.yes.SetEnabled(!here)
	k.bring.SetEnabled(here)
	return k
}

type freedMsg struct {
	asked  int
	called string
	err    error
}

// decide hears the answer to the question.
func (m Model) decide(env screen.Env, press tea.KeyMsg) (screen.Screen, tea.Cmd) {
	r, _ := m.at()
	k := m.freeKeys(env)
	switch {
	case key.Matches(press, k.stay):
		m.step = listing
	case key.Matches(press, k.bring):
		v, _ := heldBy(env, r)
		return m, screen.Bring(v.Sale.ID)
	case key.Matches(press, k.yes):
		m.step = listing
		readers := m.readers
		return m.ask(env, func(ctx context.Context, asked int) tea.Msg {
			return freedMsg{asked, r.Called(), readers.Free(ctx, r.ID, r.Action.Intent)}
		})
	}
	return m, nil
}

// freed reads the list anew, whatever came of it: the reader shows something else now.
func (m Model) freed(env screen.Env, msg freedMsg) (Model, tea.Cmd) {
	m, mine := m.answered(msg.asked)
	switch {
	case !mine:
		return m, nil
	case msg.err != nil:
		m.trouble = excuse(env, msg.err)
		m, cmd := m.list(env)
		return m, cmd
	}
	m, cmd := m.list(env)
	return m, tea.Batch(screen.Tell(env.Words.ReaderFreed(msg.called)), cmd)
}

// question draws the question, naming the payment that will be cancelled on the reader.
func (m Model) question(env screen.Env) string {
	r, _ := m.at()
	p, w := env.Pen, env.Words
	var n lang.Notice
	if v, here := heldBy(env, r); here {
		n = w.FreeSaleHere(r.Called(), w.SaleNumber(v.Sale.Number), w.Amount(v.Sale.Due))
	} else if r.Action.Intent == "" {
		n = w.FreeShowing(r.Called())
	} else {
		n = w.FreeReader(r.Called(), string(r.Action.Intent))
	}
	lines := []string{"", p.Band(env.Area.W, env.Margin(), theme.Warn, w.FreeQuestion(), ""), ""}
	for _, text := range []string{n.What, n.Money, n.Next} {
		lines = append(lines, p.Paragraph(env.Area.W, env.Margin(), p.Theme.Text, text)...)
	}
	return layout.Clip(lines, env.Area)
}
