// Package picture draws a frame of the till as an SVG file: the screens that the README shows.
//
// A picture is made from the same bytes that the terminal gets, so it cannot show what the till does not. Every cell stands exactly in its
// place whatever font the reader's browser takes: each character has its own x, wide characters have two cells, and lines, lamps and large
// digits are drawn as shapes, not set as type. A file has a line for each row of the screen, so that a diff shows what changed.
//
// To renew the pictures: .ci/pictures. A test fails while one of them is stale.
package picture
