package whole

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/sim"
)

var (
	seeds     = flag.Int("seeds", 40/thin, "how many random days are played")
	firstSeed = flag.Uint64("seed", 1, "the first seed")
)

// TestRandomDays_I1_I5 plays days of sales with every fault at random, cashiers who cancel, take cash or press again, customers who come,
// go and cancel, and a till that dies; then the faults end, and everything has to come to rest with books that agree with Stripe.
func TestRandomDays_I1_I5(t *testing.T) {
	total := map[string]int{}
	for n := range *seeds {
		seed := *firstSeed + uint64(n)
		t.Run(fmt.Sprint("seed_", seed), func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				d := &day{rnd: rand.New(rand.NewPCG(seed, 7)), count: total}
				d.play(t, seed)
			})
		})
	}
	t.Logf("seeds %d, %v", *seeds, total)
	if total["paid"] == 0 || total["faults"] == 0 || total["deaths"] == 0 && *seeds > 5 {
		t.Errorf("the days were too quiet to prove anything: %v", total)
	}
}

type day struct {
	*till
	rnd   *rand.Rand
	count map[string]int
}

func (d *day) chance(percent int) bool { return d.rnd.IntN(100) < percent }

// play is one day: a dozen sales under faults, then the calm in which all must be settled.
func (d *day) play(t *testing.T, seed uint64) {
	t.Helper()
	variants := sim.Variants{
		CollectStaysInProgress: d.chance(50), LapseKeepsConfirmation: d.chance(50), LateConfirm: d.chance(50), CancelLeavesFailed: d.chance(50),
		CancelKeepsConfirmation: d.chance(50), CancelIdleRefused: d.chance(50),
	}
	d.till = world(t, sim.Options{Seed: seed, Latency: 40 * time.Millisecond, AuthDelay: 700 * time.Millisecond, Variants: variants})
	d.till.reader = d.someReader("usd")
	if d.chance(30) {
		d.till.flow = checkout.FlowOneShot
	}
	d.open()
	if err := d.stripe.Inject(d.storm()); err != nil {
		t.Fatal(err)
	}
	for range 12 {
		d.sale()
	}
	fired := 0
	for _, n := range d.stripe.Fired() {
		fired += n
	}
	d.count["faults"] += fired
	d.calm()
	d.settle()
	d.audit()
	d.nothingLeft()
	d.die()
}

// storm draws a handful of flavours, each with its chance.
func (d *day) storm() string {
	var spec []string
	for _, f := range slices.Sorted(maps.Keys(flavours)) {
		if f == "401" || f == "403" || !d.chance(40) {
			continue
		}
		for _, call := range []string{"create", "collect", "confirm", "process", "capture", "cancel", "cancel_action", "get_reader", "get_intent"} {
			one := fmt.Sprintf("%s:%d%%:%s", call, 1+d.rnd.IntN(6), f)
			if d.fits(one) {
				spec = append(spec, one)
			}
		}
	}
	if len(spec) == 0 {
		return "get_reader:5%:lost_after"
	}
	return strings.Join(spec, ",")
}

func (d *day) fits(spec string) bool {
	s, err := sim.New(sim.Options{Faults: spec, Seed: 1})
	return err == nil && s.Close() == nil
}

// sale begins a sale and lets a minute or two of shop life happen to it.
func (d *day) sale() {
	d.t.Helper()
	ctx := context.Background()
	amount := money.New([]int64{1000, 2000, 2005, 4999, 155}[d.rnd.IntN(5)], "usd")
	capture := []checkout.CaptureMode{checkout.CaptureManual, checkout.CaptureManual, checkout.CaptureAutomatic}[d.rnd.IntN(3)]
	id, err := d.register.Charge(ctx, register.Charge{Amount: amount, Capture: capture})
	if err != nil {
		d.turnedAway(err)
		d.clearAway(ctx)
		return
	}
	d.count["sales"]++
	cards := []string{"visa", "visa", "visa", "charge_declined", "mastercard_prepaid", "online_pin_sca_retry"}
	for range 5 + d.rnd.IntN(60) {
		pass(time.Duration(200+d.rnd.IntN(1500)) * time.Millisecond)
		v, ok := d.register.Snapshot().View(id)
		if !ok || !v.Sale.Open() {
			break
		}
		d.live(ctx, id, tenderOf(v), cards)
		if d.chance(2) {
			d.count["deaths"]++
			d.die()
			pass(time.Duration(d.rnd.IntN(20)) * time.Second)
			d.open()
			return
		}
	}
	if d.chance(50) {
		_ = d.register.Park(ctx, id)
	}
}

