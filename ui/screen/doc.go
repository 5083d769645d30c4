// Package screen is the contract between the till's root model and its screens, and the arrangement that all of them share.
//
// A screen is a value. It is handed everything it may look at (Env) with every message and every frame, and keeps only what is its own:
// what was typed, which line is chosen. It never does I/O: what it wants done it hands to Env.Run or Env.Ask, which give back a
// command, and it says where to go next with Go and Back. Its footer and its help are its key bindings; a key that is
// not among them does nothing.
//
// Nothing jumps: amount, band, rail and details have the same rows on every screen about a sale (see frame.go).
package screen
