package main

import (
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/ui/lang"
	"reji/ui/theme"
	"reji/ui/wording"
)

// result is what became of a sale without a screen.
type result struct {
	sale   checkout.Sale
	order  order
	status checkout.Status
	reason checkout.Reason
	begun  bool
	words  wording.Words
}

// saleJSON is the object of `reji sale --json`. Fields are only ever added.
type saleJSON struct {
	Sale     *string      `json:"sale"`
	Number   *int64       `json:"number"`
	Status   string       `json:"status"`
	Reason   *string      `json:"reason"`
	Amount   int64        `json:"amount"`
	Currency string       `json:"currency"`
	Tip      int64        `json:"tip"`
	Intent   *string      `json:"payment_intent"`
	Charge   *string      `json:"charge"`
	Attempts int          `json:"attempts"`
	Card     *cardJSON    `json:"card"`
	Decline  *declineJSON `json:"decline"`
	Steps    []stepJSON   `json:"steps"`
}

type cardJSON struct {
	Brand      string  `json:"brand"`
	Last4      string  `json:"last4"`
	Funding    string  `json:"funding"`
	ReadMethod string  `json:"read_method"`
	Wallet     *string `json:"wallet"`
}

type declineJSON struct {
	Code        string `json:"code"`
	DeclineCode string `json:"decline_code"`
	Advice      string `json:"advice"`
}

type stepJSON struct {
	Name string `json:"name"`
	MS   *int64 `json:"ms"`
}

// notBegun is the result of a sale that never came into the books: nothing was asked of Stripe.
func notBegun(o order, why checkout.Reason) result {
	return result{order: o, status: checkout.StatusVoided, reason: why}
}

// result tells how the sale stands now; over says that it is not waited for any longer.
func (k *cashier) result(over bool) result {
	r := result{sale: k.latest, order: k.order, begun: true, words: k.words}
	if v, ok := k.register.Snapshot().View(k.sale); ok {
		r.sale = v.Sale
	}
	r.status = r.sale.Status()
	if r.status == checkout.StatusOpen || len(r.sale.Tenders) == 0 {
		r.status = checkout.StatusUnknown
	}
	if t, ok := r.sale.Card(); ok {
		r.reason = t.Reason
		if over && t.State == checkout.Authorized && t.Capture != checkout.CaptureLater {
			r.status = checkout.StatusUnknown
		}
	}
	return r
}

// exit is the exit code of the result.
func (r result) exit() exit {
	switch r.status {
	case checkout.StatusPaid, checkout.StatusAuthorized:
		return exitDone
	case checkout.StatusDeclined:
		return exitDeclined
	case checkout.StatusVoided:
		return exitNotCharged
	case checkout.StatusUnknown, checkout.StatusAttention, checkout.StatusOpen:
		return exitUnknown
	}
	return exitUnknown
}

// json is the result as scripts read it.
func (r result) json(l lang.Catalog) saleJSON {
	j := saleJSON{
		Status: r.status.String(), Reason: given(r.reason.String()), Amount: r.order.amount.Minor, Currency: string(r.order.amount.Currency), Steps: []stepJSON{},
	}
	if r.begun {
		id := string(r.sale.ID)
		j.Sale, j.Number = &id, &r.sale.Number
	}
	t, _ := r.sale.Card()
	for _, s := range checkout.Steps() {
		step := stepJSON{Name: s.String()}
		if took, ran := t.Rail[s].Took(); ran {
			ms := took.Milliseconds()
			step.MS = &ms
		}
		j.Steps = append(j.Steps, step)
	}
	j.Tip, j.Attempts, j.Intent, j.Charge = t.Tip.Minor, t.Attempt, given(string(t.Intent)), given(t.Charge)
	if c := t.Card; c != nil {
		j.Card = &cardJSON{Brand: c.Brand, Last4: c.Last4, Funding: c.Funding, ReadMethod: c.ReadMethod, Wallet: given(c.Wallet)}
	}
	if d := t.Decline; d != nil {
		j.Decline = &declineJSON{Code: d.Code, DeclineCode: d.DeclineCode, Advice: l.Decline(d.Kind).Next}
	}
	return j
}

