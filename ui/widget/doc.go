// Package widget draws the shapes that all screens share: the header, the footer, the rail of five steps, the band of a verdict, the
// large amount, a table.
//
// Widgets know styles and cells, not words: whatever is read by people comes in as an argument, from a catalogue or from the domain. Text
// is fitted first and styled afterwards, so that no escape sequence is ever measured or cut.
package widget
