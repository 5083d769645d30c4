package register

import (
	"sync"
	"time"
)

// clock is the register's time: it never goes back. A wall clock that is set back would leave looks and deadlines in the future for as long
// as the step, so it is carried on by the monotonic clock until it has caught up. Otherwise the wall clock is believed: a suspended machine
// loses monotonic time.
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
	if wall.Before(c.last) {
		wall = c.last.Add(mono.Sub(c.mono)).Truncate(time.Microsecond)
	}
	c.last, c.mono = wall, mono
	return wall
}
