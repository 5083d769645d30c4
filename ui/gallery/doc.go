// Package gallery draws every screen in every state that matters, at every size, in both languages and symbol sets.
//
// The goldens below testdata are plain text without colours, so that a change of layout or wording is read in a diff like prose. Colours are
// proven where they are made, in package theme. To renew them: go test ./ui/gallery -update, then read the diff.
package gallery
