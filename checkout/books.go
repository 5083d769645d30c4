package checkout

import (
	"time"

	"reji/checkout/money"
)

// Entry is one event as it was journalled. A sale is nothing but its entries: Replay gives it back.
type Entry struct {
	Seq   int64 // the journal's running number
	At    time.Time
	Event Event
}

// Replay applies entries in order. A rejection in a journal is an error: it would mean that another program wrote it.
func Replay(entries []Entry) (Sale, error) {
	var s Sale
	for _, e := range entries {
		next, _, err := s.Apply(e.Event, e.At)
		if err != nil {
			return s, err
		}
		s = next
	}
	return s, nil
}

// BookSale is a sale as the books list it.
type BookSale struct {
	ID      SaleID
	Number  int64
	At      time.Time
	Changed time.Time
	Status  Status
	Due     money.Amount
	Taken   money.Amount // with tips
	Actor   string
	Tenders []BookTender
}

// BookTender is a tender as the books list it.
type BookTender struct {
	ID      TenderID
	Means   Means
	State   State
	Reason  Reason
	Amount  money.Amount // without the tip
	Tip     int64        // minor units
	Intent  IntentID
	Charge  string
	Reader  ReaderID
	Capture CaptureMode
	Attempt int
	// Brand, Last4, Funding and ReadMethod describe the card, where one was read.
	Brand, Last4, Funding, ReadMethod string
	CaptureBefore                     time.Time
}

// BookLine is one row of the journal, readable: the timeline of a sale.
type BookLine struct {
	Seq       int64
	At        time.Time
	Tender    TenderID
	Kind      string // a Kind's name, or "intent" for a request that was stored
	Event     Event  // nil for an intent
	Call      *Call  // of an intent
	RequestID string
	Hash      string // hex, the first 16 digits
}

// BookPage asks for sales, newest first.
type BookPage struct {
	Before int64  // sales with a number below; 0 for the newest
	Limit  int    // at most 500; 0 means 50
	Search string // a number, the last four digits of a card, an amount in minor units, or a PaymentIntent; empty for all
	Open   bool   // only sales with something open
}
