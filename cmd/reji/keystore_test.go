package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
)

// desk runs commands in this process, where the keyring is one that forgets everything when the process ends.
type desk struct {
	t    *testing.T
	home string
	env  map[string]string
}

func newDesk(t *testing.T) *desk {
	home := filepath.Join(t.TempDir(), "home")
	return &desk{t: t, home: home, env: map[string]string{"REJI_HOME": home, "LANG": "en_US.UTF-8", "TERM": "dumb"}}
}

// run runs a command with a line of input, and gives what it said on both streams.
func (d *desk) run(want exit, input string, args ...string) string {
	d.t.Helper()
	in := filepath.Join(d.t.TempDir(), "in")
	if err := os.WriteFile(in, []byte(input), 0o600); err != nil {
		d.t.Fatal(err)
	}
	f, err := os.Open(in)
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			d.t.Error(err)
		}
	}()
	var said bytes.Buffer
	if got := run(args, world{in: f, out: &said, err: &said, env: func(name string) string { return d.env[name] }}); got != want {
		d.t.Fatalf("%v: exit %d, want %d\n%s", args, got, want, &said)
	}
	if strings.Contains(said.String(), testKey) {
		d.t.Errorf("%v repeats the key: %s", args, &said)
	}
	return said.String()
}

// TestK2_KeyIsKeptInTheKeyring stores a key in the keyring, uses it from there, and forgets it. A key file that was there goes.
func TestK2_KeyIsKeptInTheKeyring(t *testing.T) {
	keyring.MockInit()
	d := newDesk(t)
	if err := os.MkdirAll(d.home, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(d.home, "stripe.key")
	if err := os.WriteFile(file, []byte("sk_test_999999999999\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := d.run(exitDone, "  "+testKey+" \r\nand more\n", "key", "set", "--offline")
	if !strings.Contains(said, "keyring") {
		t.Error(said)
	}
	if _, err := os.Stat(file); !absent(err) {
		t.Errorf("the old key file is still there: %v", err)
	}
	if got, err := keyring.Get("reji", "stripe-key"+d.home); got != testKey {
		t.Errorf("the keyring holds something else (%v)", err)
	}
	// Whoever has no network has a key all the same: the command gets as far as Stripe's address.
	d.env["REJI_API_BASE"] = "http://127.0.0.1:9"
	if said := d.run(exitFailed, "", "reader", "list", "--json"); !strings.Contains(said, `"kind":"offline"`) {
		t.Error(said)
	}
	if said := d.run(exitNotCharged, "", "doctor"); !strings.Contains(said, "test key (keyring)") {
		t.Error(said)
	}
	if said := d.run(exitDone, "", "key", "forget", "--json"); !strings.Contains(said, `"forgotten":["keyring"]`) {
		t.Error(said)
	}
	if _, err := keyring.Get("reji", "stripe-key"+d.home); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("the keyring still holds it: %v", err)
	}
	d.run(exitUsage, "", "reader", "list")
}

// TestK2_KeyringThatFails falls back on a file of the owner's alone, and says so.
func TestK2_KeyringThatFails(t *testing.T) {
	keyring.MockInitWithError(errors.New("no such interface"))
	defer keyring.MockInit()
	d := newDesk(t)
	said := d.run(exitDone, testKey, "key", "set", "--offline")
	file := filepath.Join(d.home, "stripe.key")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm()&0o077 != 0 || !strings.Contains(said, file) {
		t.Errorf("%v %v\n%s", info, err, said)
	}
	if said := d.run(exitDone, "", "key", "forget"); !strings.Contains(said, file) || !strings.Contains(said, "could not be asked") {
		t.Error(said)
	}
	if _, err := os.Stat(file); !absent(err) {
		t.Errorf("the key file is still there: %v", err)
	}
}

// TestK2_KeyringThatHangs is waited for only so long, whatever it does.
func TestK2_KeyringThatHangs(t *testing.T) {
	never := make(chan struct{})
	defer close(never)
	for name, call := range map[string]func() error{
		"hangs":  func() error { <-never; return nil },
		"panics": func() error { panic("no bus") },
	} {
		began := time.Now()
		if err := patiently(50*time.Millisecond, call); !errors.Is(err, errKeyring) || time.Since(began) > 10*time.Second {
			t.Errorf("%s: %v after %s", name, err, time.Since(began))
		}
	}
}
