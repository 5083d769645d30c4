package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// figure is a line of the table.
type figure struct {
	place  int // in the table
	what   string
	budget string // as it is agreed; empty: none is
	number string // as it was found
	met    bool
	why    string // how it was found, and why it is what it is
}

// report puts the figure into the test's log, where .ci/figures finds it.
func (f figure) report(tb testing.TB) {
	tb.Helper()
	met, budget := "no", f.budget
	if f.met {
		met = "yes"
	}
	if budget == "" {
		met, budget = "-", "-"
	}
	tb.Attr("figure", fmt.Sprintf("%02d\t%s", f.place, strings.Join([]string{f.what, budget, f.number, met, f.why}, "\t")))
}

// sample is a number of measurements of one thing.
type sample []time.Duration

// quantile is the value below which a part of the sample lies; 0.5 is the median.
func (s sample) quantile(q float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(int(float64(len(sorted))*q), len(sorted)-1)]
}

func (s sample) mean() time.Duration {
	var sum time.Duration
	for _, d := range s {
		sum += d
	}
	return sum / time.Duration(max(len(s), 1))
}

// ms writes a time in milliseconds.
func ms(d time.Duration) string {
	v := float64(d.Microseconds()) / 1000
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f ms", v)
	case v >= 10:
		return fmt.Sprintf("%.1f ms", v)
	}
	return fmt.Sprintf("%.2f ms", v)
}

// TestQuantile holds the one piece of arithmetic that every figure goes through.
func TestQuantile(t *testing.T) {
	s := sample{5, 1, 4, 2, 3}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 3, 0.99: 5, 1: 5} {
		if got := s.quantile(q); got != want {
			t.Errorf("quantile %v: %d, want %d", q, got, want)
		}
	}
	if got := s.mean(); got != 3 {
		t.Errorf("mean %d", got)
	}
	if got := ms(1234 * time.Microsecond); got != "1.23 ms" {
		t.Errorf("ms: %s", got)
	}
}
