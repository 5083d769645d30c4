package main

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

// TestK9_NoCoreDumps looks at a running program from outside: its memory is never written to a file.
func TestK9_NoCoreDumps(t *testing.T) {
	t.Parallel()
	s := startSim(t).shop()
	r := s.begin("20")
	r.await("present card")
	limits, err := os.ReadFile("/proc/" + strconv.Itoa(r.cmd.Process.Pid) + "/limits")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`Max core file size\s+0\s`).Match(limits) {
		t.Errorf("core files are allowed:\n%s", limits)
	}
}