// live is one thing that somebody does. Most of them are turned away, as they should be.
func (d *day) live(ctx context.Context, id checkout.SaleID, tender checkout.TenderID, cards []string) {
	var err error
	switch d.rnd.IntN(14) {
	case 0, 1, 2, 3, 4:
		_ = d.tap(cards[d.rnd.IntN(len(cards))]) // refused where the reader asks for nothing
	case 5:
		err = d.decide(id, checkout.AnotherCardRequested{Tender: tender})
	case 6:
		if d.chance(25) {
			err = d.decide(id, checkout.CancelRequested{Tender: tender, Reason: checkout.ReasonCashier})
		}
	case 7:
		if d.chance(20) {
			err = d.register.Tender(ctx, id, checkout.MeansCash, checkout.CaptureManual)
		}
	case 8:
		err = d.register.LookNow(ctx, id)
	case 9:
		_, err = d.register.Charge(ctx, register.Charge{Amount: money.New(1234, "usd")})
	case 10:
		err = d.register.Tender(ctx, id, checkout.MeansCard, checkout.CaptureManual)
	}
	d.turnedAway(err)
}

// turnedAway wants every refusal to be one that the till has a word for.
func (d *day) turnedAway(err error) {
	d.t.Helper()
	var r *checkout.Rejection
	if err == nil || errors.As(err, &r) || errors.Is(err, register.ErrCounterBusy) || errors.Is(err, register.ErrReaderBusy) || errors.Is(err, register.ErrNoSale) {
		return
	}
	d.t.Errorf("refused with %v", err)
}

// clearAway parks what is on the counter.
func (d *day) clearAway(ctx context.Context) {
	if id := d.register.Snapshot().Counter; id != "" {
		_ = d.register.Park(ctx, id)
	}
}

// calm ends every fault.
func (d *day) calm() {
	d.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://sim/_sim/faults", strings.NewReader(url.Values{"faults": {""}, "clear": {"true"}}.Encode()))
	if err != nil {
		d.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Authorization", "Bearer sk_test_calm000000000000")
	res, err := d.stripe.Transport().RoundTrip(req)
	if err != nil || res.StatusCode != http.StatusOK {
		d.t.Fatal(err, res)
	}
	if err := res.Body.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// settle gives up what waits for somebody, and waits until all is closed or needs a person (I5).
func (d *day) settle() {
	d.t.Helper()
	late := time.Now().Add(26 * time.Hour)
	for time.Now().Before(late) {
		open := 0
		for _, v := range d.register.Snapshot().Open {
			if !v.Sale.Open() || v.Sale.Status() == checkout.StatusAttention {
				continue
			}
			open++
			if c, _ := v.Sale.Card(); c.State == checkout.Declined || c.State == checkout.Created && c.Reason != checkout.ReasonNone {
				d.turnedAway(d.decide(v.Sale.ID, checkout.CancelRequested{Tender: c.ID, Reason: checkout.ReasonCashier}))
			}
		}
		if open == 0 {
			return
		}
		pass(10 * time.Second)
	}
	for _, v := range d.register.Snapshot().Open {
		c, _ := v.Sale.Card()
		d.t.Errorf("sale %d is still %s (%s), pending %+v, look %+v", v.Sale.Number, c.State, c.Reason, c.Pending, v.Look)
	}
}

// nothingLeft wants no PaymentIntent left that could still charge, and counts how the sales ended.
func (d *day) nothingLeft() {
	d.t.Helper()
	books, err := d.ledger.Sales(context.Background(), checkout.BookPage{Limit: 500})
	if err != nil {
		d.t.Fatal(err)
	}
	person := map[string]bool{}
	for _, s := range books {
		d.count[s.Status.String()]++
		for _, tender := range s.Tenders {
			if tender.State == checkout.Attention {
				person[string(tender.Intent)] = true
				d.t.Logf("sale %d needs a person: %s", s.Number, tender.Reason)
			}
		}
	}
	for _, i := range d.intents() {
		id, status := i["id"].(string), i["status"].(string)
		if status != "succeeded" && status != "canceled" && !person[id] {
			d.t.Errorf("%s was left in %s", id, status)
		}
	}
}