// given is a text, or null where there is none.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// tellResult says what became of the sale: the object for scripts, or a line for people; and what to do, where there is something.
func (c *cli) tellResult(r result) error {
	if t, ok := r.sale.Card(); ok && r.status == checkout.StatusVoided && r.reason == checkout.ReasonCredentials && t.Failure != nil {
		return keyRefused(t.Failure)
	}
	catalog := lang.For(c.lang)
	if c.json {
		if err := c.answer(r.json(catalog)); err != nil {
			return err
		}
	}
	if r.words.Catalog == nil {
		r.words = wording.New(catalog, theme.Unicode(), time.Local)
	}
	line := c.tell
	if !c.json {
		line = c.print
	}
	line(r.line())
	for _, words := range r.notice(catalog) {
		if words != "" {
			c.tell(words)
		}
	}
	if e := r.exit(); e != exitDone {
		return outcome{exit: e}
	}
	return nil
}

// line is the verdict on one line: word, amount, card, sale.
func (r result) line() string {
	w, total := r.words, r.order.amount
	t, ok := r.sale.Card()
	if ok {
		total = t.Total()
	}
	verdict, mark := verdictOf(r.status), w.Symbols.Warn
	switch r.status {
	case checkout.StatusPaid, checkout.StatusAuthorized:
		mark = w.Symbols.Done
	case checkout.StatusDeclined, checkout.StatusVoided:
		mark = w.Symbols.Bad
	case checkout.StatusOpen, checkout.StatusUnknown, checkout.StatusAttention:
	}
	line := mark + " " + w.Verdict(verdict) + "  " + w.Amount(money.New(total.Minor, total.Currency))
	if ok && t.Card != nil {
		line += "  " + w.CardShort(t.Card.Brand, t.Card.Last4)
	}
	if r.begun {
		line += "  " + w.SaleNumber(r.sale.Number)
	}
	return line
}

// verdictOf is the word for what became of a sale.
func verdictOf(s checkout.Status) lang.Verdict {
	switch s {
	case checkout.StatusPaid:
		return lang.Paid
	case checkout.StatusAuthorized:
		return lang.Approved
	case checkout.StatusDeclined:
		return lang.Declined
	case checkout.StatusVoided:
		return lang.NotCharged
	case checkout.StatusAttention:
		return lang.ManagerNeeded
	case checkout.StatusOpen, checkout.StatusUnknown:
	}
	return lang.ResultNotKnown
}

// notice is what happened, whether money moved and what to do, where the verdict alone does not say it.
func (r result) notice(l lang.Catalog) []string {
	t, _ := r.sale.Card()
	switch r.status {
	case checkout.StatusPaid, checkout.StatusAuthorized:
		return nil
	case checkout.StatusDeclined:
		if t.Decline == nil {
			n := l.Reason(checkout.ReasonDeclined)
			return []string{n.What, n.Money, n.Next}
		}
		n := l.Decline(t.Decline.Kind)
		if t.Decline.ByTestAmount {
			n.What = l.TestEnding(endingOf(t.Total()))
		}
		return []string{n.What, n.Money, n.Next}
	case checkout.StatusVoided, checkout.StatusAttention:
		n := l.Reason(r.reason)
		return []string{n.What, n.Money, n.Next}
	case checkout.StatusUnknown, checkout.StatusOpen:
	}
	return []string{
		say("The time is over and the result is not known yet.", "時間内に結果が分かりませんでした。").in(l.Lang()),
		say("Money may have been taken. Do not take this payment again.", "請求済みの可能性があります。もう一度請求しないでください。").in(l.Lang()),
		say("Find out: reji recover", "reji recover で確認してください。").in(l.Lang()),
	}
}

// endingOf is the end of an amount that decides in test mode.
func endingOf(a money.Amount) string {
	digits := a.Plain()
	return digits[max(0, len(digits)-2):]
}
