//go:build race

package gallery

const raced = true
