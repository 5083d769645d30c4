package screen

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/layout"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Payment fills the parts of a frame that every screen about a sale shows alike: number, amount, band, rail, and the reader in the second
// column.
func (e Env) Payment(v register.View) Frame {
	w := e.Words
	f := Frame{Title: w.SaleNumber(v.Sale.Number), Amount: w.Amount(v.Sale.Due), Band: w.SaleBand(v.Sale, e.Now)}
	card, ok := v.Sale.Card()
	if !ok {
		f.Steps = e.cashRail(v.Sale)
		if len(f.Steps) > 0 {
			f.Current = f.Steps[len(f.Steps)-1]
		}
		f.Side = e.Side()
		return f
	}
	if card.Tip.Minor > 0 {
		f.Amount = w.Amount(card.Total())
	}
	f.Steps = w.Rail(card, e.Now)
	f.Current = w.Current(card, e.Now)
	f.Side = e.Side()
	return f
}

// cashRail is the rail of a sale that is paid in cash alone: due, given, change.
func (e Env) cashRail(s checkout.Sale) []widget.Step {
	c, ok := wording.Cash(s)
	if !ok {
		return nil
	}
	return []widget.Step{
		{Phase: widget.Done, Name: e.Words.Due(), Fact: e.Words.Amount(c.Amount)},
		{Phase: widget.Done, Name: e.Words.Given(), Fact: e.Words.Amount(c.Given)},
		{Phase: widget.Done, Name: e.Words.Change(), Fact: e.Words.Amount(c.Change())},
	}
}

// CustomerLine is the reader's screen in one line, for terminals that have no second column.
func (e Env) CustomerLine(v register.View, t checkout.CardTender) string {
	p := e.Pen
	text, cancel := e.Words.Customer(t, e.Now, v.Sale.Policy.CustomerMayCancel)
	left := []widget.Span{
		p.Gap(e.Margin()), p.Muted(layout.Fit(e.Words.CustomerSees(), e.labelWidth())), p.Strong(e.Words.Amount(t.Total())), p.Gap(3), p.Text(text),
	}
	var right []widget.Span
	if cancel {
		right = []widget.Span{p.Muted("[ " + e.Words.CustomerCancel() + " ]"), p.Gap(e.Margin())}
	}
	return p.Row(e.DetailWidth(), left, right)
}

// Steps of the cashier that more than one screen offers. Each is handed the smallest part of the register that it needs.

// Decider hears what a person decided about an open sale.
type Decider interface {
	// Decide applies the decision; the error is a *checkout.Rejection where it comes too late or is not possible.
	Decide(ctx context.Context, id checkout.SaleID, e checkout.Event) error
}

// Tenderer adds another way of paying to an open sale.
type Tenderer interface {
	// Tender pays what is left by cash or by card; the error is a *checkout.Rejection or register.ErrReaderBusy.
	Tender(ctx context.Context, id checkout.SaleID, m checkout.Means, capture checkout.CaptureMode) error
}

// Looker brings the next look at a sale forward.
type Looker interface {
	// LookNow looks without waiting for the next time; the error is register.ErrNoSale for a sale that is closed.
	LookNow(ctx context.Context, id checkout.SaleID) error
}

// Parker takes a sale off the counter; it goes on being looked at.
type Parker interface {
	// Park frees the counter; the error is register.ErrNoSale for a sale that is closed.
	Park(ctx context.Context, id checkout.SaleID) error
}

// Decide sends a decision about the sale that is shown.
func (e Env) Decide(d Decider, event checkout.Event) tea.Cmd {
	id := e.Shown
	return e.Run(func(ctx context.Context) error { return d.Decide(ctx, id, event) })
}

// Stop asks to undo a card payment.
func (e Env) Stop(d Decider, t checkout.CardTender, why checkout.Reason) tea.Cmd {
	return e.Decide(d, checkout.CancelRequested{Tender: t.ID, Reason: why})
}

// Another asks the customer for a card again: on the same PaymentIntent while there is one, else by a new tender.
func (e Env) Another(d Decider, n Tenderer, t checkout.CardTender) tea.Cmd {
	if t.State == checkout.Voided {
		return e.Tender(n, checkout.MeansCard, t.Capture)
	}
	return e.Decide(d, checkout.AnotherCardRequested{Tender: t.ID})
}

// Tender pays what is left of the sale that is shown in another way.
func (e Env) Tender(n Tenderer, m checkout.Means, capture checkout.CaptureMode) tea.Cmd {
	id := e.Shown
	return e.Run(func(ctx context.Context) error { return n.Tender(ctx, id, m, capture) })
}

// Look looks at the sale that is shown now.
func (e Env) Look(l Looker) tea.Cmd {
	id := e.Shown
	return e.Run(func(ctx context.Context) error { return l.LookNow(ctx, id) })
}

// Park takes the sale that is shown off the counter.
func (e Env) Park(p Parker) tea.Cmd {
	id := e.Shown
	return e.Run(func(ctx context.Context) error { return p.Park(ctx, id) })
}

// Keys that mean the same on every screen about a payment.

// KeyAnother asks for a card once more. Its word says whether the card that was there may do, as the advice on the screen does.
func (e Env) KeyAnother(t checkout.CardTender) key.Binding {
	if sameMayDo(t) {
		return Bind("a", e.Words.KeyCardAgain(), "a")
	}
	return Bind("a", e.Words.KeyAnotherCard(), "a")
}

// sameMayDo reports whether nothing speaks against the card that was there, or would have been: only a bank, a rule of the shop or too many
// tries do.
func sameMayDo(t checkout.CardTender) bool {
	if t.State == checkout.Declined {
		if t.Decline == nil {
			return false
		}
		switch t.Decline.Kind {
		case checkout.DeclineWrongPIN, checkout.DeclineInsertPIN, checkout.DeclineRetry, checkout.DeclineKeyed, checkout.DeclineAuthentication:
			return true
		default:
			return false
		}
	}
	switch t.Reason {
	case checkout.ReasonDeclined, checkout.ReasonRule, checkout.ReasonTooMany:
		return false
	default:
		return true
	}
}

// KeyCash takes cash.
func (e Env) KeyCash() key.Binding { return Bind("c", e.Words.KeyCash(), "c") }

// KeyStop gives the payment up.
func (e Env) KeyStop() key.Binding { return Bind("esc", e.Words.KeyStop(), "esc") }

// KeyLook looks now.
func (e Env) KeyLook() key.Binding { return Bind("l", e.Words.KeyLook(), "l") }

// KeyPark parks the sale.
func (e Env) KeyPark() key.Binding { return Bind("p", e.Words.KeyPark(), "p") }

// KeyDigits keys an amount.
func (e Env) KeyDigits() key.Binding {
	return Bind("0-9", e.Words.KeyDigits(), "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",")
}

// KeyHistory opens the books.
func (e Env) KeyHistory() key.Binding { return Bind("h", e.Words.KeyHistory(), "h") }

// KeyReaders opens the readers, where they can be looked after here.
func (e Env) KeyReaders() key.Binding {
	k := Bind("r", e.Words.KeyReaders(), "r")
	k.SetEnabled(e.Readers)
	return k
}

// KeyOther opens the other ways to pay.
func (e Env) KeyOther() key.Binding { return Bind("o", e.Words.KeyOther(), "o") }
