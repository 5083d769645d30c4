package sim

import (
	"encoding/json"
	"fmt"
	"time"
)

// tx is one effect: all its changes are written and seen together, or none is.
type tx struct {
	s         *Server
	at        time.Time // of the effect
	requestID string    // of the request that causes it; empty when it happens by itself
	key       string

	intents   view[intent]
	methods   view[method]
	charges   view[charge]
	refunds   view[refund]
	locations view[location]
	readers   view[reader]
	events    view[event]
	answers   view[remembered]
	emitted   []emission
}

// emission is an event that is rendered when the effect is complete.
type emission struct {
	kind   string
	object func(*render) obj
}

func (s *Server) begin(at time.Time) *tx {
	w := s.world
	return &tx{s: s, at: at, intents: newView(w.intents), methods: newView(w.methods), charges: newView(w.charges),
		refunds: newView(w.refunds), locations: newView(w.locations), readers: newView(w.readers),
		events: newView(w.events), answers: newView(w.answers)}
}

func (t *tx) emit(kind string, object func(*render) obj) {
	t.emitted = append(t.emitted, emission{kind, object})
}

func (t *tx) emitIntent(kind, id string) {
	t.emit("payment_intent."+kind, func(r *render) obj { return r.intent(t.intents.get(id), nil) })
}

func (t *tx) emitCharge(kind, id string) {
	t.emit("charge."+kind, func(r *render) obj { return r.charge(t.charges.get(id), nil) })
}

func (t *tx) emitRefund(kind, id string) {
	t.emit(kind, func(r *render) obj { return r.refund(t.refunds.get(id), nil) })
}

func (t *tx) emitReader(kind, id string) {
	t.emit("terminal.reader."+kind, func(r *render) obj { return r.reader(t.readers.get(id), nil) })
}

// seal renders the events of the effect in the account's version.
func (t *tx) seal() error {
	r := &render{tx: t, now: t.at, version: accountVersion, requestID: t.requestID}
	for _, e := range t.emitted {
		raw, err := json.Marshal(e.object(r))
		if err != nil {
			return fmt.Errorf("event %s: %w", e.kind, err)
		}
		id := t.s.draws.id("evt")
		t.events.add(id, &event{ID: id, Type: e.kind, Created: t.at.Unix(), Object: raw, Request: t.requestID, Key: t.key})
	}
	t.emitted = nil
	return nil
}

// commit writes the effect to the state file and then makes it visible. An effect that could not be written has not happened.
func (t *tx) commit() error {
	if err := t.seal(); err != nil {
		return err
	}
	changes, err := t.changes()
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		return nil
	}
	if err := t.s.keep(changes); err != nil {
		return err
	}
	w := t.s.world
	t.intents.apply(w.intentDue)
	t.methods.apply(nil)
	t.charges.apply(nil)
	t.refunds.apply(w.refundDue)
	t.locations.apply(nil)
	t.readers.apply(w.readerDue)
	t.events.apply(nil)
	t.answers.apply(nil)
	return nil
}

func (t *tx) changes() (out []change, err error) {
	for _, collect := range []func([]change) ([]change, error){t.intents.changes, t.methods.changes, t.charges.changes,
		t.refunds.changes, t.locations.changes, t.readers.changes, t.events.changes, t.answers.changes} {
		if out, err = collect(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}
