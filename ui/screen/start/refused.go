package start

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/screen"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

// Refused is a program of its own: the till could not open, and this says why until any key is pressed.
type Refused struct {
	why   screen.Refusal
	words wording.Words
	pen   widget.Pen
	at    time.Time
	size  layout.Area
}

// NewRefused makes the program, at the moment when the till was refused.
func NewRefused(why screen.Refusal, words wording.Words, t theme.Theme, at time.Time) Refused {
	return Refused{why: why, words: words, pen: widget.New(t), at: at}
}

// Init does nothing.
func (r Refused) Init() tea.Cmd { return nil }

// Update leaves on any key. What is pasted is not a key.
func (r Refused) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.size = layout.Area{W: msg.Width, H: msg.Height}
	case tea.KeyMsg:
		if !msg.Paste {
			return r, tea.Quit
		}
	}
	return r, nil
}

// View draws the refusal to the cell. Where the window is too small for the frame, the sentences stand alone.
func (r Refused) View() string {
	if r.size.W <= 0 || r.size.H <= 0 {
		return ""
	}
	p, w, margin := r.pen, r.words, 3
	class := layout.ClassOf(r.size)
	roomy := class == layout.Medium || class == layout.Wide
	if !roomy {
		margin = 1
	}
	body := []string{p.Band(r.size.W, margin, theme.Bad, w.Verdict(lang.TillStopped), ""), ""}
	body = append(body, p.Paragraph(r.size.W, margin, p.Theme.Strong, r.why.What)...)
	body = append(body, p.Paragraph(r.size.W, margin, p.Theme.Text, r.why.Money)...)
	if roomy {
		body = append(append([]string{""}, body...), "")
	}
	body = append(body, p.Paragraph(r.size.W, margin, p.Theme.Text, r.why.Next)...)
	if class == layout.TooSmall {
		return p.Theme.Paint(layout.Clip(body, r.size))
	}
	if roomy {
		body = append(body, "")
	}
	body = append(body, p.Fact(r.size.W, margin, supportLabel, w.SupportCode(), r.why.Code+"   "+w.Second(r.at)))
	brand := w.Brand()
	if p.Symbols.Name == "ascii" {
		brand = w.BrandShort()
	}
	rule, hint := p.Divider(r.size.W), w.RefusedHint()
	if roomy {
		hint = w.Sentences(hint, w.RefusedStays())
	}
	lines := []string{p.Row(r.size.W, []widget.Span{p.Gap(1), p.Strong(brand)}, []widget.Span{p.Muted(w.Minute(r.at)), p.Gap(1)}), rule}
	lines = append(lines, strings.Split(layout.Clip(body, layout.Area{W: r.size.W, H: r.size.H - 4}), "\n")...)
	return p.Theme.Paint(layout.Clip(append(lines, rule, p.Line(r.size.W, p.Gap(1), p.Muted(hint))), r.size))
}
