package main

import (
	"cmp"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"reji/checkout"
	"reji/reader"
	"reji/ui/lang"
	"reji/ui/layout"
	uiscreen "reji/ui/screen"
)

// atReader plays at a demo's till and its virtual reader, in virtual time, in English.
func atReader(t *testing.T, size layout.Area, play func(h *theatre, w lang.Catalog)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		h := byHand(t, lang.English)
		h.opens(size)
		defer h.dies()
		h.till.WaitUntil("there is a reader", time.Minute, func() bool { return h.register.Snapshot().Reader.ID != "" })
		play(h, lang.For(lang.English))
	})
}

// the two sizes at which the virtual reader is a screen of its own.
func sizes() []layout.Area { return []layout.Area{{W: 80, H: 24}, {W: 40, H: 16}} }

// charged keys an amount and opens the virtual reader once a card is asked for.
func (h *theatre) charged(w lang.Catalog) {
	h.t.Helper()
	h.till.Type("2000")
	h.till.Press("enter")
	h.till.WaitFor(w.PresentCard(), time.Minute)
	h.till.Press("v")
	h.till.WaitFor(w.TapInsertSwipe(), time.Minute)
}

// TestEveryTestCardIsInALineAndCanBeHeldToTheReader presents each card of Stripe's table by the virtual reader's own hands.
func TestEveryTestCardIsInALineAndCanBeHeldToTheReader(t *testing.T) {
	for at, c := range reader.TestCards() {
		if at%6 != 0 && c.Name != "refund_fail" || c.Interac() {
			continue // Interac is not taken by a till in dollars
		}
		atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
			h.charged(w)
			for n := 0; !h.till.Shows("▶ " + w.TestCard(c.Name) + " "); n++ {
				if n > len(reader.TestCards()) {
					h.t.Fatalf("%s has no line:\n%s", c.Name, h.till.Screen())
				}
				h.till.Press("down")
			}
			h.till.Press("enter")
			h.till.WaitUntil("a verdict", time.Minute, func() bool {
				return h.till.Shows(w.Verdict(lang.Paid)) || h.till.Shows(w.Verdict(lang.Declined))
			})
		})
	}
}

// TestAWrongPINThenARightOne_R1 arranges a wrong PIN on the virtual reader, and pays with the same card at the second try.
func TestAWrongPINThenARightOne_R1(t *testing.T) {
	for _, size := range sizes() {
		atReader(t, size, func(h *theatre, w lang.Catalog) {
			h.charged(w)
			h.till.Press("i")
			h.till.WaitFor(w.NextPIN()+" "+w.PINWrong(), time.Second)
			hold := func() {
				h.t.Helper()
				if err := h.bench().Present(h.t.Context(), "online_pin_cvm", 0); err != nil {
					h.t.Fatal(err)
				}
			}
			hold()
			h.till.WaitFor(w.Decline(checkout.DeclineWrongPIN).What, time.Minute)
			h.till.Press("a")
			h.till.WaitFor(w.PresentCard(), time.Minute)
			hold()
			h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
			h.settled(true)
		})
	}
}

func (h *theatre) bench() bench { return bench{hand{app: h.app, register: h.register}} }

// TestATipIsAddedByTheCustomer_T16 chooses a tip on the virtual reader.
func TestATipIsAddedByTheCustomer_T16(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		h.till.Press("g", "g")
		h.till.Expect(w.Percent(15))
		h.till.Press("enter")
		h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
		h.till.Expect("$23.00")
	})
}

// TestTheCustomerCancelsAtTheVirtualReader_T8 presses the reader's cancel button: the till comes to the front and says what it means.
func TestTheCustomerCancelsAtTheVirtualReader_T8(t *testing.T) {
	atReader(t, layout.Area{W: 120, H: 36}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		h.till.Expect(w.PresentCard(), w.PageCards()) // the till beside the reader
		h.till.Press("x")
		h.till.WaitFor(w.Verdict(lang.NotCharged), time.Minute)
		h.till.Reject(w.PageCards())
	})
}

// TestAnotherTillTakesTheReader_R13 puts someone else's payment on the reader, and ends it again.
func TestAnotherTillTakesTheReader_R13(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		h.till.Press("z")
		h.till.WaitFor(w.Reason(checkout.ReasonReaderTaken).What, time.Minute)
		h.till.Press("v")
		h.till.WaitFor(w.OthersPayment(), time.Second)
		h.till.Press("z")
		h.till.WaitUntil("it is gone", time.Minute, func() bool { return !h.till.Shows(w.OthersPayment()) })
		h.till.Press("v", "a")
		h.till.WaitFor(w.PresentCard(), time.Minute)
		h.till.Press("t")
		h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
	})
}

// TestACardLeftInside_R8 leaves the first customer's card in the reader: the next payment waits until somebody takes it out.
func TestACardLeftInside_R8(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		h.till.Press("m")
		h.till.WaitFor(w.CardWillStay(), time.Second)
		h.till.Press("enter")
		h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
		h.till.Type("3000")
		h.till.Press("enter")
		h.till.WaitFor(w.Verdict(lang.Checking), time.Minute)
		h.till.Press("v")
		h.till.WaitFor(w.CardIsInside(), time.Minute)
		h.till.Expect(w.RemoveCard())
		h.till.Press("m", "v")
		h.till.WaitFor(w.PresentCard(), time.Minute)
	})
}

