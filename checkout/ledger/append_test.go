package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/register"
)

func TestAppendKeepsASaleThatReplays(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.pay(t, "0195-a", usd(2000))
	l = reopened(t, l)

	sale, entries, lines, err := l.Sale(context.Background(), "1")
	if err != nil {
		t.Fatal(err)
	}
	replayed, err := checkout.Replay(entries)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(replayed, x.sales["0195-a"]) {
		t.Errorf("replayed %+v\nwant %+v", replayed, x.sales["0195-a"])
	}
	if sale.Status != checkout.StatusPaid || sale.Taken != usd(2000) || len(sale.Tenders) != 1 || sale.Tenders[0].Last4 != "4242" {
		t.Errorf("books: %+v", sale)
	}
	var kinds []string
	for _, line := range lines {
		kinds = append(kinds, line.Kind)
	}
	want := "sale_started card_tendered intent call_answered intent call_answered observed intent call_answered observed intent call_answered"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("rows: %s\nwant: %s", got, want)
	}
	if lines[2].Call == nil || lines[2].Call.Ref.Op != checkout.OpCreate || lines[2].Event != nil {
		t.Errorf("an intent's line: %+v", lines[2])
	}
	if lines[3].RequestID != "req_requires_payment_method" || len(lines[3].Hash) != 16 {
		t.Errorf("an answer's line: %+v", lines[3])
	}
	verified(t, l)
}

func TestI7BodiesAreKeptByteForByte(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.pay(t, "0195-a", usd(2000))
	rows, err := l.history(context.Background(), "0195-a")
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for _, c := range x.log {
		body, err := checkout.EncodeEvent(c.Event)
		if err != nil {
			t.Fatal(err)
		}
		if rows[i].Body != string(body) || rows[i].Seq != int64(i+1) {
			t.Errorf("row %d is %s, want %s", rows[i].Seq, rows[i].Body, body)
		}
		e, err := rows[i].entry()
		if err != nil {
			t.Fatal(err)
		}
		again, err := checkout.EncodeEvent(e.Event)
		if err != nil || !bytes.Equal(again, body) {
			t.Errorf("encoded again: %s, %v; want %s", again, err, body)
		}
		i++
		for _, p := range c.Calls {
			got, err := rows[i].prepared()
			if err != nil || !reflect.DeepEqual(got, p) {
				t.Errorf("row %d: %+v, %v; want %+v", rows[i].Seq, got, err, p)
			}
			sum := paramsSum(p.Request)
			if !bytes.Equal(rows[i].Params, sum[:]) || rows[i].Key.String != p.Request.Key {
				t.Errorf("row %d: key or digest of the request is wrong", rows[i].Seq)
			}
			i++
		}
	}
	if i != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), i)
	}
}

