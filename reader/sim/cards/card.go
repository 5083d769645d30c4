package cards

// Type is the payment method type that a card becomes on the reader.
type Type string

// The two types of cards that can be presented in person.
const (
	CardPresent    Type = "card_present"
	InteracPresent Type = "interac_present"
)

// PIN says which PIN a card asks for.
type PIN int

// The PIN rules of the test cards.
const (
	NoPIN      PIN = iota
	OfflinePIN     // checked by the chip
	OnlinePIN      // checked by the bank
)

// Card is one row of Stripe's table of simulated test cards.
type Card struct {
	Number    string
	Name      string // Stripe's name of the row, as visa_debit
	Type      Type
	Brand     string // as in payment_method.card_present.brand
	Network   string // that carries the charge
	Networks  []string
	Preferred string // preferred network of a co-badged card; empty: none
	Funding   string // credit, debit, prepaid
	Country   string // of the issuer, ISO 3166 two letters
	Product   string // brand_product; empty: not known
	AID       string // dedicated file name
	Label     string // application preferred name
	PIN       PIN
	SoftFirst bool   // the tap is declined softly and the card works when it is inserted with its PIN
	Decline   string // the bank's decline code whatever the amount; empty: the amount decides
	Refund    string // failure_reason of its refunds; empty: refunds succeed
}

// Last4 is the end of the number.
func (c Card) Last4() string { return c.Number[len(c.Number)-4:] }

// ReadMethod says how the reader reads the card: by the chip where a PIN is entered or the network has no tap, else by tap.
func (c Card) ReadMethod() string {
	if c.PIN != NoPIN || c.Type == InteracPresent {
		return "contact_emv"
	}
	return "contactless_emv"
}

// CVM is the cardholder verification method of an approved payment, as on the receipt.
func (c Card) CVM() string {
	switch c.PIN {
	case OfflinePIN:
		return "offline_pin"
	case OnlinePIN:
		return "online_pin"
	case NoPIN:
	}
	if c.Type == InteracPresent {
		return "offline_pin"
	}
	return "none"
}

// AccountType is the account_type of the receipt.
func (c Card) AccountType() string {
	switch {
	case c.Funding == "debit":
		return "checking"
	case c.Funding == "prepaid" && c.Type == CardPresent:
		return "prepaid"
	case c.Funding == "credit":
		return "credit"
	}
	return "unknown"
}

// ExpiryYear is when all test cards end, far enough away.
const ExpiryYear = 2034
