package house

import (
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"strings"
)

// checkFileSize counts lines as an editor does.
func checkFileSize(s source) []string {
	limit, lines := maxFile, strings.Count(s.text, "\n")
	if s.name == "ui/app.go" {
		limit = maxRoot
	}
	if s.isTest() || lines <= limit {
		return nil
	}
	return []string{fmt.Sprintf("%s:%d: %d lines, at most %d", s.name, limit+1, lines, limit)}
}

func checkFunctionSizes(s source) []string {
	if s.isTest() {
		return nil
	}
	var complaints []string
	for _, decl := range s.file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		limit := maxFunction
		if f.Name.Name == "Update" && f.Recv != nil && matches("ui/...", s.folder()) {
			limit = maxUpdate
		}
		if lines := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1; lines > limit {
			complaints = append(complaints, fmt.Sprintf("%s: %s has %d lines, at most %d", s.at(f.Pos()), f.Name.Name, lines, limit))
		}
	}
	return complaints
}

// checkComments wants a comment that begins with the name at everything exported. In a group of types, constants or variables
// the group's comment will do; and a method of an interface that can fail needs any comment, to say how it fails.
func checkComments(s source) []string {
	if s.isTest() {
		return nil
	}
	var complaints []string
	want := func(name *ast.Ident, comments ...*ast.CommentGroup) {
		if !name.IsExported() || slices.ContainsFunc(comments, func(c *ast.CommentGroup) bool { return beginsWith(c, name.Name) }) {
			return
		}
		complaints = append(complaints, fmt.Sprintf("%s: %s needs a comment that begins with its name", s.at(name.Pos()), name.Name))
	}
	for _, decl := range s.file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil || receiver(decl).IsExported() {
				want(decl.Name, decl.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				checkSpec(decl, spec, want)
			}
		}
	}
	return complaints
}

// checkSpec asks want about the names of one declaration.
func checkSpec(decl *ast.GenDecl, spec ast.Spec, want func(*ast.Ident, ...*ast.CommentGroup)) {
	explained := decl.Lparen.IsValid() && decl.Doc != nil
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if !explained {
			want(spec.Name, decl.Doc, spec.Doc, spec.Comment)
		}
		if methods, ok := spec.Type.(*ast.InterfaceType); ok && spec.Name.IsExported() {
			for _, method := range methods.Methods.List {
				if f, ok := method.Type.(*ast.FuncType); ok && fails(f) && method.Doc == nil && method.Comment == nil {
					want(method.Names[0])
				}
			}
		}
	case *ast.ValueSpec:
		if explained {
			return
		}
		for i, name := range spec.Names {
			if i == 0 || !spec.Names[0].IsExported() {
				want(name, decl.Doc, spec.Doc, spec.Comment)
			}
		}
	}
}

// fails tells whether a function returns an error.
func fails(f *ast.FuncType) bool {
	return f.Results != nil && slices.ContainsFunc(f.Results.List, func(r *ast.Field) bool {
		name, ok := r.Type.(*ast.Ident)
		return ok && name.Name == "error"
	})
}

// beginsWith tells whether a comment's first word is the name.
func beginsWith(comment *ast.CommentGroup, name string) bool {
	rest, ok := strings.CutPrefix(comment.Text(), name)
	return ok && !regexp.MustCompile(`^\w`).MatchString(rest)
}

// receiver is the name of the type that a method belongs to.
func receiver(f *ast.FuncDecl) *ast.Ident {
	expr := f.Recv.List[0].Type
	for {
		switch e := expr.(type) {
		case *ast.StarExpr:
			expr = e.X
		case *ast.IndexExpr:
			expr = e.X
		case *ast.IndexListExpr:
			expr = e.X
		case *ast.Ident:
			return e
		default:
			return ast.NewIdent("_")
		}
	}
}

// provesThings tells whether a file is compiled into tests only, whatever its name.
func provesThings(s source) bool { return s.isTest() || matchesAny(support, s.folder()) }

// checkSkips wants every test to run or to fail.
func checkSkips(s source) []string {
	if !provesThings(s) {
		return nil
	}
	var complaints []string
	for call, sel := range calls(s.file) {
		if slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, sel.Sel.Name) {
			complaints = append(complaints, s.at(call.Pos())+": a test that skips proves nothing: make it run, or fail, or put it behind a build tag")
		}
	}
	return complaints
}

// checkSleeps wants tests to wait for what they wait for. In a synctest bubble nothing really sleeps; there the one call
// that lets the bubble's goroutines come to their ends, time.Sleep(time.Hour), may stand.
func checkSleeps(s source) []string {
	name, _ := importedAs(s.file, "time")
	if !provesThings(s) || name == "" {
		return nil
	}
	bubble, _ := importedAs(s.file, "testing/synctest")
	var complaints []string
	for call, sel := range calls(s.file) {
		if x, ok := sel.X.(*ast.Ident); !ok || x.Name != name || x.Obj != nil || sel.Sel.Name != "Sleep" {
			continue
		}
		if arg, ok := call.Args[0].(*ast.SelectorExpr); ok && arg.Sel.Name == "Hour" && (bubble != "" || !s.isTest()) {
			continue
		}
		complaints = append(complaints, s.at(call.Pos())+": a test sleeps: wait for the condition, with a deadline, or use testing/synctest")
	}
	return complaints
}

// calls yields the calls of the form x.F(…).
func calls(file *ast.File) func(yield func(*ast.CallExpr, *ast.SelectorExpr) bool) {
	return func(yield func(*ast.CallExpr, *ast.SelectorExpr) bool) {
		for n := range ast.Preorder(file) {
			if call, ok := n.(*ast.CallExpr); ok {
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && !yield(call, sel) {
					return
				}
			}
		}
	}
}

// putOff are the words by which work is put off. They are written so that this file does not contain them.
var putOff = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)

func checkPutOff(s source) []string {
	var complaints []string
	for i, line := range strings.Split(s.text, "\n") {
		if word := putOff.FindString(line); word != "" {
			complaints = append(complaints, fmt.Sprintf("%s:%d: %s: do it, or say in words what does not work yet and why", s.name, i+1, word))
		}
	}
	return complaints
}
