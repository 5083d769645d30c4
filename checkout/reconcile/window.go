package reconcile

import (
	"container/list"

	"reji/checkout"
)

// window holds what waits for its counterpart, by PaymentIntent, oldest first out.
type window[T any] struct {
	size  int
	by    map[checkout.IntentID]*list.Element
	order *list.List
}

type waiting[T any] struct {
	id checkout.IntentID
	it T
}

func newWindow[T any](size int) window[T] {
	return window[T]{size: size, by: map[checkout.IntentID]*list.Element{}, order: list.New()}
}

// take gives what waits under an id, and lets it go.
func (w *window[T]) take(id checkout.IntentID) (T, bool) {
	e, ok := w.by[id]
	if !ok {
		var none T
		return none, false
	}
	delete(w.by, id)
	return w.order.Remove(e).(waiting[T]).it, true
}

// add lets something wait. It gives what has to leave for it, if the window is full.
func (w *window[T]) add(id checkout.IntentID, it T) (T, bool) {
	if _, ok := w.by[id]; !ok {
		w.by[id] = w.order.PushBack(waiting[T]{id, it})
	}
	if w.order.Len() <= w.size {
		var none T
		return none, false
	}
	return w.oldest()
}

// oldest gives what waits longest, and lets it go.
func (w *window[T]) oldest() (T, bool) {
	e := w.order.Front()
	if e == nil {
		var none T
		return none, false
	}
	return w.take(e.Value.(waiting[T]).id)
}
