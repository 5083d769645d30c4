package main

import (
	"context"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
	uiscreen "reji/ui/screen"
)

// shelf looks after the account's readers for the screens.
type shelf struct {
	app      *app
	register *register.Register
}

// mostOwners bounds how many payments are looked at to say whose they are: one request each.
const mostOwners = 12

// List tells of every reader what it is, where it stands and whose payment it is busy with.
func (s shelf) List(ctx context.Context) ([]uiscreen.Reader, error) {
	all, err := s.app.driver.List(ctx, reader.Filter{Location: s.app.cfg.Location})
	if err != nil {
		return nil, err
	}
	places, err := s.Places(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range places {
		names[p.ID] = p.Name
	}
	list, asked := make([]uiscreen.Reader, 0, len(all)), 0
	for _, i := range all {
		r := uiscreen.Reader{Info: i, Place: names[i.Location]}
		if r.Place == "" {
			r.Place = i.Location
		}
		if i.Busy() && i.Action.Intent != "" {
			r.Owner = uiscreen.Stranger
			if asked++; asked <= mostOwners {
				r.Owner = s.owner(ctx, i.Action.Intent)
			}
		}
		list = append(list, r)
	}
	return list, nil
}

// owner finds out whose payment a PaymentIntent is: a till of this program writes its id into it. Without that proof it is a stranger's.
func (s shelf) owner(ctx context.Context, id checkout.IntentID) uiscreen.Owner {
	if s.open(id) {
		return uiscreen.ThisTill
	}
	facts, err := s.app.driver.Look(ctx, register.Query{Intent: id})
	switch {
	case err != nil || facts.Intent == nil || facts.Intent.Till == "":
		return uiscreen.Stranger
	case facts.Intent.Till == s.app.ledger.Identity().Till:
		return uiscreen.ThisTill
	default:
		return uiscreen.OtherTill
	}
}

// open reports whether a PaymentIntent is that of a sale which this till has open.
func (s shelf) open(id checkout.IntentID) bool {
	for _, v := range s.register.Snapshot().Open {
		for _, t := range v.Sale.Tenders {
			if c, ok := t.(checkout.CardTender); ok && v.Sale.Open() && c.Intent == id {
				return true
			}
		}
	}
	return false
}

// Places tells every Location of the account.
func (s shelf) Places(ctx context.Context) ([]reader.Location, error) {
	return s.app.driver.Locations(ctx)
}

// AddPlace makes a Location.
func (s shelf) AddPlace(ctx context.Context, l reader.Location) (reader.Location, error) {
	return s.app.driver.CreateLocation(ctx, l)
}

// Register adds the reader that shows a code.
func (s shelf) Register(ctx context.Context, code, label, place string) (reader.Info, error) {
	return s.app.driver.Register(ctx, code, label, place)
}

// Simulate adds a simulated reader at a Location where the currency is taken; where there is no Location at all, it makes one in the account's
// country.
func (s shelf) Simulate(ctx context.Context, c money.Currency) (reader.Info, error) {
	if s.app.mode == checkout.ModeLive {
		return reader.Info{}, &checkout.Failure{Kind: checkout.FailureRefused, Code: reader.CodeLiveMode}
	}
	places, err := s.Places(ctx)
	if err != nil {
		return reader.Info{}, err
	}
	var at reader.Location
	for _, p := range places {
		if at.ID == "" || localCurrency(p.Address.Country) == c {
			at = p
		}
		if localCurrency(p.Address.Country) == c {
			break
		}
	}
	if at.ID == "" {
		if at, err = s.firstPlace(ctx); err != nil {
			return reader.Info{}, err
		}
	}
	code := simulatedCode + "wpe"
	if at.Address.Country == "JP" {
		code = simulatedCode + "s700" // the WisePOS E is not sold there
	}
	return s.app.driver.Register(ctx, code, s.app.cfg.Till, at.ID)
}

// firstPlace makes the account's first Location. Where nobody knows an address that Stripe takes, the cashier has to type one.
func (s shelf) firstPlace(ctx context.Context) (reader.Location, error) {
	at, err := s.app.makeLocation(ctx)
	if p, ok := asError[*problem](err); ok {
		return at, &checkout.Failure{Kind: checkout.FailureRefused, Code: p.kind}
	}
	return at, err
}

// Use makes a reader the till's own, now and at the next start. A reader that the configuration names comes first at the next start.
func (s shelf) Use(ctx context.Context, info reader.Info) (bool, error) {
	if err := s.app.choice.choose(ctx, s.register, shown(info)); err != nil {
		return false, err
	}
	if err := s.app.home.saveReader(s.app.mode, info.ID); err != nil {
		s.app.log.Warn("the chosen reader cannot be kept", "err", err)
		return false, nil
	}
	return s.app.cfg.Reader == "" || s.app.cfg.Reader == info.ID, nil
}

// Free cancels what a reader shows, if that is still the payment that was seen and it is an earlier one of this till's, or none at all. What
// is open here is stopped by the register, which sends its commands to one reader one after the other (rule 8 of the money rules).
func (s shelf) Free(ctx context.Context, id checkout.ReaderID, holding checkout.IntentID) error {
	if holding != "" && (s.open(holding) || s.owner(ctx, holding) != uiscreen.ThisTill) {
		return &checkout.Failure{Kind: checkout.FailureWrongState, Code: reader.CodeForeignAction}
	}
	return s.app.driver.CancelAction(ctx, id, holding)
}
