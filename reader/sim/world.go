package sim

import (
	"fmt"
	"time"
)

// world is everything the simulator remembers.
type world struct {
	intents   *table[intent]
	methods   *table[method]
	charges   *table[charge]
	refunds   *table[refund]
	locations *table[location]
	readers   *table[reader]
	events    *table[event]
	answers   *table[remembered]
	due       dueQueue
}

func newWorld() *world {
	return &world{
		intents: newTable[intent]("payment_intent"), methods: newTable[method]("payment_method"),
		charges: newTable[charge]("charge"), refunds: newTable[refund]("refund"),
		locations: newTable[location]("location"), readers: newTable[reader]("reader"),
		events: newTable[event]("event"), answers: newTable[remembered]("answer"),
	}
}

// load puts one object of the state file where it belongs.
func (w *world) load(c change) error {
	switch c.kind {
	case w.intents.kind:
		return w.intents.load(c)
	case w.methods.kind:
		return w.methods.load(c)
	case w.charges.kind:
		return w.charges.load(c)
	case w.refunds.kind:
		return w.refunds.load(c)
	case w.locations.kind:
		return w.locations.load(c)
	case w.readers.kind:
		return w.readers.load(c)
	case w.events.kind:
		return w.events.load(c)
	case w.answers.kind:
		return w.answers.load(c)
	}
	return fmt.Errorf("unknown kind of object %q", c.kind)
}

// refillDue finds again what will happen by itself, after a load.
func (w *world) refillDue() {
	for _, id := range w.intents.order {
		w.intentDue(w.intents.byID[id])
	}
	for _, id := range w.refunds.order {
		w.refundDue(w.refunds.byID[id])
	}
	for _, id := range w.readers.order {
		w.readerDue(w.readers.byID[id])
	}
}

func (w *world) intentDue(in *intent) {
	if in.Status == needsCapture && in.CaptureBefore > 0 {
		w.due.push(dueItem{at: in.CaptureBefore * int64(time.Second), kind: dueIntent, id: in.ID})
	}
}

func (w *world) refundDue(re *refund) {
	if re.FailsAt > 0 {
		w.due.push(dueItem{at: re.FailsAt, kind: dueRefund, id: re.ID})
	}
}

func (w *world) readerDue(rd *reader) {
	if rd.Action.Due > 0 {
		w.due.push(dueItem{at: rd.Action.Due, kind: dueReader, id: rd.ID})
	}
}

// all is everything, as the state file keeps it.
func (w *world) all() (out []change, err error) {
	for _, collect := range []func([]change) ([]change, error){w.intents.all, w.methods.all, w.charges.all, w.refunds.all,
		w.locations.all, w.readers.all, w.events.all, w.answers.all} {
		if out, err = collect(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// How long Stripe keeps events and idempotency keys (docs.stripe.com/api/events, …/api/idempotent_requests).
const (
	eventsKept  = 30 * 24 * time.Hour
	answersKept = 24 * time.Hour
	mostEvents  = 5000 // the simulator's own limit, so that a till that runs for months stays small
)

// forget drops what is older than Stripe keeps it. The state file may still hold it; it is dropped again after the next load.
func (w *world) forget(now time.Time) {
	surplus := len(w.events.order) - mostEvents
	w.events.dropOldest(func(ev *event) bool {
		surplus--
		return surplus >= 0 || now.Sub(time.Unix(ev.Created, 0)) > eventsKept
	})
	w.answers.dropOldest(func(a *remembered) bool { return now.Sub(time.Unix(0, a.At)) >= answersKept })
}
