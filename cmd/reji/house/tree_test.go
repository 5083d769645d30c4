package house

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// source is one Go file, parsed with its comments.
type source struct {
	name string // slash-separated, from the top folder: "checkout/apply.go"
	text string
	fset *token.FileSet
	file *ast.File
}

// folder is where the file lies, "." for the top.
func (s source) folder() string { return path.Dir(s.name) }

// isTest tells whether the file is compiled into tests only.
func (s source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }

// at gives a place as file:line.
func (s source) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", s.name, s.fset.Position(pos).Line)
}

// parse makes a source from text; the tests of the rules use it too.
func parse(name, text string) (source, error) {
	s := source{name: name, text: text, fset: token.NewFileSet()}
	var err error
	s.file, err = parser.ParseFile(s.fset, name, text, parser.ParseComments)
	return s, err
}

// top finds the folder of go.mod.
func top(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above this folder")
		}
	}
}

// sources reads every Go file of the module, whatever its build tags, except data for tests and what the go command leaves
// out as well (names that begin with a dot or an underscore).
func sources(t *testing.T) []source {
	t.Helper()
	root := top(t)
	var all []source
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); file != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() || filepath.Ext(file) != ".go" {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		s, err := parse(filepath.ToSlash(name), string(text))
		all = append(all, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2 {
		t.Fatalf("found %d Go files under %s: the tests look in the wrong place", len(all), root)
	}
	return all
}

// unit is one package, as far as the import table is concerned.
type unit struct {
	path    string // from the top folder: "checkout/money"
	name    string
	comment string // the package comment
	imports []edge
}

// edge is one import.
type edge struct {
	to   string // import path; our own without the module's name: "checkout/money"
	test bool   // from a test file
	at   string // file:line
}

// units gathers the files into packages.
func units(all []source) []unit {
	var order []string
	found := map[string]*unit{}
	for _, s := range all {
		u := found[s.folder()]
		if u == nil {
			u = &unit{path: s.folder()}
			found[s.folder()] = u
			order = append(order, s.folder())
		}
		if name := s.file.Name.Name; !strings.HasSuffix(name, "_test") {
			u.name = name
		}
		if s.file.Doc != nil && !s.isTest() {
			u.comment = s.file.Doc.Text()
		}
		for _, spec := range s.file.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue // the parser has taken it, so it is a string
			}
			u.imports = append(u.imports, edge{to: strings.TrimPrefix(to, "reji/"), test: s.isTest(), at: s.at(spec.Pos())})
		}
	}
	list := make([]unit, 0, len(order))
	for _, folder := range order {
		list = append(list, *found[folder])
	}
	return list
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
	Error                              *struct{ Err string }
}

// goList asks the go command which packages there are and what they import.
func goList(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports,Error", "-deps=false", "./...")
	cmd.Dir, cmd.Stderr = top(t), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return list
		case err != nil:
			t.Fatal(err)
		}
		list = append(list, p)
	}
}
