package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs a user story each. Beside testscript's own commands they may use:
//
//	code N reji …          runs a command that ends with exit code N
//	json PATH VALUE        wants a value in the last line of the output; PATH is a.b.0.c, VALUE as JSON writes it
//	sim [flags]            starts a simulator, and points STRIPE_API_KEY and REJI_API_BASE at it
//	intents N [status]     wants N PaymentIntents in the simulator's own list
//	lines N                wants at most N lines of complaint
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			for _, pair := range environment(filepath.Join(e.WorkDir, "home")) {
				name, value, _ := strings.Cut(pair, "=")
				if name != "HOME" && name != "PATH" && name != "TMPDIR" {
					e.Setenv(name, value)
				}
			}
			e.Setenv("STRIPE_API_KEY", "")
			e.Setenv("TESTKEY", testKey)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": scriptCode, "json": scriptJSON, "sim": scriptSim, "intents": scriptIntents, "lines": scriptLines,
		},
		RequireExplicitExec: true,
	})
}

func scriptCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command …")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("%v", err)
		}
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit %d, want %d", got, want)
	}
}

func scriptJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json path value")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	var v any
	ts.Check(json.Unmarshal([]byte(lines[len(lines)-1]), &v))
	for part := range strings.SplitSeq(args[0], ".") {
		switch at := v.(type) {
		case map[string]any:
			next, ok := at[part]
			if !ok {
				ts.Fatalf("%s: there is no %q in %v", args[0], part, at)
			}
			v = next
		case []any:
			i, err := strconv.Atoi(part)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("%s: there are only %d", args[0], len(at))
			}
			v = at[i]
		default:
			ts.Fatalf("%s: %v has no parts", args[0], v)
		}
	}
	got, err := json.Marshal(v)
	ts.Check(err)
	if s, ok := v.(string); ok {
		got = []byte(s)
	}
	if (string(got) == args[1]) == neg {
		ts.Fatalf("%s is %s, against %s", args[0], got, args[1])
	}
}

func scriptSim(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: sim [flags]")
	}
	cmd := exec.Command("reji", append([]string{"sim"}, args...)...)
	cmd.Env = append(os.Environ(), "REJI_HOME="+ts.MkAbs("sim"))
	a, err := listen(cmd)
	ts.Check(err)
	ts.Defer(a.stop)
	ts.Setenv("REJI_API_BASE", a.base)
	ts.Setenv("STRIPE_API_KEY", testKey)
}

func scriptIntents(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: intents N [status]")
	}
	var list struct{ Data []intent }
	ts.Check(ask(ts.Getenv("REJI_API_BASE"), http.MethodGet, "/v1/payment_intents?limit=100", nil, &list))
	n := 0
	for _, i := range list.Data {
		if len(args) == 1 || i.Status == args[1] {
			n++
		}
	}
	if fmt.Sprint(n) != args[0] {
		ts.Fatalf("%d of %v, want %s", n, list.Data, args[0])
	}
}

func scriptLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lines N")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile("stderr"), "\n"); got > want || got == 0 {
		ts.Fatalf("%d lines of complaint, at most %d and at least one", got, want)
	}
}
