package reader

import (
	"strings"

	"reji/checkout"
)

// Info is a reader as Stripe knows it. All strings were sanitised by the driver.
type Info struct {
	ID         checkout.ReaderID
	Label      string
	DeviceType string // such as stripe_s700 or simulated_wisepos_e
	Status     Status // two minutes behind at worst: never a reason to refuse a payment
	Location   string // tml_…, empty where the reader has none
	Serial     string
	Software   string // device_sw_version
	Live       bool
	// Action is what the reader was last told to do, and for which PaymentIntent. It stays after it has ended.
	Action checkout.ActionFacts
}

// Simulated reports whether the reader exists only in Stripe's sandbox, so that cards can be presented to it by request.
func (i Info) Simulated() bool { return strings.HasPrefix(i.DeviceType, "simulated_") }

// Busy reports whether the reader is at work, be it ours or another till's.
func (i Info) Busy() bool {
	return i.Action.Kind != checkout.ActionNone && i.Action.Status == checkout.ActionInProgress
}

// Status is whether Stripe has heard from a reader lately.
type Status int

// The statuses of a reader.
const (
	StatusUnknown Status = iota
	StatusOnline
	StatusOffline
)

// String gives Stripe's name of the status.
func (s Status) String() string {
	switch s {
	case StatusOnline:
		return "online"
	case StatusOffline:
		return "offline"
	case StatusUnknown:
	}
	return "unknown"
}

// MarshalText writes Stripe's name of the status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseStatus reads Stripe's name of a status; one that is not known is StatusUnknown.
func ParseStatus(text string) Status {
	for _, s := range []Status{StatusOnline, StatusOffline} {
		if s.String() == text {
			return s
		}
	}
	return StatusUnknown
}

// Filter chooses readers; the zero value takes all.
type Filter struct {
	Location string // tml_…
	Serial   string
	Status   Status
}

// Location is a place where readers stand. Its country decides about the currency.
type Location struct {
	ID      string // tml_…; empty for one that is to be made
	Name    string // display_name, at most 1,000 characters
	Address Address
	Live    bool
}

// Address is where a Location is. Which parts are needed depends on the country (docs.stripe.com/terminal/fleet/locations); in Japan the
// address is written in kanji, largest part first, with the town between city and line.
type Address struct {
	Line1, Line2, Town, City, State, PostalCode string
	Country                                     string // ISO 3166-1 alpha-2
}
