package stripe

import (
	"context"
	"errors"
	"time"

	"reji/checkout"
	"reji/checkout/register"
)

// Look reads the reader with its action's PaymentIntent, and the PaymentIntent itself where that does not settle the question: when the action is
// not this tender's or has ended, and for a verdict. A collection that has read its card is settled by the reader's answer, which holds
// the PaymentIntent that waits for confirmation. Without an intent in the query the tender's is searched for.
//
// A reader that Stripe does not know (any more) does not hide the PaymentIntent. The error is a *checkout.Failure.
func (d *Driver) Look(ctx context.Context, q register.Query) (checkout.Facts, error) {
	if q.Intent == "" {
		return d.find(ctx, q)
	}
	if q.Reader == "" {
		return d.lookAtIntent(ctx, q.Intent)
	}
	o, got, err := d.reader(ctx, q.Reader)
	if notFound(err) {
		return d.lookAtIntent(ctx, q.Intent)
	}
	if err != nil {
		return checkout.Facts{}, err
	}
	f := got.facts()
	f.Action = actionFacts(o)
	if i := expandedIntent(o); i != nil && f.Action.Intent == q.Intent {
		f.Intent = intentFacts(i)
	}
	if !q.Verdict && settled(f) {
		return f, nil
	}
	verdict, err := d.lookAtIntent(ctx, q.Intent)
	if err != nil {
		return checkout.Facts{}, err
	}
	verdict.At, verdict.Action = f.At, f.Action
	return verdict, nil
}

// settled reports whether the reader's answer is enough: its action is the tender's own and under way, or it has read the card that
// the PaymentIntent now waits with.
func settled(f checkout.Facts) bool {
	if f.Intent == nil {
		return false
	}
	read := f.Action.Kind == checkout.ActionCollect && f.Action.Status == checkout.ActionSucceeded && f.Action.Card != nil
	return f.Action.Status == checkout.ActionInProgress || read && f.Intent.Status == checkout.IntentRequiresConfirmation
}

func notFound(err error) bool {
	var f *checkout.Failure
	return errors.As(err, &f) && f.Kind == checkout.FailureNotFound
}

// reader reads a reader, with the PaymentIntent of its action.
func (d *Driver) reader(ctx context.Context, id checkout.ReaderID) (*readerObject, receipt, error) {
	o := &readerObject{}
	query := expandParams{Expand: []string{
		"action.collect_payment_method.payment_intent", "action.confirm_payment_intent.payment_intent", "action.process_payment_intent.payment_intent",
	}}
	got, err := d.get(ctx, readerPath(id), query, readerVersion, o)
	return o, got, err
}

// lookAtIntent reads a PaymentIntent with its latest charge.
func (d *Driver) lookAtIntent(ctx context.Context, id checkout.IntentID) (checkout.Facts, error) {
	o := &intentObject{}
	got, err := d.get(ctx, intentPath(id), expandParams{Expand: expandIntent("")}, "", o)
	if err != nil {
		return checkout.Facts{}, err
	}
	f := got.facts()
	f.Intent = intentFacts(o)
	return f, nil
}

// How a tender's PaymentIntent is searched for.
const (
	pageSize   = 100
	mostPages  = 200             // with more PaymentIntents than that, none found is no proof
	sinceSlack = 5 * time.Minute // before the time at which the till says that it asked for it
	skewSlack  = 1 * time.Minute // a till's clock that is ahead of Stripe's by more than this is corrected
)

// codeTooMany marks a search that was given up.
const codeTooMany = "too_many_intents"

// find searches for the PaymentIntent of a tender among those made since the till asked for it, newest first. That none has the tender's
// metadata is proof that there is none: lists, unlike Stripe's search, are consistent. A till's clock that runs ahead would hide it;
// Stripe's own clock, in the first answer, tells.
func (d *Driver) find(ctx context.Context, q register.Query) (checkout.Facts, error) {
	since := q.Since.Add(-sinceSlack)
	facts, after, corrected := checkout.Facts{}, "", false
	for range mostPages {
		page, got, err := d.intents(ctx, since, after)
		if err != nil {
			return checkout.Facts{}, err
		}
		if facts.At.IsZero() {
			facts.At = got.at
		}
		facts.Date, facts.RequestID = got.date, got.requestID
		if ahead := got.at.Sub(got.date); !corrected && !got.date.IsZero() && ahead > skewSlack {
			since, after, corrected = since.Add(-ahead), "", true
			continue
		}
		for i := range page.Data {
			if page.Data[i].Metadata["tender"] == string(q.Tender) && q.Tender != "" {
				facts.Intent = intentFacts(&page.Data[i])
				return facts, nil
			}
			after = page.Data[i].ID
		}
		if !*page.More || len(page.Data) == 0 {
			facts.Absent = true
			return facts, nil
		}
	}
	return checkout.Facts{}, local(checkout.FailureNoAnswer, codeTooMany, "")
}

// intents reads one page of the PaymentIntents made since a time.
func (d *Driver) intents(ctx context.Context, since time.Time, after string) (*listObject[intentObject], receipt, error) {
	query := listIntentsParams{Created: createdFrom{From: since.Unix()}, Limit: pageSize}
	if after != "" {
		query.StartingAfter = &after
	}
	o := &listObject[intentObject]{}
	got, err := d.get(ctx, "/v1/payment_intents", query, "", o)
	return o, got, err
}
