// Package scenario holds the till's small plays: a payment, a decline, a lost answer, … Each is data, a list of steps, and Player performs it on
// the till's own program, by its keys and by the hands of a customer, at a person's pace and with a caption for what is happening. Space
// pauses; any other key takes over, and the till goes on by hand.
//
// Where a play waits for something it waits for what the till says of itself, never for a time: on a slow machine it is slower and not wrong.
// Where time is put forward the caption says so.
package scenario
