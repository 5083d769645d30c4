package line

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// english are the sentences in English.
type english struct{}

func (english) welcome(brand, mode, currency string) string {
	return fmt.Sprintf("%s, %s. Amounts are in %s.", brand, mode, currency)
}

func (english) sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.ContainsAny(text[len(text)-1:], ".?!") {
		text += "."
	}
	return text
}

func (english) offers(all []offer) string {
	parts := make([]string, len(all))
	for i, o := range all {
		parts[i] = o.typed + ": " + o.does
	}
	return "Now: " + strings.Join(parts, "; ") + "."
}

func (english) prompt() string {
	return "Type an amount and press Enter. c: cash; h: history; u: open sales; ?: help; q: close the till."
}

func (english) demo() string {
	return "Try it: type 2000, press Enter, press Enter again, then type t and press Enter."
}

func (english) next() string { return "Type the next amount. ?: help." }

func (english) begun(sale, amount string) string {
	return fmt.Sprintf("%s, %s, by card.", sale, amount)
}

func (english) verdict(verdict, sale, amount, meaning string) string {
	return fmt.Sprintf("%s: %s, %s, %s.", verdict, sale, amount, meaning)
}

func (english) notice(verdict, meaning string) string { return verdict + ": " + meaning + "." }

func (english) earlier(sale, amount, state string) string {
	return fmt.Sprintf("Still open: %s, %s, %s.", sale, amount, state)
}

func (english) reader(label, state string) string {
	if label == "" {
		return "Card reader: " + state + "."
	}
	return "Card reader " + label + ": " + state + "."
}

func (english) card(amount string) string  { return "Card, " + amount + "." }
func (english) charges() string            { return "Enter: charge the card; c: cash instead; x: clear." }
func (english) noCard() string             { return "c: cash; x: clear." }
func (english) list(parts []string) string { return strings.Join(parts, ", ") }
func (english) cash(amount string) string  { return "Cash, " + amount + "." }
func (english) cashFirst() string          { return "Type the amount that is paid in cash, or x to go back." }
func (english) handed(given, change string) string {
	return fmt.Sprintf("Given %s, change %s.", given, change)
}
func (english) takes() string   { return "Enter: take the cash; x: clear." }
func (english) cleared() string { return "Cleared. Nothing was charged." }

func (english) span(d time.Duration) string {
	s := int(max(d, 0).Round(time.Second) / time.Second)
	count := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	switch {
	case s < 60:
		return count(s, "second")
	case s%60 == 0:
		return count(s/60, "minute")
	default:
		return count(s/60, "minute") + " " + count(s%60, "second")
	}
}

func (english) present(left string) string {
	return "Present card: tap, insert or swipe. " + left + " left."
}
func (english) leftForCard(left string) string  { return "Still no card: " + left + " left." }
func (english) leftToDecide(left string) string { return left + " left to decide." }
func (english) read(card string) string         { return "Card read: " + card + "." }
func (english) ending(last4 string) string      { return "ending in " + last4 }
func (english) decide(card string) string       { return "Take this card? " + card + "." }
func (english) rule(name string) string         { return "The shop's rule " + name + " asks." }
func (english) code(word string) string         { return "The bank's code is " + word + "." }
func (english) looked(clock string) string      { return "Looked at " + clock + ": nothing new." }

func (english) parked() string      { return "Parked. The till goes on looking at it." }
func (english) openHint() string    { return "u and a sale's number brings it back." }
func (english) nothingLike() string { return "There is no such command here. ?: help." }
func (english) notHere() string     { return "That cannot be done now." }
func (english) tooFast() string {
	return "More lines came than a person types. They were taken for a scan: nothing was pressed."
}
func (english) lateAnswer() string { return "That was typed before the question. Please answer now." }
func (english) quitHow() string    { return "y: close the till; n: stay." }
func (english) stays() string      { return "The till stays open." }

func (english) help() []string {
	return []string{
		"Every line ends with Enter. An amount is read back first; Enter alone then charges the card.",
		"While a payment is under way, Enter alone says again where it stands.",
		"x or esc: cancel, go back; h: history; h and a number, an amount or four digits of a card: search.",
		"u: open sales; q or Ctrl+C: close the till.",
	}
}
