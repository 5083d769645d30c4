package line

import (
	"fmt"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui/wording"
)

// told is what was said about the sale on the counter.
type told struct {
	key     string          // of the last statement
	choices string          // that were said last
	marks   map[string]bool // what is said once: the card of an attempt, a time that has come near
	grace   time.Time       // until then answers to a question were typed for what stood there before
	asked   time.Time       // the last look when the cashier asked for another one
}

// near are the times before a deadline at which it is said again.
var near = [...]time.Duration{time.Minute, 10 * time.Second}

// settle is how long a step that is usually over at once is watched before it is said what can be done about it.
const settle = 3 * time.Second

// tell says what is new about the sale on the counter, each thing once.
func (s *session) tell() {
	v, ok := s.snap.View(s.shown)
	if !ok || s.halted {
		return
	}
	now := s.d.Now()
	card, isCard := v.Sale.Card()
	if s.told.marks == nil {
		s.told.marks = map[string]bool{}
		if isCard {
			s.say(s.own.begun(s.words.SaleNumber(v.Sale.Number), s.words.Amount(v.Sale.Due)))
		}
	}
	key, all := s.statement(v, now)
	fresh := key != s.told.key
	if isCard {
		s.tellCard(card, now)
	}
	if fresh {
		s.say(all...)
		s.told.key = key
		if isCard && card.Face(now) == checkout.FaceAsk {
			s.told.grace = now.Add(grace)
		}
	}
	if isCard {
		s.tellDeadline(card, now, fresh)
	}
	if asked := s.told.asked; !asked.IsZero() && v.Look.Last.After(asked) {
		s.told.asked = time.Time{}
		if !fresh {
			s.say(s.own.looked(s.words.Second(v.Look.Last)))
		}
	}
	if choices := s.choices(v); choices != s.told.choices && !(isCard && passing(card, now)) {
		s.told.choices = choices
		if !isCard || card.Face(now) != checkout.FaceApproved || card.Capture == checkout.CaptureLater {
			s.say(choices) // an approval has said already that the next amount may follow
		}
	}
	s.others[v.Sale.ID] = s.standingOf(v.Sale, now)
}

// passing reports a step that is usually over before anybody could do something about it.
func passing(t checkout.CardTender, now time.Time) bool {
	switch t.Face(now) {
	case checkout.FaceSending, checkout.FaceProcessing, checkout.FaceCancelling:
		return !wording.AwaitsCard(t, now) && now.Sub(t.Since) < settle
	default:
		return false
	}
}

// tellCard says which card was read, once for each presentation. A question about the card names it itself.
func (s *session) tellCard(t checkout.CardTender, now time.Time) {
	mark := fmt.Sprint(t.ID, " card ", t.Attempt)
	if t.Card == nil || t.State == checkout.Creating || t.State == checkout.Created || t.State == checkout.Collecting || wording.AwaitsCard(t, now) || s.told.marks[mark] {
		return
	}
	s.told.marks[mark] = true
	if t.Face(now) != checkout.FaceAsk {
		s.say(s.own.read(s.cardName(*t.Card)))
	}
}

// cardName names a card in words that can be heard.
func (s *session) cardName(c checkout.Card) string {
	parts := []string{strings.TrimSpace(s.words.CardBrand(c.Brand) + " " + s.words.Funding(c.Funding))}
	if c.Last4 != "" {
		parts = append(parts, s.own.ending(c.Last4))
	}
	how := s.words.ReadMethod(c.ReadMethod)
	if wallet := s.words.Wallet(c.Wallet); wallet != "" {
		how = wallet
	}
	if how != "" {
		parts = append(parts, how)
	}
	return s.own.list(parts)
}

// tellDeadline says that a time has come near. The statement that has just been made has said how much is left, so what is near by then is
// not said twice.
func (s *session) tellDeadline(t checkout.CardTender, now time.Time, fresh bool) {
	left := t.Deadline.At.Sub(now)
	awaits := t.Deadline.Kind == checkout.DeadlineCard && wording.AwaitsCard(t, now)
	asks := t.Deadline.Kind == checkout.DeadlineAnswer && t.Face(now) == checkout.FaceAsk
	if !awaits && !asks || left <= 0 {
		return
	}
	due := time.Duration(0)
	for _, n := range near {
		mark := fmt.Sprint(t.Deadline.Kind, t.Deadline.At.UnixNano(), n)
		if left > n || s.told.marks[mark] {
			continue
		}
		s.told.marks[mark] = true
		due = n
	}
	switch {
	case due == 0 || fresh:
	case awaits:
		s.say(s.own.leftForCard(s.own.span(left)))
	default:
		s.say(s.own.sentence(s.own.leftToDecide(s.own.span(left))))
	}
}

