package sim

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// draws is the simulator's only source of chance: SHA-256 of the seed and a counter. The counter is kept with the state, so a
// simulator that is opened again never hands out an id twice.
type draws struct {
	seed    uint64
	counter uint64
}

func newDraws(seed uint64) (*draws, error) {
	if seed == 0 {
		var raw [8]byte
		if _, err := rand.Read(raw[:]); err != nil {
			return nil, fmt.Errorf("draw a seed: %w", err)
		}
		seed = binary.LittleEndian.Uint64(raw[:])
	}
	return &draws{seed: seed}, nil
}

func (d *draws) next() [32]byte {
	d.counter++
	var in [16]byte
	binary.LittleEndian.PutUint64(in[:8], d.seed)
	binary.LittleEndian.PutUint64(in[8:], d.counter)
	return sha256.Sum256(in[:])
}

// text is n letters and digits, at most 32.
func (d *draws) text(n int) string {
	sum := d.next()
	out := make([]byte, n)
	for i := range out {
		out[i] = base62[int(sum[i])%len(base62)]
	}
	return string(out)
}

// id is a new id in Stripe's style: prefix, account-like middle, 24 characters in all after the prefix.
func (d *draws) id(prefix string) string {
	switch prefix {
	case "req":
		return prefix + "_" + d.text(14)
	case "tmr", "tml":
		return prefix + "_" + d.text(14)
	case "pm", "evt":
		return prefix + "_1" + d.text(23)
	}
	return prefix + "_3" + d.text(23)
}

// digits is n decimal digits, at most 32.
func (d *draws) digits(n int) string {
	sum := d.next()
	out := make([]byte, n)
	for i := range out {
		out[i] = '0' + sum[i]%10
	}
	return string(out)
}

// hex is n bytes in upper-case hexadecimal, at most 32.
func (d *draws) hex(n int) string {
	sum := d.next()
	return fmt.Sprintf("%X", sum[:n])
}

// chance is true in percent of 100 draws.
func (d *draws) chance(percent float64) bool {
	sum := d.next()
	return float64(binary.LittleEndian.Uint32(sum[:4]))/float64(1<<32)*100 < percent
}

// fingerprint is the same for the same card number, whatever the seed.
func fingerprint(number string) string {
	sum := sha256.Sum256([]byte("card:" + number))
	out := make([]byte, 16)
	for i := range out {
		out[i] = base62[int(sum[i])%len(base62)]
	}
	return string(out)
}

// digest is a short text that is equal for equal inputs.
func digest(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		_ = binary.Write(h, binary.LittleEndian, uint64(len(part))) // hash.Hash never fails to write
		h.Write([]byte(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}
