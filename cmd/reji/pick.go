package main

import (
	"context"
	"fmt"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader"
)

// localCurrency is the currency in which readers at a Location of a country take cards: Stripe wants account, Location and currency of one
// country (docs.stripe.com/terminal/payments/regional). Where it is not one of those listed, it is the euro.
func localCurrency(country string) money.Currency {
	switch country {
	case "US", "PR":
		return "usd"
	case "CA":
		return "cad"
	case "AU":
		return "aud"
	case "NZ":
		return "nzd"
	case "GB", "GI":
		return "gbp"
	case "SG":
		return "sgd"
	case "HK":
		return "hkd"
	case "CZ":
		return "czk"
	case "DK":
		return "dkk"
	case "NO":
		return "nok"
	case "PL":
		return "pln"
	case "SE":
		return "sek"
	case "CH", "LI":
		return "chf"
	case "MY":
		return "myr"
	case "JP":
		return "jpy"
	}
	return "eur"
}

// chosen is the reader that somebody chose: by flag, environment or file, or with `reji reader use`; empty where nobody did.
func (a *app) chosen() checkout.ReaderID {
	if id := a.choice.now(); id != "" {
		return id
	}
	if a.cfg.Reader != "" {
		return a.cfg.Reader
	}
	id, err := a.home.savedReader(a.mode)
	if err != nil {
		a.log.Warn("the chosen reader cannot be read", "err", err)
	}
	return id
}

// pick finds the reader for a sale: the chosen one, else the only one there is for the currency; in demo any. Its errors are *problem, and a
// *checkout.Failure where Stripe could not be asked.
func (a *app) pick(ctx context.Context, c money.Currency) (reader.Info, error) {
	if id := a.chosen(); id != "" {
		info, err := a.driver.Get(ctx, id)
		return info, readerProblem(err, id)
	}
	all, err := a.driver.List(ctx, reader.Filter{Location: a.cfg.Location})
	if err != nil {
		return reader.Info{}, readerProblem(err, "")
	}
	fit := all
	if len(all) > 1 {
		if fit, err = a.fitting(ctx, all, c); err != nil {
			return reader.Info{}, readerProblem(err, "")
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], nil
	case a.mode == checkout.ModeDemo && len(all) > 0:
		return append(fit[:len(fit):len(fit)], all...)[0], nil // the one that was registered last
	case len(all) == 0:
		return reader.Info{}, misuse("reader", say("There is no reader.", "リーダーがありません。"), a.howToRegister())
	}
	return reader.Info{}, misuse("reader", say(fmt.Sprintf("There are %d readers, and none was chosen.", len(all)), fmt.Sprintf("リーダーが %d 台あり、どれを使うか決まっていません。", len(all))),
		say("See reji reader list, then: reji reader use tmr_… (or --reader tmr_…)", "reji reader list で確認し、reji reader use tmr_…（または --reader tmr_…）で選んでください。"))
}

// pickPause is the pause before Stripe is asked again.
const pickPause = 500 * time.Millisecond

// pickSoon is pick for somebody who waits: a Stripe that does not answer, or wants less haste, is asked again for as long as an unreachable
// network is tried. A network that is down is not waited for where a reader was chosen, since the sale then waits for it.
func (a *app) pickSoon(ctx context.Context, c money.Currency) (reader.Info, error) {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Policy.ConnectWithin)
	defer cancel()
	for {
		info, err := a.pick(ctx, c)
		f, ok := asError[*checkout.Failure](err)
		if _, worded := asError[*problem](err); !ok || worded || f.Kind == checkout.FailureOffline && a.chosen() != "" {
			return info, err
		}
		timer := time.NewTimer(pickPause)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return info, err
		}
	}
}

// free frees a reader that is stuck on a payment of this till which has come to its end: paid, or certainly not charged. Anything else on the
// reader is somebody's business, and left alone (rule 8).
func (a *app) free(ctx context.Context, i reader.Info) {
	held := i.Action.Intent
	if !i.Busy() || held == "" {
		return
	}
	sales, err := a.ledger.Sales(ctx, checkout.BookPage{Search: string(held), Limit: 1})
	if err != nil || len(sales) == 0 {
		return
	}
	for _, t := range sales[0].Tenders {
		if t.Intent == held && t.State.Final() {
			err := a.driver.CancelAction(ctx, i.ID, held)
			a.log.Warn("reader was stuck on a payment that has ended", "reader", i.ID, "payment_intent", held, "freed", err == nil)
		}
	}
}

// fitting are the readers at Locations where the currency is taken.
func (a *app) fitting(ctx context.Context, all []reader.Info, c money.Currency) ([]reader.Info, error) {
	locations, err := a.driver.Locations(ctx)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, l := range locations {
		here[l.ID] = localCurrency(l.Address.Country) == c
	}
	var fit []reader.Info
	for _, r := range all {
		if here[r.Location] {
			fit = append(fit, r)
		}
	}
	return fit, nil
}

// shown is a reader as the register and the screens know it.
func shown(i reader.Info) register.Reader {
	label := i.Label
	if label == "" {
		label = string(i.ID)
	}
	return register.Reader{ID: i.ID, Label: label, Known: i.Status != reader.StatusUnknown, Online: i.Status == reader.StatusOnline}
}

// readerProblem words why Stripe does not tell about a reader. That Stripe could not be asked stays a *checkout.Failure.
func readerProblem(err error, id checkout.ReaderID) error {
	f, ok := asError[*checkout.Failure](err)
	if !ok {
		return err
	}
	switch f.Kind {
	case checkout.FailureAuth:
		return keyRefused(f)
	case checkout.FailureNotFound, checkout.FailureRefused:
		what := say("Stripe knows no such reader for this key:", "このキーで使えるリーダーにありません:").then(string(id))
		if id == "" {
			what = say("Stripe knows no such Location for this key.", "このキーで使えるロケーションにありません。")
		}
		return misuse("reader", what, say("See: reji reader list", "reji reader list で確認してください。")).because(f)
	default:
		return err
	}
}

// keyRefused is what a 401 or 403 means.
func keyRefused(f *checkout.Failure) *problem {
	what := say("Stripe refuses the key (401): it is wrong, expired or revoked.", "Stripe がキーを拒否しました (401)。誤り、期限切れ、または失効しています。")
	if f.Status == 403 {
		what = say("The key has no right to do this (403).", "このキーには権限がありません (403)。")
	}
	return misuse("key", what, say("Check STRIPE_API_KEY in the Stripe Dashboard: Developers, API keys.", "Stripe ダッシュボードの「開発者」→「API キー」で STRIPE_API_KEY を確認してください。")).because(f)
}
