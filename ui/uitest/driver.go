package uitest

import (
	"context"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"reji/ui/layout"
	"reji/ui/story"
)

// Till is a running program under a test's hands.
type Till struct {
	t       testing.TB
	program *tea.Program
	frame   *atomic.Pointer[string]
	ended   chan error
	stop    context.CancelFunc
}

// hand is the pause between two keys of a person; poll is how often a wait looks at the screen.
const (
	hand = 60 * time.Millisecond
	poll = 20 * time.Millisecond
)

// Start runs a program with the model that model makes, on a terminal of a size. It must be called inside a synctest bubble, and ends the program when the test
// ends. The context that model gets ends with the program.
func Start(t testing.TB, size layout.Area, model func(ctx context.Context) tea.Model) *Till {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	d := &Till{t: t, frame: &atomic.Pointer[string]{}, ended: make(chan error, 1), stop: stop}
	d.program = tea.NewProgram(watched{model(ctx), d.frame},
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(), tea.WithoutRenderer())
	go func() {
		_, err := d.program.Run()
		d.ended <- err
	}()
	t.Cleanup(func() {
		d.program.Quit()
		if err := d.End(time.Minute); err != nil {
			t.Errorf("the program ended with %v", err)
		}
	})
	d.Resize(size)
	return d
}

// watched keeps the last frame of a model.
type watched struct {
	tea.Model
	frame *atomic.Pointer[string]
}

// Update passes on to the model.
func (w watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := w.Model.Update(msg)
	w.Model = next
	return w, cmd
}

// View draws and keeps what was drawn.
func (w watched) View() string {
	frame := w.Model.View()
	w.frame.Store(&frame)
	return frame
}

// Press presses keys, given by their names in Bubble Tea, as fast as a quick hand does.
func (d *Till) Press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.Wait(hand)
		d.Send(story.Key(name))
	}
	d.Wait(hand)
}

// Type presses the keys of a text, one by one.
func (d *Till) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		d.Press(string(r))
	}
}

// Burst sends a text as a scanner does: in one piece, and ⏎ after it where the text ends in "\r".
func (d *Till) Burst(text string) {
	d.t.Helper()
	code, enter := strings.CutSuffix(text, "\r")
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(code)})
	if enter {
		d.Send(tea.KeyMsg{Type: tea.KeyEnter})
	}
	d.Wait(hand)
}

// Send gives the program a message and waits until nothing moves any more.
func (d *Till) Send(msg tea.Msg) {
	d.program.Send(msg)
	synctest.Wait()
}

// Resize changes the terminal's size.
func (d *Till) Resize(size layout.Area) {
	d.Send(tea.WindowSizeMsg{Width: size.W, Height: size.H})
}

// Wait lets virtual time pass.
func (d *Till) Wait(t time.Duration) {
	<-time.After(t)
	synctest.Wait()
}

// Screen is what stands on the terminal, without colours.
func (d *Till) Screen() string {
	synctest.Wait()
	if f := d.frame.Load(); f != nil {
		return ansi.Strip(*f)
	}
	return ""
}

// Shows reports whether a text stands on the screen.
func (d *Till) Shows(text string) bool { return strings.Contains(d.Screen(), text) }

// WaitFor waits until a text stands on the screen, and fails the test if it does not within a time.
func (d *Till) WaitFor(text string, within time.Duration) {
	d.t.Helper()
	d.WaitUntil("the screen says "+text, within, func() bool { return d.Shows(text) })
}

// WaitUntil waits until something is so, and fails the test with the screen if it does not become so within a time.
func (d *Till) WaitUntil(what string, within time.Duration, so func() bool) {
	d.t.Helper()
	for left := within; ; left -= poll {
		synctest.Wait()
		if so() {
			return
		}
		if left <= 0 {
			d.t.Fatalf("waited %v until %s; the screen is\n%s", within, what, d.Screen())
		}
		<-time.After(poll)
	}
}

// Expect fails the test unless all texts stand on the screen.
func (d *Till) Expect(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !d.Shows(text) {
			d.t.Fatalf("the screen does not say %q:\n%s", text, d.Screen())
		}
	}
}

// Reject fails the test if one of the texts stands on the screen.
func (d *Till) Reject(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if d.Shows(text) {
			d.t.Fatalf("the screen says %q:\n%s", text, d.Screen())
		}
	}
}

// End waits until the program has ended and gives its error. It fails the test if that takes longer than a time.
func (d *Till) End(within time.Duration) error {
	d.t.Helper()
	select {
	case err := <-d.ended:
		d.stop()
		d.ended <- err
		return err
	case <-time.After(within):
		d.stop()
		d.t.Errorf("the program has not ended within %v; the screen is\n%s", within, d.Screen())
		return nil
	}
}

// Ended reports whether the program has ended.
func (d *Till) Ended() bool {
	synctest.Wait()
	return len(d.ended) > 0
}
