package checkout

import "time"

// Every limit of a card payment, with its reason. Durations that a shop may change are in Policy.
const (
	// MaxPresentations bounds the cards tried on one PaymentIntent: banks block a card that is tried too often, and a queue waits.
	MaxPresentations = 5
	// confirmWithin is the latest moment to confirm after the 30 seconds have begun; five seconds are left for the request itself (R10).
	confirmWithin = 25 * time.Second
	// answerWithin is how long the cashier has for an inspect rule that asks.
	answerWithin = 20 * time.Second
	// acknowledgedWithin is how long a command that the reader did not acknowledge may still turn up as the reader's action (F15).
	acknowledgedWithin = 5 * time.Second
	// readerTries is how often a command is given to a reader that does not acknowledge, before the connection is called at fault (T12).
	readerTries = 3
	// lapseAgain is how often an authorisation is looked at that should have lapsed.
	lapseAgain = 5 * time.Minute
	// refusals is how often a capture that Stripe refuses as wrong is made anew: a request can be spoilt on its way.
	refusals = 3
	// busyWithin is how long a reader may be busy with itself (an update, a card left inserted) before the sale rests.
	busyWithin = 15 * time.Second
	// KeyLife is how long an idempotency key may be sent: Stripe forgets keys after 24 hours (F19).
	KeyLife = 20 * time.Hour
	// UnsureAfter is how long a payment may be processing before the cashier is told that its result is not known (R4).
	UnsureAfter = 45 * time.Second
	// serverLooks is how long Stripe is looked at after a stored 500 before a new try is made (F9).
	serverLooks = 10 * time.Second
	// longestBackoff bounds the wait between two sendings of one request.
	longestBackoff = 30 * time.Second
)

// Policy is what the shop decided for a sale. It travels in SaleStarted, so a replay does not depend on today's configuration.
type Policy struct {
	Rules []Rule `json:"rules,omitempty"` // inspect rules, the first that matches decides; none: go on
	// CardWait is how long a card is awaited (no time-out of Stripe's is documented: readers were seen waiting for an hour).
	CardWait time.Duration `json:"card_wait"`
	// FenceAfter is how long a payment whose result cannot be seen is looked at, before its PaymentIntent is cancelled (R4).
	FenceAfter time.Duration `json:"fence_after"`
	// ConnectWithin is how long an unreachable network is tried before a sale that never left the till is given up.
	ConnectWithin time.Duration `json:"connect_within"`
	// CustomerMayCancel shows a cancel button on the reader (T8).
	CustomerMayCancel bool `json:"customer_may_cancel"`
}

// DefaultPolicy waits two minutes for a card and two minutes for a result, and lets the customer cancel.
func DefaultPolicy() Policy {
	return Policy{CardWait: 2 * time.Minute, FenceAfter: 2 * time.Minute, ConnectWithin: 10 * time.Second, CustomerMayCancel: true}
}

// DeadlineKind says what a deadline is about.
type DeadlineKind int

// The kinds of deadline.
const (
	DeadlineNone   DeadlineKind = iota
	DeadlineCard                // nobody presented a card
	DeadlineAnswer              // the cashier did not answer an inspect rule
	DeadlineFence               // the result could not be seen
	DeadlineResend              // a request without an answer may be sent again
	DeadlineLapse               // the authorisation lapses
)

var deadlineNames = [...]string{
	DeadlineNone: "", DeadlineCard: "card", DeadlineAnswer: "answer", DeadlineFence: "fence", DeadlineResend: "resend", DeadlineLapse: "lapse",
}

// String gives the kind's name.
func (k DeadlineKind) String() string { return name(deadlineNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k DeadlineKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a kind's name and refuses an unknown one.
func (k *DeadlineKind) UnmarshalText(b []byte) error { return unname(deadlineNames[:], b, (*int)(k)) }

// Deadline is a moment that a state waits for. The register arms a timer for it; a screen shows At − now.
type Deadline struct {
	Kind DeadlineKind `json:"kind"`
	At   time.Time    `json:"at"`
}

// Armed reports whether there is a deadline at all.
func (d Deadline) Armed() bool { return d.Kind != DeadlineNone }

// backoff is the wait before the n-th sending after the first: 1, 2, 4 … 30 seconds.
func backoff(n int) time.Duration {
	d := time.Second
	for range n {
		d *= 2
		if d >= longestBackoff {
			return longestBackoff
		}
	}
	return d
}
