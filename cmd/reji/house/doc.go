// Package house holds the rules of the house as tests: who may import whom, who may read the clock, how long a file or a
// function may be, what every exported name must say, and that what the README tells a newcomer to type works.
//
// It has no code of its own and lives in a folder beside the program's tests, so that it still runs, and says what is
// wrong, while the program itself does not compile. The tests read every Go file themselves (whatever its build tags), which
// also tells the go command to run them again when any of those files changes. Each rule has a second test that breaks it.
package house
