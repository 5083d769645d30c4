package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"reji/ui"
	"reji/ui/layout"
	"reji/ui/screen"
)

// TestACaptionIsReadWhole puts a long caption on every size and takes it away again: nothing of it is lost, and the frame keeps its size.
func TestACaptionIsReadWhole(t *testing.T) {
	const caption = "45 s without a result: it says so, and that nobody may pay twice. (18× time)"
	for _, size := range []layout.Area{{W: 40, H: 16}, {W: 80, H: 24}, {W: 120, H: 36}} {
		synctest.Test(t, func(t *testing.T) {
			defer time.Sleep(time.Hour)
			till := open(t, newStage())
			till.Resize(size)
			before := till.Screen()
			till.Send(ui.CaptionMsg{Text: caption})
			lines := strings.Split(till.Screen(), "\n")
			if len(lines) != size.H {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			if words := strings.Join(strings.Fields(till.Screen()), " "); !strings.Contains(words, caption) {
				t.Errorf("%v: not to be read whole:\n%s", size, till.Screen())
			}
			till.Send(screen.NoticeMsg{Text: "The till is busy."})
			till.Expect("The till is busy.")
			till.Reject("without a result")
			till.Send(ui.CaptionMsg{})
			till.Press("1", "esc")
			if after := till.Screen(); after != before {
				t.Errorf("%v: a trace is left:\n%s", size, after)
			}
		})
	}
}
