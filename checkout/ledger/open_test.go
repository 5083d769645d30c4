package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"modernc.org/sqlite"

	"reji/checkout"
)

func TestR1AHomeIsForItsOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "till", "home")
	l := opened(t, filepath.Join(dir, "ledger.db"))
	x := newTill(l)
	x.pay(t, "0195-a", usd(2000))
	perm := func(path string) fs.FileMode {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	if got := perm(dir); got != 0o700 {
		t.Errorf("folder %o, want 700", got)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) < 3 {
		t.Fatalf("files %v, %v", names, err)
	}
	for _, name := range names {
		if got := perm(name); got != 0o600 {
			t.Errorf("%s %o, want 600", filepath.Base(name), got)
		}
		if strings.HasSuffix(name, "-shm") {
			t.Errorf("%s exists: the WAL was opened before it was exclusive", filepath.Base(name))
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(l.path, 0o644); err != nil {
		t.Fatal(err)
	}
	opened(t, l.path)
	if got := perm(l.path); got != 0o600 {
		t.Errorf("a file that all may read stays %o", got)
	}
}

func TestEverySettingReadsBack(t *testing.T) {
	l := fresh(t)
	want := map[string]string{
		"journal_mode": "wal", "synchronous": "2", "locking_mode": "exclusive", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1",
		"mmap_size": "0", "temp_store": "2", "recursive_triggers": "1", "fullfsync": "1", "checkpoint_fullfsync": "1", "busy_timeout": "0",
		"journal_size_limit": "67108864", "wal_autocheckpoint": "1000", "application_id": "1380272713", "user_version": "1", "encoding": "UTF-8",
	}
	for name, value := range want {
		var got string
		if err := l.db.QueryRow("PRAGMA " + name).Scan(&got); err != nil || got != value {
			t.Errorf("%s = %q, %v; want %q", name, got, err, value)
		}
	}
	if _, err := l.db.Exec(`SELECT "no such column"`); err == nil {
		t.Error("a name in double quotes that is none passes for a text")
	}
	if _, err := l.db.Exec("PRAGMA writable_schema = ON"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec("DELETE FROM sqlite_schema"); err == nil {
		t.Error("the schema can be written")
	}
	if !sqlite.StrictPragmasEnabled() {
		t.Error("pragmas are not strict")
	}
	if prev, err := sqlite.OFDLocking(true); !prev && err == nil {
		t.Error("locks are POSIX locks, which any close of the file takes away")
	}
}

func TestASettingThatDoesNotHoldIsRefused(t *testing.T) {
	l := fresh(t)
	for name, value := range map[string]string{"synchronous": "1", "recursive_triggers": "0", "foreign_keys": "0", "wal_autocheckpoint": "0"} {
		if _, err := l.db.Exec("PRAGMA " + name + " = " + value); err != nil {
			t.Fatal(err)
		}
		err := readBack(context.Background(), l.db, append(pragmas(0), late()...))
		if !errors.Is(err, errSetting) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s = %s: %v", name, value, err)
		}
		refusedAs(t, l.refusal(err), Setting)
		if err := l.Reopen(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPragmasThatReadTheFileComeAfterTheLock(t *testing.T) {
	for _, p := range pragmas(0) {
		switch p.name {
		case "cache_size", "journal_mode", "journal_size_limit", "application_id", "user_version", "auto_vacuum", "encoding":
			t.Errorf("%s reads the file, and the driver runs it before locking_mode", p.name)
		}
	}
}

func TestAnyPathIsTheFileThatIsMeant(t *testing.T) {
	for _, name := range []string{"レジ 1", "100%?x=1#y&z", "a;b'c\"d", "%41", "+ +", `back\slash`} {
		path := filepath.Join(t.TempDir(), name, name+".db")
		l := opened(t, path)
		newTill(l).begin(t, "0195-a", usd(1))
		info, err := os.Stat(path)
		if err != nil || info.Size() == 0 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestIdentityIsMadeOnceAndKept(t *testing.T) {
	l := fresh(t)
	id := l.Identity()
	if id.Install != "id-0001" || id.Till != "till-1" || id.Epoch != 1 || id.Mode != checkout.ModeTest {
		t.Errorf("identity %+v", id)
	}
	mark := l.Mark()
	if mark.Seq != 0 || len(mark.Head) != 16 {
		t.Errorf("an empty ledger's mark %+v", mark)
	}
	l = reopened(t, l)
	if l.Identity() != id || l.Mark() != mark {
		t.Errorf("after opening again %+v, %+v", l.Identity(), l.Mark())
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	o := options(path)
	o.Till = ""
	anonymous, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	made := anonymous.Identity()
	if made.Till == "" || made.Till == made.Install {
		t.Errorf("a till that made its own id: %+v", made)
	}
	if err := anonymous.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if again.Identity() != made {
		t.Errorf("opened without a till: %+v, want %+v", again.Identity(), made)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

// A process can die anywhere while it makes a ledger. The next start goes on from there.
func TestH1AHalfMadeLedgerIsFinished(t *testing.T) {
	ctx, now := context.Background(), func() int64 { return stamp(epoch) }
	for made, name := range []string{"the file", "WAL", "founded", "migrated"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.db")
			if err := prepare(path); err != nil {
				t.Fatal(err)
			}
			db, err := connect(path, 0)
			if err != nil {
				t.Fatal(err)
			}
			steps := []func() error{
				func() error { return nil },
				func() error { return set(ctx, db, late()) },
				func() error { return found(ctx, db, now) },
				func() error {
					p, err := provider(db, now)
					if err != nil {
						return err
					}
					_, err = p.Up(ctx)
					return err
				},
			}
			for _, step := range steps[:made+1] {
				if err := step(); err != nil {
					t.Fatal(err)
				}
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			l := opened(t, path)
			newTill(l).pay(t, "0195-a", usd(2000))
			verified(t, l)
		})
	}
}

func TestAClosedLedgerRefusesEverything(t *testing.T) {
	l := fresh(t)
	if err := errors.Join(l.Close(), l.Close()); err != nil {
		t.Fatal(err)
	}
	_, listed := l.Sales(context.Background(), checkout.BookPage{})
	_, verify := l.Verify(context.Background(), nil)
	x := newTill(l)
	_, appended := x.do("0195-a", checkout.SaleStarted{Sale: "0195-a", Number: 1, Due: usd(1), Mode: checkout.ModeTest})
	for _, err := range []error{listed, verify, appended, l.Reopen(context.Background()), l.SetSetting(context.Background(), "a", "b")} {
		if !errors.Is(err, errClosed) {
			t.Errorf("error %v, want that it is closed", err)
		}
	}
}

// The ledger starts no goroutine that outlives it, waits in no real time and asks no clock but the one it was given.
func TestALedgerLivesInVirtualTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	synctest.Test(t, func(t *testing.T) {
		o := options(path)
		o.Now = time.Now
		l, err := Open(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		x := newTill(l)
		began := time.Now()
		for i := range 5 {
			x.at = time.Now()
			x.pay(t, checkout.SaleID(fmt.Sprintf("0195-%d", i)), usd(100))
			verified(t, l)
			time.Sleep(time.Hour)
		}
		if got := time.Since(began); got != 5*time.Hour {
			t.Errorf("%v passed, want five hours", got)
		}
		sales, err := l.Sales(context.Background(), checkout.BookPage{Limit: 1})
		if err != nil || !sales[0].At.Equal(began.Add(4*time.Hour)) {
			t.Errorf("%+v, %v", sales, err)
		}
		var applied int64
		if err := l.db.QueryRow("SELECT max(at_us) FROM migration").Scan(&applied); err != nil || applied != stamp(began) {
			t.Errorf("migrated at %v, %v", moment(applied), err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
