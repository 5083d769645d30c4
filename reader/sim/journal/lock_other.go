//go:build !unix || solaris || aix

package journal

import "os"

// lock does nothing where the standard library offers no file lock.
func lock(*os.File) error { return nil }

// syncFolder does nothing where a folder cannot be synced.
func syncFolder(string) error { return nil }
