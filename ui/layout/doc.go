// Package layout is the till's one ruler. Everything that is cut, padded or measured in cells goes through it, so that a
// column stands where it should whatever the script of the text in it.
//
// The ruler is x/ansi, which counts the same cells in every locale. go-runewidth, which bubbles uses, follows LANG
// and would make a Japanese till's columns shift; it is not used for layout anywhere.
//
// Nothing raw passes: whatever is fitted loses control characters, escape sequences (styling excepted), direction marks and variation
// selectors. Text from outside has been cleaned once already when it entered the domain; this is the second wall.
package layout
