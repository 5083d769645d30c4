package history

import (
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/story"
)

// The last line of a journal is the list's word for the sale, which is said only where it is not older than the journal.
func TestAJournalEndsWithWhatHasComeOfTheSale(t *testing.T) {
	price := money.New(2000, "usd")
	paid, waiting := story.Paid(1, price), story.Waiting(1, price)
	later := waiting.Stops().Wait(time.Second).Finds(checkout.IntentCanceled)
	for name, c := range map[string]struct {
		listed, read story.Story
		ends         bool
	}{
		"paid":           {paid, paid, true},
		"not charged":    {later, later, true},
		"under way":      {waiting, waiting, false},
		"listed earlier": {paid, paid.Wait(time.Minute), false},
	} {
		if c.read.Err != nil || c.listed.Err != nil {
			t.Fatal(name, c.read.Err, c.listed.Err)
		}
		sale, lines := c.listed.Book(), c.read.Timeline()
		if c.read.At.After(c.listed.At) { // and something has happened since
			lines = append(lines, checkout.BookLine{At: c.read.At, Kind: "observed"})
		}
		got := told(lines, &sale)
		if ends := got[len(got)-1].Kind == outcome; ends != c.ends {
			t.Errorf("%s: the outcome is told: %v, want %v", name, ends, c.ends)
		}
	}
	if got := told(nil, nil); got != nil {
		t.Errorf("nothing was read, and %v is told", got)
	}
}
