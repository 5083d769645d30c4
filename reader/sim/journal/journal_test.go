package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"reji/reader/sim/journal"
)

func open(t *testing.T, path string) (*journal.File, []string, error) {
	t.Helper()
	var lines []string
	j, err := journal.Open(path, func(text []byte) error {
		lines = append(lines, string(text))
		return nil
	})
	return j, lines, err
}

func TestLinesComeBackInOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	want := []string{"one", "", "dr\x00ei", "四"}
	j, lines, err := open(t, path)
	if err != nil || len(lines) != 0 {
		t.Fatal(lines, err)
	}
	for _, text := range want {
		if err := j.Append([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Append([]byte("a\nb")); err == nil {
		t.Error("a text of two lines was taken")
	}
	if _, _, err := open(t, path); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j, lines, err = open(t, path)
	if err != nil || !slices.Equal(lines, want) {
		t.Errorf("read %q, %v", lines, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Append([]byte("late")); err == nil {
		t.Error("appended after Close")
	}
}

func TestATornTailIsCutOffAndAppendedOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j, _, err := open(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Append([]byte("first")), j.Append([]byte("second")), j.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := len(whole) - 1; size > len(whole)/2+1; size-- {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		j, lines, err := open(t, path)
		if err != nil || !slices.Equal(lines, []string{"first"}) {
			t.Fatalf("%d bytes: %q, %v", size, lines, err)
		}
		if err := errors.Join(j.Append([]byte("again")), j.Close()); err != nil {
			t.Fatal(err)
		}
		j, lines, err = open(t, path)
		if err != nil || !slices.Equal(lines, []string{"first", "again"}) {
			t.Fatalf("%d bytes, appended: %q, %v", size, lines, err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDamageBeforeTheEndIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j, _, err := open(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Append([]byte("first")), j.Append([]byte("second")), j.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(whole) / 2 {
		bad := slices.Clone(whole)
		bad[i] ^= 1
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if j, lines, err := open(t, path); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("byte %d: %q, %v", i, lines, err)
			if j != nil {
				_ = j.Close()
			}
		}
	}
}
