package gallery

import (
	"sort"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
)

// BenchmarkKeyToView measures a key and the frame that follows it, on the largest terminal in full colour: the budget is a p99 of 5 ms.
func BenchmarkKeyToView(b *testing.B) {
	l := Look{Area: layout.Area{W: 200, H: 60}, Lang: lang.Japanese, Symbols: theme.Unicode(), Theme: theme.Contrast, Profile: termenv.TrueColor}
	for _, room := range Rooms(l.Currency()) {
		s := room.States[len(room.States)-1]
		b.Run(room.Name, func(b *testing.B) {
			table := Open(s, l, nil)
			took := make([]time.Duration, 0, b.N)
			for b.Loop() {
				begun := time.Now()
				next, _ := table.Model.Update(story.Key("0"))
				_ = next.View()
				took = append(took, time.Since(begun))
			}
			sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
