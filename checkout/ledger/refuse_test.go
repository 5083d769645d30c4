package ledger

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"reji/checkout"
)

// closedLedger makes a ledger with a sale and closes it.
func closedLedger(t *testing.T) string {
	l := fresh(t)
	newTill(l).pay(t, "0195-a", usd(2000))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return l.path
}

// untouched wants a refusal to leave the file as it is.
func untouched(t *testing.T, path string, try func()) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	try()
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the refused file was changed (%v)", err)
	}
}

func TestH6AnotherTillsLedgerIsRefused(t *testing.T) {
	path := closedLedger(t)
	untouched(t, path, func() {
		o := options(path)
		o.Till = "till-2"
		_, err := Open(context.Background(), o)
		if e := refusedAs(t, err, OtherTill); e.File != "till-1" || e.Ours != "till-2" {
			t.Errorf("refusal %+v", e)
		}
	})
}

func TestALedgerKeepsItsMode(t *testing.T) {
	path := closedLedger(t)
	for _, mode := range []checkout.Mode{checkout.ModeDemo, checkout.ModeLive} {
		untouched(t, path, func() {
			o := options(path)
			o.Mode = mode
			_, err := Open(context.Background(), o)
			if e := refusedAs(t, err, OtherMode); e.File != "test" || e.Ours != mode.String() {
				t.Errorf("refusal %+v", e)
			}
		})
	}
}

func TestH7ANewerLedgerIsRefused(t *testing.T) {
	for name, statement := range map[string]string{
		"by its header":     "PRAGMA user_version = 7",
		"by its migrations": "INSERT INTO migration (version, at_us) VALUES (7, 0)",
	} {
		t.Run(name, func(t *testing.T) {
			l := fresh(t)
			newTill(l).pay(t, "0195-a", usd(2000))
			if _, err := l.db.Exec(statement); err != nil {
				t.Fatal(err)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			untouched(t, l.path, func() {
				_, err := Open(context.Background(), options(l.path))
				if e := refusedAs(t, err, Newer); e.FileVersion != 7 || e.OurVersion != 1 {
					t.Errorf("refusal %+v", e)
				}
			})
		})
	}
}

func TestH6WhatIsNoLedgerIsRefused(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("buy milk\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other.db")
	db, err := connect(other, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE diary (day TEXT)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{text, other} {
		untouched(t, path, func() {
			_, err := Open(context.Background(), options(path))
			refusedAs(t, err, NotOurs)
		})
	}
	_, err = Open(context.Background(), options(dir))
	refusedAs(t, err, NotOurs)
	_, err = Open(context.Background(), options(filepath.Join(text, "ledger.db")))
	refusedAs(t, err, Broken)
}

func TestD6ACorruptFileIsRefused(t *testing.T) {
	path := closedLedger(t)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	for at := int64(4096); at < info.Size(); at += 4096 {
		if _, err := f.WriteAt([]byte(strings.Repeat("\xff", 64)), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), options(path))
	refusedAs(t, err, Damaged)
}

func TestH3ASecondLedgerInTheSameProcessIsRefused(t *testing.T) {
	l := fresh(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(l.path, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{l.path, link} {
		_, err := Open(context.Background(), options(path))
		e := refusedAs(t, err, Held)
		if e.PID != os.Getpid() || !e.Since.Equal(epoch.Truncate(time.Second)) {
			t.Errorf("held by %d since %v", e.PID, e.Since)
		}
	}
	newTill(l).pay(t, "0195-a", usd(2000))
}

func TestD5AProgramThatLocksTheFileIsNamed(t *testing.T) {
	path := closedLedger(t)
	db, err := connect(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), options(path))
	refusedAs(t, err, Locked)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	opened(t, path)
}

func TestErrorsOfTheSystemHaveKinds(t *testing.T) {
	for err, kind := range map[error]Kind{
		&fs.PathError{Op: "open", Err: syscall.EACCES}:                      Permission,
		&fs.PathError{Op: "open", Err: syscall.EPERM}:                       Permission,
		&fs.PathError{Op: "mkdir", Err: syscall.EROFS}:                      Permission,
		&fs.PathError{Op: "write", Err: syscall.ENOSPC}:                     DiskFull,
		&fs.PathError{Op: "write", Err: syscall.EDQUOT}:                     DiskFull,
		&fs.PathError{Op: "open", Err: syscall.ENOTDIR}:                     Broken,
		fmt.Errorf("wrapped: %w", os.NewSyscallError("flock", syscall.EIO)): Broken,
	} {
		if got := kindOf(err); got != kind {
			t.Errorf("%v is %s, want %s", err, got, kind)
		}
	}
	for _, k := range Kinds() {
		if k.String() == "" || strings.HasPrefix(k.String(), "#") {
			t.Errorf("kind %d has no name", int(k))
		}
		if text := (&OpenError{Kind: k, Path: "/x/ledger.db", Seq: 3}).Error(); !strings.Contains(text, k.String()) {
			t.Errorf("error of kind %s reads %q", k, text)
		}
	}
}
