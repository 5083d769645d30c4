// Package faults reads what should go wrong, as data: a list of
//
//	call:occurrence:flavour
//
// separated by commas. The call is the simulator's name of a request (create, collect, confirm, capture, …, any, or change for any that changes something); the
// occurrence is 1, 2, … (the nth such call from now on), * (each), or 25% (by chance); the flavour is what happens, as lost_after or
// slow=3s. Calls() and Flavours() list what there is.
package faults
