package lang

import (
	"fmt"

	"reji/checkout"
	"reji/checkout/reconcile"
)

func (english) FindingKind(k reconcile.Kind) string {
	switch k {
	case reconcile.ChargeWithoutLedger:
		return "not in the books"
	case reconcile.LedgerWithoutCharge:
		return "paid in the books, not taken at Stripe"
	case reconcile.AmountDiffers:
		return "the amounts differ"
	case reconcile.StatusDiffers:
		return "one side is further than the other"
	case reconcile.Uncaptured:
		return "held, not captured"
	case reconcile.ExpiresSoon:
		return "held, and soon over"
	case reconcile.Agree:
	}
	return "?"
}

func (english) FindingNext(k reconcile.Kind) string {
	switch k {
	case reconcile.ChargeWithoutLedger:
		return "Look it up in the Stripe Dashboard. Cancel or refund it if nobody owes it."
	case reconcile.LedgerWithoutCharge:
		return "Look it up in the Stripe Dashboard. The goods may be gone; take the money again only if Stripe has none of it."
	case reconcile.AmountDiffers:
		return "Find out what was agreed, and correct the difference in the Stripe Dashboard."
	case reconcile.StatusDiffers:
		return "Finish what is open first (reji recover). If it still differs, look it up in the Stripe Dashboard."
	case reconcile.Uncaptured:
		return "Capture or release it before it lapses."
	case reconcile.ExpiresSoon:
		return "Capture or release it today: afterwards the money is gone."
	case reconcile.Agree:
	}
	return "?"
}

func (english) FindingBooks(what string) string  { return "books: " + what }
func (english) FindingStripe(what string) string { return "Stripe: " + what }
func (english) FindingNothing() string           { return "nothing" }
func (english) FindingUntil(when string) string  { return "until " + when }
func (english) FindingOnPurpose() string         { return "on purpose" }

func (english) IntentStatus(s checkout.IntentStatus) string {
	switch s {
	case checkout.IntentRequiresPaymentMethod:
		return "waiting for a card"
	case checkout.IntentRequiresConfirmation:
		return "waiting to be authorised"
	case checkout.IntentRequiresAction:
		return "waiting for the customer"
	case checkout.IntentProcessing:
		return "being authorised"
	case checkout.IntentRequiresCapture:
		return "held"
	case checkout.IntentCanceled:
		return "cancelled"
	case checkout.IntentSucceeded:
		return "captured"
	case checkout.IntentUnknown:
	}
	return "in a state that is not known"
}

func (english) ReconcilePeriod(from, to string) string { return "From " + from + " to " + to }
func (english) ReconcileProgress(n int, back string) string {
	return fmt.Sprintf("%d payments compared, back to %s", n, back)
}
func (english) ReconcileStopped(n int, back string) string {
	if back == "" {
		return fmt.Sprintf("Stopped after %d payments. The rest is not compared.", n)
	}
	return fmt.Sprintf("Stopped after %d payments, back to %s. What is older is not compared.", n, back)
}
func (english) ReconcileAgrees(n int) string {
	return fmt.Sprintf("The books and Stripe agree: %d payments compared.", n)
}
func (english) ReconcileDiffers(differ, n int) string {
	return fmt.Sprintf("The books and Stripe differ: %d to see to, %d payments compared.", differ, n)
}
func (english) ReconcileElsewhere(n int) string {
	return fmt.Sprintf("%d payments of this account are not this till's.", n)
}
