//go:build !linux

package ledger

// checkPlace cannot tell a network from a disk here, and trusts the shop.
func checkPlace(string) error { return nil }
