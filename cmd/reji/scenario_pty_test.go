//go:build unix

package main

import (
	"os"
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
