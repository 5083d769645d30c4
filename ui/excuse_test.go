package ui_test

import (
	"testing"
	"time"

	"reji/checkout"
	"reji/ui/uitest"
)

// The notice is whole at 80 cells. It claims no more than is known: Stripe may not have been reached yet, so there may well be a reader.
func TestWithoutAReaderTheNoticeSaysWhatToDo(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		s.mu.Lock()
		s.refuses = &checkout.Failure{Kind: checkout.FailureNotFound, Param: "reader"}
		s.mu.Unlock()
		till.Type("2000")
		till.Press("enter")
		till.WaitFor("No reader known: take cash, or wait. Nothing was asked.", time.Second)
		till.Expect("$20.00", "c cash")
	})
}
