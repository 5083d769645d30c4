//go:build linux || darwin

package main

import (
	"errors"
	"os"
	"syscall"
)

// freeSpace is how many bytes this user may still write to the file system of a folder.
func freeSpace(dir string) (uint64, bool) {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return 0, false
	}
	return st.Bavail * uint64(st.Bsize), true
}

// inUse asks the system whether somebody has a lock on a file, and takes none itself: a ledger that is open is locked by SQLite.
func inUse(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	lock := syscall.Flock_t{Type: syscall.F_WRLCK}
	err = errors.Join(syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock), f.Close())
	return err == nil && lock.Type != syscall.F_UNLCK
}

// alive reports whether a process is there.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
