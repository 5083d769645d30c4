package ledger

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reji/checkout"
)

// drawFacts makes up what Stripe might say about a tender: mostly plausible, sometimes not.
func drawFacts(r *rapid.T, c checkout.CardTender, at time.Time) checkout.Facts {
	if c.Tip.IsZero() && rapid.IntRange(0, 9).Draw(r, "tips") == 0 {
		c.Tip = usd(int64(rapid.IntRange(1, 300).Draw(r, "tip")))
	}
	f := checkout.Facts{At: at}
	if rapid.IntRange(0, 4).Draw(r, "with intent") > 0 {
		f = intentFacts(c, rapid.SampledFrom([]checkout.IntentStatus{
			checkout.IntentRequiresPaymentMethod, checkout.IntentRequiresPaymentMethod, checkout.IntentRequiresConfirmation, checkout.IntentProcessing,
			checkout.IntentRequiresCapture, checkout.IntentRequiresCapture, checkout.IntentSucceeded, checkout.IntentCanceled, checkout.IntentUnknown,
		}).Draw(r, "status"))
		if f.Intent.Status == checkout.IntentRequiresPaymentMethod && rapid.Bool().Draw(r, "declined") {
			d := checkout.DeclineFor("card_declined", "insufficient_funds")
			f.Intent.Decline, f.Intent.Charge = &d, fmt.Sprintf("ch_%d", rapid.IntRange(0, 3).Draw(r, "charge"))
		}
		f.Intent.Live = rapid.IntRange(0, 60).Draw(r, "live") == 60
	} else {
		f.Absent = rapid.Bool().Draw(r, "absent")
	}
	if rapid.Bool().Draw(r, "with action") {
		f.Action = &checkout.ActionFacts{
			Kind:   rapid.SampledFrom([]checkout.ActionKind{checkout.ActionNone, checkout.ActionCollect, checkout.ActionConfirm, checkout.ActionProcess}).Draw(r, "action"),
			Status: rapid.SampledFrom([]checkout.ActionStatus{checkout.ActionInProgress, checkout.ActionSucceeded, checkout.ActionFailed}).Draw(r, "action status"),
			Intent: rapid.SampledFrom([]checkout.IntentID{c.Intent, c.Intent, c.Intent, "pi_foreign"}).Draw(r, "whose"),
		}
		if rapid.Bool().Draw(r, "card read") {
			f.Action.Card = &visa
		}
	}
	f.At = at
	return f
}

// drawEvent makes up what might happen to a sale next. Much of it is turned away; that is checkout's business.
func drawEvent(r *rapid.T, x *till, s checkout.Sale, n int) checkout.Event {
	c, has := s.Card()
	if !has || rapid.IntRange(0, 11).Draw(r, "new tender") == 0 {
		part := usd(rapid.Int64Range(1, max(1, s.Remaining().Minor)).Draw(r, "part"))
		if rapid.Bool().Draw(r, "all of it") {
			part = usd(max(1, s.Due.Minor))
		}
		if rapid.IntRange(0, 2).Draw(r, "cash") == 0 {
			return checkout.CashTendered{Tender: checkout.TenderID(fmt.Sprintf("c%d", n)), Amount: part, Given: usd(part.Minor + 5)}
		}
		return checkout.CardTendered{
			Tender: checkout.TenderID(fmt.Sprintf("t%d", n)), Amount: part, Reader: "tmr_1", Interac: rapid.IntRange(0, 5).Draw(r, "interac") == 0,
			Capture: rapid.SampledFrom([]checkout.CaptureMode{checkout.CaptureManual, checkout.CaptureAutomatic, checkout.CaptureLater}).Draw(r, "capture"),
			Flow:    rapid.SampledFrom([]checkout.Flow{checkout.FlowTwoStep, checkout.FlowOneShot}).Draw(r, "flow"),
		}
	}
	if c.InFlight() && rapid.IntRange(0, 3).Draw(r, "answered") > 0 {
		ref := c.Pending.Call.Ref
		if rapid.IntRange(0, 2).Draw(r, "fails") == 0 {
			kind := rapid.SampledFrom(checkout.FailureKinds()).Draw(r, "failure")
			return checkout.CallFailed{Ref: ref, Failure: checkout.Failure{Kind: kind, RequestID: "req_f"}}
		}
		return checkout.CallAnswered{Ref: ref, Facts: drawFacts(r, c, x.at)}
	}
	switch rapid.IntRange(0, 9).Draw(r, "event") {
	case 0:
		if d := c.NextDeadline(); d.Armed() {
			if d.At.After(x.at) {
				x.at = d.At
			}
			return checkout.DeadlinePassed{Tender: c.ID, Deadline: d}
		}
		return checkout.CardAllowed{Tender: c.ID}
	case 1:
		return checkout.CancelRequested{Tender: c.ID, Reason: rapid.SampledFrom([]checkout.Reason{checkout.ReasonCashier, checkout.ReasonDeclined, checkout.ReasonCash}).Draw(r, "why")}
	case 2:
		return checkout.AnotherCardRequested{Tender: c.ID}
	case 3:
		return checkout.CaptureRequested{Tender: c.ID}
	case 4:
		return checkout.Resumed{}
	default:
		return checkout.Observed{Tender: c.ID, Facts: drawFacts(r, c, x.at), NotSeen: x.at}
	}
}

