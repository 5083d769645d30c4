package picture

import (
	"fmt"

	"github.com/muesli/termenv"

	"reji/ui/gallery"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
)

// Picture is one of the README's pictures.
type Picture struct {
	Name  string // of its file, without the ending
	Title string // what is to be seen, in words
	Room  string // the gallery's screen
	State string // and its state
	Keys  []string
	Look  gallery.Look
}

// All lists the README's pictures.
func All() []Picture {
	medium := gallery.Look{Area: layout.Area{W: 80, H: 24}, Symbols: theme.Unicode(), Theme: theme.Dark, Profile: termenv.TrueColor}
	wide, japanese, contrast, light := medium, medium, medium, medium
	wide.Area = layout.Area{W: 120, H: 36}
	japanese.Lang = lang.Japanese
	contrast.Theme, light.Theme = theme.Contrast, theme.Light
	return []Picture{
		{"wide", "PAID on a wide terminal: the five steps with their times, the reader's own screen, the last requests to Stripe", "program", "requests", nil, wide},
		{"sale", "The till: an amount is being keyed, the last sale and what is open stand below", "sale", "open", []string{"2", "0", "0", "0"}, medium},
		{"waiting", "The reader asks for a card: the second of five steps, with its deadline", "checkout", "present", nil, medium},
		{"declined", "DECLINED: nothing was charged, and what to do next", "declined", "insufficient", nil, medium},
		{"unknown", "CHECKING: the answer was lost; what is known, and what is not", "unknown", "confirm-lost", nil, medium},
		{"recovery", "After a restart: the till finds out about two payments that were under way", "start", "half", nil, medium},
		{"history", "The journal of a sale that was declined once, to the millisecond", "history", "timeline", nil, medium},
		{"virtual", "The virtual reader: every test card, and what a customer can do", "virtual", "asks", nil, medium},
		{"japanese", "The reader asks for a card, in Japanese", "checkout", "present", nil, japanese},
		{"contrast", "The theme with the highest contrast", "declined", "insufficient", nil, contrast},
		{"light", "PAID, in the theme for light terminals", "checkout", "paid", nil, light},
	}
}

// File draws the picture. It fails when the gallery has no such state, or a frame has a style that cannot be drawn.
func (p Picture) File() ([]byte, error) {
	s, err := p.state()
	if err != nil {
		return nil, err
	}
	s.Keys = append(s.Keys[:len(s.Keys):len(s.Keys)], p.Keys...)
	svg, err := SVG(gallery.Frame(s, p.Look), p.Title, p.Look.Lang.String(), terminal(p.Look.Theme))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return svg, nil
}

func (p Picture) state() (story.State, error) {
	for _, room := range gallery.Rooms(p.Look.Currency()) {
		for _, s := range room.States {
			if room.Name == p.Room && s.Name == p.State {
				return s, nil
			}
		}
	}
	return story.State{}, fmt.Errorf("%s: the gallery has no %s.%s", p.Name, p.Room, p.State)
}

// terminal is the window that suits a theme; dark and light leave the ground to it.
func terminal(n theme.Name) Terminal {
	switch n {
	case theme.Light:
		return Terminal{Ink: "#1f2328", Ground: "#ffffff", Bar: "#eceef1", Edge: "#c4cad1"}
	case theme.Contrast:
		return Terminal{Ink: "#ffffff", Ground: "#000000", Bar: "#1c1c1c", Edge: "#5a5a5a"}
	case theme.Dark, theme.None:
		return Terminal{Ink: "#dde3ea", Ground: "#14181d", Bar: "#20262d", Edge: "#3f4852"}
	default:
		return Terminal{Ink: "#dde3ea", Ground: "#14181d", Bar: "#20262d", Edge: "#3f4852"}
	}
}
