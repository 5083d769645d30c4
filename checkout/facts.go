package checkout

import "time"

// Facts is what one answer of Stripe says about a tender: what a look found, or what came back from a request. All strings in it were
// sanitised by the adapter.
type Facts struct {
	At        time.Time    `json:"at"`                   // when the request was sent; what it shows may have happened later, never earlier
	Date      time.Time    `json:"date,omitzero"`        // Stripe's own clock, from the Date header
	RequestID string       `json:"request_id,omitempty"` // Stripe's Request-Id
	Replayed  bool         `json:"replayed,omitempty"`   // the answer was stored under the key earlier (F20)
	Intent    *IntentFacts `json:"intent,omitempty"`     // nil: the intent was not part of the answer
	Absent    bool         `json:"absent,omitempty"`     // Stripe was asked for the intent of this tender and has none
	Action    *ActionFacts `json:"action,omitempty"`     // nil: the reader was not part of the answer
}

// IntentStatus is Stripe's status of a PaymentIntent.
type IntentStatus int

// The statuses of a PaymentIntent (docs.stripe.com/payments/paymentintents/lifecycle).
const (
	IntentUnknown IntentStatus = iota // a status that this program does not know
	IntentRequiresPaymentMethod
	IntentRequiresConfirmation
	IntentRequiresAction
	IntentProcessing
	IntentRequiresCapture
	IntentCanceled
	IntentSucceeded
)

var intentNames = [...]string{
	IntentUnknown: "unknown", IntentRequiresPaymentMethod: "requires_payment_method", IntentRequiresConfirmation: "requires_confirmation",
	IntentRequiresAction: "requires_action", IntentProcessing: "processing", IntentRequiresCapture: "requires_capture",
	IntentCanceled: "canceled", IntentSucceeded: "succeeded",
}

// String gives Stripe's name of the status.
func (s IntentStatus) String() string { return name(intentNames[:], int(s)) }

// MarshalText writes Stripe's name of the status.
func (s IntentStatus) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads Stripe's name of a status; one that is not known becomes IntentUnknown, which a person has to look at.
func (s *IntentStatus) UnmarshalText(b []byte) error {
	if unname(intentNames[:], b, (*int)(s)) != nil {
		*s = IntentUnknown
	}
	return nil
}

// IntentFacts is a PaymentIntent as Stripe tells it. Amounts are minor units of Currency.
type IntentFacts struct {
	ID            IntentID     `json:"id"`
	Status        IntentStatus `json:"status"`
	Amount        int64        `json:"amount"`               // with the tip, once confirmed
	Capturable    int64        `json:"capturable,omitempty"` // amount_capturable
	Received      int64        `json:"received,omitempty"`   // amount_received
	Tip           int64        `json:"tip,omitempty"`        // amount_details.tip.amount, part of Amount
	Currency      string       `json:"currency"`
	Live          bool         `json:"live,omitempty"`
	Tender        TenderID     `json:"tender,omitempty"` // metadata.tender
	Till          string       `json:"till,omitempty"`   // metadata.till: whose payment it is
	Charge        string       `json:"charge,omitempty"` // latest_charge
	Card          *Card        `json:"card,omitempty"`
	Decline       *Decline     `json:"decline,omitempty"` // last_payment_error
	CaptureBefore time.Time    `json:"capture_before,omitzero"`
	AuthCode      string       `json:"auth_code,omitempty"`
}

// ActionKind is what the reader was last told to do.
type ActionKind int

// The kinds of action that matter to a card payment.
const (
	ActionNone    ActionKind = iota // the reader has no action
	ActionCollect                   // collect_payment_method
	ActionConfirm                   // confirm_payment_intent
	ActionProcess                   // process_payment_intent
	ActionOther                     // a refund, a cart on the display, a form, …
)

var actionNames = [...]string{ActionNone: "none", ActionCollect: "collect", ActionConfirm: "confirm", ActionProcess: "process", ActionOther: "other"}

// String gives the kind's name.
func (k ActionKind) String() string { return name(actionNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k ActionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a kind's name and refuses an unknown one.
func (k *ActionKind) UnmarshalText(b []byte) error { return unname(actionNames[:], b, (*int)(k)) }

// ActionStatus is how far the reader's action is.
type ActionStatus int

// The statuses of a reader's action.
const (
	ActionUnknown ActionStatus = iota
	ActionInProgress
	ActionSucceeded
	ActionFailed
)

var actionStatusNames = [...]string{ActionUnknown: "unknown", ActionInProgress: "in_progress", ActionSucceeded: "succeeded", ActionFailed: "failed"}

// String gives Stripe's name of the status.
func (s ActionStatus) String() string { return name(actionStatusNames[:], int(s)) }

// MarshalText writes Stripe's name of the status.
func (s ActionStatus) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads Stripe's name of a status; one that is not known becomes ActionUnknown.
func (s *ActionStatus) UnmarshalText(b []byte) error {
	if unname(actionStatusNames[:], b, (*int)(s)) != nil {
		*s = ActionUnknown
	}
	return nil
}

// ActionFacts is the reader's latest action. It stays after it has ended.
type ActionFacts struct {
	Kind    ActionKind   `json:"kind"`
	Status  ActionStatus `json:"status,omitempty"`
	Intent  IntentID     `json:"intent,omitempty"`  // whose payment it is; ours or another till's
	Failure string       `json:"failure,omitempty"` // failure_code, such as customer_canceled or connection_error
	Card    *Card        `json:"card,omitempty"`    // the card that was read, before it goes to the bank
	// Own says that the action is left over from a payment of this till that has ended: it may be cancelled, for it can charge nobody (R4).
	Own bool `json:"own,omitempty"`
}

// Card is what a reader tells about a card. Never a number, never an expiry that is stored.
type Card struct {
	Brand      string   `json:"brand,omitempty"`   // visa, mastercard, …
	Funding    string   `json:"funding,omitempty"` // credit, debit, prepaid, unknown
	Country    string   `json:"country,omitempty"` // ISO 3166-1 alpha-2 of the issuer
	Last4      string   `json:"last4,omitempty"`
	ExpMonth   int      `json:"exp_month,omitempty"`
	ExpYear    int      `json:"exp_year,omitempty"`
	ReadMethod string   `json:"read_method,omitempty"` // contactless_emv, contact_emv, …
	Networks   []string `json:"networks,omitempty"`
	Locales    []string `json:"locales,omitempty"` // preferred_locales
	Wallet     string   `json:"wallet,omitempty"`  // apple_pay, …; best effort before the authorisation
	Interac    bool     `json:"interac,omitempty"` // interac_present: single message, captured at once
}
