package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"golang.org/x/term"

	"reji/ui/theme"
)

// answerPatience is how long the terminal is waited for: longer than a slow SSH, shorter than the start that it would cost.
const answerPatience = 1500 * time.Millisecond

// face is what was found out about the terminal.
type face struct{ terminal, symbols finding }

// lookAtTerminal asks the terminal what it is, and measures the marks by asking where the cursor is after them.
func (p *checkup) lookAtTerminal() face {
	f := face{
		terminal: finding{name: "terminal", label: say("terminal", "端末")}.with("term", p.env("TERM")),
		symbols:  finding{name: "symbols", label: say("symbols", "記号")}.with("set", p.cfg.Symbols.Name),
	}
	f.symbols.below = ruler()
	screen, ok := p.out.(*os.File)
	if !p.tty || !ok {
		f.terminal = f.terminal.fine(say("none here: reji sale and the other commands work, the screens need one", "端末ではありません（reji sale などのコマンドは使えます）"))
		f.symbols = f.symbols.fine(p.symbolWords())
		return f
	}
	var said reply
	if p.env("TERM") != "dumb" {
		said = interview(p.in, screen)
	}
	f.terminal = p.terminal(f.terminal, screen, said)
	f.symbols = p.symbols(f.symbols, said)
	return f
}

// terminal is about what the screens are drawn on.
func (p *checkup) terminal(f finding, screen *os.File, said reply) finding {
	name := p.env("TERM")
	width, height, err := term.GetSize(int(screen.Fd()))
	if err != nil {
		width, height = 0, 0
	}
	colours := colourWords(termenv.ColorProfile())
	if p.cfg.Theme == theme.None {
		colours = say("no colours (theme none)", "色なし（theme none）")
	}
	f = f.with("width", width).with("height", height).with("answers", said.answered)
	fact := say(fmt.Sprintf("TERM=%s, %d×%d, %s", name, width, height, colours.en), fmt.Sprintf("TERM=%s、%d×%d、%s", name, width, height, colours.ja))
	asked := p.env("CI") == "" && !strings.HasPrefix(name, "screen") && !strings.HasPrefix(name, "tmux") && !strings.HasPrefix(name, "dumb")
	switch {
	case name == "" || name == "dumb":
		return f.warn(fact, say("The screens need a terminal that can draw. Set TERM, or use reji sale.", "画面の描画ができる端末が必要です。TERM を設定するか、reji sale を使ってください。"))
	case asked && !said.answered:
		return f.warn(say(fact.en+"; it does not answer when asked for its background, which costs 5 s at every start", fact.ja+"。背景色の問い合わせに応答しないため、起動のたびに 5 秒かかります"),
			say("Start reji inside tmux, or in another terminal.", "tmux の中か、別の端末で起動してください。"))
	case width > 0 && (width < 40 || height < 16):
		return f.warn(fact, say("Make the window at least 40×16; 80×24 is comfortable.", "ウィンドウを 40×16 以上にしてください（80×24 を推奨）。"))
	case asked:
		ms := fmt.Sprintf("%d ms", said.took.Milliseconds())
		return f.fine(say(fact.en+", answers in "+ms, fact.ja+"、応答 "+ms))
	}
	return f.fine(fact)
}

func colourWords(p termenv.Profile) text {
	switch p {
	case termenv.TrueColor:
		return say("16 million colours", "1677 万色")
	case termenv.ANSI256:
		return say("256 colours", "256 色")
	case termenv.ANSI:
		return say("16 colours", "16 色")
	}
	return say("no colours", "色なし")
}

