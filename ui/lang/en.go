package lang

import (
	"fmt"
	"time"
)

// english is the English catalogue.
type english struct{}

func (english) Lang() Lang         { return English }
func (english) Brand() string      { return "レジ reji" }
func (english) BrandShort() string { return "reji" }
func (english) TestMode() string   { return "TEST MODE" }
func (english) LiveMode() string   { return "LIVE" }

func (english) ReaderReady() string   { return "ready" }
func (english) ReaderBusy() string    { return "in use" }
func (english) ReaderOffline() string { return "offline" }
func (english) NoReader() string      { return "no reader" }
func (english) ReaderUnknown() string { return "checking" }

func (english) SaleNumber(n int64) string { return fmt.Sprintf("Sale %04d", n) }
func (english) Date(t time.Time) string   { return t.Format("2006-01-02") }
func (english) TooSmall(w, h int) string {
	return fmt.Sprintf("Make this window at least %d×%d. The sale goes on.", w, h)
}
func (english) Starting() string { return "Opening the till" }

func (english) Verdict(v Verdict) string {
	switch v {
	case Paid:
		return "PAID"
	case Approved:
		return "APPROVED"
	case Declined:
		return "DECLINED"
	case NotCharged:
		return "NOT CHARGED"
	case Checking:
		return "CHECKING"
	case ResultNotKnown:
		return "RESULT NOT KNOWN"
	case ManagerNeeded:
		return "MANAGER NEEDED"
	case TillStopped:
		return "TILL STOPPED"
	case CardsOffline:
		return "CARDS OFFLINE"
	case verdictCount:
	}
	return ""
}

func (english) NothingCharged() string          { return "nothing was charged" }
func (english) DoNotTakeAgain() string          { return "do not take this payment again" }
func (english) HandOver() string                { return "the goods may be handed over" }
func (english) TakeAgain() string               { return "it may be taken again" }
func (english) ChangeDue(amount string) string  { return "change " + amount }
func (english) CardReleased() string            { return "the card is being released" }
func (english) SaleKept(sale string) string     { return sale + " is kept." }
func (english) StateKept() string               { return "no new sale can begin" }
func (english) Last() string                    { return "Last" }
func (english) OpenLabel() string               { return "Open" }
func (english) NothingOpen() string             { return "nothing" }
func (english) AfterRestart(sale string) string { return sale + " was finished after the restart." }
func (english) OpenToCapture(n int) string      { return fmt.Sprintf("%d to capture", n) }
func (english) OpenUnderWay(n int) string       { return fmt.Sprintf("%d under way", n) }
func (english) NeedsYou(n int) string           { return plural(n, "needs you", "need you") }
func (english) HoursLeft(h int) string          { return fmt.Sprintf("%d h left", h) }
func (english) DemoHint(enter string) string    { return "Try it: 2000 " + enter + " then t" }
func (english) ReadyHint(enter string) string   { return "Key the amount, then " + enter }
func (english) KeyHint(enter string) string     { return enter + " charges the card" }
func (english) Scanned(code string) string {
	return "Scanned " + code + ". That is not an amount; nothing was asked."
}
func (english) KeyFirst() string                  { return "Key an amount first." }
func (english) NotSent() string                   { return "The till is busy. Nothing was asked; press the key again." }
func (english) OnTheReader() string               { return "On the reader" }
func (english) Recent() string                    { return "Recent" }
func (english) StepCreate() string                { return "Create" }
func (english) StepCollect() string               { return "Collect" }
func (english) StepInspect() string               { return "Inspect" }
func (english) StepProcess() string               { return "Process" }
func (english) StepCapture() string               { return "Capture" }
func (english) AskingStripe() string              { return "asking Stripe" }
func (english) WakingReader() string              { return "waking the reader" }
func (english) PresentCard() string               { return "present card" }
func (english) CardRead() string                  { return "card read" }
func (english) GoOn() string                      { return "go on" }
func (english) YourDecision() string              { return "you decide" }
func (english) AskingBank() string                { return "asking the bank" }
func (english) AuthCode(code string) string       { return "approved, code " + code }
func (english) ApprovedFact() string              { return "approved" }
func (english) TakingMoney() string               { return "taking the money" }
func (english) Taken() string                     { return "taken" }
func (english) HeldUntil(when string) string      { return "held, capture by " + when }
func (english) Releasing() string                 { return "releasing the card" }
func (english) Released() string                  { return "released" }
func (english) WithReader() string                { return "with the reader" }
func (english) Stopped() string                   { return "stopped" }
func (english) NotReached() string                { return "" }
func (english) Waiting(elapsed, of string) string { return "waiting " + elapsed + " of " + of }
func (english) Left(d string) string              { return d + " left" }
func (english) Elapsed(d string) string           { return "for " + d }
func (english) Seconds(tenths string) string      { return tenths + " s" }
func (english) CustomerSees() string              { return "Customer sees" }
func (english) TapInsertSwipe() string            { return "Tap, insert or swipe" }
func (english) CustomerCancel() string            { return "Cancel" }
func (english) RemoveCard() string                { return "Remove the card" }
func (english) ThankYou() string                  { return "Thank you" }
func (english) ReaderIdle() string                { return "Welcome" }
func (english) PleaseWait() string                { return "Please wait" }
func (english) Due() string                       { return "Due" }
func (english) Given() string                     { return "Given" }
func (english) Change() string                    { return "Change" }
func (english) CashDrawer() string                { return "cash" }
func (english) NextSaleHint() string              { return "Key the next amount." }
func (english) FinishingBehind() string {
	return "The money is being taken in the background. Key the next amount."
}
func (english) TryOf(n, of int) string { return fmt.Sprintf("try %d of %d", n, of) }
func (english) TestEnding(ending string) string {
	return "Test mode: amounts ending in " + ending + " are declined on purpose."
}
func (english) ReaderTrouble() string       { return "the reader does not answer" }
func (english) Trying(n int) string         { return fmt.Sprintf("sending again, %d", n) }
func (english) AskCard(card string) string  { return "Take this card? " + card }
func (english) RuleSays(rule string) string { return "rule " + rule }

// plural counts: "1 needs you", "3 need you".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (english) CashQuestion() string          { return "How much was handed over?" }
func (english) CashExact(enter string) string { return enter + " alone means exactly that much" }
func (english) CashTooLittle() string         { return "That is less than is due." }
func (english) HeldHint() string {
	return "The money is held, not taken. Capture it before the approval lapses."
}
func (english) DoNotTakeAgainYet() string {
	return "The till is making sure that nothing is charged. Do not take this payment again yet."
}

func (english) Sentences(all ...string) string { return sentences(" ", all) }

func (english) CashOnly() string { return "cash only for now" }
