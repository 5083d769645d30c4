package house

import (
	"slices"
	"strings"
	"testing"
)

// TestImportTableBites breaks every row of the table, and every rule beside it, once; and keeps to it where it is easy to
// complain too much.
func TestImportTableBites(t *testing.T) {
	for _, c := range []struct {
		from, to string
		test     bool
		want     string
	}{
		{from: "checkout/money", to: "checkout", want: "no such arrow"},
		{from: "checkout/money", to: "golang.org/x/text/number"},
		{from: "checkout/money", to: "github.com/google/uuid", want: "takes no foreign module"},
		{from: "checkout/money", to: "pgregory.net/rapid", test: true},

		{from: "checkout", to: "checkout/money"},
		{from: "checkout", to: "checkout/register", want: "no such arrow"},
		{from: "checkout", to: "checkout/ledger", want: "no such arrow"},
		{from: "checkout", to: "reader", want: "no such arrow"},
		{from: "checkout", to: "reader/sim", test: true, want: "no such arrow"},
		{from: "checkout", to: "os", want: "pure"},
		{from: "checkout", to: "os", test: true},
		{from: "checkout", to: "os/exec", want: "pure"},
		{from: "checkout", to: "net", want: "pure"},
		{from: "checkout", to: "net/http", want: "pure"},
		{from: "checkout", to: "context", want: "pure"},
		{from: "checkout", to: "database/sql", want: "pure"},
		{from: "checkout", to: "math/rand", want: "pure"},
		{from: "checkout", to: "math/rand/v2", want: "pure"},
		{from: "checkout", to: "crypto/rand", want: "pure"},
		{from: "checkout", to: "crypto/sha256"},
		{from: "checkout", to: "math"},
		{from: "checkout", to: "time"},
		{from: "checkout", to: "github.com/charmbracelet/bubbletea", want: "takes no foreign module"},

		{from: "checkout/receipt", to: "checkout"},
		{from: "checkout/receipt", to: "checkout/ledger", want: "no such arrow"},
		{from: "checkout/receipt", to: "os", want: "pure"},
		{from: "checkout/reconcile", to: "checkout/money"},
		{from: "checkout/reconcile", to: "checkout/register", want: "no such arrow"},
		{from: "checkout/reconcile", to: "net/http", want: "pure"},

		{from: "checkout/register", to: "checkout"},
		{from: "checkout/register", to: "context"},
		{from: "checkout/register", to: "reader", want: "no such arrow"},
		{from: "checkout/register", to: "reader/sim", test: true, want: "no such arrow"},
		{from: "checkout/register", to: "checkout/ledger", want: "no such arrow"},
		{from: "checkout/register", to: "ui", want: "no such arrow"},
		{from: "checkout/ledger", to: "checkout/register"},
		{from: "checkout/ledger", to: "modernc.org/sqlite"},
		{from: "checkout/ledger", to: "reader", want: "no such arrow"},
		{from: "checkout/ledger", to: "ui/lang", want: "no such arrow"},

		{from: "reader", to: "checkout"},
		{from: "reader", to: "checkout/register", want: "no such arrow"},
		{from: "reader", to: "ui/theme", want: "no such arrow"},
		{from: "reader", to: "github.com/stripe/stripe-go/v76", want: "only reader/stripe/... may"},
		{from: "reader/readertest", to: "checkout/register"},
		{from: "reader/readertest", to: "reader/stripe", want: "no such arrow"},
		{from: "reader/readertest", to: "reader/stripe", test: true, want: "no such arrow"},
		{from: "reader/readertest", to: "reader/bridge", want: "no such arrow"},
		{from: "reader/readertest", to: "reader/sim", want: "no such arrow"},
		{from: "reader/readertest/spec", to: "github.com/stripe/stripe-mock/embedded"},
		{from: "reader/readertest/spec", to: "reader", want: "no such arrow"},

		{from: "reader/stripe", to: "reader"},
		{from: "reader/stripe", to: "checkout/register"},
		{from: "reader/stripe", to: "github.com/stripe/stripe-go/v76/form"},
		{from: "reader/stripe", to: "reader/sim", want: "only its tests may"},
		{from: "reader/stripe", to: "reader/sim", test: true},
		{from: "reader/stripe", to: "reader/readertest", test: true},
		{from: "reader/stripe", to: "reader/readertest/spec", want: "it is for tests"},
		{from: "reader/stripe", to: "ui", want: "no such arrow"},
		{from: "reader/stripe", to: "checkout/ledger", test: true, want: "no such arrow"},
		{from: "reader/stripe/webhook", to: "checkout/register"},
		{from: "reader/stripe/webhook", to: "ui", want: "no such arrow"},
		{from: "reader/bridge", to: "reader/sim", want: "only its tests may"},
		{from: "reader/bridge", to: "github.com/stripe/stripe-go/v76", want: "only reader/stripe/... may"},

		{from: "reader/sim", to: "net/http"},
		{from: "reader/sim", to: "checkout", want: "no such arrow"},
		{from: "reader/sim", to: "checkout/money", want: "no such arrow"},
		{from: "reader/sim", to: "reader", want: "no such arrow"},
		{from: "reader/sim", to: "reader/stripe", test: true, want: "no such arrow"},
		{from: "reader/sim", to: "github.com/stripe/stripe-go/v76", test: true, want: "only reader/stripe/... may"},
		{from: "reader/sim", to: "reader/readertest/spec", test: true},
		{from: "reader/sim", to: "github.com/stripe/stripe-mock/embedded", test: true},
		{from: "reader/sim", to: "github.com/stripe/stripe-mock/embedded", want: "only reader/readertest/spec may"},

		{from: "ui", to: "checkout/register"},
		{from: "ui/screen/sale", to: "ui/widget"},
		{from: "ui/screen/sale", to: "reader"},
		{from: "ui/screen/sale", to: "reader/stripe", want: "no such arrow"},
		{from: "ui/screen/sale", to: "reader/sim", test: true, want: "no such arrow"},
		{from: "ui/screen/sale", to: "checkout/ledger", want: "no such arrow"},
		{from: "ui/screen/sale", to: "github.com/stripe/stripe-go/v76", want: "only reader/stripe/... may"},
		{from: "ui/screen/sale", to: "modernc.org/sqlite", want: "only checkout/ledger may"},
		{from: "ui/screen/sale", to: "net/http", want: "never"},
		{from: "ui/screen/sale", to: "net/http/httptest", test: true, want: "never"},
		{from: "ui/screen/sale", to: "database/sql", want: "never"},
		{from: "ui/screen/sale", to: "cmd/reji/house", want: "no such arrow"},
		{from: "ui/screen/sale", to: "ui/uitest", want: "it is for tests"},
		{from: "ui/screen/sale", to: "ui/uitest", test: true},
		{from: "ui/web", to: "net/http"},
		{from: "ui/web", to: "database/sql", want: "never"},

		{from: "cmd/reji", to: "checkout/ledger"},
		{from: "cmd/reji", to: "reader/sim"},
		{from: "cmd/reji", to: "ui"},
		{from: "cmd/reji", to: "reader/readertest", want: "it is for tests"},
		{from: "cmd/reji", to: "modernc.org/sqlite", want: "only checkout/ledger may"},
		{from: "cmd/reji", to: "github.com/stripe/stripe-go/v76", want: "only reader/stripe/... may"},

		{from: "checkout/tab", to: "checkout", want: "add it to the table"},
		{from: ".", to: "fmt", want: "add it to the table"},
	} {
		name := "main"
		if c.from != "cmd/reji" {
			name = c.from[strings.LastIndex(c.from, "/")+1:]
		}
		comment := "Package " + name + " is made up."
		if name == "main" {
			comment = "Command reji is made up."
		}
		got := checkImports([]unit{{path: c.from, name: name, comment: comment, imports: []edge{{to: c.to, test: c.test, at: "made_up.go:3"}}}})
		expect(t, c.from+" -> "+c.to, got, c.want)
		if c.want != "" && !strings.Contains(c.want, "add it") && !strings.HasPrefix(strings.Join(got, ""), "made_up.go:3: ") {
			t.Errorf("%s -> %s: no file and line in %q", c.from, c.to, got)
		}
	}
}

