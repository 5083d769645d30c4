// Package figures measures the till as a whole against its budgets: keys, calls, waits, and times as ratios where something can be found to
// compare with. It holds only tests and benchmarks.
//
// What is counted, or passes in virtual time, cannot vary; those are tests (TestX5_…) and fail when a budget is broken. What depends on the
// machine is measured by benchmarks, which fail only when something does not work, never because it is slow. Both report their figure as an
// attribute of the test log; .ci/figures runs them and prints the table.
package figures
