package lang

import (
	"reji/checkout"
	"reji/checkout/reconcile"
)

// Reconcile are the words of holding the books and Stripe side by side.
type Reconcile interface {
	FindingKind(k reconcile.Kind) string
	FindingNext(k reconcile.Kind) string // what to do about it
	FindingBooks(what string) string
	FindingStripe(what string) string
	FindingNothing() string          // a side that does not know the payment
	FindingUntil(when string) string // when what is held lapses
	FindingOnPurpose() string        // held because somebody wanted it
	IntentStatus(s checkout.IntentStatus) string

	ReconcilePeriod(from, to string) string
	ReconcileProgress(n int, back string) string
	ReconcileStopped(n int, back string) string
	ReconcileAgrees(n int) string
	ReconcileDiffers(differ, n int) string
	ReconcileElsewhere(n int) string
}
