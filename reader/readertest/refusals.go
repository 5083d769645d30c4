package readertest

import (
	"context"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
)

func repeated(t *testing.T, k *till) {
	r := k.prepare(k.call(checkout.OpCreate))
	first, err := k.Terminal.Send(t.Context(), r)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	k.intent = first.Intent.ID
	again, err := k.Terminal.Send(t.Context(), r)
	if err != nil {
		t.Fatalf("create again: %v", err)
	}
	equal(t, "intent of the repetition", again.Intent.ID, first.Intent.ID)
	equal(t, "replayed, first", first.Replayed, false)
	equal(t, "replayed, again", again.Replayed, true)
	if again.RequestID == "" || first.Date.IsZero() {
		t.Errorf("an answer without its request id %q or Stripe's time %v", again.RequestID, first.Date)
	}

	c := k.call(checkout.OpCancel)
	if a, b := k.prepare(c), k.prepare(c); a != b {
		t.Errorf("equal calls give different requests:\n%+v\n%+v", a, b)
	}
	for range 2 {
		f, err := k.try(c)
		if err != nil {
			t.Fatalf("cancel: %v", err)
		}
		equal(t, "status", f.Intent.Status, checkout.IntentCanceled)
	}
}

func keyReused(t *testing.T, k *till) {
	c := k.call(checkout.OpCreate)
	f, err := k.try(c)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	k.intent = f.Intent.ID
	c.Amount.Minor += 100
	_, err = k.try(c)
	k.failed(err, checkout.FailureKeyReuse)
}

func wrongStates(t *testing.T, k *till) {
	k.create()
	k.fails(checkout.OpCapture, checkout.FailureWrongState)
	k.fails(checkout.OpConfirm, checkout.FailureWrongState)
	k.do(checkout.OpCancel)
	k.fails(checkout.OpCancel, checkout.FailureWrongState)
	f := k.fails(checkout.OpProcess, checkout.FailureWrongState)
	if f.Code == "" || f.Status == 0 || f.RequestID == "" {
		t.Errorf("a refusal without code, status or request id: %+v", f)
	}
	k.fails(checkout.OpUpdate, checkout.FailureWrongState)
}

func unknown(t *testing.T, k *till) {
	k.create()
	real := k.Reader
	k.Reader = "tmr_rejitestnosuchreader"
	k.fails(checkout.OpCollect, checkout.FailureNotFound)
	f := k.look(false)
	if f.Intent == nil || f.Intent.ID != k.intent {
		t.Errorf("an unknown reader hides the intent: %+v", f)
	}
	_, err := k.Readers.Get(t.Context(), k.Reader)
	k.failed(err, checkout.FailureNotFound)
	k.Reader = real

	lost := k.second()
	lost.intent = "pi_rejitestnosuchintent"
	lost.fails(checkout.OpCollect, checkout.FailureNotFound)
	lost.fails(checkout.OpCapture, checkout.FailureNotFound)
	_, err = k.Terminal.Look(t.Context(), register.Query{Tender: lost.tender, Intent: lost.intent, Since: k.began})
	k.failed(err, checkout.FailureNotFound)
	lost.intent = ""
}

func found(t *testing.T, k *till) {
	k.create()
	mine := k.intent
	for range 2 { // later ones must not hide it
		k.second().create()
	}
	q := k.query(false)
	q.Intent = ""
	f, err := k.Terminal.Look(t.Context(), q)
	if err != nil {
		t.Fatalf("look without an intent: %v", err)
	}
	if f.Intent == nil || f.Intent.ID != mine || f.Absent {
		t.Errorf("looked for %s, found %+v", mine, f)
	}
	q.Tender = "tender-that-nobody-has"
	f, err = k.Terminal.Look(t.Context(), q)
	if err != nil {
		t.Fatalf("look for nothing: %v", err)
	}
	if f.Intent != nil || !f.Absent {
		t.Errorf("looked for what is not there, found %+v", f)
	}
}

