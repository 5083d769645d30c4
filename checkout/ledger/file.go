package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// house finds the file's one true path, so that two names of one ledger meet at one lock, and makes its folder for the owner alone.
func house(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, &OpenError{Kind: Broken, Path: path, Err: err}
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o700); err != nil {
		return abs, &OpenError{Kind: kindOf(err), Path: abs, Err: err}
	}
	real, err := filepath.EvalSymlinks(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		dir, err := filepath.EvalSymlinks(filepath.Dir(abs))
		if err != nil {
			return abs, &OpenError{Kind: kindOf(err), Path: abs, Err: err}
		}
		return filepath.Join(dir, filepath.Base(abs)), nil
	case err != nil:
		return abs, &OpenError{Kind: kindOf(err), Path: abs, Err: err}
	}
	return real, nil
}

// prepare makes the file, or takes away what others may do with it. It runs before SQLite has the file open: closing a descriptor of
// it later would let go of SQLite's locks.
func prepare(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = create(path)
	case err == nil && !info.Mode().IsRegular():
		return &OpenError{Kind: NotOurs, Path: path}
	case err == nil && info.Mode().Perm() != 0o600:
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		return &OpenError{Kind: kindOf(err), Path: path, Err: err}
	}
	return nil
}

// create makes an empty file that survives a power failure.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// hold takes the lock beside the file, and writes into it who has it since when. The lock lives as long as the file that is returned.
func hold(path string, now time.Time) (*os.File, error) {
	name := path + ".lock"
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, &OpenError{Kind: kindOf(err), Path: path, Err: err}
	}
	got, err := tryLock(f)
	if err == nil && got {
		err = sign(f, now)
	}
	switch {
	case err != nil:
		return nil, errors.Join(&OpenError{Kind: kindOf(err), Path: path, Err: err}, f.Close())
	case !got:
		refused := &OpenError{Kind: Held, Path: path}
		refused.PID, refused.Since = holder(name)
		return nil, errors.Join(refused, f.Close())
	}
	return f, nil
}

func sign(f *os.File, now time.Time) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt(fmt.Appendf(nil, "%d %s\n", os.Getpid(), now.UTC().Format(time.RFC3339)), 0)
	return err
}

// holder reads who wrote the lock. It is told to people, and nothing is decided on it: what cannot be read stays empty.
func holder(name string) (int, time.Time) {
	text, err := os.ReadFile(name)
	if err != nil {
		return 0, time.Time{}
	}
	id, since, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	pid, err := strconv.Atoi(id)
	if err != nil {
		return 0, time.Time{}
	}
	at, err := time.Parse(time.RFC3339, since)
	if err != nil {
		return pid, time.Time{}
	}
	return pid, at
}
