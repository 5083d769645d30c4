package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"reji/ui/lang"
	"reji/ui/scenario"
)

// playFlags are the flags of reji demo. stage and from are for the till that a scenario starts, kills and starts again.
type playFlags struct {
	scenario, stage string
	list            bool
	from            int
}

// listScenarios prints what can be played.
func (c *cli) listScenarios() error {
	words := lang.For(c.lang)
	if c.json {
		type entry struct {
			Name  string `json:"name"`
			Shows string `json:"shows"`
		}
		var list struct {
			Scenarios []entry `json:"scenarios"`
		}
		for _, s := range scenario.All() {
			list.Scenarios = append(list.Scenarios, entry{s.Name, s.Title(words)})
		}
		return c.answer(list)
	}
	for _, s := range scenario.All() {
		c.print(fmt.Sprintf("%-12s %s", s.Name, s.Title(words)))
	}
	return nil
}

// findScenario finds a scenario by its name, or says which there are.
func findScenario(name string) (scenario.Scenario, error) {
	if s, ok := scenario.Find(name); ok {
		return s, nil
	}
	var names []string
	for _, s := range scenario.All() {
		names = append(names, s.Name)
	}
	return scenario.Scenario{}, misuse("scenario", say("There is no such scenario.", "そのシナリオはありません。"),
		say("There are: ", "使えるもの: ").then(strings.Join(names, ", ")))
}

// play plays a scenario in a home that is thrown away after it.
func (c *cli) play(ctx context.Context, cfg Config, f playFlags) error {
	s, err := findScenario(f.scenario)
	if err != nil {
		return err
	}
	if !c.tty {
		return noTerminal()
	}
	if f.stage != "" {
		return c.till(ctx, onStage(cfg, f.stage, &show{scenario: s, from: f.from, clock: newLapse(), kill: dieIn(f.stage)}))
	}
	dir, err := os.MkdirTemp("", "reji-scenario-")
	if err != nil {
		return homeProblem(homeIn(os.TempDir()), err)
	}
	if s.Dies() {
		err = c.playTwice(dir)
	} else {
		err = c.till(ctx, onStage(cfg, dir, &show{scenario: s, clock: newLapse()}))
	}
	if err != nil {
		return err // what is in the home may tell why
	}
	return os.RemoveAll(dir)
}

// dead is how long a killed till stays dead, for everybody to see.
const dead = 1500 * time.Millisecond

// playTwice starts the till of a scenario as a process of its own, and again after that was killed.
func (c *cli) playTwice(dir string) error {
	fd := int(os.Stdin.Fd())
	usual, err := term.GetState(fd)
	if err != nil {
		return noTerminal()
	}
	leave := func() error {
		// A till that was killed has not given the terminal back.
		_, err := io.WriteString(c.out, "\x1b[?1049l\x1b[?25h\x1b[?2004l")
		return errors.Join(err, term.Restore(fd, usual))
	}
	heard := make(chan os.Signal, 4)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(heard)
	for from := 0; ; {
		ended := playOnce(dir, from, heard)
		next, killed, err := takeCue(dir)
		switch {
		case err != nil:
			return errors.Join(err, leave())
		case !killed:
			var exited *exec.ExitError
			if errors.As(ended, &exited) && exited.ExitCode() > 0 {
				ended = outcome{exit(exited.ExitCode())} // it has said why
			}
			return errors.Join(ended, leave())
		}
		from = next
		timer := time.NewTimer(dead)
		select {
		case <-timer.C:
		case <-heard:
			timer.Stop()
			return leave()
		}
	}
}

// playOnce runs this program again, as the till of a scenario, until it ends or is killed. Signals that are heard meanwhile are its own to answer.
func playOnce(dir string, from int, heard <-chan os.Signal) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self)
	cmd.Args = append(append(cmd.Args[:0], os.Args...), "--stage", dir, "--from", strconv.Itoa(from))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case s := <-heard:
			_ = cmd.Process.Signal(s) // it may have ended just now, which is what was wanted
		case err := <-ended:
			return err
		}
	}
}
