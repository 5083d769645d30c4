package whole

import (
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader/sim"
	"reji/ui/lang"
)

// TestX10_LinesCarryAWholeSale takes a sale in both languages, on a narrow terminal too: every step is said, once, in order.
func TestX10_LinesCarryAWholeSale(t *testing.T) {
	for language, steps := range map[lang.Lang][]string{
		lang.English: {
			"Card, $20.00.", "Sale 0001, $20.00, by card.", "Present card: tap, insert or swipe. 2 minutes left.", "t: tap a test card",
			"Card read: Visa credit, ending in 4242, tap.", "Asking the bank.", "APPROVED: Sale 0001, $20.00", "PAID: Sale 0001, $20.00",
		},
		lang.Japanese: {"カード払い", "会計 0001", "残り2分", "末尾 4242", "承認済み", "支払い完了"},
	} {
		for _, width := range []int{40, 80} {
			inBubble(t, func(t *testing.T) {
				w := world(t, sim.Options{Latency: 100 * time.Millisecond, AuthDelay: 5 * time.Second}).open()
				defer w.die()
				l := w.listen(language, width)
				l.types("2000")
				l.types("")
				l.types("t")
				for _, words := range steps {
					if language == lang.Japanese {
						l.w.until1(func() bool { return strings.Contains(strings.ReplaceAll(l.transcript(), "\n", ""), words) })
						continue
					}
					l.hears(words)
				}
				for _, once := range steps {
					if n := l.count(once); language == lang.English && n != 1 {
						t.Errorf("%q is said %d times", once, n)
					}
				}
				l.leaves()
				if all := w.intents(); len(all) != 1 || all[0]["status"] != "succeeded" {
					t.Errorf("intents %v", all)
				}
				w.audit()
			})
		}
	}
}

// TestT3_LinesAskForAnotherCard declines a card, asks for another one, and has one PaymentIntent in the end.
func TestT3_LinesAskForAnotherCard(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 50 * time.Millisecond, AuthDelay: 300 * time.Millisecond}).open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.types("20.00")
		l.types("")
		l.hears("Present card")
		w.mustTap("charge_declined_insufficient_funds")
		l.hears("DECLINED: Sale 0001, $20.00, nothing was charged.")
		l.hears("The bank's code is insufficient_funds.")
		l.hears("a: another card")
		l.types("a")
		l.hears("Present card")
		w.mustTap("mastercard")
		l.hears("Card read: Mastercard credit, ending in 4444, tap.")
		l.hears("PAID: Sale 0001")
		l.leaves()
		if n := len(w.intents()); n != 1 {
			t.Errorf("%d intents", n)
		}
		w.audit()
	})
}

// TestT7_LinesCancel cancels a collection, and goes on with the next sale.
func TestT7_LinesCancel(t *testing.T) {
	for _, word := range []string{"x", "esc", "ESC", "\x1b", "ｘ"} {
		inBubble(t, func(t *testing.T) {
			w := world(t, sim.Options{Latency: 50 * time.Millisecond}).open()
			defer w.die()
			l := w.listen(lang.English, 80)
			l.types("2000")
			l.types("")
			l.hears("Present card")
			l.types(word)
			l.hears("Do not take this payment again yet.")
			l.hears("NOT CHARGED: Sale 0001, $20.00")
			l.hears("Stopped at the till. Nothing was charged.")
			l.types("1000")
			l.hears("Card, $10.00.")
			l.types("")
			l.hears("Sale 0002, $10.00, by card.")
			l.types("t")
			l.hears("PAID: Sale 0002")
			l.leaves()
			w.audit()
		})
	}
}

// TestX6_LinesSayThatNothingIsKnown loses the bank's answer: the till says that it does not know, takes cash, and says when the card is released.
func TestX6_LinesSayThatNothingIsKnown(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: time.Second, Faults: "confirm:1:stuck"})
		w.reader = w.someReader("usd")
		w.open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.types("2000")
		l.types("")
		l.hears("Present card")
		w.mustTap("visa")
		l.hears("RESULT NOT KNOWN: Sale 0001, $20.00, do not take this payment again.")
		l.hears("Not known: whether the bank approved.")
		l.hears("c: cash, and release the card")
		l.types("l")
		l.hears("nothing new.")
		if l.count("PAID") != 0 || l.count("NOT CHARGED") != 0 {
			t.Errorf("a result is said that nobody knows:\n%s", l.transcript())
		}
		l.types("c")
		l.hears("PAID: Sale 0001, $20.00, ")
		w.until1(func() bool { return len(w.register.Snapshot().Open) > 0 && !w.register.Snapshot().Open[0].Sale.Open() })
		l.leaves()
		for _, i := range w.intents() {
			if i["status"] != "canceled" {
				t.Errorf("the card is %s", i["status"])
			}
		}
		w.audit()
	})
}

