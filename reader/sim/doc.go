// Package sim is a stateful Stripe (Terminal, in-person payments) behind HTTP and behind an in-memory RoundTripper.
//
// It is an independent reading of Stripe's published documents: it imports no Stripe library and nothing of the till, so that a
// client that works against it has been checked by somebody else.
package sim
