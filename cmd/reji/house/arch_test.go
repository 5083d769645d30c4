package house

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// row says what the packages of one pattern may import. Patterns are the go command's: "ui/..." is ui and all below it. The
// longest pattern that fits a package is its row. A package without a row may not exist.
type row struct {
	pkg   string
	ours  []string // packages of this module that it may import
	tests []string // and its tests besides
	never []string // what neither it nor its tests may import
	pure  bool     // no I/O, no clock, no randomness, no foreign module but golang.org/x/text
}

// table is the law. An arrow that is missing here is missing on purpose: think before adding one.
var table = []row{
	// The domain. It is told what happened and what time it is, and answers.
	{pkg: "checkout/money", pure: true},
	{pkg: "checkout", ours: []string{"checkout/money"}, pure: true},
	{pkg: "checkout/receipt", ours: []string{"checkout", "checkout/money"}, pure: true},
	{pkg: "checkout/reconcile", ours: []string{"checkout", "checkout/money"}, pure: true},

	// The shell around it declares the ports; those who fill them know it, it knows none of them.
	{pkg: "checkout/register", ours: []string{"checkout", "checkout/money"}},
	{pkg: "checkout/ledger", ours: []string{"checkout", "checkout/money", "checkout/register"}},

	// Readers. Every driver passes one suite, which knows no driver. The simulator is an independent reading of Stripe's
	// wire format: it may share nothing with the driver, not even a type, and only tests bring the two together.
	{pkg: "reader", ours: []string{"checkout", "checkout/money"}},
	{pkg: "reader/readertest", ours: []string{"reader", "checkout", "checkout/money", "checkout/register"}, tests: []string{"reader/readertest/spec"}},
	{pkg: "reader/readertest/spec"},
	{pkg: "reader/stripe", ours: driver, tests: proving},
	{pkg: "reader/stripe/webhook", ours: driver, tests: proving},
	{pkg: "reader/bridge", ours: driver, tests: proving},
	{pkg: "reader/sim/...", ours: []string{"reader/sim/..."}, tests: []string{"reader/readertest/spec"}},

	// What people see. It shows snapshots and sends decisions; it never speaks to Stripe or to SQLite.
	{pkg: "ui/...", ours: shown, never: []string{"net/http/...", "database/sql/..."}},
	{pkg: "ui/web", ours: shown, never: []string{"database/sql/..."}},

	// The composition root knows everybody, and nobody knows it.
	{pkg: "cmd/reji/...", ours: []string{"cmd/...", "checkout/...", "reader/...", "ui/..."}},
}

// driver, proving and shown are what several rows have in common.
var (
	driver  = []string{"reader", "checkout", "checkout/money", "checkout/register"}
	proving = []string{"reader/sim/...", "reader/readertest", "reader/readertest/spec"}
	shown   = []string{"checkout", "checkout/money", "checkout/register", "checkout/receipt", "checkout/reconcile", "reader", "ui/..."}
)

// owners are the modules that one place alone may know, tests included.
var owners = []struct {
	module, owner string
	tests         string // whose tests may know it too
}{
	{"modernc.org/sqlite/...", "checkout/ledger", ""},
	{"github.com/stripe/stripe-go/...", "reader/stripe/...", ""},
	{"github.com/stripe/stripe-mock/...", "reader/readertest/spec", "reader/sim"},
}

// support are the packages that only tests, or one another, may import: they carry test data and the testing package.
var support = []string{"reader/readertest/...", "ui/uitest/..."}

// impure is what a pure package may not import: the world outside, and whatever answers differently the second time.
var impure = []string{
	"os/...", "net/...", "context", "database/sql/...", "math/rand/...", "crypto/rand", "io/ioutil", "log/...", "syscall", "embed",
}

// pureModules are the foreign modules that a pure package may use: they compute on text and do nothing else. x/ansi is the one ruler for
// display cells, which the sanitiser cuts by.
var pureModules = []string{"golang.org/x/text/...", "github.com/charmbracelet/x/ansi"}

// clocks are the only places that may read the clock. Everybody else is told the time.
var clocks = []string{"checkout/register", "reader/sim", "cmd/..."}

// folders are the top level; beside them only files whose names begin with a dot may lie there, and what a newcomer builds.
var folders = []string{"cmd", "ui", "checkout", "reader", "go.mod", "go.sum", "README.md"}

// vague names say nothing about what a package is for, and so collect everything.
var vague = []string{"util", "utils", "common", "helper", "helpers", "manager", "misc", "base", "shared", "types"}

func TestImportTable(t *testing.T) {
	for _, complaint := range checkImports(units(sources(t))) {
		t.Error(complaint)
	}
}

func TestOnlyAFewReadTheClock(t *testing.T) {
	for _, s := range sources(t) {
		for _, complaint := range checkClock(s) {
			t.Error(complaint)
		}
	}
}

func TestTopFolder(t *testing.T) {
	entries, err := os.ReadDir(top(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if complaint := checkTop(entry.Name()); complaint != "" {
			t.Error(complaint)
		}
	}
}

// TestNothingIsOverlooked compares what the other tests have read with what the go command says is there.
func TestNothingIsOverlooked(t *testing.T) {
	read := map[string][]string{}
	for _, u := range units(sources(t)) {
		read[u.path] = []string{}
		for _, e := range u.imports {
			read[u.path] = append(read[u.path], e.to)
		}
	}
	for _, p := range goList(t) {
		if p.Error != nil {
			t.Errorf("%s: %s", p.ImportPath, p.Error.Err)
		}
		folder := strings.TrimPrefix(p.ImportPath, "reji/")
		if p.ImportPath == "reji" {
			folder = "."
		}
		imports, ok := read[folder]
		if !ok {
			t.Errorf("%s: the go command knows this package, the tests have not read it", p.ImportPath)
		}
		for _, to := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if !slices.Contains(imports, strings.TrimPrefix(to, "reji/")) {
				t.Errorf("%s imports %s: the go command says so, the tests have not seen it", p.ImportPath, to)
			}
		}
	}
}
