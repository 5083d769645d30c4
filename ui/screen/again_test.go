package screen_test

import (
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/screen"
	"reji/ui/story"
	"reji/ui/theme"
	"reji/ui/wording"
)

// The word of the key agrees with the advice above it: a bank's no asks for another card, unless the bank says that the same one may do.
func TestTheKeyForAnotherTryNamesTheCardThatMayDo(t *testing.T) {
	price := money.New(2000, "usd")
	env := screen.Env{Words: wording.New(lang.For(lang.English), theme.Unicode(), nil)}
	waiting := story.Waiting(1, price).Wait(time.Second)
	for name, c := range map[string]struct {
		at   story.Story
		want string
	}{
		"no money":            {story.Declined(1, price, "insufficient_funds"), "another card"},
		"stolen":              {story.Declined(1, price, "stolen_card"), "another card"},
		"wrong PIN":           {story.Declined(1, price, "incorrect_pin"), "card again"},
		"PIN tried too often": {story.Declined(1, price, "pin_try_exceeded"), "another card"},
		"bank's fault":        {story.Declined(1, price, "try_again_later"), "card again"},
		"given up":            {story.Declined(1, price, "do_not_honor").Stops().Finds(checkout.IntentRequiresPaymentMethod).Answered(), "another card"},
		"customer cancelled":  {waiting.CustomerCancels(), "card again"},
		"nobody came":         {waiting.Passes().Finds(checkout.IntentRequiresPaymentMethod).Answered(), "card again"},
		"reader offline":      {story.Begin(1, price).Card(checkout.CaptureManual).Answered().Fails(checkout.FailureReaderOffline, "terminal_reader_offline"), "card again"},
	} {
		if c.at.Err != nil {
			t.Fatalf("%s: %v", name, c.at.Err)
		}
		card, _ := c.at.Sale.Card()
		if got := env.KeyAnother(card).Help().Desc; got != c.want {
			t.Errorf("%s: the key says %q, want %q", name, got, c.want)
		}
	}
}
