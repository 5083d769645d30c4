package readertest

import (
	"testing"
	"time"

	"reji/checkout"
)

func twoSteps(t *testing.T, k *till) {
	i := k.create().Intent
	equal(t, "status after create", i.Status, checkout.IntentRequiresPaymentMethod)
	equal(t, "amount", i.Amount, k.amount.Minor)
	equal(t, "currency", i.Currency, string(k.amount.Currency))
	equal(t, "metadata.tender", i.Tender, k.tender)
	equal(t, "metadata.till", i.Till, tillName)

	k.do(checkout.OpCollect)
	f := k.look(false)
	if f.Action == nil {
		t.Fatal("a look at a reader tells nothing of its action")
	}
	equal(t, "action", f.Action.Kind, checkout.ActionCollect)
	equal(t, "whose", f.Action.Intent, k.intent)
	equal(t, "action's status", f.Action.Status, checkout.ActionInProgress)
	if f.Action.Card != nil {
		t.Errorf("a card %+v before any was presented", f.Action.Card)
	}

	k.present("visa", 0)
	f = k.until("the card to be read", false, func(f checkout.Facts) bool { return f.Action.Card != nil })
	card := f.Action.Card
	equal(t, "brand at inspect", card.Brand, "visa")
	equal(t, "last4 at inspect", card.Last4, "4242")
	equal(t, "funding at inspect", card.Funding, "credit")
	if card.ReadMethod == "" {
		t.Error("the card does not tell how it was read")
	}
	equal(t, "status after collect", k.status(checkout.IntentRequiresConfirmation).Status, checkout.IntentRequiresConfirmation)

	k.do(checkout.OpConfirm)
	i = k.status(checkout.IntentRequiresCapture)
	equal(t, "capturable", i.Capturable, k.amount.Minor)
	equal(t, "received before capture", i.Received, 0)
	lapses := i.CaptureBefore.Sub(k.Now())
	if lapses < 24*time.Hour || lapses > 8*24*time.Hour {
		t.Errorf("capture before %v, which is in %v; a card in a reader has two days", i.CaptureBefore, lapses)
	}
	if i.Charge == "" || i.Card == nil || i.Card.Last4 != "4242" || i.Decline != nil {
		t.Errorf("an approved intent with charge %q, card %+v, decline %+v", i.Charge, i.Card, i.Decline)
	}

	f = k.do(checkout.OpCapture)
	equal(t, "status after capture", f.Intent.Status, checkout.IntentSucceeded)
	equal(t, "received", f.Intent.Received, k.amount.Minor)
	equal(t, "status of the last look", k.look(true).Intent.Status, checkout.IntentSucceeded)
}

func oneShot(t *testing.T, k *till) {
	k.create()
	k.do(checkout.OpProcess)
	k.present("mastercard", 0)
	i := k.status(checkout.IntentRequiresCapture)
	equal(t, "capturable", i.Capturable, k.amount.Minor)
	f := k.look(true)
	equal(t, "action", f.Action.Kind, checkout.ActionProcess)
	equal(t, "action's status", f.Action.Status, checkout.ActionSucceeded)
	if i.Card == nil || i.Card.Brand != "mastercard" {
		t.Errorf("card %+v, want a mastercard", i.Card)
	}
	equal(t, "status after capture", k.do(checkout.OpCapture).Intent.Status, checkout.IntentSucceeded)
}

func declinedThenAnother(t *testing.T, k *till) {
	k.create()
	first := k.intent
	k.collect("charge_declined_insufficient_funds")
	k.do(checkout.OpConfirm)
	f := k.until("the decline", true, func(f checkout.Facts) bool { return f.Intent.Decline != nil })
	equal(t, "status after the decline", f.Intent.Status, checkout.IntentRequiresPaymentMethod)
	equal(t, "decline code", f.Intent.Decline.DeclineCode, "insufficient_funds")
	equal(t, "code", f.Intent.Decline.Code, "card_declined")
	f = k.until("the action to end", true, func(f checkout.Facts) bool { return f.Action.Status != checkout.ActionInProgress })
	equal(t, "action's status", f.Action.Status, checkout.ActionFailed)
	equal(t, "whose", f.Action.Intent, k.intent)
	if f.Intent.Charge == "" {
		t.Error("a declined card leaves a failed charge, and none is told")
	}

	i := k.authorize("visa")
	equal(t, "intent", i.ID, first)
	equal(t, "capturable", i.Capturable, k.amount.Minor)
	if i.Charge == f.Intent.Charge {
		t.Errorf("the approved charge is the declined one, %s", i.Charge)
	}
	if i.Decline != nil {
		t.Errorf("an approved intent still tells a decline: %+v", i.Decline)
	}
	equal(t, "status after capture", k.do(checkout.OpCapture).Intent.Status, checkout.IntentSucceeded)
}

