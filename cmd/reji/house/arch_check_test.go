package house

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
)

// checkImports holds packages against the table and returns one complaint a violation, with file and line.
func checkImports(all []unit) []string {
	var complaints []string
	for _, u := range all {
		complaints = append(complaints, checkName(u)...)
		r, ok := rowOf(u.path)
		if !ok {
			complaints = append(complaints, fmt.Sprintf("%s: not in the import table: add it to the table, with its arrows", u.path))
			continue
		}
		for _, e := range u.imports {
			if why := objection(u, r, e); why != "" {
				complaints = append(complaints, fmt.Sprintf("%s: %s may not import %s: %s", e.at, u.path, e.to, why))
			}
		}
	}
	return complaints
}

// checkName wants a package comment and a name that says what the package is for.
func checkName(u unit) []string {
	var complaints []string
	want := "Package " + u.name + " "
	if u.name == "main" {
		want = "Command " + path.Base(u.path) + " "
	}
	if !strings.HasPrefix(strings.Join(strings.Fields(u.comment), " ")+" ", want) {
		complaints = append(complaints, fmt.Sprintf("%s: the package comment must begin with %q", u.path, want))
	}
	if slices.Contains(vague, u.name) {
		complaints = append(complaints, fmt.Sprintf("%s: %q does not say what the package is for", u.path, u.name))
	}
	return complaints
}

// rowOf finds the pattern that fits best: the one with the longest path.
func rowOf(pkg string) (found row, ok bool) {
	length := func(r row) int { return len(strings.TrimSuffix(r.pkg, "/...")) }
	for _, r := range table {
		if matches(r.pkg, pkg) && (!ok || length(r) > length(found)) {
			found, ok = r, true
		}
	}
	return found, ok
}

// objection says what speaks against an import, or nothing.
func objection(u unit, r row, e edge) string {
	for _, o := range owners {
		if matches(o.module, e.to) && !matches(o.owner, u.path) && !(e.test && matches(o.tests, u.path)) {
			return "only " + o.owner + " may"
		}
	}
	switch {
	case matchesAny(r.never, e.to):
		return "the table says never"
	case !e.test && matchesAny(support, e.to) && !matchesAny(support, u.path):
		return "it is for tests"
	case isOurs(e.to):
		if e.to == u.path || matchesAny(r.ours, e.to) || e.test && matchesAny(r.tests, e.to) {
			return ""
		}
		if matchesAny(r.tests, e.to) {
			return "only its tests may"
		}
		return "the table has no such arrow"
	case r.pure && !e.test && matchesAny(impure, e.to):
		return "the package is pure"
	case r.pure && !e.test && isModule(e.to) && !matchesAny(pureModules, e.to):
		return "the package is pure and takes no foreign module but those that only compute on text"
	}
	return ""
}

// matches tells whether a package fits a pattern of the go command's. Since major versions are elements of a path,
// "github.com/stripe/stripe-go/..." takes in github.com/stripe/stripe-go/v76/form.
func matches(pattern, pkg string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == below || strings.HasPrefix(pkg, below+"/")
	}
	return pkg == pattern
}

func matchesAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, pkg) })
}

// isOurs tells whether an import path, without the module's name, is one of this module's.
func isOurs(to string) bool {
	first, _, _ := strings.Cut(to, "/")
	return to == "reji" || slices.Contains(folders, first)
}

// isModule tells whether an import path belongs to a foreign module: only theirs have a dot in the first element.
func isModule(to string) bool {
	first, _, _ := strings.Cut(to, "/")
	return strings.Contains(first, ".")
}

// checkTop says what is wrong with an entry of the top folder.
func checkTop(name string) string {
	built := []string{"reji", "reji.exe"} // the program itself, where `go build` puts it; it is not in the repository
	if strings.HasPrefix(name, ".") || slices.Contains(folders, name) || slices.Contains(built, name) {
		return ""
	}
	return name + ": the top folder holds " + strings.Join(folders, ", ") + " and dot-files only"
}

// readings are the functions of package time that look at the clock, waits those that wait for it.
var (
	readings = []string{"Now", "Since", "Until"}
	waits    = []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Sleep", "Tick"}
)

// checkClock complains of calls of, and references to, what reads the clock, outside the places that may; in pure packages
// also of what waits for it. Tests may.
func checkClock(s source) []string {
	if s.isTest() || matchesAny(clocks, s.folder()) {
		return nil
	}
	forbidden := readings
	if r, ok := rowOf(s.folder()); ok && r.pure {
		forbidden = slices.Concat(readings, waits)
	}
	name, dotted := importedAs(s.file, "time")
	if dotted != nil {
		return []string{s.at(dotted.Pos()) + ": package time is imported without its name, which hides the clock"}
	}
	var complaints []string
	for n := range ast.Preorder(s.file) {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || !slices.Contains(forbidden, sel.Sel.Name) {
			continue
		}
		// A name that the parser could resolve within the file is a variable, not the package.
		if x, ok := sel.X.(*ast.Ident); ok && name != "" && x.Name == name && x.Obj == nil {
			complaints = append(complaints, fmt.Sprintf("%s: time.%s: %s is told the time, it does not look", s.at(sel.Pos()), sel.Sel.Name, s.folder()))
		}
	}
	return complaints
}

// importedAs gives the name by which a file knows a package, "" if it does not; or the import, where it has no name at all.
func importedAs(file *ast.File, pkg string) (name string, dotted *ast.ImportSpec) {
	for _, spec := range file.Imports {
		if spec.Path.Value != strconv.Quote(pkg) {
			continue
		}
		switch {
		case spec.Name == nil:
			return pkg[strings.LastIndex(pkg, "/")+1:], nil
		case spec.Name.Name == ".":
			return "", spec
		default:
			return spec.Name.Name, nil
		}
	}
	return "", nil
}
