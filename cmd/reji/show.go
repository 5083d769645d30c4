package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/reader/stripe"
	"reji/ui/lang"
	"reji/ui/scenario"
)

// show is a scenario that plays itself on a till: in a home of its own, on a clock that can be put to run faster.
type show struct {
	scenario scenario.Scenario
	from     int // the first step; more than 0 after the till was killed
	clock    *lapse
	kill     func(ctx context.Context, next int) error
}

// now is the till's clock: the scenario's where one is played.
func (s setup) now() time.Time {
	if s.show != nil {
		return s.show.clock.now()
	}
	return now()
}

// onStage is the setup of a till that a scenario is played on. Language and looks are the user's; rules, times and books are the scenario's.
func onStage(cfg Config, dir string, s *show) setup {
	policy := checkout.DefaultPolicy()
	policy.Rules = s.scenario.Rules
	cfg = Config{Currency: cfg.Currency, Lang: cfg.Lang, Theme: cfg.Theme, Symbols: cfg.Symbols, Till: cfg.Till, Cashier: cfg.Cashier, Policy: policy}
	pace := forPeople()
	pace.bank = s.scenario.Bank
	return setup{cfg: cfg, home: homeIn(dir), mode: checkout.ModeDemo, key: stripe.Key{}, pace: pace, show: s}
}

// perform puts the scenario's hand over the till's model, where there is a scenario.
func (a *app) perform(ctx context.Context, model tea.Model, b bench, crash func(value any, stack []byte)) tea.Model {
	if a.show == nil {
		return model
	}
	return scenario.New(ctx, model, scenario.Options{
		Scenario: a.show.scenario, From: a.show.from, Stage: stage{bench: b, show: a.show, ctx: ctx}, Now: a.now, Words: lang.For(a.cfg.Lang),
		Currency: a.currency(), Crash: crash,
	})
}

// stage is what a scenario works on besides the till's keys.
type stage struct {
	bench
	show *show
	ctx  context.Context
}

// Speed lets the till's time, and its bank's, run n times as fast.
func (s stage) Speed(n int) { s.show.clock.run(n) }

// Kill ends the till without a word.
func (s stage) Kill(next int) error { return s.show.kill(s.ctx, next) }

// cueFile tells the next run of a killed till with which step the scenario goes on.
const cueFile = "cue"

// dieIn kills this very process, once it has noted in a folder where the scenario goes on.
func dieIn(dir string) func(ctx context.Context, next int) error {
	return func(ctx context.Context, next int) error {
		if err := writeWhole(filepath.Join(dir, cueFile), strconv.Itoa(next)); err != nil {
			return err
		}
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := self.Kill(); err != nil {
			return err
		}
		<-ctx.Done() // a kill that the system has accepted needs a moment
		return context.Cause(ctx)
	}
}

// takeCue reads and removes the note of a killed till. Without one nothing was killed.
func takeCue(dir string) (next int, killed bool, err error) {
	path := filepath.Join(dir, cueFile)
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	if next, err = strconv.Atoi(strings.TrimSpace(string(raw))); err != nil {
		return 0, false, err
	}
	return next, true, os.Remove(path)
}
