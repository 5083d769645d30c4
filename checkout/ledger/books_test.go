package ledger

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"reji/checkout"
)

// shop has 120 sales: every tenth is open, every seventh is paid in cash, the others by card; they owe 100, 200, … 1200, 100, …
func shop(t testing.TB) (*Ledger, *till) {
	l := fresh(t)
	x := newTill(l)
	for n := 1; n <= 120; n++ {
		x.at = x.at.Add(time.Minute)
		id, due := checkout.SaleID(fmt.Sprintf("0195%04d-7000", n)), usd(int64(100*((n-1)%12+1)))
		switch {
		case n%10 == 0:
			x.begin(t, id, due)
			x.tender(t, id, checkout.TenderID("t-"+string(id)), due, checkout.CaptureManual)
		case n%7 == 0:
			x.begin(t, id, due)
			x.must(t, id, checkout.CashTendered{Tender: checkout.TenderID("c-" + string(id)), Amount: due, Given: usd(5000)})
		default:
			x.pay(t, id, due)
		}
	}
	return l, x
}

func numbers(sales []checkout.BookSale) string {
	var all []string
	for _, s := range sales {
		all = append(all, fmt.Sprint(s.Number))
	}
	return strings.Join(all, " ")
}

func TestSalesAreListedInPagesAndFound(t *testing.T) {
	l, _ := shop(t)
	for name, c := range map[string]struct {
		page checkout.BookPage
		want string
	}{
		"newest":                  {checkout.BookPage{Limit: 4}, "120 119 118 117"},
		"the page after":          {checkout.BookPage{Limit: 4, Before: 117}, "116 115 114 113"},
		"the last page":           {checkout.BookPage{Limit: 4, Before: 3}, "2 1"},
		"beyond the last":         {checkout.BookPage{Limit: 4, Before: 1}, ""},
		"open":                    {checkout.BookPage{Open: true}, "120 110 100 90 80 70 60 50 40 30 20 10"},
		"open, a page":            {checkout.BookPage{Open: true, Limit: 2, Before: 100}, "90 80"},
		"number":                  {checkout.BookPage{Search: "42"}, "42"},
		"number with spaces":      {checkout.BookPage{Search: " 42 "}, "42"},
		"number and amount":       {checkout.BookPage{Search: "100"}, "109 100 97 85 73 61 49 37 25 13 1"},
		"amount":                  {checkout.BookPage{Search: "1100", Limit: 3}, "119 107 95"},
		"amount, the page after":  {checkout.BookPage{Search: "1100", Limit: 3, Before: 95}, "83 71 59"},
		"amount, open":            {checkout.BookPage{Search: "1000", Open: true}, "70 10"},
		"card":                    {checkout.BookPage{Search: "4242", Limit: 5}, "118 117 116 115 114"},
		"card, the page after":    {checkout.BookPage{Search: "4242", Limit: 5, Before: 114}, "113 111 109 108 107"},
		"card, open":              {checkout.BookPage{Search: "4242", Open: true}, ""},
		"number, open":            {checkout.BookPage{Search: "30", Open: true}, "30"},
		"number, not open":        {checkout.BookPage{Search: "31", Open: true}, ""},
		"PaymentIntent, open":     {checkout.BookPage{Search: "pi_t-01950030-7000", Open: true}, "30"},
		"card of nobody":          {checkout.BookPage{Search: "0000"}, ""},
		"PaymentIntent":           {checkout.BookPage{Search: "pi_t-01950033-7000"}, "33"},
		"PaymentIntent of nobody": {checkout.BookPage{Search: "pi_"}, ""},
		"a word":                  {checkout.BookPage{Search: "visa"}, ""},
		"no amount at all":        {checkout.BookPage{Search: "99999999999999999999"}, ""},
		"an injection":            {checkout.BookPage{Search: "pi_' OR 1=1 --"}, ""},
	} {
		sales, err := l.Sales(context.Background(), c.page)
		if got := numbers(sales); err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
	if sales, err := l.Sales(context.Background(), checkout.BookPage{}); err != nil || len(sales) != 50 {
		t.Errorf("a page without a size has %d sales, %v", len(sales), err)
	}
	if sales, err := l.Sales(context.Background(), checkout.BookPage{Limit: 9999}); err != nil || len(sales) != 120 {
		t.Errorf("a large page has %d sales, %v", len(sales), err)
	}
	if n, err := l.NextNumber(context.Background()); err != nil || n != 121 {
		t.Errorf("next number %d, %v", n, err)
	}
}

func TestASaleIsListedAsItStands(t *testing.T) {
	l, x := shop(t)
	sales, err := l.Sales(context.Background(), checkout.BookPage{Limit: 7})
	if err != nil {
		t.Fatal(err)
	}
	open, cash, card := sales[0], sales[1], sales[2]
	s := x.sales[open.ID]
	want := checkout.BookSale{
		ID: s.ID, Number: 120, At: s.At, Changed: s.Changed, Status: checkout.StatusOpen, Due: usd(1200), Taken: usd(0), Actor: "aki",
		Tenders: []checkout.BookTender{{
			ID: "t-01950120-7000", Means: checkout.MeansCard, State: checkout.Collecting, Amount: usd(1200), Intent: "pi_t-01950120-7000", Reader: "tmr_1",
			Capture: checkout.CaptureManual, Attempt: 1,
		}},
	}
	if !reflect.DeepEqual(open, want) {
		t.Errorf("open\n%+v\nwant\n%+v", open, want)
	}
	s = x.sales[cash.ID]
	want = checkout.BookSale{
		ID: s.ID, Number: 119, At: s.At, Changed: s.Changed, Status: checkout.StatusPaid, Due: usd(1100), Taken: usd(1100), Actor: "aki",
		Tenders: []checkout.BookTender{{ID: "c-01950119-7000", Means: checkout.MeansCash, State: checkout.Paid, Amount: usd(1100)}},
	}
	if !reflect.DeepEqual(cash, want) {
		t.Errorf("cash\n%+v\nwant\n%+v", cash, want)
	}
	s = x.sales[card.ID]
	want = checkout.BookSale{
		ID: s.ID, Number: 118, At: s.At, Changed: s.Changed, Status: checkout.StatusPaid, Due: usd(1000), Taken: usd(1000), Actor: "aki",
		Tenders: []checkout.BookTender{{
			ID: "t-01950118-7000", Means: checkout.MeansCard, State: checkout.Paid, Amount: usd(1000), Intent: "pi_t-01950118-7000", Charge: "ch_t-01950118-7000",
			Reader: "tmr_1", Capture: checkout.CaptureManual, Attempt: 1, Brand: "visa", Last4: "4242", Funding: "credit", ReadMethod: "contactless_emv",
			CaptureBefore: card.Tenders[0].CaptureBefore,
		}},
	}
	if !reflect.DeepEqual(card, want) {
		t.Errorf("card\n%+v\nwant\n%+v", card, want)
	}
}

func TestASaleIsFoundByNumberAndByTheBeginningOfItsID(t *testing.T) {
	l := fresh(t)
	x := newTill(l)
	for _, id := range []checkout.SaleID{"01950001-aaaa", "01950001-aabb", "0002", "0002-longer", "77ff-x"} {
		x.begin(t, id, usd(100))
	}
	for typed, want := range map[string]int64{
		"1": 1, "5": 5, "01950001-aaaa": 1, "01950001-aab": 2, "01950001-AAB": 2, " 2 ": 2, "0002": 3, "0002-": 4, "02": 2, "77": 5, "77FF-X": 5,
	} {
		sale, _, _, err := l.Sale(context.Background(), typed)
		if err != nil || sale.Number != want {
			t.Errorf("%q: sale %d, %v; want %d", typed, sale.Number, err, want)
		}
	}
	for typed, want := range map[string]error{
		"0195": ErrAmbiguous, "01950001-aa": ErrAmbiguous, "": ErrNoSale, "6": ErrNoSale, "x": ErrNoSale, "%": ErrNoSale, "99999999999999999999": ErrNoSale,
	} {
		if _, _, _, err := l.Sale(context.Background(), typed); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", typed, err, want)
		}
	}
	if lines, err := l.Timeline(context.Background(), "nobody"); err != nil || len(lines) != 0 {
		t.Errorf("the timeline of nobody: %v, %v", lines, err)
	}
}

