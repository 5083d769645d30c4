package main

import (
	"context"
	"errors"
	"iter"
	"sort"
	"time"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/checkout/reconcile"
)

// booksPage is how many sales are read at once: a commit never waits longer than for that.
const booksPage = 200

// bookReader is what the books' side of a comparison is read from.
type bookReader interface {
	Sales(ctx context.Context, p checkout.BookPage) ([]checkout.BookSale, error)
	Sale(ctx context.Context, idOrNumber string) (checkout.BookSale, []checkout.Entry, []checkout.BookLine, error)
}

// bookSide is the books' side of a comparison: the sales whose numbers are in [first, end), and, where the period lasts until now, whatever is
// open from before. Sales are numbered in the order in which they began, so the period is found in their numbers; and since it is the
// numbers that count from then on, a clock that once was wrong makes no sale be compared twice or never.
type bookSide struct {
	ledger     bookReader
	first, end int64
	withOpen   bool
}

// booksOf finds the sales of a period.
func booksOf(ctx context.Context, l bookReader, p period, now time.Time) (bookSide, error) {
	b := bookSide{ledger: l, withOpen: p.to.After(now)}
	newest, err := l.Sales(ctx, checkout.BookPage{Limit: 1})
	if err != nil {
		return b, err
	}
	count := int64(0)
	if len(newest) > 0 {
		count = newest[0].Number
	}
	if b.first, err = b.since(ctx, count, p.from); err == nil {
		b.end, err = b.since(ctx, count, p.to)
	}
	return b, err
}

// since finds the number of the first sale that began at a time or later; one more than there are, if there is none.
func (b bookSide) since(ctx context.Context, count int64, at time.Time) (int64, error) {
	var failed error
	n := sort.Search(int(count), func(i int) bool {
		if failed != nil {
			return true
		}
		sales, err := b.ledger.Sales(ctx, checkout.BookPage{Before: int64(i) + 2, Limit: 1})
		if failed = err; err != nil || len(sales) == 0 {
			return true
		}
		return !sales[0].At.Before(at)
	})
	return int64(n) + 1, failed
}

// tenders yields the card tenders of the sales, newest first.
func (b bookSide) tenders(ctx context.Context) iter.Seq2[reconcile.Tender, error] {
	return func(yield func(reconcile.Tender, error) bool) {
		if b.end > b.first && !b.pages(ctx, checkout.BookPage{Before: b.end}, b.first, yield) {
			return
		}
		if b.withOpen && b.first > 1 {
			b.pages(ctx, checkout.BookPage{Before: b.first, Open: true}, 1, yield)
		}
	}
}

// pages yields the card tenders of pages of sales down to a number. It reports whether more are wanted.
func (b bookSide) pages(ctx context.Context, page checkout.BookPage, down int64, yield func(reconcile.Tender, error) bool) bool {
	for page.Limit = booksPage; page.Before > down; {
		sales, err := b.ledger.Sales(ctx, page)
		if err != nil {
			yield(reconcile.Tender{}, err)
			return false
		}
		for _, s := range sales {
			if s.Number < down {
				return true
			}
			for _, t := range reconcile.Tenders(s) {
				if !yield(t, nil) {
					return false
				}
			}
			page.Before = s.Number
		}
		if len(sales) < page.Limit {
			return true
		}
	}
	return true
}

// streamed reports whether tenders yields a tender.
func (b bookSide) streamed(t reconcile.Tender) bool {
	return t.Number >= b.first && t.Number < b.end || b.withOpen && t.Open && t.Number < b.first
}

// find finds the tender of a payment in all books: by its PaymentIntent, else by what its metadata says.
func (b bookSide) find(ctx context.Context, p reconcile.Payment) (reconcile.Tender, bool, error) {
	sales, err := b.ledger.Sales(ctx, checkout.BookPage{Search: string(p.ID), Limit: 1})
	if err != nil {
		return reconcile.Tender{}, false, err
	}
	for _, s := range sales {
		for _, t := range reconcile.Tenders(s) {
			if t.Intent == p.ID {
				return t, true, nil
			}
		}
	}
	if p.Sale == "" || p.Tender == "" {
		return reconcile.Tender{}, false, nil
	}
	sale, _, _, err := b.ledger.Sale(ctx, string(p.Sale))
	if errors.Is(err, ledger.ErrNoSale) || errors.Is(err, ledger.ErrAmbiguous) {
		return reconcile.Tender{}, false, nil
	}
	if err != nil {
		return reconcile.Tender{}, false, err
	}
	for _, t := range reconcile.Tenders(sale) {
		if t.ID == p.Tender {
			return t, true, nil
		}
	}
	return reconcile.Tender{}, false, nil
}
