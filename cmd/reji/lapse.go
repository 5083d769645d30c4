package main

import (
	"sync"
	"time"
)

// lapse is a clock that can be put to run faster, or to stand as good as still. It never goes back.
type lapse struct {
	mu    sync.Mutex
	real  time.Time // when the speed was last changed
	shown time.Time // what the clock showed then
	speed float64
}

// still is the speed of a clock that stands: not quite, since whoever sleeps until a moment that never comes would ask again without an end.
const still = 0.001

func newLapse() *lapse {
	at := time.Now()
	return &lapse{real: at, shown: at, speed: 1}
}

// now is the time on the clock, as fine as the journal keeps moments.
func (l *lapse) now() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.at(time.Now()).UTC().Truncate(time.Microsecond)
}

// at is what the clock shows at a real moment; the caller holds the lock.
func (l *lapse) at(real time.Time) time.Time {
	return l.shown.Add(time.Duration(float64(real.Sub(l.real)) * l.speed))
}

// run lets the clock run n times as fast from now on; 0 makes it stand.
func (l *lapse) run(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	real := time.Now()
	l.shown, l.real, l.speed = l.at(real), real, float64(n)
	if n <= 0 {
		l.speed = still
	}
}
