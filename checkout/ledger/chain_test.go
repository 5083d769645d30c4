package ledger

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reji/checkout"
	"reji/checkout/register"
)

// vectors are rows that together have every kind of column: NULL and not, empty, negative, beyond ASCII.
func vectors() (register.Identity, int64, []row) {
	id := register.Identity{Install: "0195-install", Till: "till-1", Epoch: 1, Mode: checkout.ModeTest}
	some := func(s string) sql.NullString { return sql.NullString{String: s, Valid: true} }
	request := digest{1, 2, 3, 31: 255}
	return id, 1773480413589793, []row{
		{Seq: 1, Epoch: 1, At: 1773480413589793, Sale: "0195-a", Kind: "sale_started", V: 1, Try: 1, Body: `{"actor":"アキ"}`, Mode: "test", Actor: "アキ"},
		{
			Seq: 2, Epoch: 1, At: 1773480413589793, Sale: "0195-a", Tender: "t1", Kind: "intent", V: 1, Step: "create", Try: 1, Key: some("t1.abc"),
			Params: request[:], Body: `{}`, Mode: "test", Actor: "アキ",
		},
		{
			Seq: 3, Epoch: 1, At: -1, StripeDate: sql.NullInt64{Int64: 1773480413, Valid: true}, Sale: "0195-a", Tender: "t1", Kind: "call_answered", V: 1,
			Step: "create", Try: 2, RequestID: some("req_1"), Body: `{}`, Mode: "test",
		},
	}
}

