package gallery

import (
	"path/filepath"
	"testing"
)

// TestNoGoldenIsLeftOver names the goldens whose state is no longer in the gallery: nobody compares them, and a reader would take them for the till.
func TestNoGoldenIsLeftOver(t *testing.T) {
	known := map[string]bool{}
	for _, l := range looks() {
		for _, room := range Rooms(l.Currency()) {
			for _, s := range room.States {
				path := filepath.Join(l.folder(), room.Name+"."+s.Name+".golden")
				if known[path] {
					t.Errorf("two states have the golden %s", path)
				}
				known[path] = true
			}
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*", "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d goldens, %v", len(files), err)
	}
	for _, path := range files {
		if !known[path] {
			t.Errorf("%s: the gallery has no such state any more; delete it", path)
		}
	}
	t.Logf("%d goldens of %d looks", len(known), len(looks()))
}
