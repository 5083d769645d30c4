package wording_test

import (
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/story"
	"reji/ui/theme"
	"reji/ui/widget"
	"reji/ui/wording"
)

func words() wording.Words { return wording.New(lang.For(lang.English), theme.Unicode(), nil) }

var price = money.New(2000, "usd")

func card(t *testing.T, s story.Story) checkout.CardTender {
	t.Helper()
	if s.Err != nil {
		t.Fatal(s.Err)
	}
	c, ok := s.Sale.Card()
	if !ok {
		t.Fatal("no card in this story")
	}
	return c
}

// TestI8_TheScreenSaysAboutMoneyOnlyWhatTheStateProves walks through lives of a payment and holds band and rail against the state.
func TestI8_TheScreenSaysAboutMoneyOnlyWhatTheStateProves(t *testing.T) {
	lives := map[string]story.Story{
		"waiting": story.Waiting(1, price), "at the bank": story.AtBank(1, price), "approved": story.AtBank(1, price).Approves(),
		"paid": story.Paid(1, price), "declined": story.Declined(1, price, "do_not_honor"),
		"given up":  story.Declined(1, price, "do_not_honor").Stops().Finds(checkout.IntentRequiresPaymentMethod).Answered(),
		"giving up": story.Declined(1, price, "do_not_honor").Stops(), "stopping": story.Waiting(1, price).Stops(),
		"another card": story.Declined(1, price, "do_not_honor").Another().Answered(), "lost": story.Waiting(1, price).Foreign(),
		"cancelled": story.Waiting(1, price).CustomerCancels(), "held": story.AtBankLater(1, price).Approves(),
	}
	for name, s := range lives {
		c := card(t, s)
		for _, after := range []time.Duration{0, time.Minute, 5 * time.Minute} {
			now := s.At.Add(after)
			band, steps := words().CardBand(c, now), words().Rail(c, now)
			if len(steps) != 5 {
				t.Fatalf("%s: %d steps", name, len(steps))
			}
			taken := c.State == checkout.Paid
			if got := band.Verdict == "PAID"; got != taken {
				t.Errorf("%s after %v: the band says %q, the state is %v", name, after, band.Verdict, c.State)
			}
			free := c.State == checkout.Voided || c.State == checkout.Declined || c.State == checkout.Created && c.Reason != checkout.ReasonNone
			if got := band.Verdict == "DECLINED" || band.Verdict == "NOT CHARGED"; got != free {
				t.Errorf("%s after %v: the band says %q, the state is %v", name, after, band.Verdict, c.State)
			}
			yes := c.State == checkout.Paid || c.State == checkout.Authorized || c.State == checkout.Capturing
			if got := strings.Contains(steps[3].Fact, "approved"); got != yes {
				t.Errorf("%s after %v: the step Process says %q, the state is %v", name, after, steps[3].Fact, c.State)
			}
			if got := steps[4].Phase == widget.Done; got != taken {
				t.Errorf("%s after %v: the step Capture is done: %v, the state is %v", name, after, got, c.State)
			}
		}
	}
}

func TestNothingChargedIsNeverGreen(t *testing.T) {
	s := story.Waiting(1, price).CustomerCancels()
	if band := words().CardBand(card(t, s), s.At); band.Tone == theme.Good {
		t.Error("a tired eye takes it for paid")
	}
}

func TestTimesRunAndAreThenHistory(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second: "0:00", 0: "0:00", 7 * time.Second: "0:07", 760 * time.Second: "12:40", 41*time.Hour + 2*time.Minute: "41:02:00",
	} {
		if got := wording.Running(d); got != want {
			t.Errorf("Running(%v) = %q, want %q", d, got, want)
		}
	}
	w := wording.New(lang.For(lang.Japanese), theme.Unicode(), time.FixedZone("JST", 9*3600))
	if got := w.Minute(story.Noon()); got != "23:02" {
		t.Errorf("14:02 UTC is %q in Tokyo", got)
	}
	if got := w.Took(412 * time.Millisecond); got != "0.4 秒" {
		t.Errorf("412 ms took %q", got)
	}
}

func TestADeadlineIsSaidAndTurnsUrgent(t *testing.T) {
	s := story.Waiting(1, price)
	early, late := words().Rail(card(t, s), s.At.Add(7*time.Second))[1], words().Rail(card(t, s), s.At.Add(110*time.Second))[1]
	if early.Time != "waiting 0:07 of 2:00" || early.Due {
		t.Errorf("%+v", early)
	}
	if !late.Due {
		t.Errorf("ten seconds before the end: %+v", late)
	}
}

func TestCardsAreNamedByWhatMattersAndNeverMore(t *testing.T) {
	w := words()
	for want, c := range map[string]checkout.Card{
		"Visa credit ···· 4242  tap":         story.Visa(),
		"Mastercard prepaid ···· 5100  chip": story.Prepaid(),
		"Visa ···· 0005  Apple Pay":          {Brand: "visa", Last4: "0005", ReadMethod: "contactless_emv", Wallet: "apple_pay"},
		"card":                               {},
	} {
		if got := w.CardLong(c); got != want {
			t.Errorf("CardLong = %q, want %q", got, want)
		}
	}
	if got := w.ShortID("pi_3Reji000000000000428kQ"); got != "pi_…8kQ" {
		t.Errorf("ShortID = %q", got)
	}
	if got := w.ShortID("short"); got != "short" {
		t.Errorf("ShortID = %q", got)
	}
}

// A suspicion (lost, stolen, fraud) must not be readable in the timeline either: the customer can see the screen.
func TestTheTimelineTellsNoSuspicion(t *testing.T) {
	s := story.Declined(1, price, "stolen_card")
	for _, l := range s.Timeline() {
		what, fact := words().Line(l, price)
		if strings.Contains(what+fact, "stolen") {
			t.Errorf("%q %q", what, fact)
		}
	}
}

func TestEveryRowOfATimelineHasWords(t *testing.T) {
	for _, s := range []story.Story{
		story.Paid(1, price), story.Declined(1, price, "do_not_honor").Another().Fails(checkout.FailureReaderOffline, "terminal_reader_offline"),
		story.Waiting(1, price).Passes(), story.Begin(1, price).Cash(5000), story.Waiting(1, price).Restarts(), story.AtBankLater(1, price).Approves().Capture(),
	} {
		if s.Err != nil {
			t.Fatal(s.Err)
		}
		for _, l := range s.Timeline() {
			if what, _ := words().Line(l, price); strings.TrimSpace(what) == "" || strings.Contains(what, "_") {
				t.Errorf("%s says %q", l.Kind, what)
			}
		}
	}
}
