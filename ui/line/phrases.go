package line

import (
	"time"

	"reji/ui/lang"
)

// offer is something that can be done now: what is typed for it, and what it does.
type offer struct {
	typed string
	does  string
	key   string // of the screen's binding
}

// phrases are the sentences that only a till that speaks has need of. Everything else is in the catalogues of the screens.
type phrases interface {
	welcome(brand, mode, currency string) string
	sentence(text string) string // a note of the screens as a sentence
	offers(all []offer) string
	prompt() string
	demo() string
	next() string
	begun(sale, amount string) string
	verdict(verdict, sale, amount, meaning string) string
	notice(verdict, meaning string) string // a verdict about the till itself
	earlier(sale, amount, state string) string
	reader(label, state string) string

	card(amount string) string
	charges() string
	noCard() string
	cash(amount string) string
	cashFirst() string
	handed(given, change string) string
	takes() string
	cleared() string

	span(d time.Duration) string
	present(left string) string
	leftForCard(left string) string
	leftToDecide(left string) string
	read(card string) string
	list(parts []string) string
	ending(last4 string) string
	decide(card string) string
	rule(name string) string
	looked(clock string) string
	code(word string) string

	parked() string
	openHint() string
	nothingLike() string
	notHere() string
	tooFast() string
	lateAnswer() string
	quitHow() string
	stays() string
	help() []string
}

func phrasesOf(l lang.Lang) phrases {
	if l == lang.Japanese {
		return japanese{}
	}
	return english{}
}