// A commit that returned an error may have happened (rule 7, D4): the register appends it again and both outcomes converge.
func TestD4AppendingACommitTwiceIsOne(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(2000))
	c, _ := x.commitOf("0195-a", checkout.CardTendered{Tender: "t1", Amount: usd(2000), Reader: "tmr_1"})
	first, err := l.Append(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		again, err := l.Append(context.Background(), c)
		if err != nil || again != first {
			t.Fatalf("appended again: %v, %v; want %v", again, err, first)
		}
		if err := l.Reopen(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if l.Mark() != first || first.Seq != 3 {
		t.Errorf("mark %v, want %v at row 3", l.Mark(), first)
	}
	verified(t, l)
}

func TestD4AppendAfterAGhostThatWasNotAcknowledged(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(2000))
	c, _ := x.commitOf("0195-a", checkout.CardTendered{Tender: "t1", Amount: usd(2000), Reader: "tmr_1"})
	before := tip{l.seq, l.last}
	if _, err := l.Append(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	// What the process believes when COMMIT failed although it happened.
	l.seq, l.last, l.failed = before.seq, before.hash, errors.New("disk I/O error")
	var w *WriteError
	if _, err := l.Append(context.Background(), c); !errors.As(err, &w) {
		t.Fatalf("appended after an error without reopening: %v", err)
	}
	if err := l.Reopen(context.Background()); err != nil {
		t.Fatal(err)
	}
	if m, err := l.Append(context.Background(), c); err != nil || m.Seq != 3 {
		t.Fatalf("ghost: %v, %v", m, err)
	}
	x.sales["0195-a"] = c.After
	x.answer(t, "0195-a", intentFacts(x.card("0195-a"), checkout.IntentRequiresPaymentMethod))
	verified(t, l)
}

func TestAppendRefusesSomethingElseInTheSamePlace(t *testing.T) {
	start := func(t *testing.T) (*till, register.Commit) {
		x := newTill(fresh(t))
		x.begin(t, "0195-a", usd(2000))
		c, _ := x.commitOf("0195-a", checkout.CardTendered{Tender: "t1", Amount: usd(2000), Reader: "tmr_1"})
		if _, err := x.l.Append(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		return x, c
	}
	for name, change := range map[string]func(*register.Commit){
		"another moment": func(c *register.Commit) { c.At = c.At.Add(time.Second) },
		"another event": func(c *register.Commit) {
			c.Event = checkout.CardTendered{Tender: "t1", Amount: usd(1), Reader: "tmr_1"}
		},
		"another kind":        func(c *register.Commit) { c.Event = checkout.CardAllowed{Tender: "t1"} },
		"another request":     func(c *register.Commit) { c.Calls[0].Request.Body += "&x=1" },
		"no request":          func(c *register.Commit) { c.Calls = nil },
		"one request more":    func(c *register.Commit) { c.Calls = append(c.Calls, c.Calls[0]) },
		"an event is missing": func(c *register.Commit) { c.Event = checkout.CardAllowed{Tender: "t1"}; c.Before.Rev++; c.After.Rev++ },
	} {
		t.Run(name, func(t *testing.T) {
			x, c := start(t)
			mark := x.l.Mark()
			change(&c)
			if _, err := x.l.Append(context.Background(), c); !errors.Is(err, ErrDiffers) {
				t.Errorf("error %v, want ErrDiffers", err)
			}
			if x.l.Mark() != mark {
				t.Errorf("mark moved from %v to %v", mark, x.l.Mark())
			}
			verified(t, x.l)
		})
	}
}

func TestAppendRefusesWhatCannotBeJournalled(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	start := func(change func(*checkout.SaleStarted)) register.Commit {
		e := checkout.SaleStarted{Sale: "0195-a", Number: 1, Due: usd(2000), Install: "i", Mode: checkout.ModeTest, Actor: "aki"}
		change(&e)
		c, _ := x.commitOf(e.Sale, e)
		return c
	}
	plain := func(*checkout.SaleStarted) {}
	fine := start(plain)
	fine.At = fine.At.Add(time.Nanosecond)
	foreign := start(plain)
	foreign.Calls = []register.Prepared{{Call: checkout.Call{Ref: checkout.Ref{Sale: "other", Tender: "t", Op: checkout.OpCreate, Try: 1}, Key: "k"}, Request: register.Request{Key: "k"}}}
	for name, c := range map[string]register.Commit{
		"another mode":           start(func(e *checkout.SaleStarted) { e.Mode = checkout.ModeLive }),
		"a body over 64 KiB":     start(func(e *checkout.SaleStarted) { e.Actor = strings.Repeat("é", 33<<10) }),
		"no sale":                start(func(e *checkout.SaleStarted) { e.Sale = "" }),
		"a currency of no kind":  start(func(e *checkout.SaleStarted) { e.Due.Currency = "dollars" }),
		"a nanosecond":           fine,
		"another sale's request": foreign,
		"nothing":                {},
	} {
		if _, err := l.Append(context.Background(), c); !errors.Is(err, ErrUnfit) {
			t.Errorf("%s: error %v, want ErrUnfit", name, err)
		}
	}
	gap := start(func(e *checkout.SaleStarted) { e.Number = 2 })
	if _, err := l.Append(context.Background(), gap); !errors.Is(err, ErrDiffers) {
		t.Errorf("a gap between numbers: %v", err)
	}
	if _, err := l.Append(context.Background(), start(plain)); err != nil {
		t.Errorf("the ledger does not go on: %v", err)
	}
	if n, err := l.NextNumber(context.Background()); n != 2 || err != nil {
		t.Errorf("next number %d, %v", n, err)
	}
}

func TestD1AFullDiskStopsTheLedgerUntilReopened(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.pay(t, "0195-a", usd(2000))
	mark := l.Mark()
	// SQLite refuses to grow the file exactly as it does on a disk without room. The setting is the connection's, so reopening lifts it.
	if _, err := l.db.Exec("PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	var err error
	for i := 0; err == nil && i < 200; i++ {
		id := checkout.SaleID("0195-" + strings.Repeat("f", i+1))
		c, _ := x.commitOf(id, checkout.SaleStarted{
			Sale: id, Number: int64(i + 2), Due: usd(100), Install: "i", Mode: checkout.ModeTest, Actor: strings.Repeat("x", 3000), Policy: checkout.DefaultPolicy(),
		})
		if _, err = l.Append(context.Background(), c); err == nil {
			mark = l.Mark()
		}
	}
	var w *WriteError
	if !errors.As(err, &w) || w.Kind != DiskFull {
		t.Fatalf("error %v, want a *WriteError of kind disk_full", err)
	}
	c, _ := x.commitOf("0195-b", checkout.SaleStarted{Sale: "0195-b", Number: 2, Due: usd(100), Install: "i", Mode: checkout.ModeTest})
	if _, err := l.Append(context.Background(), c); !errors.As(err, &w) || w.Kind != DiskFull {
		t.Errorf("written on after the error: %v", err)
	}
	if err := l.Reopen(context.Background()); err != nil {
		t.Fatal(err)
	}
	if l.Mark() != mark {
		t.Errorf("mark %v after reopening, want %v", l.Mark(), mark)
	}
	x.sales = map[checkout.SaleID]checkout.Sale{}
	x.pay(t, "0196-c", usd(500))
	verified(t, l)
}

func TestAppendIgnoresACancelledContext(t *testing.T) {
	x := newTill(fresh(t))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c, _ := x.commitOf("0195-a", checkout.SaleStarted{Sale: "0195-a", Number: 1, Due: usd(1), Install: "i", Mode: checkout.ModeTest})
	if m, err := x.l.Append(ctx, c); err != nil || m.Seq != 1 {
		t.Errorf("append: %v, %v", m, err)
	}
}

func TestStoredRequestIsReadable(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	x.begin(t, "0195-a", usd(2000))
	x.must(t, "0195-a", checkout.CardTendered{Tender: "t1", Amount: usd(2000), Reader: "tmr_1"})
	rows, err := l.history(context.Background(), "0195-a")
	if err != nil {
		t.Fatal(err)
	}
	var body struct{ Request struct{ Body string } }
	if err := json.Unmarshal([]byte(rows[2].Body), &body); err != nil {
		t.Fatal(err)
	}
	if want := "amount=2000&metadata[tender]=t1&note=<ひ>&try=1"; body.Request.Body != want || !strings.Contains(rows[2].Body, want) {
		t.Errorf("stored %s", rows[2].Body)
	}
}
