package stripe_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"reji/reader/stripe"
)

// TestK7AKeyNeverShowsItself prints a key in every way there is, alone and inside other values.
func TestK7AKeyNeverShowsItself(t *testing.T) {
	const secret = "4eC39HqLyjWDarjtT1zdp7dc"
	key, err := stripe.ParseKey(" sk_live_" + secret + "\n")
	if err != nil {
		t.Fatal(err)
	}
	type holder struct {
		Name   string
		hidden stripe.Key
		Shown  stripe.Key
		Where  *stripe.Key
	}
	held := holder{"x", key, key, &key}
	for _, verb := range "vsqxXdTtpbcoUeEfFgG" {
		for _, flag := range []string{"", "+", "#", " ", "-", "0", "20.3"} {
			for _, value := range []any{key, &key, held, &held, []stripe.Key{key}, map[string]stripe.Key{"k": key}, stripe.Options{Key: key}} {
				if out := fmt.Sprintf("%"+flag+string(verb), value); shows(out, secret) {
					t.Errorf("%%%s%c of %T shows the key: %s", flag, verb, value, out)
				}
			}
		}
	}
	out, err := json.Marshal(held)
	if err != nil || shows(string(out), secret) {
		t.Errorf("JSON: %s %v", out, err)
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("start", "key", key, "held", held)
	slog.New(slog.NewTextHandler(&log, nil)).Info("start", "key", key, "held", held)
	if shows(log.String(), secret) {
		t.Errorf("log: %s", log.String())
	}
	if key.String() != "[redacted]" || !key.Live() || key.IsZero() {
		t.Errorf("%v, live %v, zero %v", key, key.Live(), key.IsZero())
	}
}

// shows looks for a secret, in plain or in hex.
func shows(out, secret string) bool {
	return strings.Contains(out, secret) || strings.Contains(strings.ToLower(strings.ReplaceAll(out, " ", "")), fmt.Sprintf("%x", secret))
}

func TestK7OnlySecretKeysAreKeys(t *testing.T) {
	for text, want := range map[string]error{
		"":                                    stripe.ErrKeyEmpty,
		"  \n":                                stripe.ErrKeyEmpty,
		"pk_test_4eC39HqLyjWDarjtT1zdp7":      stripe.ErrKeyPublishable,
		"pk_live_4eC39HqLyjWDarjtT1zdp7":      stripe.ErrKeyPublishable,
		"sk_test_":                            stripe.ErrKeyMalformed,
		"sk_test_short":                       stripe.ErrKeyMalformed,
		"sk_prod_4eC39HqLyjWDarjtT1zdp7":      stripe.ErrKeyMalformed,
		"sk_test_4eC39HqLyj\r\nHost: x":       stripe.ErrKeyMalformed,
		"sk_test_4eC39HqLyjWDarjtT1é":         stripe.ErrKeyMalformed,
		"whsec_4eC39HqLyjWDarjtT1zdp7":        stripe.ErrKeyMalformed,
		"sk_test_" + strings.Repeat("a", 300): stripe.ErrKeyMalformed,
		"sk_test_4eC39HqLyjWDarjtT1zdp7":      nil,
		"rk_test_4eC39HqLyjWDarjtT1zdp7":      nil,
		"rk_live_4eC39HqLyjWDarjtT1zdp7":      nil,
	} {
		key, err := stripe.ParseKey(text)
		if !errors.Is(err, want) || (err == nil) == key.IsZero() {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
		if err != nil && len(text) > 8 && strings.Contains(err.Error(), text[8:]) {
			t.Errorf("the error repeats the text: %v", err)
		}
		if err == nil && key.Live() != strings.Contains(text, "_live_") {
			t.Errorf("%q: live is %v", text, key.Live())
		}
	}
}

// TestK7ALiveKeyGoesToStripeOnly holds rule 10 of the money rules: a live key to Stripe alone, anything else on this computer with a test key.
func TestK7ALiveKeyGoesToStripeOnly(t *testing.T) {
	for _, c := range []struct {
		base       string
		test, live error
	}{
		{"", nil, nil},
		{"https://api.stripe.com", nil, nil},
		{"https://API.stripe.com:443/", nil, nil},
		{"http://api.stripe.com", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"http://127.0.0.1:4242", nil, stripe.ErrLiveURL},
		{"https://localhost:4242", nil, stripe.ErrLiveURL},
		{"http://[::1]:4242", nil, stripe.ErrLiveURL},
		{"http://127.9.9.9", nil, stripe.ErrLiveURL},
		{"https://example.com", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"https://api.stripe.com.example.com", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"https://api.stripe.com:8443", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"http://10.0.0.1:4242", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"http://0.0.0.0:4242", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"http://127.0.0.1.example.com", stripe.ErrRemoteURL, stripe.ErrLiveURL},
		{"https://sk_test_x:y@127.0.0.1", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"https://api.stripe.com@127.0.0.1", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"https://api.stripe.com/v1", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"http://127.0.0.1?x=1", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"http://127.0.0.1#x", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"ftp://127.0.0.1", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"127.0.0.1:4242", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"http://:4242", stripe.ErrBaseURL, stripe.ErrBaseURL},
		{"http://127.0.0.1:\x7f", stripe.ErrBaseURL, stripe.ErrBaseURL},
	} {
		for kind, want := range map[string]error{"test": c.test, "live": c.live} {
			key, err := stripe.ParseKey("sk_" + kind + "_4eC39HqLyjWDarjtT1zdp7dc")
			if err != nil {
				t.Fatal(err)
			}
			_, err = stripe.New(stripe.Options{Key: key, Live: kind == "live", BaseURL: c.base, Now: newClock().Now})
			if !errors.Is(err, want) {
				t.Errorf("%s key to %q: %v, want %v", kind, c.base, err, want)
			}
			_, err = stripe.New(stripe.Options{Key: key, Live: kind != "live", BaseURL: c.base, Now: newClock().Now})
			if !errors.Is(err, stripe.ErrMode) {
				t.Errorf("%s key in the other mode: %v", kind, err)
			}
		}
	}
	if _, err := stripe.New(stripe.Options{Now: newClock().Now}); !errors.Is(err, stripe.ErrKeyEmpty) {
		t.Errorf("no key: %v", err)
	}
	if _, err := stripe.New(stripe.Options{Key: testKey(t)}); !errors.Is(err, stripe.ErrNow) {
		t.Errorf("no clock: %v", err)
	}
}

// TestK7RequestsGoWhereTheyShould looks at the wire: host, key, and nothing that tells about the computer.
func TestK7RequestsGoWhereTheyShould(t *testing.T) {
	var seen *http.Request
	key, err := stripe.ParseKey("rk_live_4eC39HqLyjWDarjtT1zdp7dc")
	if err != nil {
		t.Fatal(err)
	}
	d, err := stripe.New(stripe.Options{Key: key, Live: true, Now: newClock().Now, Transport: wire(func(r *http.Request) (int, string) {
		seen = r
		return http.StatusOK, `{"object":"list","has_more":false,"data":[]}`
	})})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Locations(t.Context()); err != nil {
		t.Fatal(err)
	}
	if seen.URL.Scheme != "https" || seen.URL.Host != "api.stripe.com" || seen.Header.Get("Authorization") != "Bearer rk_live_4eC39HqLyjWDarjtT1zdp7dc" {
		t.Errorf("%s with %v", seen.URL, seen.Header)
	}
	for _, header := range []string{"X-Stripe-Client-User-Agent", "X-Stripe-Client-Telemetry"} {
		if got := seen.Header.Get(header); got != "" {
			t.Errorf("%s: %s", header, got)
		}
	}
}
