package ledger

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"reji/checkout"
	"reji/checkout/register"
)

// refusedWith wants a statement to fail with a trigger's or constraint's words, and to leave no trace.
func refusedWith(t *testing.T, l *Ledger, statement, words string) {
	t.Helper()
	_, err := l.db.Exec(statement)
	if err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("%s\nerror %v, want %q", statement, err, words)
	}
}

func TestI7TheJournalIsOnlyAppendedTo(t *testing.T) {
	l := busyDay(t)
	const copied = "epoch, at_us, stripe_date_s, sale, tender, kind, v, step, try, idem_key, params_sha, req_id, body, mode, actor"
	const last = "(SELECT max(seq) FROM journal)"
	const lastHash = "(SELECT hash FROM journal ORDER BY seq DESC LIMIT 1)"
	for _, c := range []struct{ statement, words string }{
		{"UPDATE journal SET actor = 'x' WHERE seq = 3", "rows are never changed"},
		{"UPDATE OR REPLACE journal SET seq = 4 WHERE seq = 3", "rows are never changed"},
		{"DELETE FROM journal WHERE seq = " + last, "rows are never deleted"},
		{"DELETE FROM journal", "rows are never deleted"},
		// REPLACE deletes what is in its way: by the running number, by the place, by the key.
		{"REPLACE INTO journal SELECT seq, " + copied + ", prev, hash FROM journal WHERE seq = 3", "gap"},
		{"REPLACE INTO journal SELECT " + last + " + 1, " + copied + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "rows are never deleted"},
		{"REPLACE INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "try", "99", 1) + ", " + lastHash + ", hash FROM journal WHERE kind = 'intent' LIMIT 1", "rows are never deleted"},
		{"INSERT OR IGNORE INTO journal SELECT " + last + " + 2, " + strings.Replace(copied, "try", "99", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "gap"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "try", "99", 1) + ", zeroblob(32), hash FROM journal WHERE seq = 2", "not linked"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "kind", "'paid_by_wish'", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "kind of row"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "try", "try", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "UNIQUE"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "body", "'{'", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "CHECK"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "mode", "'free'", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "CHECK"},
		{"INSERT INTO journal SELECT " + last + " + 1, " + strings.Replace(copied, "at_us", "'now'", 1) + ", " + lastHash + ", hash FROM journal WHERE seq = 2", "INTEGER"},
		{"UPDATE identity SET mode = 'live'", "stays what it is"},
		{"UPDATE identity SET till = 'x'", "stays what it is"},
		{"DELETE FROM identity", "stays what it is"},
		{"REPLACE INTO identity SELECT one, 'x', till, mode, epoch, made_us FROM identity", "stays what it is"},
	} {
		refusedWith(t, l, c.statement, c.words)
	}
	verified(t, l)
}

func TestBooksChangeOnlyByEvents(t *testing.T) {
	l := busyDay(t)
	for _, c := range []struct{ statement, words string }{
		{"INSERT INTO sale SELECT 9, 'x', at_us, changed_us, status, open, currency, due, allowed, taken, actor, rev FROM sale WHERE number = 1", "gap"},
		{"UPDATE sale SET due = 1 WHERE number = 1", "never changes"},
		{"UPDATE sale SET status = 'open' WHERE number = 1", "event is missing"},
		{"DELETE FROM sale WHERE number = 3", "never deleted"},
		{"REPLACE INTO sale SELECT 4, id, at_us, changed_us, status, open, currency, due, allowed, taken, actor, rev FROM sale WHERE number = 1", "never deleted"},
		{"UPDATE posting SET amount = 1", "never changed"},
		{"DELETE FROM posting", "never deleted"},
		{"INSERT INTO posting VALUES (1, 7, 1, 't-0195-a', 'sales', 'sales', 1, 'usd')", "CHECK"},
		{"INSERT INTO posting VALUES (1, 7, 1, 't-0195-a', 'drawer', 'sales', 0, 'usd')", "CHECK"},
		{"INSERT INTO posting VALUES (1, 7, 1, 't-0195-a', 'drawer', 'sales', 1.5, 'usd')", "INTEGER"},
	} {
		refusedWith(t, l, c.statement, c.words)
	}
	verified(t, l)
}

// rightsDay has one sale of 1000 with two tenders, of which t1 may be captured and t2 is being voided.
func rightsDay(t *testing.T) *Ledger {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(1000))
	x.tender(t, "0195-a", "t2", usd(300), checkout.CaptureManual)
	x.see(t, "0195-a", collected(x.card("0195-a")))
	x.answer(t, "0195-a", checkout.Facts{At: x.at})
	x.must(t, "0195-a", checkout.CancelRequested{Tender: "t2", Reason: checkout.ReasonCashier})
	x.see(t, "0195-a", intentFacts(x.card("0195-a"), checkout.IntentRequiresPaymentMethod))
	if x.card("0195-a").Granted != checkout.RightVoid {
		t.Fatalf("no void right: %+v", x.card("0195-a"))
	}
	x.tender(t, "0195-a", "t1", usd(600), checkout.CaptureAutomatic)
	x.see(t, "0195-a", collected(x.card("0195-a")))
	if x.card("0195-a").Granted != checkout.RightCapture {
		t.Fatalf("no capture right: %+v", x.card("0195-a"))
	}
	return l
}

