package ledger

import (
	"database/sql"

	"reji/checkout"
)

// The rows of the books, column by column. They are comparable, so that what stands in the tables and what follows from the journal can be
// held against each other with ==. Amounts are minor units of the sale's currency, times are microseconds.
type (
	saleRow struct {
		Number             int64
		ID                 string
		At, Changed        int64
		Status             string
		Open               bool
		Currency           string
		Due, Allowed, Take int64
		Actor              string
		Rev                int64
	}
	tenderRow struct {
		ID                               string
		Sale, Pos                        int64
		Means, State, Reason             string
		Amount, Tip, Taken               int64
		Intent, Charge, Reader, Capture  string
		Attempt                          int64
		Brand, Last4, Funding, ReadMeans string
		CaptureBefore                    sql.NullInt64
	}
	postingRow struct {
		Seq, Pos, Sale        int64
		Tender, Debit, Credit string
		Amount                int64
		Currency              string
	}
	captureRow struct {
		Tender       string
		Sale, Amount int64
		Outcome      string
	}
	voidRow struct {
		Tender string
		Sale   int64
	}
)

// The outcomes of a capture right.
const (
	outcomeHeld     = "held"
	outcomeTaken    = "taken"
	outcomeNotTaken = "not_taken"
)

// change is what one commit means for the books. Outcomes come first: what was given back is free for the rights that follow.
type change struct {
	sale     saleRow
	fresh    bool
	tenders  []tenderRow // those that are new or differ
	isNew    []bool      // beside tenders
	postings []postingRow
	outcomes map[string]string // tender → what became of the right that it held, if it held one
	captures []captureRow
	voids    []voidRow
}

// project works out what a commit at row seq means for the books. It is the only place that does: the tables are written from it, and
// rebuilt with it.
func project(before, after checkout.Sale, calls []checkout.Call, seq int64) change {
	c := change{sale: saleOf(after), fresh: before.Rev == 0, outcomes: map[string]string{}}
	for i, t := range after.Tenders {
		now := tenderOf(after, i)
		old, known := before.Tender(t.TenderID())
		if known && i < len(before.Tenders) && tenderOf(before, i) == now {
			continue
		}
		c.tenders, c.isNew = append(c.tenders, now), append(c.isNew, !known)
		switch {
		case t.Means() == checkout.MeansCash && !known:
			// Cash takes its right as it is taken: it is never more than what no card may take any more.
			c.captures = append(c.captures, captureRow{now.ID, after.Number, now.Amount, outcomeTaken})
		case known && old.Standing() == t.Standing():
		case t.Standing() == checkout.Paid:
			c.outcomes[now.ID] = outcomeTaken
		case t.Standing() == checkout.Voided:
			c.outcomes[now.ID] = outcomeNotTaken
		}
	}
	for i, p := range checkout.Postings(before, after) {
		c.postings = append(c.postings, postingRow{
			seq, int64(i), after.Number, string(p.Tender), string(p.Debit), string(p.Credit), p.Amount.Minor, string(p.Amount.Currency),
		})
	}
	for _, call := range calls {
		switch call.Right {
		case checkout.RightCapture:
			c.captures = append(c.captures, captureRow{string(call.Ref.Tender), after.Number, call.Amount.Minor, outcomeHeld})
		case checkout.RightVoid:
			c.voids = append(c.voids, voidRow{string(call.Ref.Tender), after.Number})
		case checkout.RightNone:
		}
	}
	return c
}

func saleOf(s checkout.Sale) saleRow {
	r := saleRow{
		Number: s.Number, ID: string(s.ID), At: stamp(s.At), Changed: stamp(s.Changed), Status: s.Status().String(), Open: s.Open(),
		Currency: string(s.Due.Currency), Due: s.Due.Minor, Allowed: s.Due.Minor, Actor: s.Actor, Rev: int64(s.Rev),
	}
	for _, t := range s.Tenders {
		r.Take += t.Taken().Minor
		if card, ok := t.(checkout.CardTender); ok && card.State != checkout.Voided {
			r.Allowed += card.Tip.Minor
		}
	}
	return r
}

func tenderOf(s checkout.Sale, i int) tenderRow {
	t := s.Tenders[i]
	r := tenderRow{
		ID: string(t.TenderID()), Sale: s.Number, Pos: int64(i), Means: t.Means().String(), State: t.Standing().String(), Reason: t.Why().String(),
		Amount: t.Asked().Minor, Taken: t.Taken().Minor,
	}
	c, ok := t.(checkout.CardTender)
	if !ok {
		return r
	}
	r.Tip, r.Intent, r.Charge, r.Reader = c.Tip.Minor, string(c.Intent), c.Charge, string(c.Reader)
	r.Capture, r.Attempt = c.Capture.String(), int64(c.Attempt)
	if !c.CaptureBefore.IsZero() {
		r.CaptureBefore = sql.NullInt64{Int64: stamp(c.CaptureBefore), Valid: true}
	}
	if c.Card != nil {
		r.Brand, r.Last4, r.Funding, r.ReadMeans = c.Card.Brand, lastFour(c.Card.Last4), c.Card.Funding, c.Card.ReadMethod
	}
	return r
}

// lastFour makes sure that no more of a card's number is ever searched for than its end.
func lastFour(s string) string { return s[max(0, len(s)-4):] }
