// Command reji is a cashier's till in the terminal, and the commands around it. It is the composition root: it reads the
// configuration, finds the home and the key, wires ledger, driver, register and screens together, and turns what became of them into
// text and exit codes.
//
// Every command is one file: a function that makes the cobra command, and one that does the work. Whatever goes wrong is returned as a
// *problem, never printed on the spot; root.go alone prints it, in at most three lines: what happened, whether money moved, what to do.
package main
