package house

import "testing"

// The sizes of the house. What grows past one of them is doing two things.
const (
	maxFile     = 400 // lines of a file that is not a test
	maxRoot     = 299 // lines of ui/app.go, the root model: everything comes by there, nothing may stay
	maxFunction = 69  // lines of a function, from `func` to the closing brace, tests apart
	maxUpdate   = 39  // lines of an Update method in ui: it hands on, and decides nothing
)

func TestFilesAreShort(t *testing.T)             { hold(t, checkFileSize) }
func TestFunctionsAreShort(t *testing.T)         { hold(t, checkFunctionSizes) }
func TestExportedNamesAreExplained(t *testing.T) { hold(t, checkComments) }
func TestNoTestIsSkipped(t *testing.T)           { hold(t, checkSkips) }
func TestNoTestSleeps(t *testing.T)              { hold(t, checkSleeps) }
func TestNothingIsPutOff(t *testing.T)           { hold(t, checkPutOff) }

// hold applies a rule to every file.
func hold(t *testing.T, rule func(source) []string) {
	t.Helper()
	for _, s := range sources(t) {
		for _, complaint := range rule(s) {
			t.Error(complaint)
		}
	}
}
