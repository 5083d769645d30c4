package reconcile

import (
	"iter"
	"time"
)

// defaultWindow is how many payments of each side wait for their counterpart at most. A shop with 100,000 payments a month has some 300 in its
// busiest hour, so a clock that is hours wrong fits.
const defaultWindow = 2048

// Options says what is compared.
type Options struct {
	Till     string    // whose payments: metadata.till
	Now      time.Time // what time left is counted from
	From, To time.Time // the period, [From, To)
	Window   int       // payments that wait, of each side; 0 means 2048
	// Each is told how far the comparison is, after every payment; nil tells nobody.
	Each func(Tally)
}

// Sources are the two sides. An error of any of them ends the comparison.
type Sources struct {
	// Tenders are the card tenders that belong to the comparison, roughly newest first.
	Tenders iter.Seq2[Tender, error]
	// Payments are the PaymentIntents of the period and the hour around it, roughly newest first.
	Payments iter.Seq2[Payment, error]
	// InBooks finds the tender of a payment among all that the books have: by its PaymentIntent, else by the tender in its metadata.
	InBooks func(Payment) (Tender, bool, error)
	// AtStripe finds the PaymentIntent of a tender, whenever it was made. The tender has one.
	AtStripe func(Tender) (Payment, bool, error)
	// Streamed reports whether Tenders has delivered or will deliver a tender.
	Streamed func(Tender) bool
}

// Tally is how far a comparison is.
type Tally struct {
	Checked   int // payments that were compared, on whichever side they are
	Elsewhere int // payments of the same account that are not this till's
	Findings  int
	Differ    int // findings that somebody has to act on
}

// comparison is one run.
type comparison struct {
	Options
	Sources
	judge    judge
	tally    Tally
	found    func(Finding)
	tenders  window[Tender]
	payments window[Payment]
}

// Compare merges both sides and tells what it finds, as it finds it. The tally is right up to where an error ended it.
func Compare(o Options, s Sources, found func(Finding)) (Tally, error) {
	if o.Window <= 0 {
		o.Window = defaultWindow
	}
	c := &comparison{
		Options: o, Sources: s, judge: judge{till: o.Till, now: o.Now}, found: found,
		tenders: newWindow[Tender](o.Window), payments: newWindow[Payment](o.Window),
	}
	err := c.merge()
	if err == nil {
		err = c.settle()
	}
	return c.tally, err
}

// merge reads both streams, always from the one that is less far back in time.
func (c *comparison) merge() error {
	tender, stopTenders := iter.Pull2(c.Tenders)
	defer stopTenders()
	payment, stopPayments := iter.Pull2(c.Payments)
	defer stopPayments()
	var reached, seen time.Time // how far back the tenders and the payments are
	more, there := true, true
	for more || there {
		if more && (!there || reached.IsZero() || !seen.IsZero() && reached.After(seen)) {
			t, err, ok := tender()
			if more = ok; !ok {
				continue
			}
			if err == nil {
				reached, err = t.At, c.takeTender(t)
			}
			if err != nil {
				return err
			}
			continue
		}
		p, err, ok := payment()
		if there = ok; !ok {
			continue
		}
		if err == nil {
			seen, err = p.Created, c.takePayment(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// settle asks for whatever has not met its counterpart.
func (c *comparison) settle() error {
	for t, ok := c.tenders.oldest(); ok; t, ok = c.tenders.oldest() {
		if err := c.lonelyTender(t); err != nil {
			return err
		}
	}
	for p, ok := c.payments.oldest(); ok; p, ok = c.payments.oldest() {
		if err := c.lonelyPayment(p); err != nil {
			return err
		}
	}
	return nil
}

func (c *comparison) takeTender(t Tender) error {
	if t.Intent == "" {
		// Nothing at Stripe to compare it with; if there is, its metadata leads back to it.
		if lost := c.judge.lost(t); len(lost) > 0 {
			c.tell(lost)
		}
		return nil
	}
	if p, ok := c.payments.take(t.Intent); ok {
		c.tell(c.judge.both(t, p))
		return nil
	}
	if out, ok := c.tenders.add(t.Intent, t); ok {
		return c.lonelyTender(out)
	}
	return nil
}

func (c *comparison) takePayment(p Payment) error {
	if t, ok := c.tenders.take(p.ID); ok {
		c.tell(c.judge.both(t, p))
		return nil
	}
	if !c.judge.concerns(p) {
		c.elsewhere()
		return nil
	}
	if out, ok := c.payments.add(p.ID, p); ok {
		return c.lonelyPayment(out)
	}
	return nil
}

// lonelyTender judges a tender whose PaymentIntent did not come by.
func (c *comparison) lonelyTender(t Tender) error {
	p, ok, err := c.AtStripe(t)
	switch {
	case err != nil:
		return err
	case ok:
		c.tell(c.judge.both(t, p))
	default:
		c.tell(c.judge.lost(t))
	}
	return nil
}

// lonelyPayment judges a PaymentIntent whose tender did not come by.
func (c *comparison) lonelyPayment(p Payment) error {
	t, ok, err := c.InBooks(p)
	switch {
	case err != nil:
		return err
	case ok && t.Intent == "":
		c.tell(c.judge.both(t, p)) // the answer that named it was lost
	case !ok || t.Intent != p.ID:
		c.stray(p)
	case !c.Streamed(t) && !p.Created.Before(c.From) && p.Created.Before(c.To):
		c.tell(c.judge.both(t, p))
	}
	return nil
}

// stray judges a PaymentIntent that the books do not know.
func (c *comparison) stray(p Payment) {
	found := c.judge.stranger(p)
	if len(found) == 0 && p.Till == "" {
		c.elsewhere()
		return
	}
	c.tell(found)
}

// tell counts one payment and tells what was found about it.
func (c *comparison) tell(found []Finding) {
	c.tally.Checked++
	for _, f := range found {
		c.tally.Findings++
		if f.Differs() {
			c.tally.Differ++
		}
		c.found(f)
	}
	c.each()
}

// elsewhere counts a payment that is not this till's.
func (c *comparison) elsewhere() {
	c.tally.Elsewhere++
	c.each()
}

func (c *comparison) each() {
	if c.Each != nil {
		c.Each(c.tally)
	}
}