func TestOpenSalesComeWithTheirNewestRequests(t *testing.T) {
	l, x := shop(t)
	// One of them has gone on to the bank: its newest request is another one.
	id := checkout.SaleID("01950010-7000")
	x.see(t, id, collected(x.card(id)))
	l = reopened(t, l)
	open, err := l.Open(context.Background())
	if err != nil || len(open) != 12 {
		t.Fatalf("%d open sales, %v", len(open), err)
	}
	for i, o := range open {
		sale, err := checkout.Replay(o.Entries)
		if err != nil || !reflect.DeepEqual(sale, x.sales[sale.ID]) {
			t.Errorf("%s does not replay: %v\n%+v\n%+v", sale.ID, err, sale, x.sales[sale.ID])
		}
		if sale.Number != int64(10*(i+1)) || len(o.Requests) != 1 {
			t.Errorf("number %d with %d requests in place %d", sale.Number, len(o.Requests), i)
			continue
		}
		op := checkout.OpCollect
		if sale.ID == id {
			op = checkout.OpConfirm
		}
		if p := o.Requests[0]; p.Call.Ref.Op != op || p.Request != request(p.Call) {
			t.Errorf("%s: newest request %+v, want %s", sale.ID, p, op)
		}
	}
}

func TestSettingsAreKept(t *testing.T) {
	l := fresh(t)
	ctx := context.Background()
	if v, ok, err := l.Setting(ctx, "reader"); v != "" || ok || err != nil {
		t.Errorf("a choice that was never made: %q, %v, %v", v, ok, err)
	}
	for _, v := range []string{"tmr_1", "tmr_2", ""} {
		if err := l.SetSetting(ctx, "reader", v); err != nil {
			t.Fatal(err)
		}
		l = reopened(t, l)
		if got, ok, err := l.Setting(ctx, "reader"); got != v || !ok || err != nil {
			t.Errorf("%q, %v, %v; want %q", got, ok, err, v)
		}
	}
	verified(t, l)
}

