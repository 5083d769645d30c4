// Package register is the shell around checkout's pure state machine. One goroutine owns every open sale: it writes to the ledger, then
// acts, then writes what came back. It declares the ports it needs: a Ledger to persist to and a Terminal that speaks to Stripe.
//
// The order is always the same (rule 1): an event is applied, event and requests are committed in one transaction, a snapshot is
// published, and only then a request leaves. Looks write nothing. An answer whose Ref is not current is logged and dropped.
package register
