package main

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/ui/lang"
	uiscreen "reji/ui/screen"
	"reji/ui/screen/start"
	"reji/ui/theme"
	"reji/ui/wording"
)

// refused shows on the terminal why the till does not open, until a key is pressed, and gives the error back as it was: the same text and the
// same exit code follow. Where nobody sits in front of it, or a script reads, there is nothing to show.
func (c *cli) refused(cfg Config, err error) error {
	p, ok := asError[*problem](err)
	if !ok || !c.tty || c.json || cfg.Accessible || p.kind == "terminal" {
		return err
	}
	words := wording.New(lang.For(c.lang), cfg.Symbols, time.Local)
	look := theme.New(cfg.Theme, cfg.Symbols, termenv.ColorProfile())
	program := tea.NewProgram(start.NewRefused(c.refusal(p), words, look, now()), tea.WithAltScreen())
	if _, drawing := program.Run(); drawing != nil {
		return err // the text on the terminal says it all the same
	}
	return err
}

// refusal is a problem as a screen says it.
func (c *cli) refusal(p *problem) uiscreen.Refusal {
	return uiscreen.Refusal{
		What: printable(p.what.in(c.lang)), Money: printable(p.money.in(c.lang)), Next: printable(p.hint.in(c.lang)), Code: fmt.Sprintf("%d-%s", p.exit, p.kind),
	}
}
