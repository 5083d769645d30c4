package ui_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/uitest"
)

// journey plays at a till on a fresh stage, in virtual time.
func journey(t *testing.T, play func(s *stage, till *uitest.Till)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := newStage()
		play(s, open(t, s))
	})
}

func TestT1_AnAmountEnterAndATapEndInPaidAndTheNextSaleBeginsWithADigit(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Expect("TEST MODE", "2000 ⏎ then t", "$0.00")
		till.Type("2000")
		till.Expect("$20.00", "⏎ charges the card")
		till.Press("enter")
		till.WaitFor("asking Stripe", time.Second)
		s.ready()
		till.WaitFor("present card", time.Second)
		till.Press("t")
		till.WaitFor("✓ PAID", time.Second)
		till.Expect("Sale 0042", "Visa credit ···· 4242")

		till.Type("1")
		till.Expect("$0.01")
		till.Reject("the goods may be handed over")
		till.Type("000")
		till.Expect("$10.00", "Last     0042      $20.00  ✓ PAID")
		till.Press("enter")
		s.ready()
		till.Press("t")
		till.WaitFor("Sale 0043", time.Second)
		till.WaitFor("✓ PAID", time.Second)
	})
}

// A script, or somebody very quick, does not wait for the screen: the tap is remembered until the reader asks for a card.
func TestT1_KeysThatComeBeforeTheScreenAreNotLost(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		for _, k := range []string{"2", "0", "0", "0", "enter", "t"} {
			till.Send(story.Key(k))
		}
		till.Wait(time.Second)
		if s.cards() != 0 {
			t.Fatal("the card was presented before the reader asked for one")
		}
		s.ready()
		till.WaitFor("✓ PAID", time.Second)
		if s.cards() != 1 {
			t.Errorf("%d cards were presented", s.cards())
		}
	})
}

func TestAScanIsShownAndPressesNothing(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Burst("4006381333931\r")
		till.Expect("Scanned 4006381333931", "$0.00")
		till.Type("20")
		till.Burst("ch?\x1dq\r")
		till.Expect("$0.20")
		// A scanner on a slow line: every character by itself, and no pause.
		for _, r := range "96385074" {
			till.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		till.Send(tea.KeyMsg{Type: tea.KeyEnter})
		till.Expect("Scanned 96385074", "$0.20")
		till.Wait(time.Second)
		// What follows a paste without a pause came with it (an end of paste can be forged).
		till.Send(story.Key("paste:5000"))
		till.Send(tea.KeyMsg{Type: tea.KeyEnter})
		till.Send(tea.KeyMsg{Type: tea.KeyCtrlC})
		till.Expect("Scanned 5000", "$0.20")
		if n := len(s.charges()); n != 0 || till.Ended() {
			t.Errorf("%d charges, ended: %v", n, till.Ended())
		}
		till.Press("enter")
		till.Expect("A card takes $0.50 at least")
	})
}

func TestDigitsThatArriveTogetherAreAnAmountUnlessEnterComesWithThem(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Burst("2000")
		till.Expect("$20.00")
		till.Press("enter")
		till.WaitUntil("the sale is charged", time.Second, func() bool { return len(s.charges()) == 1 })
		if got := s.charges()[0]; got != money.New(2000, "usd") {
			t.Errorf("charged %v", got)
		}
	})
}

func TestT3_ADeclineNeedsOneKeyForAnotherCard(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.ready()
		s.play(func(n story.Story) story.Story {
			return n.Reads(story.Visa()).Answered().Declines("insufficient_funds")
		})
		till.WaitFor("✗ DECLINED", time.Second)
		till.Expect("nothing was charged", "Not enough money on the card", "insufficient_funds", "try 1 of 5")
		till.Press("enter") // ⏎ is no answer to a decline
		till.Expect("✗ DECLINED")
		till.Press("a")
		till.WaitFor("waking the reader", time.Second)
		s.play(story.Story.Answered)
		till.Press("t")
		till.WaitFor("✓ PAID", time.Second)
		if s.sale.Sale.Tenders[0].(checkout.CardTender).Attempt != 2 || len(s.sale.Sale.Tenders) != 1 {
			t.Errorf("not the same intent: %+v", s.sale.Sale.Tenders)
		}
	})
}

func TestR4_CashIsAWayOutOfAResultThatIsNotKnown(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.ready()
		s.play(func(n story.Story) story.Story { return n.Reads(story.Visa()).Answered() })
		till.WaitFor("asking the bank", time.Second)
		till.Wait(checkout.UnsureAfter)
		till.WaitFor("! RESULT NOT KNOWN", time.Second)
		till.Expect("do not take this payment again", "whether the bank approved")
		till.Press("c")
		till.WaitFor("✓ PAID", time.Second)
		till.Expect("the card is being released")
	})
}

