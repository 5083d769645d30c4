package checkout

// State is where a tender stands. A state whose name ends in "-ing" means that the request is in the ledger and its result is not: it is the
// unknown itself, there is no separate flag for it.
type State int

// The states of a tender, in the order of a good day, then the side exits.
const (
	New        State = iota // nothing was asked of Stripe yet
	Creating                // the PaymentIntent is asked for
	Created                 // the PaymentIntent exists, nothing is in flight; the tender rests (see Reason) or goes on at once
	Collecting              // the reader was told to ask for a card
	Collected               // the card is read and not yet sent to the bank
	Processing              // the reader was told to authorise: anything may have happened
	Authorized              // the bank holds the money for us
	Capturing               // the money is being taken: a capture right exists
	Paid                    // the money is ours
	Declined                // the bank said no; the same PaymentIntent may be presented again
	Voiding                 // everything that was begun is being undone
	Voided                  // proof exists that nothing was charged
	Attention               // a person decides
	stateCount
)

var stateNames = [...]string{
	New: "new", Creating: "creating", Created: "created", Collecting: "collecting", Collected: "collected", Processing: "processing",
	Authorized: "authorized", Capturing: "capturing", Paid: "paid", Declined: "declined", Voiding: "voiding", Voided: "voided", Attention: "attention",
}

// String gives the state as the ledger writes it.
func (s State) String() string { return name(stateNames[:], int(s)) }

// MarshalText writes the state's name.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a state's name and refuses an unknown one.
func (s *State) UnmarshalText(b []byte) error { return unname(stateNames[:], b, (*int)(s)) }

// Final reports whether nothing can happen to the tender any more.
func (s State) Final() bool { return s == Paid || s == Voided }

// Want is what the tender is driven towards, whatever happens in between.
type Want int

// What can be wanted of a tender.
const (
	WantCapture Want = iota // take the money
	WantVoid                // make sure that nothing is taken
)

var wantNames = [...]string{WantCapture: "capture", WantVoid: "void"}

// String gives the name of what is wanted.
func (w Want) String() string { return name(wantNames[:], int(w)) }

// MarshalText writes the name of what is wanted.
func (w Want) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what is wanted and refuses an unknown name.
func (w *Want) UnmarshalText(b []byte) error { return unname(wantNames[:], b, (*int)(w)) }

// CaptureMode says when the money of an approved card is taken (T4).
type CaptureMode int

// The ways to capture.
const (
	CaptureManual    CaptureMode = iota // two requests: authorise, look, capture at once; the default
	CaptureAutomatic                    // the request that confirms also captures
	CaptureLater                        // authorise and hold; somebody captures within two days
)

var captureNames = [...]string{CaptureManual: "manual", CaptureAutomatic: "automatic", CaptureLater: "later"}

// String gives the mode as it is written on the command line.
func (m CaptureMode) String() string { return name(captureNames[:], int(m)) }

// MarshalText writes the mode's name.
func (m CaptureMode) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a mode's name and refuses an unknown one.
func (m *CaptureMode) UnmarshalText(b []byte) error { return unname(captureNames[:], b, (*int)(m)) }

// Flow says how the reader is driven: in two steps with an inspection between them, or in one.
type Flow int

// The flows of a card payment on a reader.
const (
	FlowTwoStep Flow = iota // collect_payment_method, then confirm_payment_intent
	FlowOneShot             // process_payment_intent
)

var flowNames = [...]string{FlowTwoStep: "two-step", FlowOneShot: "one-shot"}

// String gives the flow as configuration writes it.
func (f Flow) String() string { return name(flowNames[:], int(f)) }

// MarshalText writes the flow's name.
func (f Flow) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads a flow's name and refuses an unknown one.
func (f *Flow) UnmarshalText(b []byte) error { return unname(flowNames[:], b, (*int)(f)) }

// Mode says whose money a ledger is about. A ledger keeps its mode for ever.
type Mode int

// The modes of a home.
const (
	ModeDemo Mode = iota // the embedded simulator
	ModeTest             // a test key of a Stripe account
	ModeLive             // real money
)

var modeNames = [...]string{ModeDemo: "demo", ModeTest: "test", ModeLive: "live"}

// String gives the mode's name.
func (m Mode) String() string { return name(modeNames[:], int(m)) }

