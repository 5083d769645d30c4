package main

import (
	"fmt"
	"strconv"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/ui/wording"
)

// saleLine is a sale on one line: number, moment, amount, result, card.
func saleLine(w wording.Words, s checkout.BookSale) string {
	line := fmt.Sprintf("%04d  %s  %s  %s", s.Number, w.Moment(s.At), w.Amount(s.Due), w.Status(s.Status))
	for _, t := range s.Tenders {
		switch t.Means {
		case checkout.MeansCash:
			line += "  " + w.Cash()
		case checkout.MeansCard:
			if t.Last4 != "" {
				line += "  " + w.CardShort(t.Brand, t.Last4)
			} else {
				line += "  " + w.Card()
			}
			if t.Intent != "" {
				line += "  " + string(t.Intent)
			}
		}
	}
	return line
}

// timeLine is one row of the journal: when, what, and the ids that belong to it.
func timeLine(w wording.Words, l checkout.BookLine) string {
	line := w.Milli(l.At) + "  "
	switch e := l.Event.(type) {
	case nil:
		if l.Call == nil {
			return line + l.Kind
		}
		line += w.Asked(l.Call.Ref.Op) + "  " + l.Call.Key
	case checkout.CallAnswered:
		line += w.Answered(e.Ref.Op)
	case checkout.CallFailed:
		line += w.Failed(e.Ref.Op) + "  " + w.Failure(e.Failure.Kind)
	case checkout.DeadlinePassed:
		line += w.DeadlineOver(e.Deadline.Kind)
	default:
		line += w.Event(e.Kind())
	}
	if l.RequestID != "" {
		line += "  " + l.RequestID
	}
	return line
}

func rowOf(seq int64) string { return strconv.FormatInt(seq, 10) }

// verified counts what was verified; the words are those of the columns.
func verified(r ledger.Report) string {
	return fmt.Sprintf("journal %d, sale %d, tender %d, posting %d, head %s", r.Rows, r.Sales, r.Tenders, r.Postings, r.Head.Head)
}
