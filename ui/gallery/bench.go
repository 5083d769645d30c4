package gallery

import (
	"context"

	"reji/checkout"
	"reji/ui"
	"reji/ui/screen"
	"reji/ui/story"
)

// Arranger hears what was done at the virtual reader. A till that a test gives to Open may be one.
type Arranger interface{ Arranged(what string) }

// bench is the customer's side of a picture's reader: what it does is told and changes nothing. In test mode only cards can be presented.
type bench struct {
	state story.State
	till  ui.Till
}

func (b bench) note(what string) error {
	if a, ok := b.till.(Arranger); ok {
		a.Arranged(what)
	}
	return nil
}

func (b bench) Simulated() bool { return b.state.Mode == checkout.ModeDemo }

func (b bench) Present(_ context.Context, card string, _ int64) error { return b.note(card) }

func (b bench) Do(_ context.Context, g screen.Gesture) error { return b.note(g.String()) }

func (b bench) Look(context.Context) (screen.Sight, error) {
	if b.state.Sight != nil {
		return *b.state.Sight, nil
	}
	return screen.Sight{Power: true}, nil
}
