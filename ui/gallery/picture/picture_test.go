package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw the pictures anew")

// folder is where the pictures are.
const folder = "../pictures"

// TestPicturesShowTheTillAsItIs draws every picture anew and compares. -update writes them.
func TestPicturesShowTheTillAsItIs(t *testing.T) {
	known := map[string]bool{}
	for _, p := range All() {
		got, err := p.File()
		if err != nil {
			t.Error(err)
			continue
		}
		path := filepath.Join(folder, p.Name+".svg")
		if known[path] {
			t.Errorf("two pictures are called %s", p.Name)
		}
		known[path] = true
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Error(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v: run .ci/pictures", err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: the screen has changed. Run .ci/pictures, then look at it", path)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) == 0 {
		t.Errorf("%s: %d files, %v", folder, len(files), err)
	}
	for _, path := range files {
		if !known[path] {
			t.Errorf("%s: nobody draws this any more", path)
		}
	}
}

// TestEveryPictureIsWhole reads the files as a browser does: well-formed, small, and asking nothing of the network.
func TestEveryPictureIsWhole(t *testing.T) {
	for _, p := range All() {
		svg, err := p.File()
		if err != nil {
			t.Fatal(err)
		}
		if len(svg) > 40_000 {
			t.Errorf("%s takes %d bytes", p.Name, len(svg))
		}
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", p.Name, err)
			}
			if e, ok := token.(xml.StartElement); ok {
				for _, a := range e.Attr {
					if strings.Contains(a.Value, "//") && a.Name.Local != "xmlns" {
						t.Errorf("%s asks for %s", p.Name, a.Value)
					}
				}
			}
		}
	}
}

// TestTheREADMEShowsEveryPicture follows the README's links to pictures, and wants each to be described for those who cannot see it.
func TestTheREADMEShowsEveryPicture(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`!\[([^\]]*)\]\(([^)]*)\)`).FindAllStringSubmatch(string(readme), -1)
	if len(links) == 0 {
		t.Error("the README shows no picture")
	}
	for _, p := range All() {
		if !strings.Contains(string(readme), "(ui/gallery/pictures/"+p.Name+".svg)") {
			t.Errorf("the README does not show %s", p.Name)
		}
	}
	for _, link := range links {
		if _, err := os.Stat(filepath.Join("../../..", link[2])); err != nil {
			t.Errorf("the README shows a picture that is not there: %v", err)
		}
		if len(link[1]) < 10 {
			t.Errorf("%s is described as %q", link[2], link[1])
		}
	}
}
