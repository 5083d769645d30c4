// Package errcheck drops errors.
package errcheck

import (
	"fmt"
	"io"
	"os"
)

func drop(w io.Writer, body io.ReadCloser, f *os.File) {
	fmt.Fprintln(w, "words for people")
	defer body.Close()
	_ = f.Sync()
	f.Close() // want `unchecked error`
}
