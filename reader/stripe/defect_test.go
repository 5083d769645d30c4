package stripe_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader/readertest"
)

// defects are mistakes that a driver could make, by the section of the suite that must notice. Each spoils facts or errors on their way out.
var defects = map[string]struct {
	section string
	spoil   func(*checkout.Facts, error) error
}{
	"a card is not told":            {"two_steps", func(f *checkout.Facts, err error) error { return noCard(f, err) }},
	"capture_before is not told":    {"two_steps", onIntent(func(i *checkout.IntentFacts) { i.CaptureBefore = time.Time{} })},
	"what is received is not told":  {"captured_by_the_request", onIntent(func(i *checkout.IntentFacts) { i.Received = 0 })},
	"metadata is not told":          {"two_steps", onIntent(func(i *checkout.IntentFacts) { i.Tender = "" })},
	"the till is not told":          {"two_steps", onIntent(func(i *checkout.IntentFacts) { i.Till = "" })},
	"a decline is not told":         {"declined", onIntent(func(i *checkout.IntentFacts) { i.Decline = nil })},
	"an old decline is kept":        {"declined", onIntent(func(i *checkout.IntentFacts) { i.Decline = &checkout.Decline{Code: "card_declined"} })},
	"a tip is not told":             {"a_tip", onIntent(func(i *checkout.IntentFacts) { i.Tip = 0 })},
	"the intent of a look is lost":  {"R13", onLook(func(f *checkout.Facts) { f.Intent = nil })},
	"the action of a look is lost":  {"R13", onLook(func(f *checkout.Facts) { f.Action = nil })},
	"every action is mine":          {"R13", onLook(func(f *checkout.Facts) { f.Action.Intent = f.Intent.ID })},
	"an action never ends":          {"reader_is_freed", onLook(func(f *checkout.Facts) { f.Action.Status = checkout.ActionInProgress })},
	"replays are not told":          {"same_request", func(f *checkout.Facts, err error) error { f.Replayed = false; return err }},
	"absence is not told":           {"metadata", func(f *checkout.Facts, err error) error { f.Absent = false; return err }},
	"all refusals are alike":        {"wrong_states", kind(checkout.FailureRefused)},
	"a reused key is a wrong state": {"one_key", kind(checkout.FailureWrongState)},
	"nothing is not found":          {"unknown", kind(checkout.FailureNoAnswer)},
	"errors have no kind":           {"wrong_states", func(_ *checkout.Facts, err error) error { return plain(err) }},
	"the time of asking is unknown": {"refunded", func(f *checkout.Facts, err error) error { f.At = time.Time{}; return err }},
	"a failure code is not told":    {"customer_cancels", onLook(func(f *checkout.Facts) { f.Action.Failure = "" })},
}

func noCard(f *checkout.Facts, err error) error {
	if f.Action != nil {
		f.Action.Card = nil
	}
	return err
}

func onIntent(change func(*checkout.IntentFacts)) func(*checkout.Facts, error) error {
	return func(f *checkout.Facts, err error) error {
		if f.Intent != nil {
			change(f.Intent)
		}
		return err
	}
}

func onLook(change func(*checkout.Facts)) func(*checkout.Facts, error) error {
	return func(f *checkout.Facts, err error) error {
		if f.Intent != nil && f.Action != nil {
			change(f)
		}
		return err
	}
}

func kind(k checkout.FailureKind) func(*checkout.Facts, error) error {
	return func(_ *checkout.Facts, err error) error {
		var f *checkout.Failure
		if errors.As(err, &f) {
			f.Kind = k
		}
		return err
	}
}

func plain(err error) error {
	if err == nil {
		return nil
	}
	return errors.New("something went wrong")
}

// defective is a driver with one of the defects.
type defective struct {
	register.Terminal
	spoil func(*checkout.Facts, error) error
}

// Send sends, and spoils what comes back.
func (d defective) Send(ctx context.Context, r register.Request) (checkout.Facts, error) {
	f, err := d.Terminal.Send(ctx, r)
	err = d.spoil(&f, err)
	return f, err
}

// Look looks, and spoils what comes back.
func (d defective) Look(ctx context.Context, q register.Query) (checkout.Facts, error) {
	f, err := d.Terminal.Look(ctx, q)
	err = d.spoil(&f, err)
	return f, err
}

// defectVariable names the defect to a process of this test binary that runs the suite with it.
const defectVariable = "REJI_TEST_DEFECT"

// TestDefectiveDriver runs the suite with the defect that its environment names; without one there is nothing to run.
func TestDefectiveDriver(t *testing.T) {
	defect, ok := defects[os.Getenv(defectVariable)]
	if !ok {
		return
	}
	b := newBench(t, setup{unjudged: true})
	h := b.harness()
	h.Terminal = defective{b.Driver, defect.spoil}
	readertest.Run(t, h)
}

// TestTheSuiteNoticesADefectiveDriver runs the suite once for each defect, in a process of its own, and wants the right section to fail.
func TestTheSuiteNoticesADefectiveDriver(t *testing.T) {
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range defects {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := exec.CommandContext(t.Context(), binary, "-test.run=^TestDefectiveDriver$")
			run.Env = append(os.Environ(), defectVariable+"="+name)
			out, err := run.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) {
				t.Fatalf("the suite passes: %v\n%s", err, out)
			}
			for line := range strings.SplitSeq(string(out), "\n") {
				if strings.Contains(line, "--- FAIL: TestDefectiveDriver/") && strings.Contains(line, d.section) {
					return
				}
			}
			t.Errorf("no section like %q failed:\n%s", d.section, out)
		})
	}
}