func automatic(t *testing.T, k *till) {
	k.mode = checkout.CaptureAutomatic
	k.create()
	k.collect("visa")
	k.do(checkout.OpConfirm)
	i := k.status(checkout.IntentSucceeded)
	equal(t, "received", i.Received, k.amount.Minor)
	k.fails(checkout.OpCapture, checkout.FailureWrongState)
	k.fails(checkout.OpCancel, checkout.FailureWrongState)
}

func held(t *testing.T, k *till) {
	k.mode = checkout.CaptureLater
	i := k.authorize("visa")
	equal(t, "received", i.Received, 0)
	k.Pause(lookEvery)
	equal(t, "status later", k.look(true).Intent.Status, checkout.IntentRequiresCapture)
	equal(t, "status after capture", k.do(checkout.OpCapture).Intent.Status, checkout.IntentSucceeded)
}

func freed(t *testing.T, k *till) {
	k.create()
	k.do(checkout.OpCollect)
	f := k.do(checkout.OpCancelAction)
	if f.Action == nil {
		t.Fatal("cancel_action tells nothing of the action")
	}
	f = k.until("the reader to be free", true, func(f checkout.Facts) bool { return f.Action.Status != checkout.ActionInProgress })
	equal(t, "status of the intent", f.Intent.Status, checkout.IntentRequiresPaymentMethod)
	equal(t, "status after another card", k.authorize("visa").Status, checkout.IntentRequiresCapture)
	equal(t, "status after cancel", k.do(checkout.OpCancel).Intent.Status, checkout.IntentCanceled)
}

func taken(t *testing.T, k *till) {
	k.create()
	k.do(checkout.OpCollect)
	other := k.second()
	other.create()
	other.do(checkout.OpCollect)
	f := k.look(false)
	if f.Intent == nil || f.Action == nil {
		t.Fatalf("the reader is another's, and the look leaves out the intent %+v or the action %+v", f.Intent, f.Action)
	}
	equal(t, "whose action", f.Action.Intent, other.intent)
	equal(t, "whose intent", f.Intent.ID, k.intent)
	equal(t, "status", f.Intent.Status, checkout.IntentRequiresPaymentMethod)
}

func released(t *testing.T, k *till) {
	k.authorize("visa")
	f := k.do(checkout.OpCancel)
	equal(t, "status", f.Intent.Status, checkout.IntentCanceled)
	equal(t, "capturable", f.Intent.Capturable, 0)
	k.fails(checkout.OpCapture, checkout.FailureWrongState)
	k.fails(checkout.OpCollect, checkout.FailureWrongState)
}

func refunded(t *testing.T, k *till) {
	k.authorize("visa")
	k.do(checkout.OpCapture)
	f := k.do(checkout.OpRefund)
	if f.Intent == nil || f.Intent.ID != k.intent {
		t.Errorf("the refund is of intent %+v, want %s", f.Intent, k.intent)
	}
	k.fails(checkout.OpRefund, checkout.FailureWrongState)
}

func updated(t *testing.T, k *till) {
	k.create()
	k.amount.Minor = 3500
	equal(t, "amount after the update", k.do(checkout.OpUpdate).Intent.Amount, 3500)
	equal(t, "capturable", k.authorize("visa").Capturable, 3500)
	equal(t, "received", k.do(checkout.OpCapture).Intent.Received, 3500)
}

func tipped(t *testing.T, k *till) {
	k.create()
	k.do(checkout.OpCollect)
	k.present("visa", 300)
	k.until("the card to be read", false, func(f checkout.Facts) bool { return f.Action.Card != nil })
	k.do(checkout.OpConfirm)
	i := k.status(checkout.IntentRequiresCapture)
	equal(t, "tip", i.Tip, 300)
	equal(t, "amount", i.Amount, k.amount.Minor+300)
	equal(t, "capturable", i.Capturable, k.amount.Minor+300)
	k.amount.Minor += 300
	equal(t, "received", k.do(checkout.OpCapture).Intent.Received, 2300)
}

func customerCancels(t *testing.T, k *till) {
	k.create()
	k.do(checkout.OpCollect)
	if err := k.CancelAtReader(t.Context()); err != nil {
		t.Fatalf("cancel at the reader: %v", err)
	}
	f := k.until("the action to end", true, func(f checkout.Facts) bool { return f.Action.Status != checkout.ActionInProgress })
	equal(t, "failure code", f.Action.Failure, "customer_canceled")
	equal(t, "action's status", f.Action.Status, checkout.ActionFailed)
	equal(t, "status", f.Intent.Status, checkout.IntentRequiresPaymentMethod)
}
