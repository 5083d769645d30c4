package gallery

import (
	"context"

	"reji/checkout"
	"reji/checkout/money"
	"reji/reader"
	"reji/ui"
	"reji/ui/screen"
	"reji/ui/story"
)

// shelf are the readers of a picture's account: what is asked of them is told and changes nothing.
type shelf struct {
	state story.State
	till  ui.Till
}

// note tells whoever listens what was asked, and gives the picture's failure, if it has one.
func (s shelf) note(what string) error {
	s.told(what)
	if s.state.Fails != nil {
		return s.state.Fails
	}
	return nil
}

func (s shelf) List(context.Context) ([]screen.Reader, error) {
	err := s.note("list")
	if len(s.state.Shelf) > 0 {
		err = nil
	}
	return s.state.Shelf, err
}

func (s shelf) Places(context.Context) ([]reader.Location, error) {
	s.told("places")
	return s.state.Places, nil
}

func (s shelf) AddPlace(_ context.Context, l reader.Location) (reader.Location, error) {
	return l, s.note("add place")
}

func (s shelf) Register(_ context.Context, _, label, place string) (reader.Info, error) {
	return reader.Info{ID: "tmr_new", Label: label, Location: place}, s.note("register")
}

func (s shelf) Simulate(context.Context, money.Currency) (reader.Info, error) {
	return reader.Info{ID: "tmr_new", Label: "WisePOS E"}, s.note("simulate")
}

func (s shelf) Use(context.Context, reader.Info) (bool, error) { return true, s.note("use") }

func (s shelf) Free(context.Context, checkout.ReaderID, checkout.IntentID) error {
	return s.note("free")
}

// told tells whoever listens what was asked; it cannot fail.
func (s shelf) told(what string) {
	if a, ok := s.till.(Arranger); ok {
		a.Arranged(what)
	}
}