func TestAQuestionThatOpensByItselfSwallowsKeysInFlight(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.play(func(story.Story) story.Story {
			p := checkout.DefaultPolicy()
			p.Rules = []checkout.Rule{{Name: "prepaid", Do: checkout.Ask, Funding: []string{"prepaid"}}}
			n := story.BeginWith(42, money.New(2000, "usd"), p, checkout.ModeTest)
			n.At = time.Now()
			return n.Card(checkout.CaptureManual).Answered().Answered().Reads(story.Prepaid())
		})
		till.WaitFor("Take this card?", time.Second)
		till.Send(tea.KeyMsg{Type: tea.KeyEnter})
		till.Wait(300 * time.Millisecond)
		till.Expect("you decide")
		till.Wait(200 * time.Millisecond)
		till.Send(tea.KeyMsg{Type: tea.KeyEnter})
		till.WaitFor("asking the bank", time.Second)
	})
}

func TestClosingAsksWhileMoneyIsInFlight(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.ready()
		till.Press("ctrl+c")
		till.Expect("Close the till?", "Sale 0042 is under way: $20.00")
		till.Press("enter", "a")
		till.Expect("Close the till?")
		till.Press("esc")
		till.Expect("present card")
		till.Press("ctrl+c", "ctrl+c")
		if err := till.End(time.Second); err != nil {
			t.Error(err)
		}
	})
	journey(t, func(_ *stage, till *uitest.Till) {
		till.Press("ctrl+c")
		if err := till.End(time.Second); err != nil {
			t.Error(err)
		}
	})
}

func TestAVerdictBringsTheCounterBackToTheFront(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.ready()
		till.Press("?")
		till.Expect("On this screen", "tap a test card")
		s.play(func(n story.Story) story.Story { return n.Reads(story.Visa()).Answered() })
		till.Wait(time.Second)
		till.Expect("On this screen")
		s.play(func(n story.Story) story.Story { return n.Approves() })
		till.WaitFor("✓ APPROVED", time.Second)
		till.Press("h")
		till.WaitFor("History", time.Second)
		s.play(story.Story.Answered)
		till.Wait(time.Second)
		till.Expect("History") // PAID after APPROVED changes nothing for the cashier
		till.Press("down", "enter")
		till.WaitFor("sale started", time.Second)
		till.Press("esc", "esc")
		till.Expect("✓ PAID")
	})
}

func TestActionsAreFoundByTheirNameAndDone(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("ctrl+p")
		till.Expect("What can be done now", "close the till")
		till.Type("cash")
		till.Reject("close the till")
		till.Press("enter")
		till.Expect("How much was handed over?")
		till.Press("esc", "enter")
		s.ready()
		till.Press("ctrl+p")
		till.Type("tap")
		till.Press("enter")
		till.WaitFor("✓ PAID", time.Second)
	})
}

func TestARefusedSaleStaysKeyed(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		s.mu.Lock()
		s.refuses = register.ErrReaderBusy
		s.mu.Unlock()
		till.Type("2000")
		till.Press("enter")
		till.WaitFor("The reader is still busy with another sale", time.Second)
		till.Expect("$20.00", "⏎ card")
	})
}

func TestCashIsCountedAndTheChangeIsSaid(t *testing.T) {
	journey(t, func(_ *stage, till *uitest.Till) {
		till.Type("1980")
		till.Press("c")
		till.Expect("How much was handed over?")
		till.Type("2000")
		till.Expect("$0.20")
		till.Press("enter")
		till.WaitFor("✓ PAID", time.Second)
		till.Expect("change $0.20")
	})
}

func TestTimesRunWithoutAnyKey(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		till.Press("enter")
		s.ready()
		till.WaitFor("waiting 0:07 of 2:00", 10*time.Second)
		before := strings.Split(till.Screen(), "\n")[0]
		till.Wait(time.Minute)
		till.Expect("waiting 1:07 of 2:00")
		if after := strings.Split(till.Screen(), "\n")[0]; after == before {
			t.Errorf("the clock stands still: %q", after)
		}
	})
}

func TestResizingChangesNoState(t *testing.T) {
	journey(t, func(s *stage, till *uitest.Till) {
		till.Type("2000")
		for _, a := range []layout.Area{{W: 120, H: 36}, {W: 40, H: 16}, {W: 20, H: 5}, {W: 80, H: 24}} {
			till.Resize(a)
		}
		till.Expect("$20.00")
		if len(s.charges()) != 0 {
			t.Error("resizing charged a card")
		}
	})
}

// boom is a register that panics in the background.
type boom struct{ *stage }

func (boom) Charge(context.Context, register.Charge) (checkout.SaleID, error) { panic("boom") }

func TestAPanicInTheBackgroundClosesTheTillCleanly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage()
		heard := make(chan any, 1)
		till := uitest.Start(t, layout.Area{W: 80, H: 24}, func(ctx context.Context) tea.Model {
			d := s.deps()
			d.Till = boom{s}
			d.Crash = func(v any, _ []byte) { heard <- v }
			return ui.New(ctx, d)
		})
		till.Type("2000")
		till.Press("enter")
		if err := till.End(time.Second); err != nil {
			t.Error(err)
		}
		if len(heard) != 1 {
			t.Error("nobody heard of the panic")
		}
	})
}
