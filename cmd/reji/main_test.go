package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the tests run the program: this very binary, under the name reji, is main. Under the name reji-faulty its books panic.
func TestMain(m *testing.M) {
	testscript.Main(patient{m}, map[string]func(){"reji": main, "reji-faulty": faulty})
}

// patient runs the tests. They wait for other processes and for clocks most of the time, so more of them than processors go at once.
type patient struct{ *testing.M }

// Run runs them.
func (p patient) Run() int {
	flag.Parse()
	if f := flag.Lookup("test.parallel"); f.Value.String() == f.DefValue {
		if err := flag.Set(f.Name, "8"); err != nil {
			panic(err)
		}
	}
	return p.M.Run()
}

// testKey is a well-formed key of no account.
const testKey = "sk_test_000000000000000000000000"

// shop is a home and the environment of its till.
type shop struct {
	t    *testing.T
	home string
	env  []string
}

func newShop(t *testing.T, env ...string) *shop {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	return &shop{t: t, home: home, env: append(environment(home), env...)}
}

// environment is this process's, without anybody's till or account in it.
func environment(home string) []string {
	env := []string{"REJI_HOME=" + home, "TERM=tmux-256color", "LANG=en_US.UTF-8", "TZ=UTC"}
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, "REJI_") || strings.HasPrefix(name, "STRIPE_") || strings.HasPrefix(name, "LC_") ||
			name == "TERM" || name == "LANG" || name == "LANGUAGE" || name == "NO_COLOR" || name == "TZ" {
			continue
		}
		env = append(env, pair)
	}
	return env
}

func (s *shop) command(args ...string) *exec.Cmd {
	cmd := exec.Command("reji", args...)
	cmd.Env = s.env
	return cmd
}

// run runs a command to its end and wants its exit code.
func (s *shop) run(want exit, args ...string) (stdout, stderr string) {
	s.t.Helper()
	var out, complaints bytes.Buffer
	cmd := s.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	late := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	err := cmd.Wait()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		s.t.Fatal(err)
	}
	if got := exit(cmd.ProcessState.ExitCode()); got != want {
		s.t.Fatalf("reji %s: exit %d, want %d\n%s%s\nlog:\n%s", strings.Join(args, " "), got, want, &out, &complaints, s.log())
	}
	return out.String(), complaints.String()
}

// log is what the home's log says, for a failure's report.
func (s *shop) log() string {
	raw, _ := os.ReadFile(filepath.Join(s.home, "log", "reji.log"))
	return string(raw[max(0, len(raw)-4000):])
}

// answer runs a command with --json and decodes the last line of its output.
func (s *shop) answer(want exit, into any, args ...string) {
	s.t.Helper()
	out, _ := s.run(want, append(args, "--json")...)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), into); err != nil {
		s.t.Fatalf("%v in %q", err, out)
	}
}

// account is a simulated Stripe in a process of its own, and the shop's way to it.
type account struct {
	t    *testing.T
	base string
	// process is the simulator's.
	process *os.Process
	stop    func()
}

// startSim starts `reji sim` and waits until it listens. It is killed when the test ends.
func startSim(t *testing.T, flags ...string) *account {
	t.Helper()
	cmd := exec.Command("reji", append([]string{"sim"}, flags...)...)
	cmd.Env = environment(filepath.Join(t.TempDir(), "sim"))
	a, err := listen(cmd)
	if err != nil {
		t.Fatal(err)
	}
	a.t = t
	t.Cleanup(a.stop)
	return a
}

// listen starts a simulator and reads where it listens.
func listen(cmd *exec.Cmd) (*account, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stop := func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	late := time.AfterFunc(30*time.Second, stop)
	line, err := bufio.NewReader(out).ReadString('\n')
	late.Stop()
	base, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !ok {
		stop()
		return nil, fmt.Errorf("the simulator said %q: %w", line, err)
	}
	return &account{base: base, process: cmd.Process, stop: stop}, nil
}

// shop opens a till on the simulated account.
func (a *account) shop(env ...string) *shop {
	return newShop(a.t, append([]string{"STRIPE_API_KEY=" + testKey, "REJI_API_BASE=" + a.base}, env...)...)
}

// ask sends a request to the simulator, as any client would. Like Stripe it lets only so many requests a second through.
func ask(base, method, path string, form url.Values, into any) error {
	beat := time.NewTicker(100 * time.Millisecond)
	defer beat.Stop()
	for range 50 {
		if err := askOnce(base, method, path, form, into); !errors.Is(err, errHaste) {
			return err
		}
		<-beat.C
	}
	return errHaste
}

// errHaste is a 429.
var errHaste = errors.New("too many requests")

func askOnce(base, method, path string, form url.Values, into any) error {
	req, err := http.NewRequest(method, base+path, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+testKey)
	req.Header.Set("Stripe-Version", "2025-06-30.basil")
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode == http.StatusTooManyRequests {
		return errHaste
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %d %s", method, path, resp.StatusCode, raw)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(raw, into)
}

func (a *account) ask(method, path string, form url.Values, into any) {
	a.t.Helper()
	if err := ask(a.base, method, path, form, into); err != nil {
		a.t.Fatal(err)
	}
}

// intent is a PaymentIntent in the simulator's own list.
type intent struct {
	ID, Status, Currency string
	Amount               int64
	AmountReceived       int64 `json:"amount_received"`
	Metadata             map[string]string
}

// intents are all PaymentIntents of the account.
func (a *account) intents() []intent {
	a.t.Helper()
	var list struct {
		Data []intent
		More bool `json:"has_more"`
	}
	a.ask(http.MethodGet, "/v1/payment_intents?limit=100", nil, &list)
	if list.More {
		a.t.Fatal("more than 100 PaymentIntents")
	}
	return list.Data
}

// eventually waits for a condition.
func eventually(t *testing.T, within time.Duration, what string, ok func() bool) {
	t.Helper()
	beat := time.NewTicker(20 * time.Millisecond)
	defer beat.Stop()
	for deadline := time.After(within); ; {
		if ok() {
			return
		}
		select {
		case <-beat.C:
		case <-deadline:
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}
