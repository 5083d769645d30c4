package stripe

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// redacted is what a key shows of itself.
const redacted = "[redacted]"

// The reasons for which ParseKey refuses a text. They never hold the text itself.
var (
	ErrKeyEmpty       = errors.New("stripe: no key")
	ErrKeyPublishable = errors.New("stripe: this is a publishable key (pk_…); a till needs a secret or restricted key")
	ErrKeyMalformed   = errors.New("stripe: this is not a Stripe key (sk_test_…, rk_test_…, sk_live_…, rk_live_…)")
)

// Key is an API key that shows itself to nobody: in every format, in JSON, in logs, and inside other values it is "[redacted]". The
// secret is behind a pointer, because fmt does not ask the fields of other packages' structs how they want to be printed.
type Key struct {
	secret *string
	live   bool
}

// ParseKey reads a secret or restricted key. It fails with ErrKeyEmpty, ErrKeyPublishable or ErrKeyMalformed.
func ParseKey(text string) (Key, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Key{}, ErrKeyEmpty
	}
	if strings.HasPrefix(text, "pk_") {
		return Key{}, ErrKeyPublishable
	}
	for _, kind := range []struct {
		prefix string
		live   bool
	}{{"sk_test_", false}, {"rk_test_", false}, {"sk_live_", true}, {"rk_live_", true}} {
		rest, ok := strings.CutPrefix(text, kind.prefix)
		if ok && wellFormed(rest) {
			return Key{secret: &text, live: kind.live}, nil
		}
	}
	return Key{}, ErrKeyMalformed
}

// wellFormed checks what follows the prefix: enough letters, digits and underscores, and nothing that could break a header.
func wellFormed(rest string) bool {
	const shortest, longest = 8, 240
	for _, r := range rest {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '_' {
			return false
		}
	}
	return len(rest) >= shortest && len(rest) <= longest
}

// Live reports whether the key moves real money.
func (k Key) Live() bool { return k.live }

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.secret == nil }

// reveal gives the key to the one call that sends it.
func (k Key) reveal() string {
	if k.secret == nil {
		return ""
	}
	return *k.secret
}

// String returns "[redacted]".
func (k Key) String() string { return redacted }

// GoString returns "[redacted]".
func (k Key) GoString() string { return redacted }

// Format writes "[redacted]", whatever the verb.
func (k Key) Format(f fmt.State, _ rune) {
	_, _ = f.Write([]byte(redacted)) // fmt ignores it too
}

// MarshalJSON writes "[redacted]". It does not fail.
func (k Key) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// MarshalText writes "[redacted]". It does not fail.
func (k Key) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue returns "[redacted]".
func (k Key) LogValue() slog.Value { return slog.StringValue(redacted) }