// statement says where a sale stands. The key is another one whenever there is something new to say; a time that runs is not.
func (s *session) statement(v register.View, now time.Time) (key string, all []string) {
	w, band := s.words, s.words.SaleBand(v.Sale, now)
	card, isCard := v.Sale.Card()
	head := ""
	if band.Shown {
		amount := v.Sale.Due
		if isCard && card.Tip.Minor > 0 {
			amount = card.Total()
		}
		head = s.own.verdict(band.Verdict, w.SaleNumber(v.Sale.Number), w.Amount(amount), band.Meaning)
	}
	if _, cash := wording.Cash(v.Sale); !isCard || cash && v.Sale.Remaining().Minor <= 0 {
		return head, []string{head}
	}
	face := card.Face(now)
	key = fmt.Sprint(card.ID, face, card.Attempt, card.Reason, head, wording.AwaitsCard(card, now))
	if face == checkout.FaceSending || face == checkout.FaceUnknown {
		key += card.State.String()
	}
	return key, append([]string{head}, s.details(v, card, now)...)
}

// details are the sentences about a card payment that stand below its verdict, or in its place.
func (s *session) details(v register.View, t checkout.CardTender, now time.Time) []string {
	w := s.words
	switch t.Face(now) {
	case checkout.FaceSending:
		if t.State == checkout.Collecting || t.State == checkout.Created {
			return []string{s.own.sentence(w.WakingReader())}
		}
		return []string{s.own.sentence(w.AskingStripe())}
	case checkout.FacePresent:
		return []string{s.own.present(s.own.span(t.Deadline.At.Sub(now)))}
	case checkout.FaceAsk:
		return s.question(t, now)
	case checkout.FaceProcessing:
		if wording.AwaitsCard(t, now) {
			return []string{s.own.present(s.own.span(t.Deadline.At.Sub(now)))}
		}
		return []string{s.own.sentence(w.AskingBank())}
	case checkout.FaceCheck:
		if t.Pending != nil {
			return []string{s.own.sentence(w.Failure(t.Pending.Failure))}
		}
		return nil
	case checkout.FaceCancelling:
		return []string{s.own.sentence(w.Releasing()), w.DoNotTakeAgainYet()}
	case checkout.FaceApproved:
		if t.State == checkout.Authorized && t.Capture == checkout.CaptureLater {
			return []string{s.own.sentence(w.HeldUntil(w.Until(t.CaptureBefore))), w.HeldHint()}
		}
		return []string{w.FinishingBehind()}
	case checkout.FacePaid:
		return nil
	case checkout.FaceDeclined:
		return s.declined(t)
	case checkout.FaceNotCharged, checkout.FaceAttention:
		n := w.Reason(t.Reason)
		return []string{n.What, n.Money, n.Next}
	case checkout.FaceUnknown:
		return s.unknown(v, t)
	default:
		return nil
	}
}

// question asks the cashier about a card.
func (s *session) question(t checkout.CardTender, now time.Time) []string {
	var all []string
	if t.Card != nil {
		all = append(all, s.own.decide(s.cardName(*t.Card)))
	}
	if t.Rule != "" {
		all = append(all, s.own.rule(t.Rule))
	}
	if t.Deadline.Kind == checkout.DeadlineAnswer {
		all = append(all, s.own.leftToDecide(s.own.span(t.Deadline.At.Sub(now))))
	}
	return all
}

// declined says why a card was declined, and how often one may still be tried. The code behind a suspicion is not told: the customer may hear it.
func (s *session) declined(t checkout.CardTender) []string {
	d := checkout.Decline{}
	if t.Decline != nil {
		d = *t.Decline
	}
	n := s.words.Decline(d.Kind)
	code := d.DeclineCode
	if code == "" {
		code = d.Code
	}
	said := ""
	if code != "" && d.Kind != checkout.DeclineSilent {
		said = s.own.code(code)
	}
	all := []string{n.What, n.Next, said, s.own.sentence(s.words.TryOf(t.Attempt, checkout.MaxPresentations))}
	if d.ByTestAmount {
		all = append(all, s.words.TestEnding(fmt.Sprintf("%02d", t.Total().Minor%100)))
	}
	return all
}

// unknown says what is known of a payment and what is not.
func (s *session) unknown(v register.View, t checkout.CardTender) []string {
	w, since := s.words, t.Since
	if c := t.Confirmed(); !c.IsZero() {
		since = c
	}
	all := []string{
		w.LostAt(w.Second(since)), w.SaleKept(w.SaleNumber(v.Sale.Number)),
		s.own.sentence(w.Known() + ": " + w.KnownState(t.State)), s.own.sentence(w.NotKnown() + ": " + w.NotKnownState(t.State)),
		s.own.sentence(w.LookingNow()),
	}
	if t.Granted != checkout.RightCapture {
		all = append(all, w.CashReleases())
	}
	return all
}
