package sim

import (
	"encoding/json"
	"fmt"
	"time"

	"reji/reader/sim/journal"
)

// line is one line of the state file: the objects that one effect changed, as they are after it.
type line struct {
	Seed    uint64        `json:"seed,omitempty"`
	Drawn   uint64        `json:"drawn"`
	Ahead   time.Duration `json:"ahead,omitempty"`
	Changes []change      `json:"put,omitempty"`
}

// open reads the state file, if there is one to keep, and leaves it open for appending.
func (s *Server) open() error {
	if s.opts.State == "" {
		return nil
	}
	file, err := journal.Open(s.opts.State, func(raw []byte) error {
		var l line
		if err := json.Unmarshal(raw, &l); err != nil {
			return fmt.Errorf("read a line: %w", err)
		}
		if s.opts.Seed == 0 && l.Seed != 0 {
			s.draws.seed = l.Seed
		}
		s.draws.counter = max(s.draws.counter, l.Drawn)
		s.ahead = l.Ahead
		for _, c := range l.Changes {
			if err := s.world.load(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	s.file = file
	s.world.refillDue()
	return nil
}

// keep makes an effect durable.
func (s *Server) keep(changes []change) error {
	if s.file == nil {
		return nil
	}
	raw, err := json.Marshal(line{Seed: s.draws.seed, Drawn: s.draws.counter, Ahead: s.ahead, Changes: changes})
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	if err := s.file.Append(raw); err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	return nil
}