// Reading must not become slow with the years: what is asked while a customer waits goes by an index, and never sorts the table.
func TestQueriesGoByAnIndex(t *testing.T) {
	l := fresh(t)
	plan := func(query string, args ...any) string {
		rows, err := l.db.Query("EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		defer rows.Close()
		var all []string
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			all = append(all, detail)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return strings.Join(all, "\n")
	}
	if p := plan("SELECT id FROM sale WHERE open = 1 ORDER BY number"); !strings.Contains(p, "sale_open") {
		t.Errorf("open sales:\n%s", p)
	}
	for _, page := range []checkout.BookPage{
		{}, {Open: true}, {Search: "4242"}, {Search: "4242", Open: true}, {Search: "100"}, {Search: "pi_x"}, {Before: 5, Search: "1000", Open: true},
	} {
		query, args := selection(page, 50)
		p := plan(query, args...)
		for line := range strings.Lines(p) {
			line = strings.TrimSpace(line)
			scan := strings.HasPrefix(line, "SCAN s") || strings.HasPrefix(line, "SCAN t")
			if scan && !strings.Contains(line, "sale_open") || strings.Contains(line, "TEMP B-TREE FOR DISTINCT") {
				t.Errorf("%+v reads everything:\n%s", page, p)
			}
		}
	}
}
