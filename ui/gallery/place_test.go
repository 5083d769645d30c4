package gallery

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reji/ui/screen"
)

// TestTheAmountsLastDigitNeverMoves finds the lowest right cell of the large amount: from the first key to the receipt, whatever the amount, it is the
// same one at a size.
func TestTheAmountsLastDigitNeverMoves(t *testing.T) {
	heights := map[int]int{16: 1, 24: 3, 36: 5}
	tops := map[int]int{16: 3, 24: 4, 36: 4} // the first of the rows that are the amount's alone
	for _, l := range plain() {
		edges := map[int][]string{}
		for _, room := range Rooms(l.Currency()) {
			if !slices.Contains([]string{"sale", "checkout", "declined", "unknown"}, room.Name) {
				continue
			}
			for _, s := range room.States {
				if s.Open != screen.Sale || s.Name == "keyed-most" {
					continue // an amount that does not fit there stands further right, as a whole
				}
				if s.Name == "not-an-amount" {
					continue // is shown as it was typed
				}
				lines := strings.Split(ansi.Strip(Frame(s, l)), "\n")
				top := tops[l.Area.H]
				edge := 0
				for _, line := range lines[top : top+heights[l.Area.H]] {
					edge = max(edge, ansi.StringWidth(strings.TrimRight(line, " ")))
				}
				edges[edge] = append(edges[edge], room.Name+"."+s.Name)
			}
		}
		if len(edges) != 1 || edges[0] != nil {
			t.Errorf("%s: the amount ends in different columns: %v", l.folder(), edges)
		}
	}
}
