package sim

import "time"

// Options say what a simulator is like. The zero value is a simulator with Stripe's own habits that forgets everything at Close.
type Options struct {
	// Clock tells the time of the simulated world; nil means time.Now.
	Clock func() time.Time
	// Seed draws ids, secrets and chances; equal seeds and equal requests give equal answers. 0 takes a seed from crypto/rand.
	Seed uint64
	// Latency is network time added to each request, half before its effect and half after. It ends with the request's context:
	// in the first half nothing has happened, in the second the effect stands and the answer is lost.
	Latency time.Duration
	// AuthDelay is how long reader and bank take from a presented card (or from confirm) to the verdict. 0: at once.
	AuthDelay time.Duration
	// Empty leaves out the Locations and readers that a simulator begins with: an account as it is on its first day.
	Empty bool
	// State names a file that keeps everything: one line per effect, synced before the answer leaves. Empty: memory only.
	State string
	// Faults are injected from the start, as "call:occurrence:flavour[,…]"; see package faults.
	Faults string
	// RateLimit is how many requests a second are let through, per endpoint and in all. 0: the 25 of Stripe's sandbox; below 0: no limit.
	RateLimit int
	// Variants choose among readings where Stripe's documents leave the behaviour open.
	Variants Variants
}

// Variants are switches for what Stripe's documents do not say. The zero value is the most plausible reading of each.
type Variants struct {
	// CollectStaysInProgress keeps action.status at in_progress after the card was read. Zero: it becomes succeeded.
	CollectStaysInProgress bool
	// LapseKeepsConfirmation leaves the intent in requires_confirmation when 30 seconds pass between collect and confirm; the
	// card is gone all the same. Zero: it returns to requires_payment_method.
	LapseKeepsConfirmation bool
	// LateConfirm accepts a confirmation after the 30 seconds too, for the 30 minutes that a simulated reader remembers its card.
	LateConfirm bool
	// CancelLeavesFailed shows a canceled action as failed instead of removing it.
	CancelLeavesFailed bool
	// CancelKeepsConfirmation leaves the intent of a canceled collection in requires_confirmation. Zero: requires_payment_method.
	CancelKeepsConfirmation bool
	// CancelIdleRefused answers resource_missing when there is nothing to cancel. Zero: 200 and the reader as it is.
	CancelIdleRefused bool
	// ConfirmNeedsPresent makes confirm_payment_intent wait for a second present_payment_method.
	ConfirmNeedsPresent bool
	// RecollectAfterUpdate refuses to confirm an intent whose amount was changed after the card was read. Zero: the new amount is charged.
	RecollectAfterUpdate bool
	// CountryCheck refuses a currency that is not the local one of the reader's Location. Zero: any reader takes any currency.
	CountryCheck bool
	// OldVersionsCollect accepts the two-step endpoints under a Stripe-Version before 2025-06-30.basil. Zero: they are an
	// unrecognised URL there.
	OldVersionsCollect bool
}
