package checkout

import (
	"slices"
	"time"

	"reji/checkout/money"
)

// Sale is what one customer owes, and every way in which it is being paid. It is a value: Apply returns a new one.
type Sale struct {
	ID      SaleID
	Number  int64
	Due     money.Amount
	Install string
	Mode    Mode
	Actor   string
	Policy  Policy
	At      time.Time // when it began
	Changed time.Time // when the last event was applied
	Tenders []Tender  // in the order in which they were begun; never removed
	Rev     int       // the number of events applied; the same number means the same sale
}

// Status is what became of a sale, in the words of the command line's JSON.
type Status int

// The statuses of a sale.
const (
	StatusOpen       Status = iota // under way
	StatusPaid                     // everything that was due is taken
	StatusAuthorized               // held on purpose, to be captured later
	StatusDeclined                 // declined and given up; nothing was charged
	StatusVoided                   // not charged, for certain
	StatusUnknown                  // a command ended before the result could be known
	StatusAttention                // a person must decide
)

var statusNames = [...]string{
	StatusOpen: "open", StatusPaid: "paid", StatusAuthorized: "authorized", StatusDeclined: "declined", StatusVoided: "voided",
	StatusUnknown: "unknown", StatusAttention: "attention",
}

// String gives the status as JSON writes it.
func (s Status) String() string { return name(statusNames[:], int(s)) }

// MarshalText writes the status's name.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a status's name and refuses an unknown one.
func (s *Status) UnmarshalText(b []byte) error { return unname(statusNames[:], b, (*int)(s)) }

// Apply takes what happened and answers with the new sale and what should be done about it. The error is always a *Rejection: then
// nothing changed. An event that is legal and changes nothing returns the same Rev and no calls. Apply is pure: at is the only clock.
func (s Sale) Apply(e Event, at time.Time) (Sale, []Effect, error) {
	switch e := e.(type) {
	case SaleStarted:
		return s.start(e, at)
	case CardTendered:
		return s.tenderCard(e, at)
	case CashTendered:
		return s.tenderCash(e, at)
	case Resumed:
		return s.resume(e, at)
	default:
		return s.route(e, at)
	}
}

// Status tells what became of the sale, as far as its events say. A sale without a tender asked nothing of anybody: it is voided.
func (s Sale) Status() Status {
	taken, held, open, given := int64(0), false, false, ReasonNone
	for _, t := range s.Tenders {
		switch t.Standing() {
		case Attention:
			return StatusAttention
		case Paid:
			taken += t.Asked().Minor
		case Voided:
			given = t.Why()
		case Authorized:
			held = true
		case New, Creating, Created, Collecting, Collected, Processing, Capturing, Declined, Voiding:
			open = true
		}
	}
	switch {
	case open:
		return StatusOpen
	case held:
		return StatusAuthorized
	case taken >= s.Due.Minor:
		return StatusPaid
	case taken > 0:
		return StatusOpen
	case given == ReasonDeclined:
		return StatusDeclined
	}
	return StatusVoided
}

// Open reports whether something of the sale can still happen at Stripe, or a person has to decide.
func (s Sale) Open() bool {
	return slices.ContainsFunc(s.Tenders, func(t Tender) bool { return !t.Standing().Final() })
}

// Remaining is what no tender covers. A tender covers its amount until proof exists that it was not charged: a payment whose result is
// not known therefore blocks a second one (X6).
func (s Sale) Remaining() money.Amount {
	left := s.Due.Minor
	for _, t := range s.Tenders {
		if t.Standing() != Voided && !t.replaced() {
			left -= t.Asked().Minor
		}
	}
	return money.New(left, s.Due.Currency)
}

// Tender finds a tender by its id.
func (s Sale) Tender(id TenderID) (Tender, bool) {
	i := slices.IndexFunc(s.Tenders, func(t Tender) bool { return t.TenderID() == id })
	if i < 0 {
		return nil, false
	}
	return s.Tenders[i], true
}

// Card gives the latest card tender: the one that a screen is about.
func (s Sale) Card() (CardTender, bool) {
	for _, t := range slices.Backward(s.Tenders) {
		if c, ok := t.(CardTender); ok {
			return c, true
		}
	}
	return CardTender{}, false
}

func (s Sale) start(e SaleStarted, at time.Time) (Sale, []Effect, error) {
	if s.Rev != 0 {
		return s, nil, &Rejection{Kind: RejectedState, Event: e.Kind()}
	}
	if e.Due.Minor <= 0 {
		return s, nil, &Rejection{Kind: RejectedAmount, Event: e.Kind()}
	}
	return Sale{
		ID: e.Sale, Number: e.Number, Due: e.Due, Install: e.Install, Mode: e.Mode, Actor: e.Actor, Policy: e.Policy,
		At: at, Changed: at, Rev: 1,
	}, nil, nil
}

// admit turns away a tender that would cover more than is due, or be of another currency.
func (s Sale) admit(k Kind, id TenderID, a money.Amount) error {
	_, twice := s.Tender(id)
	switch {
	case s.Rev == 0 || id == "" || twice:
		return &Rejection{Kind: RejectedUnknown, Event: k}
	case a.Minor <= 0 || a.Currency != s.Due.Currency || a.Minor > s.Due.Minor:
		return &Rejection{Kind: RejectedAmount, Event: k}
	case a.Minor > s.Remaining().Minor:
		return &Rejection{Kind: RejectedCovered, Event: k}
	}
	return nil
}

// with returns the sale with one tender more, or with one replaced, as the next revision.
func (s Sale) with(t Tender, at time.Time) Sale {
	s.Tenders = slices.Clone(s.Tenders)
	if i := slices.IndexFunc(s.Tenders, func(o Tender) bool { return o.TenderID() == t.TenderID() }); i >= 0 {
		s.Tenders[i] = t
	} else {
		s.Tenders = append(s.Tenders, t)
	}
	s.Rev++
	s.Changed = at
	return s
}

func (s Sale) route(e Event, at time.Time) (Sale, []Effect, error) {
	t, ok := s.Tender(e.For())
	if !ok {
		return s, nil, &Rejection{Kind: RejectedUnknown, Event: e.Kind()}
	}
	next, effects, err := t.apply(s, e, at)
	if err != nil || next == nil {
		return s, effects, err
	}
	return s.with(next, at), effects, nil
}

// resume tells every open tender that the till was restarted.
func (s Sale) resume(e Resumed, at time.Time) (Sale, []Effect, error) {
	var all []Effect
	rev := s.Rev
	for _, t := range s.Tenders {
		next, effects, err := t.apply(s, e, at)
		if err != nil {
			continue
		}
		all = append(all, effects...)
		if next != nil {
			s = s.with(next, at)
		}
	}
	if s.Rev != rev {
		s.Rev = rev + 1
	}
	return s, all, nil
}