func TestI1RightsExcludeEachOtherAndNeverExceedWhatIsDue(t *testing.T) {
	l := rightsDay(t)
	for _, c := range []struct{ statement, words string }{
		{"INSERT INTO capture_right VALUES ('t2', 1, 300, 'held')", "being voided"},
		{"INSERT INTO void_right VALUES ('t1', 1)", "may be captured"},
		{"INSERT INTO capture_right VALUES ('t1', 1, 1, 'held')", "UNIQUE"},
		{"REPLACE INTO capture_right VALUES ('t1', 1, 1, 'held')", "never deleted"},
		{"REPLACE INTO void_right VALUES ('t2', 1)", "never deleted"},
		{"UPDATE capture_right SET amount = 1", "only ends"},
		{"UPDATE capture_right SET outcome = 'held'", "only ends"},
		{"DELETE FROM capture_right", "never deleted"},
		{"DELETE FROM void_right", "never deleted"},
		{"UPDATE void_right SET tender = 't1'", "never changed"},
		{"INSERT INTO capture_right VALUES ('t9', 1, 401, 'held')", "more than is due"},
		{"INSERT INTO capture_right VALUES ('t9', 7, 1, 'held')", "more than is due"},
		{"INSERT INTO capture_right VALUES ('t9', 1, 9223372036854775807, 'held')", "more than is due"},
		{"INSERT INTO capture_right VALUES ('t9', 1, 400, 'held')", "FOREIGN KEY"},
		{"INSERT INTO capture_right VALUES ('t1', 1, 0, 'held')", "CHECK"},
	} {
		refusedWith(t, l, c.statement, c.words)
	}
	for _, s := range []string{"UPDATE capture_right SET outcome = 'not_taken' WHERE tender = 't1'"} {
		if _, err := l.db.Exec(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	refusedWith(t, l, "UPDATE capture_right SET outcome = 'taken' WHERE tender = 't1'", "only ends")
	// What was not taken makes room again, and a void may follow.
	if _, err := l.db.Exec("INSERT INTO void_right VALUES ('t1', 1)"); err != nil {
		t.Error(err)
	}
}

// M8: whatever the state machine asks for, a right that the books refuse is an error, nothing of the commit is kept, and the ledger goes on.
func TestI1AppendRefusesASecondRight(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(1000))
	x.tender(t, "0195-a", "t1", usd(1000), checkout.CaptureLater)
	x.see(t, "0195-a", collected(x.card("0195-a")))
	x.answer(t, "0195-a", checkout.Facts{At: x.at})
	x.see(t, "0195-a", intentFacts(x.card("0195-a"), checkout.IntentRequiresCapture))
	c, _ := x.commitOf("0195-a", checkout.CaptureRequested{Tender: "t1"})
	mark := l.Mark()
	tooMuch := c
	tooMuch.Calls = slices.Clone(c.Calls)
	tooMuch.Calls[0].Call.Amount = usd(1001)
	if _, err := l.Append(context.Background(), tooMuch); !errors.Is(err, register.ErrRight) {
		t.Errorf("more than is due: %v", err)
	}
	if l.Mark() != mark {
		t.Errorf("the refused commit left rows behind: %v", l.Mark())
	}
	if _, err := l.Append(context.Background(), c); err != nil {
		t.Fatalf("the right that is due: %v", err)
	}
	x.sales["0195-a"] = c.After
	// A state machine gone wrong: the same money again, under another request, while the first right stands.
	again, _ := x.commitOf("0195-a", checkout.CallFailed{Ref: c.Calls[0].Call.Ref, Failure: checkout.Failure{Kind: checkout.FailureServer}})
	call := c.Calls[0].Call
	for _, right := range []checkout.Right{checkout.RightCapture, checkout.RightVoid} {
		call.Right, call.Ref.Try, call.Key = right, 2, "t1.another"
		again.Calls = []register.Prepared{{Call: call, Request: request(call)}}
		if _, err := l.Append(context.Background(), again); !errors.Is(err, register.ErrRight) {
			t.Errorf("a second right (%s): %v", right, err)
		}
	}
	again.Calls = nil
	if _, err := l.Append(context.Background(), again); err != nil {
		t.Errorf("without a right: %v", err)
	}
	verified(t, l)
}

func TestTipIsAllowedBesideWhatIsDue(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(1000))
	x.tender(t, "0195-a", "t1", usd(1000), checkout.CaptureManual)
	x.see(t, "0195-a", collected(x.card("0195-a")))
	x.answer(t, "0195-a", checkout.Facts{At: x.at})
	tipped := x.card("0195-a")
	tipped.Tip = usd(150)
	x.see(t, "0195-a", intentFacts(tipped, checkout.IntentRequiresCapture))
	x.answer(t, "0195-a", intentFacts(tipped, checkout.IntentSucceeded))
	var allowed, right int64
	if err := l.db.QueryRow("SELECT s.allowed, r.amount FROM sale s JOIN capture_right r ON r.sale = s.number WHERE r.outcome = 'taken'").Scan(&allowed, &right); err != nil {
		t.Fatal(err)
	}
	if allowed != 1150 || right != 1150 {
		t.Errorf("allowed %d, right %d, want 1150", allowed, right)
	}
	verified(t, l)
}

