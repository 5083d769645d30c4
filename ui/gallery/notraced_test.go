//go:build !race

package gallery

// raced reports whether the race detector watches, which makes drawing some ten times slower.
const raced = false
