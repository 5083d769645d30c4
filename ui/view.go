package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"reji/checkout"
	"reji/ui/layout"
	"reji/ui/theme"
	"reji/ui/widget"
)

// The lines around a screen: header, rule, and below it notice, rule, footer.
const (
	linesAbove = 2
	linesBelow = 3
)

// body is the area that is left for a screen.
func (m *Model) body() layout.Area {
	return layout.Area{W: m.size.W, H: max(m.size.H-linesAbove-linesBelow-m.captionMore(), 0)}
}

// View draws the whole terminal, to the cell. Before the size is known there is nothing to draw.
func (m Model) View() string {
	if m.size.W <= 0 || m.size.H <= 0 {
		return ""
	}
	env := m.env()
	if env.Class == layout.TooSmall {
		least := layout.Least()
		text := layout.Wrap(m.words.TooSmall(least.W, least.H), m.size.W)
		return m.deps.Theme.Paint(layout.Clip(text, m.size))
	}
	body, bindings := "", []key.Binding(nil)
	if m.asking {
		k := m.dialogKeys()
		body, bindings = m.dialog(env), []key.Binding{k.stay, k.leave}
	} else {
		body, bindings = m.draw(env), m.here(env)
	}
	rule := m.pen.Divider(m.size.W)
	global := m.keys.footer()
	if m.asking || m.typing() {
		global = nil
	}
	lines := []string{
		m.pen.Header(m.size.W, m.header()), rule, body, m.told(), rule, m.pen.Footer(m.size.W, bindings, global),
	}
	return m.deps.Theme.Paint(layout.Clip(strings.Split(strings.Join(lines, "\n"), "\n"), m.size))
}

// Bindings are all keys that do something now: those of the screen on top and those of the whole program.
func (m Model) Bindings() []key.Binding {
	if m.asking {
		k := m.dialogKeys()
		return []key.Binding{k.stay, k.leave}
	}
	all := m.here(m.env())
	if m.typing() {
		return append(all, m.keys.quit)
	}
	return append(all, m.keys.all()...)
}

// header is what the first line tells.
func (m *Model) header() widget.Header {
	w := m.words
	h := widget.Header{
		Brand: w.Brand(), Short: w.BrandShort(), Counter: m.deps.Counter, Mode: widget.TestMode, Badge: w.TestMode(),
		Reader: m.snap.Reader.Label, Clock: w.Minute(m.deps.Now()),
	}
	if m.pen.Symbols.Name == "ascii" {
		h.Brand = h.Short
	}
	if m.deps.Mode == checkout.ModeLive {
		h.Mode, h.Badge = widget.LiveMode, w.LiveMode()
	}
	switch r := m.snap.Reader; {
	case r.ID == "":
		h.Status, h.Tone = w.NoReader(), theme.Warn
	case !r.Known || m.snap.Network.Down: // without Stripe nobody knows, whatever the reader was
		h.Status, h.Tone = w.ReaderUnknown(), theme.Plain
	case !r.Online:
		h.Status, h.Tone = w.ReaderOffline(), theme.Warn
	case m.readerInUse():
		h.Status, h.Tone, h.Online = w.ReaderBusy(), theme.Plain, true
	default:
		h.Status, h.Tone, h.Online = w.ReaderReady(), theme.Good, true
	}
	return h
}

// readerInUse reports whether a payment of this till has something to do on the reader.
func (m *Model) readerInUse() bool {
	for _, v := range m.snap.Open {
		card, ok := v.Sale.Card()
		if !ok {
			continue
		}
		switch card.State {
		case checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Voiding:
			return true
		case checkout.New, checkout.Creating, checkout.Created, checkout.Authorized, checkout.Capturing, checkout.Paid, checkout.Declined,
			checkout.Voided, checkout.Attention:
		}
	}
	return false
}
