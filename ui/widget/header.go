package widget

import "reji/ui/theme"

// Mode says whose money it is, for the badge in the header.
type Mode int

// The modes: play money (a test key or the demo), real money.
const (
	TestMode Mode = iota
	LiveMode
)

// Header is what the first line tells. Every word comes from a catalogue or is the shop's own.
type Header struct {
	Brand   string // the program's name, longer and shorter form
	Short   string
	Counter string // the till's name
	Mode    Mode
	Badge   string // TEST MODE or LIVE
	Reader  string // the reader's label
	Status  string // ready, offline, …
	Tone    theme.Tone
	Online  bool
	Clock   string
}

// Header draws the first line. The badge, the reader's state and the time always stay; what goes first on a narrow screen is the
// reader's label, then the counter, then the longer name, then two blanks before the time, and the name itself at last.
func (p Pen) Header(w int, h Header) string {
	left := [][]Span{
		{p.Gap(1), p.Strong(h.Brand), p.Gap(3), p.Muted(h.Counter)},
		{p.Gap(1), p.Strong(h.Brand)},
		{p.Gap(1), p.Strong(h.Short)},
	}
	right := [][]Span{p.headerRight(h, true, 3), p.headerRight(h, false, 3), p.headerRight(h, false, 1)}
	for _, r := range right {
		for _, l := range left {
			if spansWidth(l)+spansWidth(r)+2 <= w {
				return p.Row(w, l, r)
			}
		}
	}
	if spansWidth(left[2])+spansWidth(right[2])+1 > w {
		left[2] = nil // half a name says nothing
	}
	return p.Row(w, left[2], right[2])
}

// headerRight is the right end of the header, gap blanks before the time.
func (p Pen) headerRight(h Header, withLabel bool, gap int) []Span {
	badge := p.Theme.Test
	if h.Mode == LiveMode {
		badge = p.Theme.Live
	}
	lamp := p.Symbols.Offline
	if h.Online {
		lamp = p.Symbols.Online
	}
	spans := []Span{{" " + h.Badge + " ", badge}, p.Gap(2)}
	if withLabel && h.Reader != "" {
		spans = append(spans, p.Text(h.Reader), p.Gap(1))
	}
	if h.Status != "" {
		spans = append(spans, p.Tone(h.Tone, lamp+" "+h.Status), p.Gap(gap))
	}
	return append(spans, p.Muted(h.Clock), p.Gap(1))
}
