//go:build unix

package main

import (
	"strings"
	"testing"
	"time"
)

// TestH3_ASecondTillIsRefusedCalmly opens a till where another one is open: a screen says who has the ledger and that no money moved, and after
// any key the same words stand on the terminal and the exit code is the command line's.
func TestH3_ASecondTillIsRefusedCalmly(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	first := s.open(80, 24, "reji")
	first.await("TEST MODE")
	second := s.open(80, 24, "reji")
	second.await("TILL STOPPED")
	second.await("Nothing was charged")
	second.await("7-held")
	second.press("x")
	second.end(exitBooks)
	eventually(t, 10*time.Second, "the words stay", func() bool {
		_, after, left := strings.Cut(second.written(), "\x1b[?1049l")
		return left && strings.Contains(after, "Nothing was charged")
	})
	first.press("\x03")
	first.end(exitDone)
}

// TestK2_AWrongKeyIsRefusedCalmly opens a till with a key of the wrong sort. The key itself is nowhere.
func TestK2_AWrongKeyIsRefusedCalmly(t *testing.T) {
	t.Parallel()
	s := newShop(t, "STRIPE_API_KEY=pk_test_51Publishable0000")
	w := s.open(80, 24, "reji")
	w.await("TILL STOPPED")
	w.await("2-key")
	w.press("\r")
	w.end(exitUsage)
	if all := w.written(); strings.Contains(all, "51Publishable") {
		t.Errorf("the key is on the screen:\n%s", all)
	}
}
