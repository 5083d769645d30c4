package sim

import "encoding/json"

// intent is a PaymentIntent. Amounts are minor units, times Unix seconds; empty texts are null on the wire.
type intent struct {
	ID, ClientSecret      string
	Created               int64
	Amount                int64
	Tip                   *int64
	Currency              string
	Types                 []string
	Automatic             bool // the types were chosen by Stripe
	CaptureMethod         string
	CardCapture           string // payment_method_options.card_present.capture_method
	Extended, Incremental *bool  // payment_method_options.card_present.request_…
	Priority              string // payment_method_options.card_present.routing
	Status                string
	Capturable, Received  int64
	CanceledAt            int64
	CancelReason          string
	Metadata              map[string]string
	Description, Email    string
	Descriptor, Suffix    string
	FutureUsage, Group    string
	CustomerRef, OrderRef string // payment_details
	Shipping              json.RawMessage
	Charge, Method        string // ids
	LastError             *paymentError
	CaptureBefore         int64  // of an uncaptured authorisation
	CollectedBy           string // reader that holds the card of requires_confirmation
	AmountAtCollect       int64
}

// The states of a PaymentIntent that happen on a reader.
const (
	needsMethod       = "requires_payment_method"
	needsConfirmation = "requires_confirmation"
	needsCapture      = "requires_capture"
	canceled          = "canceled"
	succeeded         = "succeeded"
	failed            = "failed"
	inProgress        = "in_progress"
)

// paymentError is what last_payment_error and action.api_error tell about a failed payment.
type paymentError struct {
	Code, Decline, Message string
	Charge, Method         string
}

// method is a PaymentMethod made by a reader.
type method struct {
	ID      string
	Created int64
	Card    string // number in the table of test cards
	Read    string // read method
}

// charge is one attempt to move money.
type charge struct {
	ID, Intent, Method       string
	Created                  int64
	Card, Read, CVM          string
	Amount, Authorized       int64
	Captured                 bool
	AmountCaptured, Refunded int64
	Currency                 string
	Status                   string
	Code, Decline, Message   string // of a failed one
	CaptureBefore            int64
	Reader, Location         string
	Metadata                 map[string]string
	Description, Email       string
	Suffix, Group            string
	AuthCode, Cryptogram     string
	NetworkID                string
	Voided                   bool
}

// refund is money given back, or an authorisation released.
type refund struct {
	ID, Charge, Intent string
	Created            int64
	Amount             int64
	Currency           string
	Metadata           map[string]string
	Reason             string
	Status             string
	FailureReason      string
	FailsAt            int64 // Unix nanoseconds when it turns to failed; 0: never
	Release            bool  // of an uncaptured authorisation
}

// location is a Terminal Location.
type location struct {
	ID                        string
	Name, NameKana, NameKanji string
	Address, Kana, Kanji      map[string]string
	Phone, Configuration      string
	Metadata                  map[string]string
	Deleted                   bool
}

// reader is a Terminal reader with the one slot for its action.
type reader struct {
	ID, Label, Location, Device, Serial string
	Metadata                            map[string]string
	Deleted                             bool
	UnpluggedAt                         int64  // Unix nanoseconds; 0: it has power
	CardInside, LeavesCard              bool   // a card is still in the slot; the next card will stay in
	WrongPIN                            bool   // the next PIN that is asked for will be entered wrongly
	Tip                                 *int64 // what the customer chose on the tip screen
	Action                              action
}

// phase is where the reader is with its action; Stripe shows only part of it.
type phase int

const (
	idle        phase = iota // no action, or a finished one
	waiting                  // for a card
	authorizing              // a card was presented, the verdict is due
	retrying                 // authorizing, after a soft decline
	collected                // the card was read and waits for confirm
	lost                     // the reader will never report again
)

// action is what the reader was told last. Type "" means none.
type action struct {
	Type, Status, FailureCode, FailureMessage string
	Error                                     *paymentError
	Intent, Method                            string
	Config                                    config
	Phase                                     phase
	Due                                       int64 // Unix nanoseconds of the next change by itself; 0: none
	CollectedAt                               int64 // Unix nanoseconds
	Card                                      string
	Tip                                       *int64
	WrongPIN                                  bool   // as it was entered for this card
	Fate                                      string // flavour of the fault that decides how it ends
	Refund                                    refundOrder
	Cart                                      *cart
}

// config is the union of collect_config, confirm_config, process_config and refund_payment_config as they were sent.
type config struct {
	Sent                                  bool
	CustomerCancellation, SkipTipping     *bool
	TipEligible                           *int64
	ReturnURL                             string
	Redisplay                             string
	RefundApplicationFee, ReverseTransfer *bool
}

// refundOrder is what refund_payment asks for.
type refundOrder struct {
	Charge, Intent, Refund string
	Amount                 int64
	Metadata               map[string]string
}

// cart is what set_reader_display shows.
type cart struct {
	Currency string
	Tax      *int64
	Total    int64
	Lines    []cartLine
}

type cartLine struct {
	Amount, Quantity int64
	Description      string
}

// event is one entry of GET /v1/events.
type event struct {
	ID, Type     string
	Created      int64
	Request, Key string
	Object       json.RawMessage `json:"-"`
}

func (ev *event) bulk() []byte       { return ev.Object }
func (ev *event) setBulk(raw []byte) { ev.Object = raw }

// remembered is the answer that an idempotency key replays.
type remembered struct {
	Key, Fingerprint, Request string
	At                        int64
	Status                    int
	Body                      []byte `json:"-"` // compact
}

func (a *remembered) bulk() []byte       { return a.Body }
func (a *remembered) setBulk(raw []byte) { a.Body = raw }