// TestEveryRowIsBroken makes sure that nobody adds a row without its arrows being tried: no package may import the program.
func TestEveryRowIsBroken(t *testing.T) {
	for _, r := range table {
		pkg := strings.TrimSuffix(r.pkg, "/...")
		if found, ok := rowOf(pkg); !ok || found.pkg != r.pkg {
			t.Errorf("%s: another row hides this one", r.pkg)
		}
		if pkg == "cmd/reji" {
			continue
		}
		why := objection(unit{path: pkg}, r, edge{to: "cmd/reji"})
		if why == "" {
			t.Errorf("%s may import the program", r.pkg)
		}
	}
}

func TestNamesAndCommentsBite(t *testing.T) {
	for _, c := range []struct {
		unit unit
		want string
	}{
		{unit{path: "checkout", name: "checkout"}, "package comment"},
		{unit{path: "checkout", name: "checkout", comment: "The domain."}, "package comment"},
		{unit{path: "checkout", name: "checkout", comment: "Package checkouts is."}, "package comment"},
		{unit{path: "checkout", name: "checkout", comment: "Package checkout is."}, ""},
		{unit{path: "checkout", name: "checkout", comment: "Package checkout\nis."}, ""},
		{unit{path: "cmd/reji", name: "main", comment: "Package main is."}, "package comment"},
		{unit{path: "cmd/reji", name: "main", comment: "Command reji is."}, ""},
		{unit{path: "ui/util", name: "util", comment: "Package util is."}, "what the package is for"},
	} {
		expect(t, c.unit.path+" "+c.unit.comment, checkImports([]unit{c.unit}), c.want)
	}
}

