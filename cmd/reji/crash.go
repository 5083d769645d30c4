package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
)

// crashes takes what a panic leaves: a report in the home, and an orderly end of the screens, so that the terminal is given back.
type crashes struct {
	app  *app
	stop func() // ends the screens; must not block

	mu   sync.Mutex
	file string
	was  bool
}

// note writes the report of a panic and ends the screens. It may be called from any goroutine; the first panic is the one that is told.
func (c *crashes) note(value any, stack []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.stop()
	if c.was {
		return
	}
	c.was = true
	path := filepath.Join(c.app.home.logs, "crash-"+time.Now().UTC().Format("20060102T150405.000")+".log")
	report := checkout.Mask(fmt.Sprintf("reji %s\n%v\n\n%s", version(), value, stack))
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil || os.WriteFile(path, []byte(report), 0o600) != nil {
		c.app.log.Error("panic", "value", checkout.Mask(fmt.Sprint(value)), "stack", string(stack))
		return
	}
	c.file = path
}

// guard runs work of a goroutine; a panic in it ends the till in order.
func (c *crashes) guard(f func()) {
	defer func() {
		if v := recover(); v != nil {
			c.note(v, debug.Stack())
		}
	}()
	f()
}

// problem is how the till ended: as it did, unless something crashed.
func (c *crashes) problem(err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.was {
		return err
	}
	return &problem{exit: exitFailed, kind: "crash", what: say("The till had a fault and was closed. Report:", "レジに問題が発生したため終了しました。記録:").then(c.file),
		money: say("Every payment is in the ledger. Do not take the last one again before you have looked.", "支払いはすべて台帳にあります。確認するまで、最後の支払いをもう一度請求しないでください。"),
		hint:  say("Start reji again: it finds out and finishes what was begun.", "reji をもう一度起動すると、途中の支払いを確認して片付けます。"), cause: err}
}

// guarded is a model whose panics do not take the terminal with them.
type guarded struct {
	tea.Model
	crash func(value any, stack []byte)
}

// Init guards the model's Init.
func (g guarded) Init() (cmd tea.Cmd) {
	defer g.caught(&cmd)
	return g.Model.Init()
}

// Update guards the model's Update. A terminal that does not know its size is taken for one of the usual size.
func (g guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g
	defer g.caught(&cmd)
	if size, ok := msg.(tea.WindowSizeMsg); ok && (size.Width <= 0 || size.Height <= 0) {
		msg = tea.WindowSizeMsg{Width: 80, Height: 24}
	}
	next, cmd := g.Model.Update(msg)
	return guarded{Model: next, crash: g.crash}, cmd
}

// View guards the model's View.
func (g guarded) View() (view string) {
	defer g.caught(new(tea.Cmd))
	return g.Model.View()
}

func (g guarded) caught(cmd *tea.Cmd) {
	if v := recover(); v != nil {
		g.crash(v, debug.Stack())
		*cmd = tea.Quit
	}
}
