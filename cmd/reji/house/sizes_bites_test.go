package house

import (
	"strings"
	"testing"
)

func TestSizesBite(t *testing.T) {
	lines := func(n int) string { return strings.Repeat("\n", n) }
	function := func(head string, n int) string {
		return "package made\n" + head + " {\n" + strings.Repeat("\t_ = 1\n", n-2) + "}\n"
	}
	for _, c := range []struct {
		rule       func(source) []string
		name, text string
		want       string
	}{
		{checkFileSize, "ui/a.go", "package made" + lines(maxFile), ""},
		{checkFileSize, "ui/a.go", "package made" + lines(maxFile+1), "ui/a.go:401: 401 lines"},
		{checkFileSize, "ui/a_test.go", "package made" + lines(maxFile+1), ""},
		{checkFileSize, "ui/app.go", "package made" + lines(maxRoot), ""},
		{checkFileSize, "ui/app.go", "package made" + lines(maxRoot+1), "300 lines, at most 299"},
		{checkFileSize, "ui/screen/app.go", "package made" + lines(maxRoot+1), ""},

		{checkFunctionSizes, "checkout/a.go", function("func f()", maxFunction), ""},
		{checkFunctionSizes, "checkout/a.go", function("func f()", maxFunction+1), "checkout/a.go:2: f has 70 lines"},
		{checkFunctionSizes, "checkout/a.go", function("func (m M) f()", maxFunction+1), "f has 70 lines"},
		{checkFunctionSizes, "checkout/a_test.go", function("func f()", maxFunction+1), ""},
		{checkFunctionSizes, "ui/a.go", function("func (m M) Update()", maxUpdate), ""},
		{checkFunctionSizes, "ui/screen/sale/a.go", function("func (m M) Update()", maxUpdate+1), "Update has 40 lines, at most 39"},
		{checkFunctionSizes, "ui/a.go", function("func Update()", maxUpdate+1), ""},
		{checkFunctionSizes, "checkout/a.go", function("func (m M) Update()", maxUpdate+1), ""},
	} {
		s := made(t, c.name, c.text)
		expect(t, c.name, c.rule(s), c.want)
	}
}

func TestCommentsBite(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"func F() {}", "a.go:2: F needs a comment"},
		{"// Does a thing.\nfunc F() {}", "F needs a comment"},
		{"// Fs do.\nfunc F() {}", "F needs a comment"},
		{"// F does.\nfunc F() {}", ""},
		{"// F, once called, does.\nfunc F() {}", ""},
		{"func f() {}", ""},
		{"func (t *T) F() {}", "F needs a comment"},
		{"func (t T[A, B]) F() {}", "F needs a comment"},
		{"func (t t) F() {}", ""},
		{"type T int", "T needs a comment"},
		{"// T is.\ntype T int", ""},
		{"type (\n\t// T is.\n\tT int\n\tU int\n)", "U needs a comment"},
		{"// The ids.\ntype (\n\tT int\n\tU int\n)", ""},
		{"// T is.\ntype T interface {\n\tF() (int, error)\n}", "a.go:4: F needs a comment"},
		{"// T is.\ntype T interface {\n\t// Fails with X.\n\tF() error\n\tG() int\n}", ""},
		{"type t interface{ F() error }", ""},
		{"const C = 1", "C needs a comment"},
		{"// C is.\nconst C = 1", ""},
		{"const (\n\tC = 1 // C is.\n\tD = 2\n)", "D needs a comment"},
		{"// The states.\nconst (\n\tC = 1\n\tD = 2\n)", ""},
		{"// V and W are.\nvar V, W int", ""},
		{"var v, W int", "W needs a comment"},
	} {
		expect(t, c.code, checkComments(made(t, "checkout/a.go", "package made\n"+c.code+"\n")), c.want)
	}
	expect(t, "tests explain themselves", checkComments(made(t, "checkout/a_test.go", "package made\nfunc F() {}\n")), "")
}

func TestRulesForTestsBite(t *testing.T) {
	const imports = "package made\nimport \"time\"\n"
	const bubble = imports + "import \"testing/synctest\"\nvar _ = synctest.Wait\n"
	for _, c := range []struct {
		rule             func(source) []string
		name, text, want string
	}{
		{checkSkips, "ui/a_test.go", "package made\nfunc f() { t.Skip() }", "ui/a_test.go:2: a test that skips"},
		{checkSkips, "ui/a_test.go", "package made\nfunc f() { tb.Skipf(\"no\") }", "a test that skips"},
		{checkSkips, "ui/a_test.go", "package made\nfunc f() { t.Run(\"x\", func() { t.SkipNow() }) }", "a test that skips"},
		{checkSkips, "reader/readertest/a.go", "package made\nfunc f() { t.Skip() }", "a test that skips"},
		{checkSkips, "ui/a.go", "package made\nfunc f() { scanner.Skip() }", ""},
		{checkSkips, "ui/a_test.go", "package made\nvar _ = filepath.SkipDir", ""},

		{checkSleeps, "ui/a_test.go", imports + "func f() { time.Sleep(time.Second) }", "ui/a_test.go:3: a test sleeps"},
		{checkSleeps, "ui/a_test.go", imports + "func f() { time.Sleep(time.Hour) }", "a test sleeps"},
		{checkSleeps, "ui/a_test.go", bubble + "func f() { time.Sleep(time.Second) }", "a test sleeps"},
		{checkSleeps, "ui/a_test.go", bubble + "func f() { time.Sleep(2 * time.Hour) }", "a test sleeps"},
		{checkSleeps, "ui/a_test.go", bubble + "func f() { time.Sleep(time.Hour) }", ""},
		{checkSleeps, "ui/a_test.go", bubble + "func f() { defer time.Sleep(time.Hour) }", ""},
		{checkSleeps, "ui/uitest/a.go", imports + "func f() { time.Sleep(time.Hour) }", ""},
		{checkSleeps, "ui/uitest/a.go", imports + "func f() { time.Sleep(time.Second) }", "a test sleeps"},
		{checkSleeps, "ui/a_test.go", imports + "var _ = time.UTC\nfunc f(c clock) { c.Sleep(1) }", ""},
		{checkSleeps, "reader/sim/a.go", imports + "func f() { time.Sleep(time.Second) }", ""},

		{checkPutOff, "ui/a.go", "package made\n\n// TO" + "DO: later\n", "ui/a.go:3: TO" + "DO"},
		{checkPutOff, "ui/a.go", "package made\nconst x = 1 // FIX" + "ME\n", "ui/a.go:2: FIX" + "ME"},
		{checkPutOff, "ui/a.go", "package made\nconst todo = 1 // a list of things\n", ""},
	} {
		expect(t, c.name+": "+c.text, c.rule(made(t, c.name, c.text)), c.want)
	}
}

// made parses code that the rules are tried on.
func made(t *testing.T, name, text string) source {
	t.Helper()
	s, err := parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
