package figures

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// BenchmarkProgram measures the program itself, as it is built and in a terminal: demo, with its simulator inside.
func BenchmarkProgram(b *testing.B) {
	at := b.TempDir()
	shop := &installed{program: filepath.Join(at, "reji"), home: filepath.Join(at, "home")}
	build(b, "build", "-o", shop.program, "./cmd/reji")
	b.Run("memory", shop.memory) // leaves a ledger to those who come after it
	b.Run("start", shop.start)
	b.Run("bytes", shop.bytes)
}

// installed is a program and its home.
type installed struct{ program, home string }

func (p *installed) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.program, args...)
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, "REJI_") && !strings.HasPrefix(name, "STRIPE_") && !strings.HasPrefix(name, "LC_") && name != "NO_COLOR" {
			cmd.Env = append(cmd.Env, pair)
		}
	}
	cmd.Env = append(cmd.Env, "REJI_HOME="+p.home, "TERM=tmux-256color", "COLORTERM=truecolor", "LANG=en_US.UTF-8")
	return cmd
}

// terminal is a program in a terminal, and when it wrote what.
type terminal struct {
	b      *testing.B
	cmd    *exec.Cmd
	began  time.Time
	file   *os.File
	chunks chan chunk
	text   bytes.Buffer // since the last await
}

type chunk struct {
	at    time.Time
	bytes []byte
}

// open starts the till in a terminal.
func (p *installed) open(b *testing.B) *terminal {
	b.Helper()
	return openTerminal(b, p.command())
}

// openTerminal starts a program in a terminal of 80×24.
func openTerminal(b *testing.B, cmd *exec.Cmd) *terminal {
	b.Helper()
	w := &terminal{b: b, cmd: cmd, chunks: make(chan chunk, 256), began: time.Now()}
	file, err := pty.StartWithSize(w.cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Fatal(err)
	}
	w.file = file
	go func() {
		defer close(w.chunks)
		for buf := make([]byte, 1<<14); ; {
			n, err := file.Read(buf)
			if err != nil {
				return // the program has closed its terminal
			}
			w.chunks <- chunk{time.Now(), bytes.Clone(buf[:n])}
		}
	}()
	return w
}

// await waits until all words have been written since the last call, and tells when they were.
func (w *terminal) await(words ...string) time.Time {
	w.b.Helper()
	for late := time.After(patience); ; {
		select {
		case c, ok := <-w.chunks:
			if !ok {
				w.b.Fatalf("the program has ended; waited for %q:\n%s", words, ansi.Strip(w.text.String()))
			}
			w.text.Write(c.bytes)
			shown, missing := ansi.Strip(w.text.String()), false
			for _, word := range words {
				missing = missing || !strings.Contains(shown, word)
			}
			if !missing {
				w.text.Reset()
				return c.at
			}
		case <-late:
			w.b.Fatalf("%q is not written:\n%s", words, ansi.Strip(w.text.String()))
		}
	}
}

// rest lets some time pass, and forgets what is written meanwhile.
func (w *terminal) rest(d time.Duration) {
	for over := time.After(d); ; {
		select {
		case _, ok := <-w.chunks:
			if !ok {
				w.b.Fatal("the program has ended")
			}
		case <-over:
			return
		}
	}
}

// press presses keys at a quick person's pace.
func (w *terminal) press(keys string) {
	w.b.Helper()
	for _, key := range keys {
		<-time.After(finger)
		if _, err := w.file.WriteString(string(key)); err != nil {
			w.b.Fatal(err)
		}
	}
}

// latency presses a key and waits for the first byte that is written after it.
func (w *terminal) latency(key string) time.Duration {
	w.b.Helper()
	began := time.Now()
	if _, err := w.file.WriteString(key); err != nil {
		w.b.Fatal(err)
	}
	select {
	case c := <-w.chunks:
		return c.at.Sub(began)
	case <-time.After(patience):
		w.b.Fatalf("nothing is written after %q", key)
	}
	return 0
}

