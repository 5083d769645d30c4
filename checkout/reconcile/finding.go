package reconcile

import (
	"fmt"
	"strconv"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// Kind is what was found.
type Kind int

// The kinds of finding.
const (
	Agree               Kind = iota // nothing: no finding has this kind
	ChargeWithoutLedger             // Stripe has a payment that the books do not know
	LedgerWithoutCharge             // the books call it paid, and Stripe did not take the money
	AmountDiffers                   // amount, tip or currency
	StatusDiffers                   // one side is somewhere else than the other
	Uncaptured                      // authorised, and not captured yet
	ExpiresSoon                     // the same, and the authorisation lapses within SoonWithin
	kindCount
)

var kindNames = [...]string{
	Agree: "", ChargeWithoutLedger: "charge_without_ledger", LedgerWithoutCharge: "ledger_without_charge", AmountDiffers: "amount_differs",
	StatusDiffers: "status_differs", Uncaptured: "uncaptured", ExpiresSoon: "expires_soon",
}

// String gives the kind as JSON writes it.
func (k Kind) String() string {
	if k < 0 || k >= kindCount {
		return "#" + strconv.Itoa(int(k))
	}
	return kindNames[k]
}

// MarshalText writes the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a kind's name and refuses an unknown one.
func (k *Kind) UnmarshalText(b []byte) error {
	for known, name := range kindNames {
		if name != "" && name == string(b) {
			*k = Kind(known)
			return nil
		}
	}
	return fmt.Errorf("reconcile: unknown kind %q", b)
}

// Kinds lists every kind of finding, in order, for catalogues and tests.
func Kinds() []Kind {
	all := make([]Kind, 0, kindCount-1)
	for k := ChargeWithoutLedger; k < kindCount; k++ {
		all = append(all, k)
	}
	return all
}

// SoonWithin is how long before its end an authorisation is said to expire soon. It lasts two days on a reader (T11), so twelve hours are
// the last closing time before it lapses.
const SoonWithin = 12 * time.Hour

// Side is how one side has a payment.
type Side struct {
	Status string       // a State's name in the books, an IntentStatus's at Stripe
	Amount money.Amount // with the tip; at Stripe what was taken, else what is held, else what is asked for
	Tip    int64        // minor units
}

// Finding is one thing to see to, or to know.
type Finding struct {
	Kind   Kind
	Sale   checkout.SaleID // by the books, else by the payment's metadata; may be empty
	Number int64           // of the sale in the books; 0 where they do not have it
	Tender checkout.TenderID
	Intent checkout.IntentID
	Books  *Side // nil: the books do not know it
	Stripe *Side // nil: Stripe does not know it
	// CaptureBefore is when the authorisation lapses, where there is one.
	CaptureBefore time.Time
	// Left is the time until then.
	Left time.Duration
	// OnPurpose says that somebody wanted it to be held.
	OnPurpose bool
}

// Differs reports whether somebody has to act. Only what is held on purpose, with time left, is as it should be.
func (f Finding) Differs() bool { return f.Kind != Uncaptured || !f.OnPurpose }

// Detail says what each side has, in words that are the same in every language: amounts in minor units, statuses as the books and Stripe
// write them.
func (f Finding) Detail() string {
	text := "books: " + f.Books.text() + "; stripe: " + f.Stripe.text()
	if !f.CaptureBefore.IsZero() {
		text += "; capture before " + f.CaptureBefore.UTC().Format(time.RFC3339)
	}
	return text
}

func (s *Side) text() string {
	if s == nil {
		return "none"
	}
	text := s.Status + " " + strconv.FormatInt(s.Amount.Minor, 10) + " " + string(s.Amount.Currency)
	if s.Tip != 0 {
		text += " (tip " + strconv.FormatInt(s.Tip, 10) + ")"
	}
	return text
}
