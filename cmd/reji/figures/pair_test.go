package figures

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/ui"
	"reji/ui/story"
)

// patience is how long something that must happen is waited for.
const patience = 30 * time.Second

// BenchmarkSaleAt0ms and BenchmarkSaleAt100ms take turns: a sale of the bare program, a sale of the till, on the same account over the same
// network, which the customer's hand does not go by. Of the till, the time from ⏎ until the terminal is written PAID; of the bare program, the time
// of its calls and pauses. The figure is the median of the pairs' ratios.
func BenchmarkSaleAt0ms(b *testing.B)   { benchmarkPairs(b, 0, 15, 4) }
func BenchmarkSaleAt100ms(b *testing.B) { benchmarkPairs(b, 100*time.Millisecond, 9, 5) }

// pauses are what either way waits before its looks: the reader and the bank are not asked at once.
const pauses = 2 * 300 * time.Millisecond

func benchmarkPairs(b *testing.B, network time.Duration, pairs, place int) {
	// The bank is quicker than the first look: whoever waits for it waits for his own pause.
	a := newAccount(b, network, 200*time.Millisecond, "usd")
	defer a.close()
	a.taps, a.hand = true, network/2+50*time.Millisecond // the reader asks, and the card is there a moment later
	base := a.serve()
	other := startBare(b, base)
	here := startTill(b, a, base, func(m tea.Model) tea.Model { return m })
	other.sale(b)
	here.sale(b) // the first of each opens connections
	here.books.commits()
	var ratios []float64
	var ours, theirs, more sample
	calls := 0
	for b.Loop() {
		for range pairs {
			a.requests()
			bare := other.sale(b)
			want := whats(a.requests())
			till := here.sale(b)
			if got := whats(a.requests()); !slices.Equal(got, want) {
				b.Fatalf("the till's calls are not those of the bare program:\n%v\n%v", got, want)
			}
			calls = len(want)
			ratios = append(ratios, float64(till)/float64(bare))
			ours, theirs, more = append(ours, till), append(theirs, bare), append(more, till-bare)
		}
	}
	slices.Sort(ratios)
	ratio := ratios[len(ratios)/2]
	took, _ := here.books.commits()
	b.ReportMetric(ratio, "till/bare")
	budget := ""
	if network == 100*time.Millisecond {
		budget = "≤ 1.05"
	}
	figure{
		place: place, what: fmt.Sprintf("whole sale, network at %d ms: till ÷ bare program", network.Milliseconds()), budget: budget,
		number: fmt.Sprintf("%.3f (%s ÷ %s)", ratio, ms(ours.quantile(0.5)), ms(theirs.quantile(0.5))), met: ratio <= 1.05,
		why: fmt.Sprintf("median of %d pairs, each %d calls and two pauses of 0.3 s before a look (without those %s ÷ %s); the till adds %s: commits on FULL (%s each), screens, up to 17 ms to the next frame",
			len(ratios), calls, ms(ours.quantile(0.5)-pauses), ms(theirs.quantile(0.5)-pauses), ms(more.quantile(0.5)), ms(took.quantile(0.5))),
	}.report(b)
}

// bare is the bare program, in a process of its own.
type bare struct {
	lines   io.Writer
	answers *bufio.Scanner
}

// startBare builds the bare program, which lives with the driver since nobody else may know stripe-go, and starts it.
func startBare(b *testing.B, base string) *bare {
	b.Helper()
	program := filepath.Join(b.TempDir(), "bare.test")
	build(b, "test", "-c", "-o", program, "./reader/stripe")
	cmd := exec.Command(program)
	cmd.Env, cmd.Stderr = append(os.Environ(), "REJI_BARE="+base), os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = in.Close() // the end of its input is the end of the program
		if err := cmd.Wait(); err != nil {
			b.Error(err)
		}
	})
	return &bare{lines: in, answers: bufio.NewScanner(out)}
}

// build runs the go command in the module's top folder.
func build(tb testing.TB, args ...string) {
	tb.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = filepath.Join("..", "..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// sale lets the bare program make a sale, and gives the time that it took.
func (p *bare) sale(b *testing.B) time.Duration {
	b.Helper()
	if _, err := fmt.Fprintln(p.lines, "sale"); err != nil {
		b.Fatal(err)
	}
	if !p.answers.Scan() {
		b.Fatalf("the bare program has ended: %v", p.answers.Err())
	}
	took, err := strconv.ParseInt(p.answers.Text(), 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return time.Duration(took) * time.Microsecond
}

// stand is a till whose screens are written to an output that is watched.
type stand struct {
	*till
	account *account
	program *tea.Program
	out     *sighting
}

// startTill opens the whole till and its program, at 80×24.
func startTill(b *testing.B, a *account, base string, dress func(tea.Model) tea.Model) *stand {
	b.Helper()
	w := open(b, site{dir: b.TempDir(), base: base, reader: a.reader, currency: "usd"})
	ctx, cancel := context.WithCancel(context.Background())
	s := &stand{till: w, account: a, out: &sighting{}}
	ready := s.out.await("counter-1")
	s.program = tea.NewProgram(dress(ui.New(ctx, w.deps)), tea.WithInput(nil), tea.WithOutput(s.out), tea.WithoutSignalHandler(), tea.WithAltScreen())
	ended := make(chan error, 1)
	go func() {
		_, err := s.program.Run()
		ended <- err
	}()
	b.Cleanup(func() {
		cancel()
		s.program.Quit()
		if err := <-ended; err != nil && !errors.Is(err, tea.ErrProgramKilled) {
			b.Error(err)
		}
		w.close()
	})
	s.program.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.until(b, "the first frame", ready)
	return s
}

// until waits for words to be written to the terminal.
func (s *stand) until(b *testing.B, what string, seen <-chan time.Time) time.Time {
	b.Helper()
	for late := time.After(patience); ; {
		select {
		case at := <-seen:
			return at
		case err := <-s.account.tapped:
			if err != nil {
				b.Fatal(err)
			}
		case <-late:
			b.Fatalf("not within %s: %s", patience, what)
		}
	}
}

// finger is the pause before a key: anything quicker is taken for a scanner.
const finger = 40 * time.Millisecond

// press presses keys at a quick person's pace.
func (s *stand) press(names ...string) {
	for _, name := range names {
		<-time.After(finger)
		s.program.Send(story.Key(name))
	}
}

// sale keys 20.00 at a person's pace, and gives the time from ⏎ until PAID was written.
func (s *stand) sale(b *testing.B) time.Duration {
	b.Helper()
	s.press("2", "0", "0", "0")
	<-time.After(finger)
	paid := s.out.await("PAID")
	began := time.Now()
	s.program.Send(story.Key("enter"))
	return s.until(b, "PAID", paid).Sub(began)
}
