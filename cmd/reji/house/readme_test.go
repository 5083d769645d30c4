package house

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestReadmeCommands does what the README tells a newcomer to do, line by line and in its order, in one home: it builds the
// program by the README's own line, runs the till in a terminal, and takes the README's own simulator (`./reji sim`) for
// Stripe where the README does. A line that it does not know how to try fails.
func TestReadmeCommands(t *testing.T) {
	_ = sources(t) // the go command shall run this test again when the program changes; it sees only what tests read
	text, err := os.ReadFile(filepath.Join(top(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	n := &newcomer{root: top(t), dir: t.TempDir(), env: cleanEnv(t)}
	defer func() {
		for _, stop := range n.running {
			stop()
		}
	}()
	done := map[string]int{}
	for _, line := range shellLines(string(text)) {
		if !t.Run(strings.TrimSpace(strings.SplitN(line, "#", 2)[0]), func(t *testing.T) { done[n.try(t, line)]++ }) {
			break // what follows builds on it
		}
	}
	for _, kind := range []string{"go run", "go test", "go build", "command", "account", "till", "simulator", "ci"} {
		if done[kind] == 0 && !t.Failed() {
			t.Errorf("the README no longer shows this: %s", kind)
		}
	}
	if lines := strings.Count(string(text), "\n"); lines > 150 {
		t.Errorf("README.md has %d lines, at most 150: a newcomer reads it in one go", lines)
	}
}

// shellLines gives the lines of the README's sh blocks.
func shellLines(text string) []string {
	var lines []string
	for _, block := range regexp.MustCompile("(?ms)^```sh\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(strings.TrimSpace(block[1]), "\n")...)
	}
	return lines
}

// newcomer follows the README.
type newcomer struct {
	root, dir string   // the checkout, and a folder for what is built
	env       []string // grows by what the README exports
	api       string   // where the last simulator listens, once it does
	promised  string   // where the README says that it does
	account   bool     // from the line on that exports where the account is
	running   []func() // stop what runs until the end
}

// try does one line and says what kind of line it was.
func (n *newcomer) try(t *testing.T, line string) string {
	command, comment, _ := strings.Cut(line, "#")
	args := strings.Fields(command)
	switch {
	case strings.Join(args, " ") == "go run ./cmd/reji":
		n.useTill(t, exec.Command("go", args[1:]...))
		return "go run"
	case strings.HasPrefix(command, "go test"):
		// Not run here: this is a part of it. The script that runs everything takes the line from the README.
		if got := strings.Join(args, " "); got != "go test ./..." {
			t.Errorf("a newcomer should not need more than go test ./..., the README says %q", got)
		}
		return "go test"
	case strings.HasPrefix(command, "go build -o reji "):
		args[3] = filepath.Join(n.dir, "reji")
		n.run(t, exec.Command("go", args[1:]...), 0)
		return "go build"
	case args[0] == "export":
		n.export(t, args[1:])
		return "export"
	case strings.HasPrefix(command, "./reji sim"):
		n.startSimulator(t, args[2:])
		return "simulator"
	case strings.Join(args, " ") == "./reji":
		n.useTill(t, n.reji(nil))
		return "till"
	case args[0] == "./reji" && n.account:
		n.run(t, n.reji(args[1:]), exitCode(t, comment))
		return "account"
	case args[0] == "./reji":
		n.run(t, n.reji(args[1:]), exitCode(t, comment))
		return "command"
	case line == ".ci/run":
		if info, err := os.Stat(filepath.Join(n.root, ".ci", "run")); err != nil || info.Mode()&0o111 == 0 {
			t.Errorf(".ci/run cannot be run: %v", err)
		}
		return "ci"
	}
	t.Fatal("the test does not know how to try this line")
	return ""
}

// export takes over what the README puts into the environment, but for two things: the home stays this test's own, and the account is where
// the simulator really listens.
func (n *newcomer) export(t *testing.T, pairs []string) {
	t.Helper()
	for _, pair := range pairs {
		switch name, value, _ := strings.Cut(pair, "="); name {
		case "REJI_HOME":
		case "REJI_API_BASE":
			if n.promised != value {
				t.Errorf("the simulator is told to listen at %q, and the account is said to be at %q", n.promised, value)
			}
			n.env = append(n.env, name+"="+n.api)
			n.account = true
		default:
			t.Errorf("the test does not know %s", name)
		}
	}
}

// reji is the built program with arguments. A key is typed where it asks for one.
func (n *newcomer) reji(args []string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(n.dir, "reji"), args...)
	if strings.Join(args, " ") == "key set" {
		cmd.Stdin = strings.NewReader("sk_test_12345678\n") // the README's own
	}
	return cmd
}

// exitCode reads "exit 3: …" from a line's comment.
func exitCode(t *testing.T, comment string) int {
	t.Helper()
	match := regexp.MustCompile(`exit (\d+)`).FindStringSubmatch(comment)
	if match == nil {
		return 0
	}
	code, err := strconv.Atoi(match[1])
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// run runs a command to its end, wants its exit code and gives its standard output.
func (n *newcomer) run(t *testing.T, cmd *exec.Cmd, want int) string {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = n.root, n.env, &out, &complaints
	err := cmd.Start()
	if err == nil {
		late := time.AfterFunc(5*time.Minute, func() { _ = cmd.Process.Kill() })
		defer late.Stop()
		err = cmd.Wait()
	}
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != want {
		t.Fatalf("%v: want exit code %d: %v\n%s%s", cmd.Args, want, err, &out, &complaints)
	}
	return out.String()
}

// startSimulator starts `./reji sim` and reads from its first line where it listens: at a port of the system's choice, whatever the README
// says. It is stopped when the test ends.
func (n *newcomer) startSimulator(t *testing.T, flags []string) {
	if at := slices.Index(flags, "--addr"); at >= 0 {
		n.promised = "http://" + flags[at+1]
		flags[at+1] = "127.0.0.1:0"
	}
	cmd := exec.Command(filepath.Join(n.dir, "reji"), append([]string{"sim"}, flags...)...)
	cmd.Env = n.env
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }
	late := time.AfterFunc(30*time.Second, stop)
	line, err := bufio.NewReader(out).ReadString('\n')
	late.Stop()
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !ok {
		stop()
		t.Fatalf("the simulator said %q: %v", line, err)
	}
	n.api = address
	n.running = append(n.running, stop)
}

// cleanEnv is this process's environment without anybody's till or account in it.
func cleanEnv(t *testing.T) []string {
	env := []string{"REJI_HOME=" + t.TempDir(), "TERM=tmux-256color", "LANG=en_US.UTF-8", "LC_ALL="}
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		mine := strings.HasPrefix(name, "REJI_") || strings.HasPrefix(name, "STRIPE_") || strings.HasPrefix(name, "LC_")
		if !mine && name != "TERM" && name != "LANG" && name != "LANGUAGE" && name != "NO_COLOR" {
			env = append(env, pair)
		}
	}
	return env
}
