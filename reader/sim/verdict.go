package sim

import (
	"time"

	"reji/reader/sim/cards"
)

// authorizeLater sends the presented card on its way; with no delay the verdict is there at once.
func (t *tx) authorizeLater(rd *reader) {
	delay := t.s.opts.AuthDelay
	rd.Action.Phase = authorizing
	if delay <= 0 {
		t.resolve(rd, false)
		return
	}
	rd.Action.Due = t.at.Add(delay).UnixNano()
	if card, _ := cards.ByNumber(rd.Action.Card); rd.Action.Type != "refund_payment" && rd.Action.Fate == "" {
		if in := t.intents.get(rd.Action.Intent); t.judge(in, card, &rd.Action).Soft != "" {
			rd.Action.Due = t.at.Add(delay / 2).UnixNano()
		}
	}
}

// resolve brings the action to its end. Soft says that the soft decline has happened already.
func (t *tx) resolve(rd *reader, soft bool) {
	a := &rd.Action
	if a.Type == "refund_payment" {
		t.resolveRefund(rd)
		return
	}
	in := t.intents.edit(a.Intent)
	if !in.open() {
		t.endAction(rd, "payment_intent_unexpected_state", "The PaymentIntent has a status of "+in.Status+".", nil)
		return
	}
	switch a.Fate {
	case "stuck":
		a.Phase, a.Due = lost, 0
		return
	case "connection_error":
		t.loseConnection(rd, in)
		return
	}
	card, _ := cards.ByNumber(a.Card)
	verdict := t.judge(in, card, a)
	if verdict.Soft != "" && !soft {
		t.decline(rd, in, card, verdict.Soft)
		if delay := t.s.opts.AuthDelay; delay > 0 && a.Fate == "" {
			a.Phase, a.Due = retrying, t.at.Add(delay-delay/2).UnixNano()
			return
		}
	}
	var problem *paymentError
	if verdict.Approved() {
		t.approve(rd, in, card, verdict.Soft != "")
	} else {
		problem = t.decline(rd, in, card, verdict.Decline)
	}
	switch a.Fate {
	case "stuck_authorized":
		a.Phase, a.Due = lost, 0
	case "connection_error_authorized":
		t.endAction(rd, "connection_error", connectionLost, nil)
	default:
		if problem != nil {
			t.endAction(rd, problem.Code, problem.Message, problem)
		} else {
			t.endAction(rd, "", "", nil)
		}
	}
}

const connectionLost = "The reader lost its connection during the authorisation."

// loseConnection fails the action while the authorisation never reached Stripe. A collected card can be confirmed again as long as
// its 30 seconds last.
func (t *tx) loseConnection(rd *reader, in *intent) {
	kept := rd.Action
	t.endAction(rd, "connection_error", connectionLost, nil)
	if kept.Type != "confirm_payment_intent" || in.Status != needsConfirmation {
		return
	}
	rd.Action.Phase, rd.Action.Due = collected, max(kept.CollectedAt+int64(t.s.window()), t.at.UnixNano()+1)
}

// judge asks the bank; an Interac card never works with manual capture, and no card with a wrong PIN.
func (t *tx) judge(in *intent, card cards.Card, a *action) cards.Verdict {
	if card.Type == cards.InteracPresent && in.CaptureMethod == "manual" {
		return cards.Verdict{Decline: "card_not_supported"}
	}
	verdict := card.Judge(in.total(a.Tip))
	if a.WrongPIN && verdict.Approved() {
		verdict.Decline = "incorrect_pin"
	}
	return verdict
}

// total is what the card is charged.
func (in *intent) total(tip *int64) int64 {
	if tip == nil {
		return in.Amount
	}
	return in.Amount + *tip
}

// endAction finishes the slot: code "" is success. The reader is free again.
func (t *tx) endAction(rd *reader, code, message string, problem *paymentError) {
	a := &rd.Action
	a.Phase, a.Due, a.Status = idle, 0, succeeded
	kind := "action_succeeded"
	if code != "" {
		kind = "action_failed"
		a.Status, a.FailureCode, a.FailureMessage, a.Error = failed, code, message, problem
	}
	t.emitReader(kind, rd.ID)
}

// newCharge is an attempt on the presented card.
func (t *tx) newCharge(rd *reader, in *intent, card cards.Card, read string) *charge {
	id := t.s.draws.id("ch")
	return t.charges.add(id, &charge{ID: id, Intent: in.ID, Method: rd.Action.Method, Created: t.at.Unix(), Card: card.Number, Read: read,
		Amount: in.total(rd.Action.Tip), Currency: in.Currency, Reader: rd.ID, Location: rd.Location, Metadata: in.Metadata,
		Description: in.Description, Email: in.Email, Suffix: in.Suffix, Group: in.Group,
		Cryptogram: t.s.draws.hex(8), NetworkID: t.s.draws.digits(15)})
}

// decline keeps the failed charge and sends the intent back for another card.
func (t *tx) decline(rd *reader, in *intent, card cards.Card, code string) *paymentError {
	read := card.ReadMethod()
	if card.SoftFirst && (code == "offline_pin_required" || code == "online_or_offline_pin_required") {
		read = "contactless_emv"
	}
	ch := t.newCharge(rd, in, card, read)
	ch.Status, ch.CVM = failed, "failure"
	ch.Code, ch.Decline, ch.Message = cards.ErrorCode(code), code, cards.Message(code)
	problem := &paymentError{Code: ch.Code, Decline: code, Message: ch.Message, Charge: ch.ID, Method: rd.Action.Method}
	in.Status, in.Method, in.Charge, in.LastError, in.CollectedBy = needsMethod, "", ch.ID, problem, ""
	t.emitCharge("failed", ch.ID)
	t.emitIntent("payment_failed", in.ID)
	return problem
}

// Windows for capturing (docs.stripe.com/terminal/features/extended-authorizations).
const (
	captureWindow  = 48 * time.Hour
	extendedWindow = 30 * 24 * time.Hour // Mastercard, where it was asked for
)

// approve authorises, and captures where nobody asked to do that later.
func (t *tx) approve(rd *reader, in *intent, card cards.Card, inserted bool) {
	read := card.ReadMethod()
	if inserted {
		read = "contact_emv"
	}
	ch := t.newCharge(rd, in, card, read)
	ch.Status, ch.CVM, ch.Authorized, ch.AuthCode = succeeded, card.CVM(), ch.Amount, t.s.draws.digits(6)
	in.Amount, in.Tip = ch.Amount, rd.Action.Tip
	in.Method, in.Charge, in.LastError, in.CollectedBy = rd.Action.Method, ch.ID, nil, ""
	if in.capturesLater(card) {
		window := captureWindow
		if card.Brand == "mastercard" && in.Extended != nil && *in.Extended {
			window = extendedWindow
		}
		ch.CaptureBefore = t.at.Add(window).Unix()
		in.Status, in.Capturable, in.CaptureBefore = needsCapture, ch.Amount, ch.CaptureBefore
		t.emitCharge("succeeded", ch.ID)
		t.emitIntent("amount_capturable_updated", in.ID)
		return
	}
	ch.Captured, ch.AmountCaptured = true, ch.Amount
	in.Status, in.Received = succeeded, ch.Amount
	t.emitCharge("succeeded", ch.ID)
	t.emitIntent("succeeded", in.ID)
}

// capturesLater says whether an approval waits for a capture. Interac is a single message: it never does.
func (in *intent) capturesLater(card cards.Card) bool {
	return card.Type == cards.CardPresent && (in.CaptureMethod == "manual" || in.CardCapture != "")
}
