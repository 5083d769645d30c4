package sim

import (
	"encoding/json"
	"fmt"
)

// table keeps the objects of one kind, oldest first.
type table[T any] struct {
	kind  string
	byID  map[string]*T
	order []string
}

func newTable[T any](kind string) *table[T] { return &table[T]{kind: kind, byID: map[string]*T{}} }

func (t *table[T]) put(id string, object *T) {
	if t.byID[id] == nil {
		t.order = append(t.order, id)
	}
	t.byID[id] = object
}

// dropOldest forgets objects from the oldest on for as long as stale says so.
func (t *table[T]) dropOldest(stale func(*T) bool) {
	n := 0
	for n < len(t.order) && stale(t.byID[t.order[n]]) {
		delete(t.byID, t.order[n])
		n++
	}
	t.order = t.order[n:]
}

func (t *table[T]) load(c change) error {
	object := new(T)
	if err := json.Unmarshal(c.value, object); err != nil {
		return fmt.Errorf("%s %s: %w", t.kind, c.id, err)
	}
	if b, ok := any(object).(bulky); ok {
		b.setBulk(c.bulk)
	}
	t.put(c.id, object)
	return nil
}

// save is an object as the state file keeps it.
func (t *table[T]) save(id string, object *T) (change, error) {
	raw, err := json.Marshal(object)
	if err != nil {
		return change{}, fmt.Errorf("%s %s: %w", t.kind, id, err)
	}
	c := change{kind: t.kind, id: id, value: raw}
	if b, ok := any(object).(bulky); ok {
		c.bulk = b.bulk()
	}
	return c, nil
}

// all is every object as the state file keeps it, oldest first.
func (t *table[T]) all(out []change) ([]change, error) {
	for _, id := range t.order {
		c, err := t.save(id, t.byID[id])
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// change is one object as it is after an effect.
type change struct {
	kind, id    string
	value, bulk []byte // compact JSON
}

// bulky is an object with a large part that is JSON already; it is kept beside the rest, so that a load need not read it.
type bulky interface {
	bulk() []byte
	setBulk([]byte)
}

// view is a table as one transaction sees it: its own changes over what is committed.
type view[T any] struct {
	table *table[T]
	dirty map[string]*T
	order []string
}

func newView[T any](t *table[T]) view[T] { return view[T]{table: t} }

// get returns an object, nil when there is none. The object must not be changed.
func (v *view[T]) get(id string) *T {
	if object := v.dirty[id]; object != nil {
		return object
	}
	return v.table.byID[id]
}

// edit returns a copy that the transaction may change; what its fields point at must be replaced, never written to.
func (v *view[T]) edit(id string) *T {
	if object := v.dirty[id]; object != nil {
		return object
	}
	object := v.table.byID[id]
	if object == nil {
		return nil
	}
	copied := *object
	return v.add(id, &copied)
}

func (v *view[T]) add(id string, object *T) *T {
	if v.dirty == nil {
		v.dirty = map[string]*T{}
	}
	if v.dirty[id] == nil {
		v.order = append(v.order, id)
	}
	v.dirty[id] = object
	return object
}

// newest returns the objects that match, newest first, those that the transaction adds among them.
func (v *view[T]) newest(match func(*T) bool) []*T {
	var found []*T
	for i := len(v.order) - 1; i >= 0; i-- {
		if id := v.order[i]; v.table.byID[id] == nil && match(v.dirty[id]) {
			found = append(found, v.dirty[id])
		}
	}
	for i := len(v.table.order) - 1; i >= 0; i-- {
		if object := v.get(v.table.order[i]); match(object) {
			found = append(found, object)
		}
	}
	return found
}

func (v *view[T]) changes(out []change) ([]change, error) {
	for _, id := range v.order {
		c, err := v.table.save(id, v.dirty[id])
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (v *view[T]) apply(each func(*T)) {
	for _, id := range v.order {
		v.table.put(id, v.dirty[id])
		if each != nil {
			each(v.dirty[id])
		}
	}
}
