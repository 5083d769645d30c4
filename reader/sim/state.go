package sim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"reji/reader/sim/journal"
)

// A line of the state file is one effect: a header and the objects that the effect changed, as they are after it. Its parts are
// separated by tabs, which compact JSON never holds: header, then for each object its kind, its quoted id, its fields, its bulk.

// header is what a line says about the simulator itself.
type header struct {
	Seed  uint64        `json:"seed"`
	Drawn uint64        `json:"drawn"`
	Ahead time.Duration `json:"ahead,omitempty"`
}

const partsOfChange = 4

func (s *Server) encode(changes []change) ([]byte, error) {
	head, err := json.Marshal(header{Seed: s.draws.seed, Drawn: s.draws.counter, Ahead: s.ahead})
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(head)
	for _, c := range changes {
		for _, part := range [partsOfChange][]byte{[]byte(c.kind), strconv.AppendQuote(nil, c.id), c.value, c.bulk} {
			out.WriteByte('\t')
			out.Write(part)
		}
	}
	return out.Bytes(), nil
}

// decode takes one line into the world.
func (s *Server) decode(raw []byte) error {
	parts := bytes.Split(raw, []byte{'\t'})
	var head header
	if err := json.Unmarshal(parts[0], &head); err != nil {
		return fmt.Errorf("read the header: %w", err)
	}
	if s.opts.Seed == 0 {
		s.draws.seed = head.Seed
	}
	s.draws.counter = max(s.draws.counter, head.Drawn)
	s.ahead = head.Ahead
	parts = parts[1:]
	if len(parts)%partsOfChange != 0 {
		return errors.New("an object is not whole")
	}
	for ; len(parts) > 0; parts = parts[partsOfChange:] {
		id, err := strconv.Unquote(string(parts[1]))
		if err != nil {
			return fmt.Errorf("id %s: %w", parts[1], err)
		}
		if err := s.world.load(change{kind: string(parts[0]), id: id, value: parts[2], bulk: bytes.Clone(parts[3])}); err != nil {
			return err
		}
		s.loaded++
	}
	return nil
}

// open reads the state file, if there is one to keep, and leaves it open for appending.
func (s *Server) open() error {
	if s.opts.State == "" {
		return nil
	}
	file, err := journal.Open(s.opts.State, s.decode)
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	s.file = file
	s.world.forget(s.now())
	if err := s.compact(); err != nil {
		return errors.Join(fmt.Errorf("state file: %w", err), s.file.Close())
	}
	s.world.refillDue()
	return nil
}

// compactFrom is the size in bytes from which a state file is written anew when it is opened.
const compactFrom = 1 << 20

// compact writes the file anew when a fifth of it or more is about objects that have changed since or are forgotten, so that opening stays quick.
func (s *Server) compact() error {
	if s.file.Size() < compactFrom {
		return nil
	}
	changes, err := s.world.all()
	if err != nil || s.loaded*4 < len(changes)*5 {
		return err
	}
	var lines [][]byte
	for len(changes) > 0 {
		n := min(len(changes), 64)
		raw, err := s.encode(changes[:n])
		if err != nil {
			return err
		}
		lines = append(lines, raw)
		changes = changes[n:]
	}
	return s.file.Rewrite(lines)
}

// keep makes an effect durable.
func (s *Server) keep(changes []change) error {
	if s.file == nil {
		return nil
	}
	raw, err := s.encode(changes)
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	if err := s.file.Append(raw); err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	return nil
}
