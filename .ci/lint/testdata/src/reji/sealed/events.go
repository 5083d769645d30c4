// Package sealed breaks the rule on sealed interfaces.
package sealed

// Event is sealed.
type Event interface{ event() }

// Read is an event.
type Read struct{}

// Lost is an event by its pointer.
type Lost struct{}

func (Read) event()  {}
func (*Lost) event() {}

// Open can be implemented anywhere.
type Open interface{ Name() string }

func misses(e Event) int {
	switch e := e.(type) { // want `type switch over sealed Event misses \*Lost`
	case Read:
		_ = e
		return 1
	}
	return 0
}

func missesWithoutName(e Event) {
	switch e.(type) { // want `type switch over sealed Event misses Read`
	case *Lost:
	}
}

func whole(e Event) {
	switch e.(type) {
	case Read, *Lost:
	}
}

func byInterface(e Event) {
	switch e.(type) {
	case interface{ event() }:
	}
}

func withDefault(e Event) {
	switch e.(type) {
	case Read:
	default:
	}
}

func notSealed(o Open, x any) {
	switch o.(type) {
	case nil:
	}
	switch x.(type) {
	case int:
	}
}
