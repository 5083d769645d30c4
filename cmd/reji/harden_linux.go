package main

import "golang.org/x/sys/unix"

// harden keeps the key out of core files and away from other programs of the same user: memory is not dumped, and not to be traced. What
// cannot be had is done without; the till works the same.
func harden() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
}
