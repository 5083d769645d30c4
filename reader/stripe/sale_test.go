package stripe_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
)

// sale is one payment that a test drives by hand.
type sale struct {
	b      *bench
	t      *testing.T
	name   string
	reader checkout.ReaderID
	intent checkout.IntentID
	tries  int
	call   checkout.Call // what calls have in common
}

// newSale makes a payment of an amount on a reader. Names must differ within a bench.
func (b *bench) newSale(t *testing.T, name string, amount money.Amount, at checkout.ReaderID) *sale {
	t.Helper()
	return &sale{b: b, t: t, name: name, reader: at, call: checkout.Call{Amount: amount, Number: 42, Customer: true}}
}

// usd is a payment in the simulator's American store.
func (b *bench) usd(t *testing.T, minor int64) *sale {
	t.Helper()
	return b.newSale(t, t.Name(), money.New(minor, "usd"), usdReader)
}

// request is the stored request of an operation, with a new try.
func (s *sale) request(op checkout.Op) register.Request {
	s.t.Helper()
	s.tries++
	c := s.call
	c.Ref = checkout.Ref{Sale: checkout.SaleID("sale " + s.name), Tender: s.tender(), Op: op, Try: s.tries}
	c.Key, c.Intent, c.Reader = checkout.Key("install", c.Ref), s.intent, s.reader
	if op == checkout.OpRefund || op == checkout.OpCapture {
		c.Amount.Minor = 0
	}
	r, err := s.b.Prepare(c, register.Anchor{Till: "t1", Epoch: 1, Seq: 3, Head: "0123456789abcdef"})
	if err != nil {
		s.t.Fatalf("prepare %v: %v", op, err)
	}
	return r
}

func (s *sale) tender() checkout.TenderID { return checkout.TenderID("tender " + s.name) }

// send makes a request.
func (s *sale) send(op checkout.Op) (checkout.Facts, error) {
	s.t.Helper()
	return s.b.Send(context.Background(), s.request(op))
}

// must makes a request that must succeed.
func (s *sale) must(op checkout.Op) checkout.Facts {
	s.t.Helper()
	f, err := s.send(op)
	if err != nil {
		s.t.Fatalf("%v: %v", op, err)
	}
	if op == checkout.OpCreate {
		s.intent = f.Intent.ID
	}
	return f
}

func (s *sale) look(verdict bool) checkout.Facts {
	s.t.Helper()
	f, err := s.b.Look(context.Background(), register.Query{Tender: s.tender(), Intent: s.intent, Reader: s.reader, Since: s.b.clock.Now(), Verdict: verdict})
	if err != nil {
		s.t.Fatalf("look: %v", err)
	}
	return f
}

func (s *sale) present(name string, tip int64) {
	s.t.Helper()
	card, ok := reader.FindTestCard(name)
	if !ok {
		s.t.Fatalf("no test card %q", name)
	}
	if err := s.b.Present(context.Background(), s.reader, card, tip); err != nil {
		s.t.Fatalf("present %s: %v", name, err)
	}
}

// verdict looks until the reader's action has ended, and returns what is then known.
func (s *sale) verdict() checkout.Facts {
	s.t.Helper()
	for range 60 {
		f := s.look(true)
		if f.Action.Status != checkout.ActionInProgress {
			return f
		}
		s.b.clock.Advance(500 * time.Millisecond)
	}
	s.t.Fatal("the action never ended")
	return checkout.Facts{}
}

// pay goes through a whole payment up to the bank's word. It returns the card as it was inspected (two steps only) and the verdict.
func (s *sale) pay(oneShot bool, card string, tip int64) (*checkout.Card, checkout.Facts) {
	s.t.Helper()
	s.must(checkout.OpCreate)
	if oneShot {
		s.must(checkout.OpProcess)
		s.present(card, tip)
		return nil, s.verdict()
	}
	s.must(checkout.OpCollect)
	s.present(card, tip)
	inspected := s.look(false).Action.Card
	if inspected == nil {
		s.t.Fatal("no card to inspect")
	}
	s.must(checkout.OpConfirm)
	return inspected, s.verdict()
}

// outcome is a verdict in a word: the status, or code and decline code.
func outcome(f checkout.Facts) string {
	if d := f.Intent.Decline; d != nil && f.Intent.Status == checkout.IntentRequiresPaymentMethod {
		return fmt.Sprintf("%s/%s", d.Code, d.DeclineCode)
	}
	return f.Intent.Status.String()
}

// kindOf is the kind of failure that an error is.
func kindOf(t *testing.T, err error) checkout.FailureKind {
	t.Helper()
	if err == nil {
		return checkout.FailureNone
	}
	var f *checkout.Failure
	if !errors.As(err, &f) {
		t.Fatalf("%T %v is not a failure", err, err)
	}
	return f.Kind
}
