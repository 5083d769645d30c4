// Package whole holds the tests of the till as a whole: the real register, ledger and driver against the simulator, in virtual time. What
// they assert is read from the simulator's own lists and from the ledger's books, never from what the till says of itself alone.
package whole