// TestI12WhateverHappensTheBooksFollowFromTheJournal lets random but legal histories of several sales into the ledger and wants: that every commit
// is taken, that the books are those that a rebuild makes, that the postings balance, that no right exceeds what is due, and that every
// sale replays to the state that it had.
func TestI12WhateverHappensTheBooksFollowFromTheJournal(t *testing.T) {
	dir, run, commits := t.TempDir(), 0, 0
	seen := map[checkout.Status]int{}
	rapid.Check(t, func(r *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprint(run), "ledger.db")
		l, err := Open(context.Background(), options(path))
		if err != nil {
			r.Fatal(err)
		}
		defer func() {
			if err := errors.Join(l.Close(), os.RemoveAll(filepath.Dir(path))); err != nil {
				r.Error(err)
			}
		}()
		x := newTill(l)
		var ids []checkout.SaleID
		for n := range rapid.IntRange(5, 60).Draw(r, "steps") {
			x.at = x.at.Add(time.Duration(rapid.IntRange(1, 40_000).Draw(r, "ms")) * time.Millisecond)
			var e checkout.Event
			var id checkout.SaleID
			if len(ids) == 0 || len(ids) < 3 && rapid.IntRange(0, 19).Draw(r, "new sale") == 0 {
				id = checkout.SaleID(fmt.Sprintf("0195-%d", len(ids)))
				ids = append(ids, id)
				e = checkout.SaleStarted{
					Sale: id, Number: int64(len(ids)), Due: usd(rapid.Int64Range(2, 5000).Draw(r, "due")), Install: "i", Mode: checkout.ModeTest,
					Actor: "aki", Policy: checkout.DefaultPolicy(),
				}
			} else {
				id = rapid.SampledFrom(ids).Draw(r, "sale")
				e = drawEvent(r, x, x.sales[id], n)
			}
			if _, err := x.do(id, e); err != nil {
				r.Fatalf("%+v in %+v: %v", e, x.sales[id], err)
			}
		}
		report, err := l.Verify(context.Background(), nil)
		if err != nil || !report.OK() {
			r.Fatalf("verify: %v, %+v", err, report.Fault)
		}
		commits += len(x.log)
		for _, id := range ids {
			_, entries, _, err := l.Sale(context.Background(), string(id))
			if err != nil {
				r.Fatal(err)
			}
			s, err := checkout.Replay(entries)
			if err != nil || !reflect.DeepEqual(s, x.sales[id]) {
				r.Fatalf("replay: %v\n%+v\nwant\n%+v", err, s, x.sales[id])
			}
			seen[s.Status()]++
		}
	})
	if commits < run*5 || seen[checkout.StatusPaid] == 0 || seen[checkout.StatusOpen] == 0 || seen[checkout.StatusVoided] == 0 || seen[checkout.StatusAttention] == 0 {
		t.Errorf("%d runs, %d commits, statuses %v: too little happened", run, commits, seen)
	}
	t.Logf("%d runs, %d commits, statuses %v", run, commits, seen)
}
