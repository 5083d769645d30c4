package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/adrg/xdg"

	"reji/checkout"
)

// home is where everything of one till lies. Demo, test and live have a folder each, so that their books can never mix (rule 11).
type home struct {
	name   string // for the keyring: empty for the user's own home, else REJI_HOME
	config string // the configuration file
	key    string // the key file
	data   string // ledgers and the demo's simulator
	logs   string
}

// findHome finds the home: REJI_HOME, or the folders that the system gives to programs.
func findHome(env func(string) string) home {
	if root := env("REJI_HOME"); root != "" {
		if abs, err := filepath.Abs(root); err == nil {
			root = abs
		}
		return homeIn(root)
	}
	config := filepath.Join(xdg.ConfigHome, "reji")
	return home{
		config: filepath.Join(config, "config.toml"), key: filepath.Join(config, "stripe.key"),
		data: filepath.Join(xdg.DataHome, "reji"), logs: filepath.Join(xdg.StateHome, "reji"),
	}
}

// homeIn is a home that has everything in one folder.
func homeIn(root string) home {
	return home{name: root, config: filepath.Join(root, "config.toml"), key: filepath.Join(root, "stripe.key"), data: root, logs: filepath.Join(root, "log")}
}

// absent reports that a file is not there, be it for want of its folder.
func absent(err error) bool { return errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }

// folder is where the books of a mode lie.
func (h home) folder(m checkout.Mode) string { return filepath.Join(h.data, m.String()) }

// ledger is the ledger of a mode, unless another file was chosen.
func (h home) ledger(m checkout.Mode, chosen string) string {
	if chosen != "" {
		return chosen
	}
	return filepath.Join(h.folder(m), "ledger.db")
}

// stripe is where the demo's simulator keeps its state: beside the ledger, since the two belong together.
func (h home) stripe(chosen string) string {
	return strings.TrimSuffix(h.ledger(checkout.ModeDemo, chosen), ".db") + ".stripe.jsonl"
}

// chosenReader is the file that remembers the reader of a mode.
func (h home) chosenReader(m checkout.Mode) string { return filepath.Join(h.folder(m), "reader") }

// mark notes that a mode was used here. A home that was used with an account never becomes a demo because its key is gone.
func (h home) mark(m checkout.Mode) error {
	return os.MkdirAll(h.folder(m), 0o700)
}

// account reports in which mode of an account this home was used before: live rather than test.
func (h home) account() (checkout.Mode, bool) {
	for _, m := range []checkout.Mode{checkout.ModeLive, checkout.ModeTest} {
		if _, err := os.Stat(h.folder(m)); err == nil {
			return m, true
		}
	}
	return checkout.ModeDemo, false
}

// till is the id of this home's till; empty where no ledger was made yet.
func (h home) till() (string, error) {
	raw, err := os.ReadFile(filepath.Join(h.data, "till"))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return strings.TrimSpace(string(raw)), err
}

// keepTill gives the home its till's id, for ever.
func (h home) keepTill(id string) error { return writeWhole(filepath.Join(h.data, "till"), id) }

// writeWhole writes a one-line file so that it is there whole or not at all.
func writeWhole(path, line string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// savedReader is the reader that was chosen for a mode; empty where none was.
func (h home) savedReader(m checkout.Mode) (checkout.ReaderID, error) {
	raw, err := os.ReadFile(h.chosenReader(m))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	id := strings.TrimSpace(string(raw))
	if !ids.MatchString(id) {
		return "", nil
	}
	return checkout.ReaderID(id), nil
}

// saveReader chooses the reader of a mode from now on.
func (h home) saveReader(m checkout.Mode, id checkout.ReaderID) error {
	return writeWhole(h.chosenReader(m), string(id))
}
