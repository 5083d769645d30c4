package ledger

import (
	"context"
	"fmt"
	"testing"

	"reji/checkout"
	"reji/checkout/register"
)

// BenchmarkAppend is a commit of an event without a request: rows, books, fsync.
func BenchmarkAppend(b *testing.B) {
	x := newTill(fresh(b))
	var commits []register.Commit
	for i := range b.N {
		c, _ := x.commitOf("", checkout.SaleStarted{
			Sale: checkout.SaleID(fmt.Sprintf("0195-%08d", i)), Number: int64(i + 1), Due: usd(100), Install: "i", Mode: checkout.ModeTest, Policy: checkout.DefaultPolicy(),
		})
		commits = append(commits, c)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for _, c := range commits {
		if _, err := x.l.Append(context.Background(), c); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSale is a whole card sale: eight commits, four of them with a request.
func BenchmarkSale(b *testing.B) {
	x := newTill(fresh(b))
	b.ResetTimer()
	for i := range b.N {
		x.pay(b, checkout.SaleID(fmt.Sprintf("0195-%08d", i)), usd(2000))
	}
}

// BenchmarkOpenSales is what a start reads when twelve sales of 120 are open.
func BenchmarkOpenSales(b *testing.B) {
	l, _ := shop(b)
	b.ResetTimer()
	for range b.N {
		if _, err := l.Open(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch is a page of a search by the last four digits.
func BenchmarkSearch(b *testing.B) {
	l, _ := shop(b)
	b.ResetTimer()
	for range b.N {
		if _, err := l.Sales(context.Background(), checkout.BookPage{Search: "4242"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify is the whole verification of 120 sales.
func BenchmarkVerify(b *testing.B) {
	l, _ := shop(b)
	b.ResetTimer()
	for range b.N {
		if r, err := l.Verify(context.Background(), nil); err != nil || !r.OK() {
			b.Fatal(r.Fault, err)
		}
	}
}
