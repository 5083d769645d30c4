package figures

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// sales is how many are made before the memory is looked at.
const sales = 20

// memory makes sales in a demo, and reads what the process holds then.
func (p *installed) memory(b *testing.B) {
	w := p.open(b)
	w.await(usable()...)
	for b.Loop() {
		for range sales {
			w.press("2000\r")
			w.await("present card")
			w.press("t")
			w.await("PAID")
		}
	}
	now, most := resident(b, w.cmd.Process.Pid, "VmRSS"), resident(b, w.cmd.Process.Pid, "VmHWM")
	w.end()
	b.ReportMetric(now, "MB")
	figure{
		place: 11, what: "memory, resident, whole till with demo simulator", budget: "≤ 40 MB", number: fmt.Sprintf("%.1f MB", now), met: now <= 40,
		why: fmt.Sprintf("VmRSS after %d sales in a terminal; the most it ever was: %.1f MB", sales, most),
	}.report(b)
}

// resident reads a line of a process's status, in megabytes.
func resident(b *testing.B, pid int, line string) float64 {
	b.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for l := range strings.Lines(string(raw)) {
		if value, ok := strings.CutPrefix(l, line+":"); ok {
			var kb float64
			if _, err := fmt.Sscanf(value, "%f kB", &kb); err != nil {
				b.Fatalf("%q: %v", l, err)
			}
			return kb / 1024
		}
	}
	b.Fatalf("no %s in %s", line, raw)
	return 0
}
