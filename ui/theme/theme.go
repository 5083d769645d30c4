package theme

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Tone is what a piece of text or a band says about money, in the one vocabulary that all screens share.
type Tone int

// The tones. Info is what is under way, Good is money taken or promised, Empty is proof that none was (never green: a tired eye takes
// green for paid), Warn waits for somebody, Bad is a refusal.
const (
	Plain Tone = iota
	Info
	Good
	Empty
	Warn
	Bad
)

// String names the tone, for test names.
func (t Tone) String() string {
	switch t {
	case Plain:
		return "plain"
	case Info:
		return "info"
	case Good:
		return "good"
	case Empty:
		return "empty"
	case Warn:
		return "warn"
	case Bad:
		return "bad"
	default:
		return "unknown tone"
	}
}

// Theme is every style and mark that screens draw with. It is a value: copy it freely, it does not change while the till runs.
type Theme struct {
	Name    Name
	Symbols Symbols

	Text   lipgloss.Style // ordinary words
	Muted  lipgloss.Style // labels and what is past
	Strong lipgloss.Style // the one thing to read first
	Accent lipgloss.Style // what can be done now
	Amount lipgloss.Style // the amount, large and plain
	Key    lipgloss.Style // a key in the footer
	Rule   lipgloss.Style // the two thin lines
	Chosen lipgloss.Style // the line of a list that keys act on
	Test   lipgloss.Style // the badge TEST MODE
	Live   lipgloss.Style // the badge LIVE

	tones   map[Tone]lipgloss.Style
	bands   map[Tone]lipgloss.Style
	profile termenv.Profile
	ground  string // escape sequence that restores the painted ground, or empty
}

// New builds a theme for a terminal that can show profile. With termenv.Ascii nothing is styled at all, not even bold.
func New(name Name, symbols Symbols, profile termenv.Profile) Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(profile)
	r.SetHasDarkBackground(name != Light)
	p := PaletteOf(name)

	base := r.NewStyle()
	ink := func(c Colour) lipgloss.Style {
		if c == "" {
			return base
		}
		return base.Foreground(lipgloss.Color(c))
	}
	band := func(text, ground Colour) lipgloss.Style {
		if ground == "" {
			return base.Bold(true).Reverse(true)
		}
		return ink(text).Background(lipgloss.Color(ground)).Bold(true)
	}
	t := Theme{
		Name: name, Symbols: symbols, profile: profile,
		Text: ink(p.Text), Muted: ink(p.Muted), Strong: ink(p.Text).Bold(true), Accent: ink(p.Accent).Bold(true),
		Amount: ink(p.Text).Bold(true), Key: ink(p.Accent).Bold(true), Rule: ink(p.Muted), Chosen: base.Reverse(true),
		Test: band(p.OnTest, p.Test), Live: band(p.OnLive, p.Live),
		tones: map[Tone]lipgloss.Style{
			Plain: ink(p.Text), Info: ink(p.Text).Bold(true), Good: ink(p.Good).Bold(true), Empty: ink(p.Text).Bold(true), Warn: ink(p.Warn).Bold(true), Bad: ink(p.Bad).Bold(true),
		},
		bands: map[Tone]lipgloss.Style{
			Plain: ink(p.Text).Bold(true), Info: band(p.OnInfo, p.Info), Good: band(p.OnGood, p.Good), Empty: band(p.OnInfo, p.Info), Warn: band(p.OnWarn, p.Warn), Bad: band(p.OnBad, p.Bad),
		},
	}
	if p.Ground != "" && profile != termenv.Ascii {
		t.ground = sequence(r, p)
	}
	return t
}

// Change is another theme for the same terminal.
func (t Theme) Change(name Name, symbols Symbols) Theme { return New(name, symbols, t.profile) }

// Tone answers the style of text that says this about money.
func (t Theme) Tone(tone Tone) lipgloss.Style { return t.tones[tone] }

// Band answers the style of a band as wide as the screen that says this about money.
func (t Theme) Band(tone Tone) lipgloss.Style { return t.bands[tone] }

// Mark answers the symbol that belongs to a tone; the band and the history use the same ones.
func (t Theme) Mark(tone Tone) string {
	switch tone {
	case Good:
		return t.Symbols.Done
	case Info:
		return t.Symbols.Now
	case Empty:
		return t.Symbols.Offline
	case Warn:
		return t.Symbols.Warn
	case Bad:
		return t.Symbols.Bad
	case Plain:
		return t.Symbols.Idle
	default:
		return t.Symbols.Idle
	}
}

// Paint lays the theme's ground behind a finished frame. Themes that leave the terminal's ground alone return it unchanged.
func (t Theme) Paint(frame string) string {
	if t.ground == "" {
		return frame
	}
	const reset = "\x1b[0m"
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		lines[i] = t.ground + strings.ReplaceAll(line, reset, reset+t.ground) + reset
	}
	return strings.Join(lines, "\n")
}

// sequence is the escape sequence that sets the palette's ground and text: what lipgloss writes before a word in that style.
func sequence(r *lipgloss.Renderer, p Palette) string {
	styled := r.NewStyle().Foreground(lipgloss.Color(p.Text)).Background(lipgloss.Color(p.Ground)).Render("x")
	before, _, found := strings.Cut(styled, "x")
	if !found {
		return ""
	}
	return before
}
