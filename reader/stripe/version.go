package stripe

import "reji/checkout"

// readerVersion is the API version of everything that deals with readers: the first with collect_payment_method and confirm_payment_intent
// (docs.stripe.com/changelog/basil/2025-06-30/terminal-server-support-cards-payments). Under the version that stripe-go pins, Stripe may
// refuse the two-step endpoints and may leave their part out of a reader's action, so reader objects are read with it too.
//
// Side effects of the newer version do not reach us: the default of capture_method changed, and ours is always given; PaymentIntents are
// created, captured and read under the pinned version.
const readerVersion = "2025-06-30.basil"

// versionOf is the Stripe-Version that an operation is sent with; the empty string is stripe-go's own.
func versionOf(op checkout.Op) string {
	switch op {
	case checkout.OpCollect, checkout.OpConfirm, checkout.OpProcess, checkout.OpCancelAction:
		return readerVersion
	case checkout.OpNone, checkout.OpCreate, checkout.OpUpdate, checkout.OpCapture, checkout.OpCancel, checkout.OpRefund:
	}
	return ""
}
