package main

import (
	"os"

	"github.com/mattn/go-runewidth"
)

func main() {
	// The libraries that measure text by themselves must count as the screens do, whatever the locale says.
	runewidth.DefaultCondition.EastAsianWidth = false
	harden()
	os.Exit(int(run(os.Args[1:], machine())))
}
