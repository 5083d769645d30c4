package main

import (
	"time"

	"reji/checkout"
	"reji/checkout/reconcile"
	"reji/ui/wording"
)

// progressEvery is how often somebody who waits is told how far a comparison is.
const progressEvery = 3 * time.Second

// reconciled is what a comparison found, as it is told.
type reconciled struct {
	*cli
	reconcile.Tally
	Complete bool // it was not stopped
	words    wording.Words
	period   period
	findings []findingJSON
	kinds    map[reconcile.Kind]bool // for which advice is given
}

// reconcileJSON is the object of `reji reconcile --json`. Fields are only ever added.
type reconcileJSON struct {
	Checked   int           `json:"checked"`
	Findings  []findingJSON `json:"findings"`
	Differ    int           `json:"differ"`    // findings that somebody has to act on
	Elsewhere int           `json:"elsewhere"` // payments of the account that are not this till's
	From      time.Time     `json:"from"`
	To        time.Time     `json:"to"`
	Complete  bool          `json:"complete"`
}

type findingJSON struct {
	Kind          reconcile.Kind `json:"kind"`
	Sale          *string        `json:"sale"`
	Intent        *string        `json:"payment_intent"`
	Detail        string         `json:"detail"`
	Number        *int64         `json:"number"`
	Differs       bool           `json:"differs"`
	Books         *sideJSON      `json:"books"`
	Stripe        *sideJSON      `json:"stripe"`
	CaptureBefore *time.Time     `json:"capture_before"`
}

type sideJSON struct {
	Status   string `json:"status"`
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
	Tip      int64  `json:"tip"`
}

func sideOf(s *reconcile.Side) *sideJSON {
	if s == nil {
		return nil
	}
	return &sideJSON{Status: s.Status, Amount: s.Amount.Minor, Currency: string(s.Amount.Currency), Tip: s.Tip}
}

func findingOf(f reconcile.Finding) findingJSON {
	j := findingJSON{
		Kind: f.Kind, Sale: given(string(f.Sale)), Intent: given(string(f.Intent)), Detail: f.Detail(), Differs: f.Differs(), Books: sideOf(f.Books),
		Stripe: sideOf(f.Stripe),
	}
	if f.Number != 0 {
		j.Number = &f.Number
	}
	if by := f.CaptureBefore.UTC(); !by.IsZero() {
		j.CaptureBefore = &by
	}
	return j
}

// begin says what is compared.
func (r *reconciled) begin() {
	r.kinds = make(map[reconcile.Kind]bool)
	r.tell(r.words.ReconcilePeriod(r.words.Moment(r.period.from), r.words.Moment(r.period.to)))
}

// progress says how far it is.
func (r *reconciled) progress(t reconcile.Tally, back time.Time) {
	r.tell(r.words.ReconcileProgress(t.Checked, r.words.Moment(back)))
}

// found takes one finding: people see it at once, scripts at the end.
func (r *reconciled) found(f reconcile.Finding) {
	r.kinds[f.Kind] = r.kinds[f.Kind] || f.Differs()
	if r.json {
		r.findings = append(r.findings, findingOf(f))
		return
	}
	w := r.words
	line := w.Symbols.Warn
	if !f.Differs() {
		line = w.Symbols.Done
	}
	if f.Number != 0 {
		line += " " + w.SaleNumber(f.Number)
	}
	r.print(line + "  " + string(f.Intent) + "  " + w.FindingKind(f.Kind))
	line = "    " + w.FindingBooks(r.inBooks(f.Books)) + "  " + w.FindingStripe(r.atStripe(f.Stripe))
	if !f.CaptureBefore.IsZero() {
		line += "  " + w.FindingUntil(w.Until(f.CaptureBefore))
	}
	if f.OnPurpose && !f.Differs() {
		line += "  " + w.FindingOnPurpose()
	}
	r.print(line)
}

// inBooks says in words how the books have a payment.
func (r *reconciled) inBooks(s *reconcile.Side) string {
	var state checkout.State
	if s == nil || state.UnmarshalText([]byte(s.Status)) != nil {
		return r.words.FindingNothing()
	}
	return r.words.State(state) + " " + r.words.Amount(s.Amount)
}

// atStripe says in words how Stripe has a payment.
func (r *reconciled) atStripe(s *reconcile.Side) string {
	if s == nil {
		return r.words.FindingNothing()
	}
	var status checkout.IntentStatus
	_ = status.UnmarshalText([]byte(s.Status)) // what is not known is IntentUnknown
	return r.words.IntentStatus(status) + " " + r.words.Amount(s.Amount)
}

// end tells the result, what to do, and gives the exit code.
func (r *reconciled) end(back time.Time) error {
	w := r.words
	if r.json {
		j := reconcileJSON{
			Checked: r.Checked, Findings: append([]findingJSON{}, r.findings...), Differ: r.Differ, Elsewhere: r.Elsewhere, From: r.period.from.UTC(),
			To: r.period.to.UTC(), Complete: r.Complete,
		}
		if err := r.answer(j); err != nil {
			return err
		}
	}
	for _, k := range reconcile.Kinds() {
		if r.kinds[k] {
			r.tell(w.FindingKind(k) + ": " + w.FindingNext(k))
		}
	}
	if r.Elsewhere > 0 {
		r.tell(w.ReconcileElsewhere(r.Elsewhere))
	}
	verdict := r.print
	if r.json {
		verdict = r.tell
	}
	if r.Differ > 0 {
		verdict(w.ReconcileDiffers(r.Differ, r.Checked))
	} else if r.Complete {
		verdict(w.ReconcileAgrees(r.Checked))
	}
	if !r.Complete {
		last := ""
		if !back.IsZero() {
			last = w.Moment(back)
		}
		r.tell(w.ReconcileStopped(r.Checked, last))
	}
	switch {
	case r.Differ > 0:
		return outcome{exit: exitDiffer}
	case !r.Complete:
		return outcome{exit: exitUnknown}
	}
	return nil
}