func TestClockBites(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"checkout/a.go", "import \"time\"\nvar x = time.Now()", "a.go:3: time.Now"},
		{"checkout/a.go", "import \"time\"\nvar now = time.Now", "time.Now"},
		{"checkout/a.go", "import clock \"time\"\nvar now = clock.Now", "time.Now"},
		{"checkout/a.go", "import . \"time\"\nvar now = Now", "hides the clock"},
		{"checkout/a.go", "import \"time\"\nvar x = time.NewTimer(1)", "time.NewTimer"},
		{"checkout/a.go", "import \"time\"\nvar x time.Time", ""},
		{"checkout/a.go", "import \"time\"\nvar _ = time.UTC\nfunc f(time clock) { time.Now() }", ""},
		{"checkout/a.go", "var _ = clock.Now()", ""},
		{"checkout/a_test.go", "import \"time\"\nvar x = time.Now()", ""},
		{"checkout/ledger/a.go", "import \"time\"\nvar x = time.Since(begun)", "time.Since"},
		{"reader/stripe/a.go", "import \"time\"\nvar x = time.Until(later)", "time.Until"},
		{"reader/stripe/a.go", "import \"time\"\nvar x = time.NewTimer(1)", ""},
		{"ui/a.go", "import \"time\"\nfunc f() { go func() { time.Now() }() }", "time.Now"},
		{"ui/uitest/a.go", "import \"time\"\nvar x = time.Now()", "time.Now"},
		{"checkout/register/a.go", "import \"time\"\nvar x = time.Now()", ""},
		{"reader/sim/a.go", "import \"time\"\nvar x = time.Now()", ""},
		{"reader/sim/form/a.go", "import \"time\"\nvar x = time.Now()", "time.Now"},
		{"cmd/reji/a.go", "import \"time\"\nvar x = time.Now()", ""},
	} {
		s, err := parse(c.name, "package made\n"+c.code+"\n")
		if err != nil {
			t.Fatal(err)
		}
		expect(t, c.name+": "+c.code, checkClock(s), c.want)
	}
}

func TestTopFolderBites(t *testing.T) {
	for name, fine := range map[string]bool{
		"cmd": true, "go.mod": true, ".gitignore": true, ".ci": true, "reji": true,
		"internal": false, "main.go": false, "LICENSE": false, "docs": false, "Makefile": false,
	} {
		if got := checkTop(name); (got == "") != fine {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestPackagesAreGathered shows that the way from files to packages loses nothing: external tests and build tags included.
func TestPackagesAreGathered(t *testing.T) {
	var all []source
	for name, text := range map[string]string{
		"checkout/doc.go":       "// Package checkout is.\npackage checkout\n",
		"checkout/a.go":         "package checkout\nimport \"reji/checkout/money\"\n",
		"checkout/a_test.go":    "package checkout_test\nimport \"os\"\n",
		"checkout/live_test.go": "//go:build live\n\npackage checkout\nimport \"net/http\"\n",
	} {
		s, err := parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	got := units(all)
	if len(got) != 1 || got[0].path != "checkout" || got[0].name != "checkout" || got[0].comment != "Package checkout is.\n" {
		t.Fatalf("got %+v", got)
	}
	for _, want := range []edge{
		{to: "checkout/money", at: "checkout/a.go:2"},
		{to: "os", test: true, at: "checkout/a_test.go:2"},
		{to: "net/http", test: true, at: "checkout/live_test.go:4"},
	} {
		if !slices.Contains(got[0].imports, want) {
			t.Errorf("%+v is not in %+v", want, got[0].imports)
		}
	}
}

// expect wants exactly one complaint, with the given words in it, or none.
func expect(t *testing.T, what string, got []string, want string) {
	t.Helper()
	switch {
	case want == "" && len(got) > 0:
		t.Errorf("%s: complains for nothing: %q", what, got)
	case want != "" && (len(got) != 1 || !strings.Contains(got[0], want)):
		t.Errorf("%s: want one complaint with %q, got %q", what, want, got)
	}
}
