package screen

import (
	"strings"

	"reji/reader"
)

// Owner is whose payment a reader is busy with.
type Owner int

// The owners. A stranger's payment was not begun by any till of this program.
const (
	Nobody Owner = iota
	ThisTill
	OtherTill
	Stranger
)

// String names the owner, for logs and tests.
func (o Owner) String() string {
	switch o {
	case Nobody:
		return "nobody"
	case ThisTill:
		return "this till"
	case OtherTill:
		return "another till"
	case Stranger:
		return "a stranger"
	default:
		return "owner"
	}
}

// Reader is a reader of the account, with what a cashier wants to know about it.
type Reader struct {
	reader.Info
	Place string // the name of its Location; empty where it has none
	Owner Owner  // whose payment it is busy with; Nobody while it is not busy with one
}

// Called is what the reader is called: its label, else its id.
func (r Reader) Called() string {
	if r.Label != "" {
		return r.Label
	}
	return string(r.ID)
}

// Device is the reader's type as its maker writes it (docs.stripe.com/terminal/payments/setup-reader); names are the same in every language.
func (r Reader) Device() string {
	kind := strings.TrimPrefix(r.DeviceType, "simulated_")
	names := map[string]string{
		"bbpos_wisepos_e": "WisePOS E", "wisepos_e": "WisePOS E", "bbpos_wisepad3": "WisePad 3", "bbpos_chipper2x": "Chipper 2X",
		"stripe_m2": "Stripe M2", "stripe_s700": "Stripe S700", "stripe_s710": "Stripe S710", "verifone_P400": "Verifone P400",
	}
	if n, ok := names[kind]; ok {
		return n
	}
	return strings.ReplaceAll(kind, "_", " ")
}