func incomplete(t *testing.T, k *till) {
	whole := func(op checkout.Op) checkout.Call {
		c := k.call(op)
		c.Intent = "pi_1"
		return c
	}
	for name, c := range map[string]checkout.Call{
		"no operation": whole(checkout.OpNone),
		"no key":       func() checkout.Call { c := whole(checkout.OpCancel); c.Key = ""; return c }(),
		"no intent":    func() checkout.Call { c := whole(checkout.OpCapture); c.Intent = ""; return c }(),
		"no reader":    func() checkout.Call { c := whole(checkout.OpCollect); c.Reader = ""; return c }(),
		"no amount":    func() checkout.Call { c := whole(checkout.OpCreate); c.Amount.Minor = 0; return c }(),
	} {
		_, err := k.Terminal.Prepare(c, register.Anchor{})
		if err == nil {
			t.Errorf("%s: a request was made of it", name)
			continue
		}
		k.failed(err, checkout.FailureRefused)
	}
	for _, op := range checkout.Ops() {
		r := k.prepare(whole(op))
		if r.Op != op || r.Key == "" || r.Path == "" || r.Method == "" {
			t.Errorf("%v: half a request: %+v", op, r)
		}
	}
}

func readers(t *testing.T, k *till) {
	ctx := t.Context()
	one, err := k.Readers.Get(ctx, k.Reader)
	if err != nil {
		t.Fatalf("get: %v", err)
	}
	equal(t, "id", one.ID, k.Reader)
	equal(t, "simulated", one.Simulated(), true)
	if one.Serial == "" || one.Label == "" || one.Location == "" {
		t.Errorf("a reader without serial, label or Location: %+v", one)
	}
	all, err := k.Readers.List(ctx, reader.Filter{})
	if err != nil {
		t.Fatalf("list: %v", err)
	}
	near, err := k.Readers.List(ctx, reader.Filter{Location: one.Location})
	if err != nil {
		t.Fatalf("list of a Location: %v", err)
	}
	for _, list := range [][]reader.Info{all, near} {
		if !holds(list, k.Reader) {
			t.Errorf("%s is not in %+v", k.Reader, list)
		}
	}
	for _, r := range near {
		equal(t, "Location of "+string(r.ID), r.Location, one.Location)
	}
	places, err := k.Readers.Locations(ctx)
	if err != nil {
		t.Fatalf("locations: %v", err)
	}
	country := ""
	for _, l := range places {
		if l.ID == one.Location {
			country = l.Address.Country
		}
	}
	if len(country) != 2 {
		t.Errorf("the reader's Location %s has no country among %+v", one.Location, places)
	}
	_, err = k.Readers.Get(ctx, "")
	k.failed(err, checkout.FailureNotFound)
}

func holds(list []reader.Info, id checkout.ReaderID) bool {
	for _, r := range list {
		if r.ID == id {
			return true
		}
	}
	return false
}

func foreign(t *testing.T, k *till) {
	ctx := context.Background()
	k.create()
	k.do(checkout.OpCollect)
	f := k.failed(k.Readers.CancelAction(ctx, k.Reader, "pi_somebodyelses"), checkout.FailureWrongState)
	equal(t, "code", f.Code, reader.CodeForeignAction)
	equal(t, "the action afterwards", k.look(false).Action.Status, checkout.ActionInProgress)
	if err := k.Readers.CancelAction(ctx, k.Reader, k.intent); err != nil {
		t.Fatalf("cancel my own: %v", err)
	}
	k.until("the reader to be free", false, func(f checkout.Facts) bool { return f.Action.Status != checkout.ActionInProgress })
	f = k.failed(k.Readers.CancelAction(ctx, k.Reader, k.intent), checkout.FailureWrongState)
	equal(t, "code", f.Code, reader.CodeNoAction)
}

func registered(t *testing.T, k *till) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	one, err := k.Readers.Get(ctx, k.Reader)
	if err != nil {
		t.Fatalf("get: %v", err)
	}
	places, err := k.Readers.Locations(ctx)
	if err != nil {
		t.Fatalf("locations: %v", err)
	}
	for _, l := range places {
		if l.ID != one.Location {
			continue
		}
		made, err := k.Readers.CreateLocation(ctx, reader.Location{Name: "reji-test", Address: l.Address})
		if err != nil {
			t.Fatalf("create a Location: %v", err)
		}
		equal(t, "name", made.Name, "reji-test")
		equal(t, "country", made.Address.Country, l.Address.Country)
		added, err := k.Readers.Register(ctx, k.TestRegistration, "reji-test", made.ID)
		if err != nil {
			t.Fatalf("register: %v", err)
		}
		equal(t, "label", added.Label, "reji-test")
		equal(t, "Location", added.Location, made.ID)
		equal(t, "simulated", added.Simulated(), true)
	}
	_, err = k.Readers.Register(ctx, "no-such-code", "reji-test", one.Location)
	k.failed(err, checkout.FailureRefused, checkout.FailureNotFound)
	_, err = k.Readers.CreateLocation(ctx, reader.Location{Name: "reji-test"})
	k.failed(err, checkout.FailureRefused)
}
