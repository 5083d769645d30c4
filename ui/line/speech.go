package line

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui/lang"
	"reji/ui/layout"
)

// The width that is taken where the terminal knows none, or one too small for any word, and the longest text that is said at once.
const (
	usualWidth = 80
	leastWidth = 20
	longest    = 2000
)

// say queues a sentence; what is empty is not said. Everything passes the sanitiser here, whatever it was made of.
func (s *session) say(sentences ...string) {
	for _, text := range sentences {
		if text = s.plain(checkout.Clean(text, longest)); text != "" {
			s.out = append(s.out, text)
		}
	}
}

// plain keeps to ASCII where the symbol set is that and the language can: an English text holds nothing else but currency signs, and names
// that people gave to things.
func (s *session) plain(text string) string {
	if s.words.Symbols.Name != "ascii" || s.d.Lang != lang.English {
		return text
	}
	if sign := s.d.Currency.Symbol(money.English); strings.ContainsFunc(sign, notASCII) {
		text = strings.ReplaceAll(text, sign, s.d.Currency.Code()+" ")
	}
	return strings.Map(func(r rune) rune {
		if notASCII(r) {
			return '?'
		}
		return r
	}, text)
}

func notASCII(r rune) bool { return r > '~' }

// flush writes what is queued, wrapped by words.
func (s *session) flush() error {
	width := usualWidth
	if s.d.Width != nil {
		if w := s.d.Width(); w >= leastWidth {
			width = w
		}
	}
	rows := []string{}
	if s.echoed {
		s.echoed, rows = false, append(rows, "")
	}
	for _, text := range s.out {
		rows = append(rows, layout.Wrap(layout.Plain(text), width)...)
	}
	s.out = s.out[:0]
	if len(rows) == 0 {
		return nil
	}
	if _, err := io.WriteString(s.d.Out, strings.Join(rows, "\n")+"\n"); err != nil {
		return fmt.Errorf("write to the terminal: %w", err)
	}
	return nil
}

// excuse says why something was not done, by its kind. The text of an error is never said: it can hold what is not the till's.
func (s *session) excuse(err error) string {
	w := s.words
	var rejection *checkout.Rejection
	var failure *checkout.Failure
	var limit *money.LimitError
	var parse *money.ParseError
	switch {
	case errors.As(err, &rejection):
		return w.Rejected(rejection.Kind)
	case errors.As(err, &limit):
		return w.AmountLimit(limit.Kind, w.Amount(limit.Limit))
	case errors.As(err, &parse):
		return w.BadAmount(parse.Kind)
	case errors.As(err, &failure) && failure.Kind == checkout.FailureNotFound && failure.Param == "reader":
		if down := s.snap.Network; down.Down {
			return w.NotDone(w.Failure(down.Kind)) // nobody can know of a reader
		}
		return w.NoReaderYet()
	case errors.As(err, &failure):
		return w.NotDone(w.Failure(failure.Kind))
	case errors.Is(err, register.ErrCounterBusy):
		return w.CounterBusy()
	case errors.Is(err, register.ErrReaderBusy):
		return w.ReaderTaken()
	case errors.Is(err, register.ErrNoSale):
		return w.NoSuchSale()
	case errors.Is(err, register.ErrStopped):
		return w.TillStoppedBecause().What
	case errors.Is(err, register.ErrRight):
		return w.Rejected(checkout.RejectedCovered)
	case errors.Is(err, register.ErrClosed), errors.Is(err, context.Canceled):
		return w.NotSent()
	default:
		return w.NotDoneUnknown()
	}
}