// TestScanChargesNothing sends what scanners send: a code with one line break, with two, two codes at once, and one code after another. Nothing is
// asked of Stripe.
func TestScanChargesNothing(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond}).open()
		defer w.die()
		l := w.listen(lang.English, 80)
		for _, code := range []string{"49968", "012345", "4901234567894"} {
			l.types(code)
			l.types(code)
			l.types(code)
			for range 3 { // its line breaks come with it
				pass(5 * time.Millisecond)
				l.sends("")
			}
			l.hears("taken for a scan")
			l.types("")
			l.hears("Key an amount first.")
		}
		l.types("ABC-49968")
		l.hears("Scanned abc-49968. That is not an amount; nothing was asked.")
		l.types("4242 4242 4242 4242 name")
		pass(time.Second)
		if strings.Contains(l.transcript(), "4242 4242") {
			t.Errorf("a card's number is said:\n%s", l.transcript())
		}
		l.leaves()
		if all := w.intents(); len(all) != 0 {
			t.Errorf("a scan has charged: %v", all)
		}
	})
}

// TestX4_LinesSayDeadlines lets nobody come: the time is said when it begins, a minute and ten seconds before it is over, and never besides.
func TestX4_LinesSayDeadlines(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond}).open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.types("2000")
		l.types("")
		for _, words := range []string{"2 minutes left.", "Still no card: 1 minute left.", "Still no card: 10 seconds left.", "NOT CHARGED: Sale 0001", "Nobody presented a card in time."} {
			l.hears(words)
		}
		if n := l.count(" left."); n != 3 {
			t.Errorf("a time is said %d times:\n%s", n, l.transcript())
		}
		l.leaves()
		w.audit()
	})
}

// TestX8_LinesAskAboutACard has a rule ask about a card: an answer that was on its way when the question opened is not one, nor is a bare Enter.
func TestX8_LinesAskAboutACard(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond})
		w.policy.Rules = []checkout.Rule{{Name: "prepaid", Do: checkout.Ask, Funding: []string{"prepaid"}}}
		w.open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.types("2000")
		l.types("")
		l.hears("Present card")
		w.mustTap("mastercard_prepaid")
		l.hears("Take this card? Mastercard prepaid, ending in ")
		l.sends("y")
		l.hears("typed before the question")
		l.types("")
		l.hears("Take this card?")
		if c, _ := w.register.Snapshot().Open[0].Sale.Card(); !c.Asking {
			t.Fatalf("the question was answered by itself: %s", c.State)
		}
		l.types("n")
		l.hears("NOT CHARGED: Sale 0001")
		l.hears("a: another card")
		l.types("a")
		l.hears("Present card")
		w.mustTap("mastercard_prepaid")
		l.hears("y: take the card; n: refuse it.")
		l.types("y")
		l.hears("PAID: Sale 0001")
		l.leaves()
		w.audit()
	})
}

// TestLinesSayWhatARestartFound kills the till while a card is awaited. The next one says what it is finding out, and what became of it.
func TestLinesSayWhatARestartFound(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond}).open()
		id := w.charge(2000, checkout.CaptureManual)
		w.untilFace(id, checkout.FacePresent)
		w.die()
		w.open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.hears("Finding out about 1 payment.")
		l.hears("Still open: Sale 0001, $20.00")
		l.hears("NOT CHARGED: Sale 0001, $20.00")
		l.hears("The till was restarted before the bank was asked.")
		l.leaves()
		w.audit()
	})
}

// TestLinesAskBeforeTheyClose presses Ctrl+C with a payment under way, stays, parks it, brings it back, and closes the till with two of them.
func TestLinesAskBeforeTheyClose(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: time.Minute}).open()
		defer w.die()
		l := w.listen(lang.English, 80)
		l.types("2000")
		l.types("")
		l.types("t")
		l.hears("Asking the bank.")
		pass(time.Second)
		l.interrupts <- struct{}{}
		l.hears("Sale 0001 is under way: $20.00.")
		l.types("")
		l.hears("Close the till?")
		l.types("n")
		l.hears("The till stays open.")
		l.types("p")
		l.hears("Parked.")
		l.types("u")
		l.hears("Still open: Sale 0001")
		l.types("u 1")
		l.hears("Asking the bank.")
		l.types("p")
		l.hears("PAID: Sale 0001") // after a minute, from behind
		l.types("2000")
		l.types("")
		l.hears("Present card")
		l.interrupts <- struct{}{}
		l.hears("y: close the till; n: stay.")
		l.interrupts <- struct{}{}
		if err := <-l.ended; err != nil {
			t.Error(err)
		}
	})
}

// TestD1_LinesSayThatTheTillHasStopped fills the disk in the middle of a payment: the till says it once, names the payment, and takes nothing more.
func TestD1_LinesSayThatTheTillHasStopped(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := world(t, sim.Options{Latency: 40 * time.Millisecond, AuthDelay: time.Second}).open()
		defer w.register.Close()
		l := w.listen(lang.English, 80)
		l.types("2000")
		l.types("")
		l.hears("Present card")
		if err := w.ledger.Close(); err != nil {
			t.Fatal(err)
		}
		w.mustTap("visa")
		l.hears("TILL STOPPED: no new sale can begin.")
		l.hears("Sale 0001, $20.00, is safe. Do not take it again.")
		l.types("1000")
		l.hears("TILL STOPPED")
		l.types("q")
		if err := <-l.ended; err != nil {
			t.Error(err)
		}
		if l.count("PAID") != 0 || l.count("APPROVED") != 0 {
			t.Errorf("the till says what its ledger does not hold:\n%s", l.transcript())
		}
	})
}