// TestAnUnpluggedReaderIsDark_R5 pulls the plug before a sale, and puts it back.
func TestAnUnpluggedReaderIsDark_R5(t *testing.T) {
	for _, size := range append(sizes(), layout.Area{W: 120, H: 36}) {
		atReader(t, size, func(h *theatre, w lang.Catalog) {
			h.till.Press("v", "u")
			h.till.WaitFor(w.ReaderDark(), time.Second)
			h.till.Press("u")
			h.till.WaitFor(w.ReaderIdle(), time.Second)
			h.till.Press("v")
			h.charged(w)
			h.till.Press("enter")
			h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
		})
	}
}

// TestWhatIsLostIsFoundAgain_F2_F3 loses the next request before and after its effect, at two points of a sale: it ends paid, once.
func TestWhatIsLostIsFoundAgain_F2_F3(t *testing.T) {
	for _, lose := range []string{"b", "e"} {
		for _, early := range []bool{true, false} {
			atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
				if early {
					h.till.Press("v", lose)
					h.till.WaitFor(w.WillBeLost(1), time.Second)
					h.till.Press("v")
				}
				h.charged(w)
				if !early {
					h.till.Press(lose)
					h.till.WaitFor(w.WillBeLost(1), time.Second)
				}
				h.till.Press("t")
				h.till.WaitFor(w.Verdict(lang.Paid), 2*time.Minute)
				h.settled(true)
			})
		}
	}
}

// TestTheNetworkIsSlowUntilItIsQuickAgain_F4 makes every request take two seconds, and a sale goes through all the same.
func TestTheNetworkIsSlowUntilItIsQuickAgain_F4(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.till.Press("v", "n")
		h.till.WaitFor(w.NetworkIsSlow(), time.Second)
		h.till.Press("v")
		began := time.Now()
		h.charged(w)
		if took := time.Since(began); took < 2*slowNetwork {
			h.t.Errorf("two requests took %s", took)
		}
		h.till.Press("n")
		h.till.WaitUntil("it is quick", time.Second, func() bool { return !h.till.Shows(w.NetworkIsSlow()) })
		h.till.Press("enter")
		h.till.WaitFor(w.Verdict(lang.Paid), time.Minute)
	})
}

// TestTheCustomerWalksAway_T5 closes the virtual reader and changes nothing: the reader goes on waiting until the till's deadline.
func TestTheCustomerWalksAway_T5(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		h.till.Press("w")
		h.till.Expect(w.CustomerHasLeft(), w.PresentCard())
		h.till.WaitFor(w.Verdict(lang.NotCharged), 3*time.Minute)
		h.till.Expect(w.Reason(checkout.ReasonDeadline).What)
	})
}

// rank puts what loses requests behind everything else.
func rank(g uiscreen.Gesture) int {
	if g == uiscreen.LoseBefore || g == uiscreen.LoseAfter {
		return 1
	}
	return 0
}

// TestEveryGestureIsDone holds the two halves of the bench together: what the screens can ask for is done by the simulator.
func TestEveryGestureIsDone(t *testing.T) {
	atReader(t, layout.Area{W: 80, H: 24}, func(h *theatre, w lang.Catalog) {
		h.charged(w)
		all := uiscreen.Gestures()
		// What loses requests comes last: others send some.
		slices.SortStableFunc(all, func(a, b uiscreen.Gesture) int { return cmp.Compare(rank(a), rank(b)) })
		for _, g := range all {
			if err := h.bench().Do(h.t.Context(), g); err != nil {
				h.t.Errorf("%s: %v", g, err)
			}
		}
	})
}

// TestTheSecondColumnShowsTheReaderItself pulls the plug behind the till's back: the picture of the reader is dark at once, and comes back
// with the column however often the window changes its size.
func TestTheSecondColumnShowsTheReaderItself_R5(t *testing.T) {
	wide, medium := layout.Area{W: 120, H: 36}, layout.Area{W: 80, H: 24}
	atReader(t, wide, func(h *theatre, w lang.Catalog) {
		h.till.Reject(w.ReaderDark())
		do := func(g uiscreen.Gesture) {
			if err := h.bench().Do(h.t.Context(), g); err != nil {
				h.t.Fatal(err)
			}
		}
		do(uiscreen.Unplug)
		h.till.WaitFor(w.ReaderDark(), time.Second)
		for range 3 {
			h.till.Resize(medium)
			h.till.Reject(w.ReaderDark())
			h.till.Resize(wide)
			h.till.WaitFor(w.ReaderDark(), time.Second)
		}
		do(uiscreen.PlugIn)
		h.till.WaitFor(w.ReaderIdle(), time.Second)
		do(uiscreen.OthersPayment)
		h.till.WaitFor(w.OthersPayment(), time.Second)
	})
}
