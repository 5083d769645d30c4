package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"reji/checkout/money"
	"reji/reader/stripe"
)

// TestT1_EveryTerminalCurrency takes a payment in every currency of Stripe's smart readers, on the embedded simulator, with nothing set up.
func TestT1_EveryTerminalCurrency(t *testing.T) {
	for _, c := range money.TerminalCurrencies() {
		t.Run(string(c), func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			var j saleJSON
			s.answer(exitDone, &j, "sale", "500", "--currency", string(c))
			want, err := money.ParseMajor("500", c)
			if err != nil {
				t.Fatal(err)
			}
			if j.Status != "paid" || j.Currency != string(c) || j.Amount != want.Minor {
				t.Errorf("%+v", j)
			}
			var r readerJSON
			s.answer(exitDone, &r, "reader", "show", "--currency", string(c))
			if !strings.EqualFold(string(r.ID), "tmr_Simulated"+string(c)+"01") {
				t.Errorf("%s was taken on %s", c, r.ID)
			}
		})
	}
}

// TestH7_NewerLedgerIsRefused marks a ledger as a newer program would. It is refused and left as it is.
func TestH7_NewerLedgerIsRefused(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	s.run(exitDone, "sale", "20")
	path := filepath.Join(s.home, "demo", "ledger.db")
	const versionAt = 60 // sqlite.org/fileformat.html#user_version
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte{0, 0, 3, 231}, versionAt); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"sale 20", "recover", "ledger list"} {
		out, said := s.run(exitBooks, append(strings.Fields(command), "--json")...)
		if !strings.Contains(out, `"kind":"newer"`) || !strings.Contains(said, "999") || strings.Count(said, "\n") > 3 {
			t.Errorf("%s: %s%s", command, out, said)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the ledger was changed (%v)", err)
	}
}

// TestK4_NoSecretIsKept works a till with a key, through troubles, and then looks for the key in everything that it has written (K2, K4).
func TestK4_NoSecretIsKept(t *testing.T) {
	t.Parallel()
	a := startSim(t, "--faults", "create:1:401,collect:2:garbage,confirm:2:500,capture:3:502")
	s := a.shop()
	all := ""
	for _, args := range []string{"sale 20 --card visa", "sale 21 --card visa", "sale 20.05 --card visa", "sale 22 --card visa", "recover", "ledger list", "ledger show 2", "reader list"} {
		cmd := s.command(append(strings.Fields(args), "--json", "--timeout", "20s")...)
		out, _ := cmd.CombinedOutput() // the exit codes do not matter here
		all += string(out)
	}
	if strings.Contains(all, testKey) || strings.Contains(all, "_secret_") {
		t.Errorf("a secret was said: %s", all)
	}
	err := filepath.WalkDir(s.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 && path != s.home {
			t.Errorf("%s can be read by others: %s", path, info.Mode())
		}
		if d.IsDir() {
			return nil
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte(testKey)) || bytes.Contains(raw, []byte("_secret_")) {
			t.Errorf("%s holds a secret", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestK3_LogMasksEverything writes secrets through every door of the log.
func TestK3_LogMasksEverything(t *testing.T) {
	key, err := stripe.ParseKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	log := newLog(&b)
	log.Error("with "+testKey, "text", "key "+testKey, "err", fmt.Errorf("wrapped: %w", fmt.Errorf("pi_1_secret_abc and %s", testKey)), "key", key,
		slog.Group("group", "card", "4242 4242 4242 4242"), "any", key)
	for _, secret := range []string{testKey, "secret_abc", "4242 4242 4242 4242"} {
		if strings.Contains(b.String(), secret) {
			t.Errorf("%q is in the log: %s", secret, &b)
		}
	}
	if !json.Valid(b.Bytes()) || !strings.Contains(b.String(), "pi_1_") {
		t.Errorf("the log is not what it should be: %s", &b)
	}
}

// TestLogFileIsChosen writes the log where it was asked for, and refuses where it cannot.
func TestLogFileIsChosen(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	path := filepath.Join(t.TempDir(), "my.log")
	s.run(exitDone, "sale", "20.00", "--log", path)
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the log: %v %v", info, err)
	}
	out, _ := s.run(exitUsage, "sale", "20", "--log", filepath.Join(path, "impossible"), "--json")
	if !strings.Contains(out, `"kind":"log"`) {
		t.Error(out)
	}
}

// TestDemoTakesWhateverLedger keeps the demo's books and its Stripe side by side in a folder of one's own choice.
func TestDemoTakesWhateverLedger(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	path := filepath.Join(t.TempDir(), "deep", "books.db")
	s.run(exitDone, "sale", "20", "--ledger", path)
	out, _ := s.run(exitDone, "ledger", "list", "--ledger", path, "--json")
	if !strings.Contains(out, `"status":"paid"`) {
		t.Error(out)
	}
	out, _ = s.run(exitDone, "ledger", "list", "--json")
	if !strings.Contains(out, `{"sales":[]}`) {
		t.Errorf("the home's own ledger: %s", out)
	}
}
