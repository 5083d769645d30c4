package checkout

import "strconv"

// FailureKind is what went wrong with a request, in the only words that code decides on. Adapters map every failure to one of them.
type FailureKind int

// The kinds of failure, by what they prove.
const (
	FailureNone          FailureKind = iota
	FailureOffline                   // not sent: dial, DNS or TLS failed (F1)
	FailureNoAnswer                  // sent perhaps, and no usable answer came: lost, late, cut off, nonsense, 502, 503 (F2–F6, F10)
	FailureServer                    // a definite 500: Stripe stored it under the key and will repeat it (F9)
	FailureConflict                  // 409: the first request with this key is still at work (F7)
	FailureRateLimited               // 429: too many requests, or the object is locked (F8)
	FailureAuth                      // 401 or 403 (F11)
	FailureKeyReuse                  // the key was used with other parameters (F12)
	FailureRefused                   // 400 or 404: the request itself is wrong (F13)
	FailureWrongState                // the intent or charge is not in a state that allows this (F14)
	FailureReaderTimeout             // the reader did not acknowledge; it may have got the command all the same (F15)
	FailureReaderOffline             // Stripe has not heard from the reader for two minutes (F16)
	FailureReaderBusy                // the reader is at work: authorising, updating, a card left in it, another payment (F17)
	FailureReaderFault               // the reader's hardware failed (F18)
	FailureProtocol                  // a whole answer about another amount, currency, mode or owner (F6)
	FailureUnsupported               // this account or version does not have the two-step endpoints
	FailureNotFound                  // no such object for this key
	FailureDeclined                  // 402: the bank said no to the request itself
	failureCount
)

var failureNames = [...]string{
	FailureNone: "", FailureOffline: "offline", FailureNoAnswer: "no_answer", FailureServer: "server", FailureConflict: "conflict",
	FailureRateLimited: "rate_limited", FailureAuth: "auth", FailureKeyReuse: "key_reuse", FailureRefused: "refused", FailureWrongState: "wrong_state",
	FailureReaderTimeout: "reader_timeout", FailureReaderOffline: "reader_offline", FailureReaderBusy: "reader_busy", FailureReaderFault: "reader_fault",
	FailureProtocol: "protocol", FailureUnsupported: "unsupported", FailureNotFound: "not_found", FailureDeclined: "declined",
}

// String gives the kind as the journal and JSON write it.
func (k FailureKind) String() string { return name(failureNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k FailureKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a kind's name and refuses an unknown one.
func (k *FailureKind) UnmarshalText(b []byte) error { return unname(failureNames[:], b, (*int)(k)) }

// FailureKinds lists every kind but FailureNone, in order, for catalogues and tests.
func FailureKinds() []FailureKind {
	all := make([]FailureKind, 0, failureCount-1)
	for k := FailureNone + 1; k < failureCount; k++ {
		all = append(all, k)
	}
	return all
}

// Failure is a request that did not succeed. It holds nothing that Stripe said in prose: only codes, already sanitised.
type Failure struct {
	Kind      FailureKind `json:"kind"`
	Code      string      `json:"code,omitempty"`       // Stripe's error code, such as terminal_reader_busy
	Decline   string      `json:"decline,omitempty"`    // Stripe's decline_code with FailureDeclined
	Param     string      `json:"param,omitempty"`      // the parameter that was refused
	Status    int         `json:"status,omitempty"`     // HTTP status, 0 when there was none
	RequestID string      `json:"request_id,omitempty"` // Stripe's Request-Id, for support
}

// Error tells kind, code, status and request id: never Stripe's message, which can hold client secrets.
func (f *Failure) Error() string {
	s := "stripe: " + f.Kind.String()
	if f.Code != "" {
		s += " " + f.Code
	}
	if f.Status != 0 {
		s += " (" + strconv.Itoa(f.Status) + ")"
	}
	if f.RequestID != "" {
		s += " " + f.RequestID
	}
	return s
}

// Sent reports whether the request may have reached Stripe.
func (f *Failure) Sent() bool { return f.Kind != FailureOffline }

// RejectionKind says why an event was turned away. Nothing was written and nothing was done.
type RejectionKind int

// The kinds of rejection.
const (
	RejectedStale       RejectionKind = iota + 1 // an answer or deadline that is not the current one
	RejectedState                                // the tender is in a state in which this cannot be done
	RejectedCovered                              // what is due is already covered by another tender, perhaps one whose result is not known
	RejectedAmount                               // the amount is nothing, negative, of another currency, or beyond what is due
	RejectedTooMany                              // the card was presented five times
	RejectedTooLate                              // money is being taken: it cannot be stopped any more, only refunded
	RejectedUnknown                              // no such sale or tender
	RejectedUnsupported                          // this kind of tender does not know this event
)

var rejectionNames = [...]string{
	0: "", RejectedStale: "stale", RejectedState: "state", RejectedCovered: "covered", RejectedAmount: "amount", RejectedTooMany: "too_many",
	RejectedTooLate: "too_late", RejectedUnknown: "unknown", RejectedUnsupported: "unsupported",
}

// String gives the kind's name.
func (k RejectionKind) String() string { return name(rejectionNames[:], int(k)) }

// Rejection is an event that changes nothing, with the reason. It is an ordinary answer, not a fault.
type Rejection struct {
	Kind  RejectionKind
	Event Kind
	State State
}

// Error tells what was rejected, in which state and why.
func (r *Rejection) Error() string {
	return "checkout: " + r.Event.String() + " in " + r.State.String() + ": " + r.Kind.String()
}
