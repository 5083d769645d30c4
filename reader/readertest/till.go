package readertest

import (
	"context"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
)

// tillName is the till in the metadata of what the suite makes.
const tillName = "reji-test"

// The pace of looking: half a second apart, for half a minute.
const (
	lookEvery = 500 * time.Millisecond
	mostLooks = 60
)

// till is a counter that knows no rules: it makes the calls that a section tells it to make, and fails its test where a driver does.
type till struct {
	Harness
	t       *testing.T
	install string
	sale    checkout.SaleID
	tender  checkout.TenderID
	amount  money.Amount
	mode    checkout.CaptureMode
	intent  checkout.IntentID
	began   time.Time
	tries   map[checkout.Op]int
}

// newTill makes a till with a new sale of twenty units of the currency.
func newTill(t *testing.T, h Harness) *till {
	t.Helper()
	id := rand.Text()
	k := &till{
		Harness: h, t: t, install: "reji-test-" + id, sale: checkout.SaleID("sale-" + id), tender: checkout.TenderID("tender-" + id),
		amount: money.New(2000, h.Currency), began: h.Now(), tries: make(map[checkout.Op]int),
	}
	t.Cleanup(k.tidy)
	return k
}

// second is another sale of the same till.
func (k *till) second() *till {
	k.t.Helper()
	return newTill(k.t, k.Harness)
}

// tidy leaves neither a waiting reader nor an open intent.
func (k *till) tidy() {
	if k.intent == "" {
		return
	}
	if f, err := k.Terminal.Look(context.Background(), k.query(false)); err == nil && f.Action != nil && f.Action.Intent == k.intent && f.Action.Status == checkout.ActionInProgress {
		_, _ = k.try(k.call(checkout.OpCancelAction)) // what cannot be tidied is of no interest to the section
	}
	_, _ = k.try(k.call(checkout.OpCancel))
}

// call makes the call of an operation, with a new try.
func (k *till) call(op checkout.Op) checkout.Call {
	k.tries[op]++
	ref := checkout.Ref{Sale: k.sale, Tender: k.tender, Op: op, Try: k.tries[op]}
	c := checkout.Call{Ref: ref, Key: checkout.Key(k.install, ref), Intent: k.intent, Reader: k.Reader, Customer: true}
	switch op {
	case checkout.OpCreate:
		c.Intent, c.Amount, c.Capture, c.Number = "", k.amount, k.mode, 7
	case checkout.OpUpdate, checkout.OpCapture:
		c.Amount = k.amount
	case checkout.OpNone, checkout.OpCollect, checkout.OpConfirm, checkout.OpProcess, checkout.OpCancelAction, checkout.OpCancel, checkout.OpRefund:
	}
	return c
}

func (k *till) prepare(c checkout.Call) register.Request {
	k.t.Helper()
	r, err := k.Terminal.Prepare(c, register.Anchor{Till: tillName, Epoch: 1, Seq: 12, Head: "00112233aabbccdd"})
	if err != nil {
		k.t.Fatalf("prepare %v: %v", c.Ref.Op, err)
	}
	return r
}

// try makes a call and returns what became of it.
func (k *till) try(c checkout.Call) (checkout.Facts, error) {
	k.t.Helper()
	return k.Terminal.Send(context.Background(), k.prepare(c))
}

// do makes a call that must succeed.
func (k *till) do(op checkout.Op) checkout.Facts {
	k.t.Helper()
	f, err := k.try(k.call(op))
	if err != nil {
		k.t.Fatalf("%v: %v", op, err)
	}
	if f.At.IsZero() {
		k.t.Errorf("%v: facts without the time at which the request was sent", op)
	}
	return f
}

// fails makes a call that must fail with one of the kinds.
func (k *till) fails(op checkout.Op, kinds ...checkout.FailureKind) checkout.Failure {
	k.t.Helper()
	_, err := k.try(k.call(op))
	return k.failed(err, kinds...)
}

// failed wants an error to be a failure of one of the kinds.
func (k *till) failed(err error, kinds ...checkout.FailureKind) checkout.Failure {
	k.t.Helper()
	var f *checkout.Failure
	if !errors.As(err, &f) {
		k.t.Fatalf("error %v is not a failure", err)
	}
	for _, kind := range kinds {
		if f.Kind == kind {
			return *f
		}
	}
	k.t.Fatalf("failure %v, want %v", f, kinds)
	return checkout.Failure{}
}

// create makes the intent.
func (k *till) create() checkout.Facts {
	k.t.Helper()
	f := k.do(checkout.OpCreate)
	if f.Intent == nil {
		k.t.Fatal("create: no intent in the answer")
	}
	k.intent = f.Intent.ID
	return f
}

func (k *till) query(verdict bool) register.Query {
	return register.Query{Sale: k.sale, Tender: k.tender, Intent: k.intent, Reader: k.Reader, Since: k.began, Verdict: verdict}
}

// look looks once.
func (k *till) look(verdict bool) checkout.Facts {
	k.t.Helper()
	f, err := k.Terminal.Look(context.Background(), k.query(verdict))
	if err != nil {
		k.t.Fatalf("look: %v", err)
	}
	return f
}

// until looks until something has come true. It is asked of looks only that tell of the reader, and for a verdict of the intent as well.
func (k *till) until(what string, verdict bool, ok func(checkout.Facts) bool) checkout.Facts {
	k.t.Helper()
	f := k.look(verdict)
	for range mostLooks {
		if f.Action != nil && (f.Intent != nil || !verdict) && ok(f) {
			return f
		}
		k.Pause(lookEvery)
		f = k.look(verdict)
	}
	k.t.Fatalf("waited for %s in vain; last seen: intent %+v, action %+v", what, f.Intent, f.Action)
	return f
}

// status waits for a status of the intent.
func (k *till) status(want checkout.IntentStatus) *checkout.IntentFacts {
	k.t.Helper()
	f := k.until(want.String(), true, func(f checkout.Facts) bool { return f.Intent.Status == want })
	return f.Intent
}

// present waits until the reader asks for a card and holds one to it.
func (k *till) present(name string, tip int64) {
	k.t.Helper()
	k.until("the reader to ask for a card", false, func(f checkout.Facts) bool {
		return f.Action.Intent == k.intent && f.Action.Status == checkout.ActionInProgress
	})
	card, ok := reader.FindTestCard(name)
	if !ok {
		k.t.Fatalf("no test card %q", name)
	}
	if err := k.Customer.Present(context.Background(), k.Reader, card, tip); err != nil {
		k.t.Fatalf("present %s: %v", name, err)
	}
}

// collect asks for a card and gets it: the intent then waits for confirmation.
func (k *till) collect(card string) checkout.Facts {
	k.t.Helper()
	k.do(checkout.OpCollect)
	k.present(card, 0)
	return k.until("the card to be read", false, func(f checkout.Facts) bool { return f.Action.Card != nil })
}

// authorize takes a sale through to the bank's promise.
func (k *till) authorize(card string) *checkout.IntentFacts {
	k.t.Helper()
	if k.intent == "" {
		k.create()
	}
	k.collect(card)
	k.do(checkout.OpConfirm)
	return k.status(checkout.IntentRequiresCapture)
}

// equal compares a fact with what it must be.
func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
