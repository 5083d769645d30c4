package register

import (
	"sync"
	"time"
)

// clock is the register's time: it never goes back. A wall clock that is set back would leave looks and deadlines in the future for as long
// as the step; one that stands still, or was set back, is carried on by the monotonic clock. A suspended machine loses monotonic time, so
// the later of the two is the time.
type clock struct {
	mu   sync.Mutex
	wall func() time.Time
	last time.Time // what was told last
	mono time.Time // when, by the monotonic clock
}

// now tells the time in whole microseconds, as the journal keeps it: a finer moment would not replay to the same deadlines.
func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	wall, mono := c.wall().UTC().Truncate(time.Microsecond), time.Now()
	if !c.last.IsZero() {
		if carried := c.last.Add(mono.Sub(c.mono)).Truncate(time.Microsecond); carried.After(wall) {
			wall = carried
		}
	}
	c.last, c.mono = wall, mono
	return wall
}
