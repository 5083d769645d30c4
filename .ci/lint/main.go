// Command lint holds the analyzers that this project runs besides go vet and staticcheck, in one binary for
// `go vet -vettool`: the tree is loaded once, results are cached by the go command, and every version is pinned by one
// go.sum. It is a module of its own, so that none of it reaches the program's go.mod.
package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"log"
	"slices"
	"strings"

	"github.com/gordonklaus/ineffassign/pkg/ineffassign"
	"github.com/gostaticanalysis/nilerr"
	"github.com/kisielk/errcheck/errcheck"
	"github.com/nishanths/exhaustive/passes/exhaustive"
	"github.com/polyfloyd/go-errorlint/errorlint"
	sqlclosecheck "github.com/ryanrolds/sqlclosecheck/pkg/analyzer"
	"github.com/timakin/bodyclose/passes/bodyclose"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/deepequalerrors"
	"golang.org/x/tools/go/analysis/passes/nilness"
	"golang.org/x/tools/go/analysis/passes/reflectvaluecompare"
	"golang.org/x/tools/go/analysis/passes/unusedwrite"
	"golang.org/x/tools/go/analysis/unitchecker"
)

func main() {
	unitchecker.Main(
		unchecked(),
		enums(),
		sealed,                       // a type switch over our sealed interfaces names every kind, or has a default
		errorlint.NewAnalyzer(),      // errors are kinds: errors.Is and As through the wrapping, %w and never %v
		nilerr.Analyzer,              // `if err != nil { return nil }`: a failure that is called a success
		ineffassign.Analyzer,         // a value that is written and never read is a forgotten check
		bodyclose.Analyzer,           // an answer left open keeps its connection, and the till runs all day
		sqlclosecheck.NewAnalyzer(),  // rows left open hold the ledger's only connection
		deepequalerrors.Analyzer,     // reflect.DeepEqual on errors compares addresses
		reflectvaluecompare.Analyzer, // == on reflect.Value compares the wrong thing
		nilness.Analyzer,             // what cannot be anything but nil, and is used
		unusedwrite.Analyzer,         // a field set on a copy that is thrown away
	)
}

// unchecked wants every error looked at, in tests as well: an error that nobody looks at is a payment that nobody looks at.
// `_ =` says that it was meant. What may be dropped without a word:
func unchecked() *analysis.Analyzer {
	errcheck.DefaultExcludedSymbols = append(errcheck.DefaultExcludedSymbols,
		// Words for people. What must last goes through files and SQL, whose writes, syncs and closes are checked.
		"fmt.Fprint", "fmt.Fprintf", "fmt.Fprintln",
		// The closing of what was only read: the reading has already told.
		"(io.ReadCloser).Close", "(*database/sql.Rows).Close",
		// Deferred after Begin: after a Commit it always fails, and says so.
		"(*database/sql.Tx).Rollback",
	)
	return errcheck.Analyzer
}

// enums wants every member of our enums answered wherever they are told apart, so that a new member lists what it must
// answer. In a switch over states a default does not count: each state is a promise about money, and a new one may not fall
// into what was written for others. Over other enums it does (a failure that nobody has thought of must fall somewhere).
// Enums of libraries are left alone, and so are the counters that end ours. Tests pick the members they are about.
// `//exhaustive:ignore`, with a reason beside it, opts out.
func enums() *analysis.Analyzer {
	a := exhaustive.Analyzer
	set(a, "check", "switch,mapliteral")
	set(a, "typeonly", `^reji/`)
	set(a, "constignore", `\.[a-z]\w*Count$`)
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		report := pass.Report
		pass.Report = func(d analysis.Diagnostic) {
			if !inTest(pass, d.Pos) && !hasDefault(pass, d.Pos) {
				report(d)
			}
		}
		return run(pass)
	}
	return a
}

// hasDefault tells whether there is, at that place, a switch with a default, over anything but states.
func hasDefault(pass *analysis.Pass, at token.Pos) bool {
	for _, file := range pass.Files {
		if at < file.FileStart || at > file.FileEnd {
			continue
		}
		for n := range ast.Preorder(file) {
			sw, ok := n.(*ast.SwitchStmt)
			if !ok || sw.Pos() != at || sw.Tag == nil {
				continue
			}
			if named, ok := types.Unalias(pass.TypesInfo.TypeOf(sw.Tag)).(*types.Named); ok && named.Obj().Name() == "State" {
				return false
			}
			return slices.ContainsFunc(sw.Body.List, func(s ast.Stmt) bool { return s.(*ast.CaseClause).List == nil })
		}
	}
	return false
}

// inTest tells whether a place is in a test file.
func inTest(pass *analysis.Pass, at token.Pos) bool {
	return strings.HasSuffix(pass.Fset.Position(at).Filename, "_test.go")
}

// set gives an analyzer's flag a value, or stops: a misspelt flag would quietly check less.
func set(a *analysis.Analyzer, name, value string) {
	if err := a.Flags.Set(name, value); err != nil {
		log.Fatalf("lint: %s.%s: %v", a.Name, name, err)
	}
}
