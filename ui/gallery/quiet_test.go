package gallery

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/story"
	"reji/ui/theme"
)

// wire is the line to a terminal: it counts.
type wire struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

// take answers what was written since the last time.
func (w *wire) take() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	defer w.b.Reset()
	return w.b.String()
}

// screenOn runs a model in a real program with Bubble Tea's own renderer, on a line that counts. It must be called inside a synctest bubble.
func screenOn(t *testing.T, m tea.Model, a layout.Area) (*tea.Program, *wire) {
	t.Helper()
	out := &wire{}
	p := tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(out), tea.WithoutSignalHandler(), tea.WithAltScreen())
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	t.Cleanup(func() {
		p.Quit()
		if err := <-ended; err != nil {
			t.Errorf("the program ended with %v", err)
		}
	})
	p.Send(tea.WindowSizeMsg{Width: a.W, Height: a.H})
	settle()
	return p, out
}

// settle waits for more than one of the renderer's frames, in virtual time.
func settle() {
	<-time.After(100 * time.Millisecond)
	synctest.Wait()
}

// still is a model that never waits for anything: its commands would.
type still struct{ tea.Model }

func (s still) Init() tea.Cmd { return nil }

func (s still) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.Model, _ = s.Model.Update(msg)
	return s, nil
}

// TestAnUnchangedFrameWritesNothing runs every state in a real program. Once its first frame stands, the same snapshot again, and a key that nobody
// listens to, write not one byte to the terminal.
func TestAnUnchangedFrameWritesNothing(t *testing.T) {
	for _, l := range looks() {
		if l.Symbols.Name == "ascii" || raced && l.Area.W != 80 {
			continue // the same model, drawn with other characters
		}
		every(t, l, func(t *testing.T, _ string, s story.State) {
			synctest.Test(t, func(t *testing.T) {
				p, out := screenOn(t, still{Open(s, l, nil).Model}, l.Area)
				if first := out.take(); len(first) < l.Area.W {
					t.Fatalf("%s: the first frame took %d bytes: %q", l.folder(), len(first), first)
				}
				again := s.Till
				for range 3 {
					again.Seq++
					p.Send(ui.SnapshotMsg{Snapshot: again})
					p.Send(tea.KeyMsg{Type: tea.KeyF20})
					settle()
				}
				if more := out.take(); more != "" {
					t.Errorf("%s: nothing has changed, and %d bytes were written: %q", l.folder(), len(more), more)
				}
				if Open(s, l, nil).AnyKey() {
					return // a till that does not open has no reader
				}
				again.Seq++
				again.Reader = register.Reader{}
				p.Send(ui.SnapshotMsg{Snapshot: again})
				settle()
				if out.take() == "" {
					t.Errorf("%s: the reader has gone, and nothing was written", l.folder())
				}
			})
		})
	}
}

// TestAnIdleTillIsSilentUntilTheMinuteChanges leaves a till alone for ten minutes, with its clocks running: it writes one short line a minute.
func TestAnIdleTillIsSilentUntilTheMinuteChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		l := looks()[4] // 80×24
		m := ui.New(ctx, ui.Deps{
			Till: idle{}, Books: books{}, Now: time.Now, Lang: lang.English, Theme: theme.New(theme.Dark, theme.Unicode(), termenv.TrueColor),
			Mode: checkout.ModeTest, Currency: "usd", Counter: "counter-1",
		})
		p, out := screenOn(t, m, l.Area)
		t.Cleanup(cancel)
		p.Send(ui.SnapshotMsg{Snapshot: story.Snapshot(nil)})
		settle()
		out.take()
		writes := 0
		for range 10 * 60 {
			<-time.After(time.Second)
			synctest.Wait()
			if b := out.take(); b != "" {
				writes++
				if len(b) > 400 {
					t.Errorf("a minute's change took %d bytes: %q", len(b), b)
				}
			}
		}
		if writes < 9 || writes > 10 {
			t.Errorf("in ten minutes something was written %d times", writes)
		}
	})
}
