package checkout

import (
	"fmt"
	"strconv"
)

// name gives the i-th name, or the number where a newer program wrote one that is not known here.
func name(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return "#" + strconv.Itoa(i)
	}
	return names[i]
}

// unname finds b among names. An unknown name is an error, never a guess: it was written by a newer program.
func unname(names []string, b []byte, into *int) error {
	for i, n := range names {
		if n == string(b) {
			*into = i
			return nil
		}
	}
	return fmt.Errorf("checkout: unknown name %q", b)
}
