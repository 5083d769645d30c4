package readertest

import (
	"context"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
)

// Harness is a driver with something to drive. Terminal, Readers, Customer, Reader, Currency, Now and Pause must be there.
type Harness struct {
	Terminal register.Terminal
	Readers  reader.Readers
	Customer reader.Customer
	Reader   checkout.ReaderID // simulated, and used by nobody else
	Currency money.Currency    // that the reader's Location takes
	// Now tells the time that the driver is told.
	Now func() time.Time
	// Pause lets time pass between two looks: it waits, or puts a clock forward.
	Pause func(d time.Duration)
	// CancelAtReader presses the reader's cancel button; nil where nobody can.
	CancelAtReader func(ctx context.Context) error
	// Tips says that the reader asks for a tip, so that a card can be presented with one.
	Tips bool
	// TestRegistration is a registration code that makes a simulated reader; empty where none can be made.
	TestRegistration string
}

// Run runs the whole suite against a driver, one section after the other.
func Run(t *testing.T, h Harness) {
	t.Helper()
	for _, s := range sections(h) {
		t.Run(s.name, func(t *testing.T) { s.run(t, newTill(t, h)) })
	}
}

// section is one thing that a driver must be able to do.
type section struct {
	name string
	run  func(t *testing.T, k *till)
}

func sections(h Harness) []section {
	all := []section{
		{"T1 two steps, then capture", twoSteps},
		{"T2 one shot", oneShot},
		{"T3 declined, then another card on the same intent", declinedThenAnother},
		{"T4 captured by the request that confirms", automatic},
		{"T4 authorised and held", held},
		{"T5 the reader is freed, the intent stays", freed},
		{"R13 another payment takes the reader", taken},
		{"released after the authorisation", released},
		{"refunded as a whole, once", refunded},
		{"another amount before the card", updated},
		{"F2 the same request twice is one", repeated},
		{"F12 one key with two bodies", keyReused},
		{"F14 wrong states", wrongStates},
		{"unknown reader, unknown intent", unknown},
		{"F9 an intent is found by its metadata", found},
		{"no request can be made of half a call", incomplete},
		{"readers and Locations", readers},
		{"never cancel what is not mine", foreign},
	}
	if h.CancelAtReader != nil {
		all = append(all, section{"R2 the customer cancels on the reader", customerCancels})
	}
	if h.Tips {
		all = append(all, section{"a tip is part of the amount", tipped})
	}
	if h.TestRegistration != "" {
		all = append(all, section{"a reader is registered in a new Location", registered})
	}
	return all
}
