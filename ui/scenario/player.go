package scenario

import (
	"context"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout/money"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/screen"
)

// Stage is what a scenario is played on: the customer's side of a simulated reader, the clock, and the power switch.
type Stage interface {
	screen.Bench
	// Fault lets requests go wrong, as "call:occurrence:flavour[,…]".
	Fault(ctx context.Context, spec string) error
	// Speed lets time run n times as fast; 0 makes it stand as good as still.
	Speed(n int)
	// Kill kills the till, which is to be started again and to go on with a step. It returns only where that cannot be done.
	Kill(next int) error
}

// Options say how a scenario is played.
type Options struct {
	Scenario Scenario
	From     int // the first step; more than 0 after the till was killed
	Stage    Stage
	Now      func() time.Time
	Words    lang.Catalog
	Currency money.Currency
	// Crash hears a panic of background work, with its stack. It may be nil.
	Crash func(value any, stack []byte)
}

// state is what the player is at.
type state int

const (
	playing state = iota
	paused
	over    // the play is over, and its last caption stands
	yielded // a person has taken over
)

// Player is the till's model with an invisible hand: keys that a scenario presses go the way of a person's.
type Player struct {
	Options
	ctx   context.Context
	till  tea.Model
	steps []Step
	at    int
	state state
	speed int
	gen   int // of the one thing that the player waits for
	snap  register.Snapshot
	cue   string
}

// nextMsg says that the step is over; checkMsg that it is time to see whether it is. A pause makes those of an earlier generation void.
type (
	nextMsg  struct{ gen int }
	checkMsg struct{ gen int }
	// failedMsg says that a step cannot be done: whoever watches goes on by hand.
	failedMsg struct{ gen int }
)

// check is the pause between two looks at whether something has happened.
const check = 100 * time.Millisecond

// New makes a player over the till's model. What it starts ends with ctx.
func New(ctx context.Context, till tea.Model, o Options) Player {
	return Player{Options: o, ctx: ctx, till: till, steps: spell(o.Scenario.Steps, o.Currency), at: o.From, speed: 1}
}

// Init begins the play a moment after the till is open.
func (p Player) Init() tea.Cmd {
	return tea.Batch(p.till.Init(), p.after(opens, nextMsg{gen: p.gen}))
}

// opens is how long the till's first picture stands before anything happens.
const opens = 600 * time.Millisecond

// View is the till's.
func (p Player) View() string { return p.till.View() }

// Update performs the play, and hands the till whatever is not the player's own.
func (p Player) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nextMsg:
		if msg.gen != p.gen || p.state != playing {
			return p, nil
		}
		cmd := p.perform()
		return p, cmd
	case checkMsg:
		if msg.gen != p.gen || p.state != playing {
			return p, nil
		}
		cmd := p.wait()
		return p, cmd
	case failedMsg:
		if msg.gen != p.gen {
			return p, nil
		}
		cmd := p.yield()
		return p, cmd
	case tea.KeyMsg:
		cmd := p.press(msg)
		return p, cmd
	case ui.SnapshotMsg:
		p.snap = msg.Snapshot
	}
	cmd := p.pass(msg)
	return p, cmd
}

// pass gives the till a message.
func (p *Player) pass(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	p.till, cmd = p.till.Update(msg)
	return cmd
}

// press is a person's key: space pauses, any other takes over.
func (p *Player) press(key tea.KeyMsg) tea.Cmd {
	switch {
	case p.state == yielded:
		return p.pass(key)
	case space(key) && p.state == playing:
		p.state = paused
		p.gen++
		p.Stage.Speed(0)
		return p.pass(ui.CaptionMsg{Text: p.Words.ScenePaused()})
	case space(key) && p.state == paused:
		p.state = playing
		p.Stage.Speed(p.speed)
		return tea.Batch(p.pass(ui.CaptionMsg{Text: p.cue}), p.resume())
	}
	yield := p.yield()
	return tea.Batch(yield, p.pass(key))
}