// TestR3HashesAreAsDocumented holds the hash against vectors that were computed by another program, from the package comment's words.
func TestR3HashesAreAsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "vectors.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(text)) {
		if name, sum, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !strings.HasPrefix(name, "#") {
			want = append(want, sum)
		}
	}
	id, made, rows := vectors()
	at := birth(id, made)
	got := []string{hex.EncodeToString(at[:])}
	for i := range rows {
		at = rows[i].link(at)
		got = append(got, hex.EncodeToString(at[:]))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("hashes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// tamper changes the file behind the ledger's back, as a program without the triggers could.
func tamper(t testing.TB, l *Ledger, statements ...string) {
	t.Helper()
	var triggers []struct{ name, text string }
	rows, err := l.db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers = append(triggers, struct{ name, text string }{name, text})
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	var all []string
	all = append(all, "PRAGMA foreign_keys = 0", "PRAGMA ignore_check_constraints = 1", "BEGIN IMMEDIATE")
	for _, trigger := range triggers {
		all = append(all, "DROP TRIGGER "+trigger.name)
	}
	all = append(all, statements...)
	for _, trigger := range triggers {
		all = append(all, trigger.text)
	}
	all = append(all, "COMMIT", "PRAGMA foreign_keys = 1", "PRAGMA ignore_check_constraints = 0")
	for _, s := range all {
		if _, err := l.db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// busyDay has some thirty rows of three sales.
func busyDay(t testing.TB) *Ledger {
	l := fresh(t)
	x := newTill(l)
	x.pay(t, "0195-a", usd(2000))
	x.begin(t, "0195-b", usd(500))
	x.must(t, "0195-b", checkout.CashTendered{Tender: "c1", Amount: usd(500), Given: usd(1000)})
	x.pay(t, "0195-c", usd(70))
	return l
}

// faultAt wants both Verify and a new start to name a row.
func faultAt(t *testing.T, l *Ledger, seq int64) {
	t.Helper()
	r, err := l.Verify(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Fault == nil || r.Fault.Kind != FaultChain || r.Fault.Seq != seq {
		t.Errorf("fault %+v, want the chain at row %d", r.Fault, seq)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), options(l.path))
	if e := refusedAs(t, err, Damaged); e.Seq != seq {
		t.Errorf("opening names row %d, want %d: %v", e.Seq, seq, err)
	}
}

func TestR3AChangeOfAnyColumnIsFound(t *testing.T) {
	for column, value := range map[string]string{
		"epoch": "epoch + 1", "at_us": "at_us + 1", "stripe_date_s": "coalesce(stripe_date_s + 1, 5)", "sale": "sale || 'x'",
		"tender": "tender || 'x'", "kind": "CASE kind WHEN 'resumed' THEN 'observed' ELSE 'resumed' END", "v": "v + 1", "step": "step || 'x'", "try": "try + 1000",
		"idem_key": "coalesce(idem_key || 'x', 'x')", "params_sha": "CASE WHEN params_sha IS NULL THEN zeroblob(32) END",
		"req_id": "coalesce(req_id || 'x', 'x')", "body": "replace(body, '\"', '\" ')", "mode": "'live'", "actor": "actor || 'x'",
		"prev": "zeroblob(32)", "hash": "randomblob(32)",
	} {
		t.Run(column, func(t *testing.T) {
			l := busyDay(t)
			seq := 1 + rand.Int64N(l.Mark().Seq)
			tamper(t, l, fmt.Sprintf("UPDATE journal SET %s = %s WHERE seq = %d", column, value, seq))
			faultAt(t, l, seq)
		})
	}
}

func TestR3RowsThatAreGoneOrMovedAreFound(t *testing.T) {
	last := busyDay(t).Mark().Seq
	for name, c := range map[string]struct {
		seq int64
		sql []string
	}{
		"deleted":        {9, []string{"DELETE FROM journal WHERE seq = 9"}},
		"first deleted":  {1, []string{"DELETE FROM journal WHERE seq = 1"}},
		"swapped":        {9, []string{"UPDATE journal SET seq = -1 WHERE seq = 9", "UPDATE journal SET seq = 9 WHERE seq = 12", "UPDATE journal SET seq = 12 WHERE seq = -1"}},
		"cut short":      {last - 3, []string{fmt.Sprintf("DELETE FROM journal WHERE seq >= %d", last-3)}},
		"emptied":        {1, []string{"DELETE FROM journal"}},
		"added":          {last + 1, []string{"INSERT INTO journal SELECT seq + 1, epoch, at_us, stripe_date_s, sale, tender, kind, v, step, try + 100, idem_key, params_sha, req_id, body, mode, actor, hash, prev FROM journal ORDER BY seq DESC LIMIT 1"}},
		"another person": {1, []string{"UPDATE identity SET install = 'other'"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := busyDay(t)
			tamper(t, l, c.sql...)
			faultAt(t, l, c.seq)
		})
	}
}

func TestR3AnEarlyRowIsFoundBeyondTheNewestThousand(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	for i := 0; l.Mark().Seq < recentRows+100; i++ {
		x.begin(t, checkout.SaleID(fmt.Sprintf("0195-%04d", i)), usd(100))
	}
	tamper(t, l, "UPDATE journal SET actor = 'x' WHERE seq = 50")
	if err := l.Reopen(context.Background()); err != nil {
		t.Errorf("opening looked at more than the newest rows: %v", err)
	}
	if r, err := l.Verify(context.Background(), nil); err != nil || r.Fault == nil || r.Fault.Seq != 50 {
		t.Errorf("verify: %+v, %v", r, err)
	}
	tamper(t, l, "UPDATE journal SET actor = 'x' WHERE seq = 700")
	if e := refusedAs(t, l.Reopen(context.Background()), Damaged); e.Seq != 700 {
		t.Errorf("reopening names row %d, want 700", e.Seq)
	}
}

func TestI12BooksThatDoNotFollowAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		kind FaultKind
		sql  string
	}{
		"status":       {FaultBooks, "UPDATE sale SET status = 'open' WHERE number = 2"},
		"taken":        {FaultBooks, "UPDATE sale SET taken = taken + 1 WHERE number = 2"},
		"tender":       {FaultBooks, "UPDATE tender SET state = 'voided' WHERE sale = 2"},
		"tender gone":  {FaultBooks, "DELETE FROM tender WHERE sale = 2"},
		"posting":      {FaultBooks, "UPDATE posting SET amount = 1 WHERE sale = 2"},
		"posting gone": {FaultBooks, "DELETE FROM posting WHERE sale = 2"},
		"posting more": {FaultBooks, "INSERT INTO posting VALUES (14, 9, 2, 'c1', 'drawer', 'sales', 1, 'usd')"},
		"right":        {FaultBooks, "UPDATE capture_right SET outcome = 'not_taken' WHERE sale = 2"},
		"right gone":   {FaultBooks, "DELETE FROM capture_right WHERE sale = 2"},
		"void right":   {FaultBooks, "INSERT INTO void_right VALUES ('c1', 2)"},
		"no sale":      {FaultBooks, "INSERT INTO posting VALUES (14, 9, 77, 'c1', 'drawer', 'sales', 1, 'usd')"},
		"sale gone":    {FaultBooks, "DELETE FROM sale WHERE number = 2"},
		"last gone":    {FaultBooks, "DELETE FROM sale WHERE number = 3"},
	} {
		t.Run(name, func(t *testing.T) {
			l := busyDay(t)
			tamper(t, l, c.sql)
			r, err := l.Verify(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if r.Fault == nil || r.Fault.Kind != c.kind {
				t.Errorf("fault %+v, want %s", r.Fault, c.kind)
			}
		})
	}
}

func TestVerifyTellsItsProgressAndCanBeStopped(t *testing.T) {
	l := busyDay(t)
	var done, total int64
	r, err := l.Verify(context.Background(), func(d, n int64) {
		if d < done {
			t.Errorf("progress went back from %d to %d", done, d)
		}
		done, total = d, n
	})
	if err != nil || !r.OK() || done != total || total != 2*r.Rows || r.Head != l.Mark() {
		t.Errorf("%d of %d done, report %+v, %v", done, total, r, err)
	}
	if r.Sales != 3 || r.Tenders != 3 || r.Postings != 7 {
		t.Errorf("verified %+v", r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err = l.Verify(ctx, func(int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	verified(t, l)
}
