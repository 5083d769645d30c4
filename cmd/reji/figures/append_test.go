package figures

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reji/checkout/money"
)

// BenchmarkAppend takes turns: a cash sale, whose commits the ledger makes durable, and as many plain writes of one page with an fsync, in a
// file beside it. What the disk costs both pay.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	a := newAccount(b, 0, 0, "usd")
	defer a.close()
	w := open(b, a.inMemory(dir, "usd"))
	defer w.close()
	file, err := os.Create(filepath.Join(dir, "plain"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	page := make([]byte, 4096)
	var ledger, plain sample
	w.books.commits()
	for b.Loop() {
		for i := range 200 {
			amount := money.New(int64(100+i), "usd")
			if _, err := w.register.Cash(context.Background(), amount, amount); err != nil {
				b.Fatal(err)
			}
			took, _ := w.books.commits()
			ledger = append(ledger, took...)
			for range took {
				began := time.Now()
				if _, err := file.Write(page); err != nil {
					b.Fatal(err)
				}
				if err := file.Sync(); err != nil {
					b.Fatal(err)
				}
				plain = append(plain, time.Since(began))
			}
		}
	}
	ratio := float64(ledger.quantile(0.5)) / float64(plain.quantile(0.5))
	b.ReportMetric(ratio, "append/fsync")
	figure{
		place: 13, what: "one commit: Append ÷ a plain page with fsync", number: fmt.Sprintf("%.2f (%s ÷ %s)", ratio, ms(ledger.quantile(0.5)), ms(plain.quantile(0.5))),
		why: fmt.Sprintf("medians of %d each, taking turns on one disk; p99 of a commit %s", len(ledger), ms(ledger.quantile(0.99))),
	}.report(b)
}
