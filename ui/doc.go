// Package ui is the till on a terminal. It shows snapshots of the register and sends it what the cashier decided; it never talks to Stripe or
// to the ledger itself.
//
// One root model (app.go) owns what screens share: the size, the latest snapshot, the way between screens. Which screen stands on the counter is
// no decision of anybody: it follows from the snapshot (router.go). The cashier can put history, help and the list of open sales on top of it.
//
// A key takes this way: intake.go tells typing from scanning, app.go lets a dialog or a key of the whole program have it, else the screen on top
// gets it. A screen that wants something done hands a function to Env.Run; it runs in a command, guarded, with the
// program's context (run.go), so nothing in Update or View ever waits.
//
// Time is a value. The model is told it by Deps.Now, deadlines come with the snapshot, and a tick only asks for another frame (clock.go).
//
// To add a screen: a folder below ui/screen with model.go, keys.go, view.go; a Kind in ui/screen; one line in router.go; its states in
// ui/gallery.
package ui