// yield gives the till to whoever sits in front of it.
func (p *Player) yield() tea.Cmd {
	p.state = yielded
	p.gen++
	p.Stage.Speed(1)
	return p.pass(ui.CaptionMsg{})
}

// resume goes on after a pause: a rest begins anew, what was waited for is waited for again.
func (p *Player) resume() tea.Cmd {
	if p.at >= len(p.steps) {
		return nil
	}
	if _, ok := p.steps[p.at].(condition); ok {
		return p.wait()
	}
	return p.after(check, nextMsg{gen: p.gen})
}

// perform does steps until one takes time.
func (p *Player) perform() tea.Cmd {
	var cmds []tea.Cmd
	for p.at < len(p.steps) {
		step := p.steps[p.at]
		if _, ok := step.(condition); ok {
			return tea.Batch(append(cmds, p.wait())...)
		}
		p.at++
		cmd, pause := p.do(step)
		cmds = append(cmds, cmd)
		if pause < 0 {
			return tea.Batch(cmds...)
		}
		if pause > 0 {
			return tea.Batch(append(cmds, p.after(pause, nextMsg{gen: p.gen}))...)
		}
	}
	p.state = over
	return tea.Batch(append(cmds, p.pass(ui.CaptionMsg{Text: p.Words.SceneOver()}))...)
}

// do does one step. It answers how long the next one has to wait: not at all, some time, or, below 0, until the command says so.
func (p *Player) do(step Step) (cmd tea.Cmd, pause time.Duration) {
	switch s := step.(type) {
	case Say:
		p.cue = s(p.Words)
		return p.pass(ui.CaptionMsg{Text: p.cue}), 0
	case Press:
		return p.pass(screen.KeyOf(string(s))), hand
	case Rest:
		return nil, time.Duration(s)
	case Speed:
		p.speed = int(s)
		p.Stage.Speed(p.speed)
		return nil, 0
	case Card:
		return p.work(func(ctx context.Context) error { return p.Stage.Present(ctx, string(s), 0) }), -1
	case Happen:
		return p.work(func(ctx context.Context) error { return p.Stage.Do(ctx, screen.Gesture(s)) }), -1
	case Fault:
		return p.work(func(ctx context.Context) error { return p.Stage.Fault(ctx, string(s)) }), -1
	case Kill:
		next := p.at
		return p.work(func(context.Context) error { return p.Stage.Kill(next) }), -1
	case Amount, Until, Settled: // spelled before, or waited for
	}
	return nil, 0
}

// wait looks whether what the step waits for has happened.
func (p *Player) wait() tea.Cmd {
	if c, ok := p.steps[p.at].(condition); !ok || c.happened(p.snap, p.Now()) {
		p.at++
		return p.perform()
	}
	return p.after(check, checkMsg{gen: p.gen})
}

// work does something in the background and goes on when it is done.
func (p *Player) work(f func(ctx context.Context) error) tea.Cmd {
	gen := p.gen
	return p.guard(func() tea.Msg {
		if f(p.ctx) != nil {
			return failedMsg{gen: gen}
		}
		return nextMsg{gen: gen}
	})
}

// after sends a message once some time is over.
func (p *Player) after(d time.Duration, msg tea.Msg) tea.Cmd {
	ctx := p.ctx
	return p.guard(func() tea.Msg {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
			return msg
		case <-ctx.Done():
			return nil
		}
	})
}

// guard keeps a panic of a command from taking the terminal with it.
func (p *Player) guard(f func() tea.Msg) tea.Cmd {
	crash := p.Crash
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				if crash != nil {
					crash(v, debug.Stack())
				}
				msg = tea.Quit()
			}
		}()
		return f()
	}
}

// space tells the space bar from a blank in a pasted text.
func space(key tea.KeyMsg) bool { return key.String() == " " && !key.Paste }