func TestPaidWithoutARightIsBooked(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(1000))
	x.tender(t, "0195-a", "t1", usd(1000), checkout.CaptureLater)
	x.see(t, "0195-a", collected(x.card("0195-a")))
	x.answer(t, "0195-a", checkout.Facts{At: x.at})
	x.see(t, "0195-a", intentFacts(x.card("0195-a"), checkout.IntentRequiresCapture))
	x.see(t, "0195-a", intentFacts(x.card("0195-a"), checkout.IntentSucceeded)) // captured on Stripe's dashboard
	sales, err := l.Sales(context.Background(), checkout.BookPage{})
	if err != nil || len(sales) != 1 || sales[0].Status != checkout.StatusPaid {
		t.Errorf("%+v, %v", sales, err)
	}
	verified(t, l)
}

func TestKindsOfRowsAreThoseOfTheEvents(t *testing.T) {
	l := fresh(t)
	want := []string{kindIntent}
	for _, k := range checkout.Kinds() {
		want = append(want, k.String())
	}
	slices.Sort(want)
	rows, err := l.db.Query("SELECT kind FROM journal_kind ORDER BY kind")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var kind string
		if err := rows.Scan(&kind); err != nil {
			t.Fatal(err)
		}
		got = append(got, kind)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the ledger admits %v, checkout has %v: a new kind needs a migration", got, want)
	}
}

func TestJournalHasTheColumnsOfTheProtocolAndEveryTableIsStrict(t *testing.T) {
	l := fresh(t)
	var columns string
	if err := l.db.QueryRow("SELECT group_concat(name, ', ') FROM pragma_table_info('journal')").Scan(&columns); err != nil {
		t.Fatal(err)
	}
	if columns != rowColumns {
		t.Errorf("columns %s\nwant    %s", columns, rowColumns)
	}
	var loose int
	if err := l.db.QueryRow("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict").Scan(&loose); err != nil {
		t.Fatal(err)
	}
	if loose != 0 {
		t.Errorf("%d tables are not STRICT", loose)
	}
}
