// Package exhaustive breaks the rule on enums.
package exhaustive

import "reflect"

// State is an enum of ours.
type State int

// The states.
const (
	Open State = iota
	Paid
	Void
	stateCount
)

// Failure is another.
type Failure int

// The failures.
const (
	Offline Failure = iota
	Busy
)

func failed(f Failure) bool {
	switch f {
	case Busy:
		return true
	default:
		return false
	}
}

func failedSilently(f Failure) bool {
	switch f { // want `missing cases in expression switch: Offline`
	case Busy:
		return true
	}
	return false
}

func partial(s State) bool {
	switch s { // want `missing cases in expression switch: Void`
	case Open, Paid:
		return true
	default:
		return false
	}
}

var names = map[State]string{Open: "open"} // want `missing keys in map literal: Paid, Void`

func whole(s State) bool {
	switch s {
	case Open, Paid, Void:
		return true
	}
	return false
}

func foreign(k reflect.Kind) bool {
	switch k {
	case reflect.Int:
		return true
	default:
		return false
	}
}
