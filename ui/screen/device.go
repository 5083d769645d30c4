package screen

import (
	"strings"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/widget"
)

// LiveDevice draws the till's reader as it is now: the payment that stands on the screen, else one that goes on behind it, else its welcome.
// A reader that is not there or not online says so instead. It answers nothing where there is no second column.
func (e Env) LiveDevice() []string {
	if e.SideWidth() == 0 {
		return nil
	}
	if text, amount, odd := e.Odd(e.Sight); odd {
		return e.Device(text, amount, false)
	}
	w := e.Words
	switch r := e.Till.Reader; {
	case r.ID == "":
		return e.Device(w.NoReader(), "", false)
	case r.Known && !r.Online:
		return e.Device(w.ReaderOffline(), "", false)
	}
	if v, ok := e.View(); ok {
		if card, isCard := v.Sale.Card(); isCard {
			return e.Device(e.customerSees(card, v.Sale.Policy.CustomerMayCancel))
		}
	}
	for _, v := range e.OpenSales() {
		if card, ok := v.Sale.Card(); ok && card.Reader == e.Till.Reader.ID && onReader(card) {
			return e.Device(e.customerSees(card, v.Sale.Policy.CustomerMayCancel))
		}
	}
	return e.Device(w.ReaderIdle(), "", false)
}

// onReader reports whether a payment has something to do on its reader.
func onReader(t checkout.CardTender) bool {
	switch t.State {
	case checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Voiding:
		return true
	case checkout.New, checkout.Creating, checkout.Created, checkout.Authorized, checkout.Capturing, checkout.Paid, checkout.Declined,
		checkout.Voided, checkout.Attention:
		return false
	default:
		return false
	}
}

// customerSees is the text on the reader, the amount beside it, and whether there is a button to cancel.
func (e Env) customerSees(card checkout.CardTender, mayCancel bool) (text, amount string, cancel bool) {
	text, cancel = e.Words.Customer(card, e.Now, mayCancel)
	switch card.Face(e.Now) {
	case checkout.FaceNotCharged, checkout.FaceCancelling, checkout.FaceAttention:
		return text, "", cancel
	default:
		return text, e.Words.Amount(card.Total()), cancel
	}
}

// Device draws the reader with what the customer sees on it: a text, the amount, and whether there is a button to cancel. It is as wide as the
// second column.
func (e Env) Device(text, amount string, cancel bool) []string {
	if e.SideWidth() == 0 {
		return nil
	}
	return e.DeviceIn(e.SideWidth(), text, amount, cancel)
}

// DeviceIn is Device in lines of w cells.
func (e Env) DeviceIn(w int, text, amount string, cancel bool) []string {
	p := e.Pen
	inner := w - 2*sideMargin - 2
	corner := []string{"╭", "╮", "╰", "╯", "│", "─"}
	if !p.Symbols.Large {
		corner = []string{".", ".", "'", "'", "|", "-"}
	}
	bar := strings.Repeat(corner[5], inner)
	row := func(text string, style func(string) widget.Span) string {
		return p.Line(w, p.Gap(sideMargin), p.Muted(corner[4]), style(layout.Centre(layout.Plain(text), inner)), p.Muted(corner[4]))
	}
	button := ""
	if cancel {
		button = "[ " + e.Words.CustomerCancel() + " ]"
	}
	texts := layout.Wrap(text, inner-2)
	lines := []string{
		p.Line(w, p.Gap(sideMargin), p.Muted(e.Words.OnTheReader())),
		p.Line(w, p.Gap(sideMargin), p.Muted(corner[0]+bar+corner[1])),
		row("", p.Text), row(amount, p.Strong), row("", p.Text),
	}
	for i := range 2 {
		t := ""
		if i < len(texts) {
			t = texts[i]
		}
		lines = append(lines, row(t, p.Accent))
	}
	return append(lines, row("", p.Text), row(button, p.Muted), p.Line(w, p.Gap(sideMargin), p.Muted(corner[2]+bar+corner[3])))
}
