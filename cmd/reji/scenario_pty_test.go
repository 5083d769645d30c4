//go:build unix

package main

import (
	"os"
	"strings"
	"testing"

	"reji/ui/lang"
)

// TestH1_TheKilledScenarioKillsAProcess plays the scenario as it is played for people: the till is a process, and it is killed. In the end the
// terminal is given back and nothing is left of the home.
func TestH1_TheKilledScenarioKillsAProcess(t *testing.T) {
	t.Parallel()
	temp, words := t.TempDir(), lang.For(lang.English)
	s := newShop(t, "TMPDIR="+temp)
	w := s.open(80, 24, "reji", "demo", "--scenario", "killed")
	w.await(words.CueKill())
	w.await(words.CueRestarted())
	w.await(words.CueRecovered())
	w.await(words.Verdict(lang.Paid))
	w.press("\x03")
	w.end(exitDone)
	left, err := os.ReadDir(temp)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestAScenarioIsLeftInTheMiddle closes the till of a scenario while money is in flight: it asks first, and nothing is left of the home.
func TestAScenarioIsLeftInTheMiddle(t *testing.T) {
	t.Parallel()
	temp, words := t.TempDir(), lang.For(lang.Japanese)
	s := newShop(t, "TMPDIR="+temp)
	w := s.open(120, 36, "reji", "demo", "--scenario", "payment", "--lang", "ja")
	w.await(words.CueCard())
	w.press("\x03\x03")
	w.end(exitDone)
	left, err := os.ReadDir(temp)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestAnAccountHasOnlyCardsOnTheVirtualReader pays with an account's test helper, a tip included: what the account cannot be made to do is not
// offered.
func TestAnAccountHasOnlyCardsOnTheVirtualReader(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	w := a.shop().open(80, 24, "reji")
	words := lang.For(lang.English)
	w.await("San Francisco")
	w.press("2000\r")
	w.await(words.PresentCard())
	w.press("v")
	w.await(words.VirtualReader())
	if text := w.text(); !strings.Contains(text, words.PageCustomer()) || strings.Contains(text, words.PageTrouble()) {
		t.Errorf("pages:\n%s", text)
	}
	w.press("\t")
	w.await(words.CustomerLeaves())
	for _, gone := range []string{words.NextPIN(), words.CardStays(), words.CustomerPressesCancel()} {
		if strings.Contains(w.text(), gone) {
			t.Errorf("%q is offered:\n%s", gone, w.text())
		}
	}
	w.press("uxg")
	w.await(words.Percent(10))
	w.press("\t\r")
	w.await(words.Verdict(lang.Paid))
	w.press("\x03")
	w.end(exitDone)
	all := a.intents()
	if len(all) != 1 || all[0].Status != "succeeded" || all[0].AmountReceived != 2200 {
		t.Fatalf("one PaymentIntent with its tip is wanted: %v", all)
	}
}