// MarshalText writes the mode's name.
func (m Mode) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a mode's name and refuses an unknown one.
func (m *Mode) UnmarshalText(b []byte) error { return unname(modeNames[:], b, (*int)(m)) }

// Reason says why a tender rests, was undone or needs a person. People's wording for each lives in the catalogues.
type Reason int

// The reasons. Up to ReasonExternal they end in "nothing was charged"; the others need a person.
const (
	ReasonNone          Reason = iota
	ReasonCashier              // the cashier stopped it
	ReasonCustomer             // the customer cancelled on the reader
	ReasonDeadline             // nobody presented a card in time
	ReasonRule                 // an inspect rule said stop (see Rule)
	ReasonReaderOffline        // Stripe has not heard from the reader
	ReasonReaderTimeout        // the reader did not acknowledge, several times: the connection is at fault
	ReasonReaderBusy           // the reader is busy with something of its own (update, card left inserted)
	ReasonReaderTaken          // the reader is busy with another till's payment, or another till took it
	ReasonReaderFault          // the reader is broken
	ReasonReaderFailed         // the reader ended the action with a code that says nothing about a card
	ReasonNoNetwork            // Stripe could not be reached, and nothing was sent
	ReasonDeclined             // declined and given up
	ReasonFence                // the result could not be seen in time, so the PaymentIntent was cancelled
	ReasonCash                 // paid in cash instead
	ReasonRestart              // the till was restarted before the card was authorised
	ReasonTooSlow              // the card was read too long ago to be used
	ReasonTooMany              // the card was presented too often
	ReasonRefused              // Stripe refused the request for good (see Failure)
	ReasonCreateLost           // the answer to create was lost for longer than keys are kept; an unpresented intent cannot charge
	ReasonExpired              // the authorisation lapsed before it was wanted
	ReasonExternal             // somebody else cancelled the PaymentIntent
	ReasonCredentials          // 401 or 403: the key has no right to do this
	ReasonBadResponse          // Stripe's answer is about another amount, currency, mode or tender
	ReasonKeyReuse             // one idempotency key with two different bodies: a defect of the till
	ReasonAmount               // the bank authorised another amount than was asked for
	ReasonAuthExpired          // goods may be gone and the authorisation lapsed before it was captured
	ReasonTooLate              // money was taken although the till had begun to undo it
	ReasonUnknownStatus        // Stripe reported a status that this program does not know
	reasonCount
)

var reasonNames = [...]string{
	ReasonNone: "", ReasonCashier: "cashier", ReasonCustomer: "customer", ReasonDeadline: "deadline", ReasonRule: "rule",
	ReasonReaderOffline: "reader_offline", ReasonReaderTimeout: "reader_timeout", ReasonReaderBusy: "reader_busy", ReasonReaderTaken: "reader_taken",
	ReasonReaderFault: "reader_fault", ReasonReaderFailed: "reader_failed", ReasonNoNetwork: "no_network", ReasonDeclined: "declined",
	ReasonFence: "fence", ReasonCash: "cash", ReasonRestart: "restart", ReasonTooSlow: "too_slow", ReasonTooMany: "too_many", ReasonRefused: "refused",
	ReasonCreateLost: "create_lost", ReasonExpired: "expired", ReasonExternal: "external", ReasonCredentials: "credentials",
	ReasonBadResponse: "bad_response", ReasonKeyReuse: "key_reuse", ReasonAmount: "amount", ReasonAuthExpired: "auth_expired",
	ReasonTooLate: "too_late", ReasonUnknownStatus: "unknown_status",
}

// String gives the reason as the ledger and JSON write it; the empty string for none.
func (r Reason) String() string { return name(reasonNames[:], int(r)) }

// MarshalText writes the reason's name.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a reason's name and refuses an unknown one.
func (r *Reason) UnmarshalText(b []byte) error { return unname(reasonNames[:], b, (*int)(r)) }

// Reasons lists every reason but ReasonNone, in order, for catalogues and tests.
func Reasons() []Reason {
	all := make([]Reason, 0, reasonCount-1)
	for r := ReasonNone + 1; r < reasonCount; r++ {
		all = append(all, r)
	}
	return all
}

// States lists every state in order, for catalogues and tests.
func States() []State {
	all := make([]State, stateCount)
	for i := range all {
		all[i] = State(i)
	}
	return all
}
