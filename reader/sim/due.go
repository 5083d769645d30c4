package sim

import "container/heap"

type dueKind int

const (
	dueIntent dueKind = iota
	dueRefund
	dueReader
)

// dueItem says that an object changes by itself at a time (Unix nanoseconds). It is a hint: the object's own fields decide.
type dueItem struct {
	at   int64
	kind dueKind
	id   string
}

// dueQueue hands out what is due, earliest first.
type dueQueue struct{ items dueHeap }

func (q *dueQueue) push(item dueItem) { heap.Push(&q.items, item) }

func (q *dueQueue) popBefore(now int64) (dueItem, bool) {
	if len(q.items) == 0 || q.items[0].at > now {
		return dueItem{}, false
	}
	return heap.Pop(&q.items).(dueItem), true
}

type dueHeap []dueItem

func (h dueHeap) Len() int           { return len(h) }
func (h dueHeap) Less(i, j int) bool { return h[i].at < h[j].at }
func (h dueHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *dueHeap) Push(x any)        { *h = append(*h, x.(dueItem)) }
func (h *dueHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
