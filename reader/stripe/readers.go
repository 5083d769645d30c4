package stripe

import (
	"context"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout"
	"reji/reader"
)

// info tells what a reader is; the strings are sanitised.
func info(o *readerObject) reader.Info {
	return reader.Info{
		ID: checkout.ReaderID(short(o.ID)), Label: checkout.Clean(o.Label, longText), DeviceType: short(o.DeviceType), Status: reader.ParseStatus(o.Status),
		Location: short(o.Location.ID), Serial: short(o.Serial), Software: short(o.Software), Live: *o.Live, Action: *actionFacts(o),
	}
}

// List returns the readers that match, all pages of them.
func (d *Driver) List(ctx context.Context, f reader.Filter) ([]reader.Info, error) {
	query := listReadersParams{Location: given(f.Location), Serial: given(f.Serial), Limit: pageSize}
	if f.Status != reader.StatusUnknown {
		query.Status = given(f.Status.String())
	}
	var found []reader.Info
	for range mostPages {
		page := &listObject[readerObject]{}
		if _, err := d.get(ctx, "/v1/terminal/readers", query, readerVersion, page); err != nil {
			return nil, err
		}
		for i := range page.Data {
			found = append(found, info(&page.Data[i]))
			query.StartingAfter = &page.Data[i].ID
		}
		if !*page.More || len(page.Data) == 0 {
			break
		}
	}
	return found, nil
}

// Get returns one reader.
func (d *Driver) Get(ctx context.Context, id checkout.ReaderID) (reader.Info, error) {
	if id == "" {
		return reader.Info{}, local(checkout.FailureNotFound, "", "reader")
	}
	o := &readerObject{}
	if _, err := d.get(ctx, readerPath(id), nil, readerVersion, o); err != nil {
		return reader.Info{}, err
	}
	return info(o), nil
}

// Register adds a reader by its registration code.
func (d *Driver) Register(ctx context.Context, code, label, location string) (reader.Info, error) {
	o := &readerObject{}
	p := registerParams{Code: code, Label: given(label), Location: given(location)}
	if err := d.post(ctx, "/v1/terminal/readers", p, o); err != nil {
		return reader.Info{}, err
	}
	return info(o), nil
}

// CancelAction frees a reader, if its action still is the one that the caller saw.
func (d *Driver) CancelAction(ctx context.Context, id checkout.ReaderID, holding checkout.IntentID) error {
	now, err := d.Get(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case now.Action.Kind == checkout.ActionNone || now.Action.Status != checkout.ActionInProgress:
		return local(checkout.FailureWrongState, reader.CodeNoAction, "")
	case now.Action.Intent != holding:
		return local(checkout.FailureWrongState, reader.CodeForeignAction, "")
	}
	return d.post(ctx, readerPath(id)+"/cancel_action", expandParams{}, &readerObject{})
}

// Present holds a test card to a simulated reader.
func (d *Driver) Present(ctx context.Context, id checkout.ReaderID, card reader.TestCard, tip int64) error {
	if d.live {
		return local(checkout.FailureRefused, reader.CodeLiveMode, "")
	}
	p := presentParams{}
	switch {
	case card.Number == "":
	case card.Interac():
		p.Type, p.Interac = stripego.String("interac_present"), &presentedCard{Number: card.Number}
	default:
		p.Type, p.Card = stripego.String("card_present"), &presentedCard{Number: card.Number}
	}
	if tip > 0 {
		p.Tip = &tip
	}
	path := stripego.FormatURLPath("/v1/test_helpers/terminal/readers/%s/present_payment_method", string(id))
	return d.post(ctx, path, p, &readerObject{})
}

// given is a parameter that is left out where it is empty.
func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