// end closes the till.
func (w *terminal) end() {
	w.b.Helper()
	w.press("\x03")
	var read sync.WaitGroup
	read.Go(func() {
		for range w.chunks { // lets the program write its last
		}
	})
	late := time.AfterFunc(patience, func() { _ = w.cmd.Process.Kill() })
	err := w.cmd.Wait()
	late.Stop()
	_ = w.file.Close()
	read.Wait()
	if err != nil {
		w.b.Fatal(err)
	}
}

// usable is written with the first frame on which keys do something: the badge of the first line, and the footer.
func usable() []string { return []string{"TEST MODE", "? help"} }

// start measures from the start of the process to the first frame of a till with some sales in its ledger.
func (p *installed) start(b *testing.B) {
	const starts = 15
	var took, bare sample
	for b.Loop() {
		for range starts {
			began := time.Now()
			if out, err := p.command("version").CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			bare = append(bare, time.Since(began))
			w := p.open(b)
			took = append(took, w.await(usable()...).Sub(w.began))
			w.end()
		}
	}
	b.ReportMetric(float64(took.quantile(0.5).Microseconds())/1000, "median-ms")
	figure{
		place: 10, what: "start → first usable frame", budget: "≤ 100 ms", number: fmt.Sprintf("median %s, worst %s", ms(took.quantile(0.5)), ms(took.quantile(1))),
		met: took.quantile(0.5) <= 100*time.Millisecond,
		why: fmt.Sprintf("%d starts with %d sales in the ledger (not yet a million), simulator included; `reji version` takes %s to its end", len(took), sales, ms(bare.quantile(0.5))),
	}.report(b)
}

// bytes measures from a key to the first byte that it makes the till write, and in turn the same of a program that does nothing else. Keys come
// at any moment between two frames.
func (p *installed) bytes(b *testing.B) {
	const keys, letters = 90, 40
	w := p.open(b)
	w.await(usable()...)
	w.rest(time.Second) // the reader is found meanwhile
	other := openTerminal(b, p.echo(b))
	other.await("typed")
	var digits, bare, held sample
	random := rand.New(rand.NewPCG(1, 2))
	press := func(w *terminal, key string) time.Duration {
		w.rest(35*time.Millisecond + time.Duration(random.IntN(17_000))*time.Microsecond)
		return w.latency(key)
	}
	for b.Loop() {
		for range keys {
			for _, key := range []string{"7", "\x7f"} {
				bare = append(bare, press(other, key))
				digits = append(digits, press(w, key))
			}
		}
		for range letters {
			held = append(held, press(w, "?"))
			press(w, "\x1b")
		}
	}
	w.end()
	other.end()
	b.ReportMetric(float64(digits.quantile(0.99).Microseconds())/1000, "p99-ms")
	figure{
		place: 8, what: "key → bytes on the terminal", budget: "p99 ≤ 20 ms", number: fmt.Sprintf("p99 %s (of a bare program %s)", ms(digits.quantile(0.99)), ms(bare.quantile(0.99))),
		met: digits.quantile(0.99) <= 20*time.Millisecond,
		why: fmt.Sprintf("%d digits and ⌫ at any moment between two frames, of which there are 60 a second; medians %s, and %s of a Bubble Tea program that only echoes keys, in turn with the till",
			len(digits), ms(digits.quantile(0.5)), ms(bare.quantile(0.5))),
	}.report(b)
	figure{
		place: 9, what: "the same, keys that are letters", budget: "p99 ≤ 20 ms", number: fmt.Sprintf("p99 %s", ms(held.quantile(0.99))),
		met: held.quantile(0.99) <= 20*time.Millisecond,
		why: fmt.Sprintf("%d keys, median %s; a character that is no digit is held for 30 ms, until it is known not to be the beginning of a scan, which may press nothing",
			len(held), ms(held.quantile(0.5))),
	}.report(b)
}

// echo is this test binary as the program that only echoes keys.
func (p *installed) echo(b *testing.B) *exec.Cmd {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := p.command()
	cmd.Path, cmd.Args, cmd.Env = self, []string{self}, append(cmd.Env, echoVar+"=1")
	return cmd
}