// language is about the language of the run and the character set of the locale.
func (p *checkup) language() finding {
	f := finding{name: "language", label: say("language", "言語")}.with("lang", p.cfg.Lang.String())
	locale := "LANG"
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if p.env(name) != "" {
			locale = name
			break
		}
	}
	fact := say(p.cfg.Lang.String()+", "+locale+"="+p.env(locale), p.cfg.Lang.String()+"、"+locale+"="+p.env(locale))
	set := strings.ToLower(p.env(locale))
	if set != "" && !strings.Contains(set, "utf-8") && !strings.Contains(set, "utf8") {
		return f.warn(fact, say("The locale is not UTF-8: marks are ASCII and Japanese may be garbled. As LANG=en_US.UTF-8", "ロケールが UTF-8 ではないため、記号は ASCII になり日本語が乱れることがあります。例: LANG=ja_JP.UTF-8"))
	}
	return f.fine(fact)
}

// symbols is about the marks: a terminal that draws some of them two cells wide needs the other set.
func (p *checkup) symbols(f finding, said reply) finding {
	want := ansi.StringWidth(marks())
	if said.answered {
		f = f.with("cells", said.column-1).with("expected", want)
	}
	if said.answered && said.column-1 != want && p.cfg.Symbols.Name == theme.Unicode().Name {
		return f.warn(say(fmt.Sprintf("unicode, and this terminal draws the marks in %d cells instead of %d", said.column-1, want), fmt.Sprintf("unicode ですが、この端末は記号を %d 桁ではなく %d 桁で表示します", want, said.column-1)),
			say("Set:", "設定してください:").then("symbols = \"ascii\"  ("+p.home.config+")"))
	}
	return f.fine(p.symbolWords())
}

func (p *checkup) symbolWords() text {
	name := p.cfg.Symbols.Name
	return say(name+"; if the two bars below do not meet: --symbols ascii", name+"。下の 2 本の縦線がずれていれば --symbols ascii")
}

// marks are the symbols of the usual set whose width terminals do not agree about.
func marks() string {
	s := theme.Unicode()
	return strings.Join([]string{s.Done, s.Now, s.Dot, s.Bad, s.Online, s.Offline, s.Rule, s.Ellipsis, s.Enter, s.Up, s.Down, s.Cursor}, " ")
}

// ruler shows the marks above as many digits, with a bar behind each.
func ruler() []string {
	const margin = "                "
	var digits strings.Builder
	for i := range ansi.StringWidth(marks()) {
		digits.WriteString(strconv.Itoa((i + 1) % 10))
	}
	return []string{margin + marks() + "|", margin + digits.String() + "|"}
}

// reply is what the terminal said.
type reply struct {
	answered bool
	took     time.Duration
	column   int // of the cursor behind the marks, from 1
}

// position is the terminal's answer to where the cursor is.
var position = regexp.MustCompile(`\x1b\[\d+;(\d+)R`)

// interview asks the terminal for its background, as the screens' library does at every start, and for the cursor behind the marks. Nothing of
// it stays on the screen.
func interview(in, out *os.File) reply {
	fd := int(in.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return reply{}
	}
	defer func() { _ = term.Restore(fd, before) }() // it was raw a moment ago, so it is a terminal
	began := time.Now()
	if _, err := io.WriteString(out, "\x1b]11;?\x1b\\\r"+marks()+"\x1b[6n\r\x1b[K"); err != nil {
		return reply{}
	}
	column := make(chan int, 1)
	go func() { column <- listenFor(in) }() // where the terminal never answers, it ends with the process, which is soon
	timer := time.NewTimer(answerPatience)
	defer timer.Stop()
	select {
	case at := <-column:
		return reply{answered: at > 0, took: time.Since(began), column: at}
	case <-timer.C:
		return reply{}
	}
}

// listenFor reads until the terminal has said where the cursor is; 0 where it ends before that.
func listenFor(in io.Reader) int {
	var heard bytes.Buffer
	chunk := make([]byte, 64)
	for heard.Len() < 1<<12 {
		n, err := in.Read(chunk)
		heard.Write(chunk[:n])
		if m := position.FindSubmatch(heard.Bytes()); m != nil {
			at, err := strconv.Atoi(string(m[1]))
			if err != nil {
				return 0
			}
			return at
		}
		if err != nil {
			return 0
		}
	}
	return 0
}
