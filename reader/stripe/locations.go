package stripe

import (
	"context"

	"reji/checkout"
	"reji/reader"
)

// japan is the country whose addresses are written in kanji: address itself must not be used there
// (docs.stripe.com/terminal/payments/regional).
const japan = "JP"

// Locations returns all Locations of the account.
func (d *Driver) Locations(ctx context.Context) ([]reader.Location, error) {
	var found []reader.Location
	query := listParams{Limit: pageSize}
	for range mostPages {
		page := &listObject[locationObject]{}
		if _, err := d.get(ctx, "/v1/terminal/locations", query, readerVersion, page); err != nil {
			return nil, err
		}
		for i := range page.Data {
			found = append(found, location(&page.Data[i]))
			query.StartingAfter = &page.Data[i].ID
		}
		if !*page.More || len(page.Data) == 0 {
			break
		}
	}
	return found, nil
}

// CreateLocation makes a Location.
func (d *Driver) CreateLocation(ctx context.Context, l reader.Location) (reader.Location, error) {
	p := locationParams{}
	if l.Address.Country == japan {
		p.NameKanji, p.AddressKanji = given(l.Name), address(l.Address)
	} else {
		p.Name, p.Address = given(l.Name), address(l.Address)
	}
	o := &locationObject{}
	if err := d.post(ctx, "/v1/terminal/locations", p, o); err != nil {
		return reader.Location{}, err
	}
	return location(o), nil
}

func address(a reader.Address) *addressParams {
	return &addressParams{
		Line1: given(a.Line1), Line2: given(a.Line2), Town: given(a.Town), City: given(a.City), State: given(a.State),
		PostalCode: given(a.PostalCode), Country: given(a.Country),
	}
}

// location tells what a Location is; the strings are sanitised.
func location(o *locationObject) reader.Location {
	name, at := o.Name, o.Address
	if name == "" {
		name = o.NameKanji
	}
	if at.Country == "" {
		at = o.AddressKanji
	}
	text := func(s string) string { return checkout.Clean(s, longText) }
	return reader.Location{ID: short(o.ID), Name: text(name), Live: *o.Live, Address: reader.Address{
		Line1: text(at.Line1), Line2: text(at.Line2), Town: text(at.Town), City: text(at.City), State: text(at.State),
		PostalCode: text(at.PostalCode), Country: short(at.Country),
	}}
}
