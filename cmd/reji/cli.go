package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/ui"
	"reji/ui/lang"
)

// world is what a command finds around itself.
type world struct {
	in       *os.File
	out, err io.Writer
	tty      bool // a person sits in front of it: input and output are a terminal
	env      func(string) string
	// dress changes what the screens are made of, where it is not nil: a test gives them parts that fail.
	dress func(ui.Deps) ui.Deps
}

// cli is one run of the program: what it finds around itself, the flags that hold for every command, and the language it speaks.
type cli struct {
	world
	lang  lang.Lang
	json  bool
	flags map[string]string // of the global flags, those that were given, by the setting's name
	file  string            // --config
}

// print writes a line for whoever reads the result. What is foreign in it was sanitised where it came in.
func (c *cli) print(line string) { fmt.Fprintln(c.out, line) }

// tell writes a line for whoever waits, beside the result.
func (c *cli) tell(line string) { fmt.Fprintln(c.err, line) }

// say writes a sentence in the run's language for whoever waits.
func (c *cli) say(t text) { c.tell(t.in(c.lang)) }

// answer writes the one object that a script reads.
func (c *cli) answer(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode the answer: %w", err)
	}
	if _, err := fmt.Fprintf(c.out, "%s\n", b); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

// report ends a run: it says what is wrong, once, and gives the exit code. Nothing else prints errors.
func (c *cli) report(err error) exit {
	if err == nil {
		return exitDone
	}
	if o, ok := asError[outcome](err); ok {
		return o.exit
	}
	p, ok := asError[*problem](err)
	if !ok {
		p = &problem{exit: exitFailed, kind: "internal", what: say("Something went wrong inside reji.", "reji の内部で問題が起きました。"),
			money: say("If a payment was under way, do not take it again.", "支払いの途中だった場合は、もう一度請求しないでください。"),
			hint:  say("Run: reji recover", "reji recover を実行してください。"), cause: err}
	}
	if c.json {
		var body struct {
			Error struct {
				Kind    string `json:"kind"`
				Message string `json:"message"`
				Hint    string `json:"hint"`
			} `json:"error"`
		}
		body.Error.Kind, body.Error.Message, body.Error.Hint = p.kind, printable(p.what.in(c.lang)), printable(p.hint.in(c.lang))
		if c.answer(body) != nil {
			return exitFailed
		}
	}
	for _, line := range []text{p.what, p.money, p.hint} {
		if words := line.in(c.lang); words != "" {
			c.tell(printable(words))
		}
	}
	return p.exit
}

// printable makes a message fit for a terminal. It may hold what somebody typed or a path: controls go, and whatever looks like a secret or a
// card number.
func printable(line string) string { return checkout.Mask(checkout.Clean(line, 4096)) }

// exactly wants n arguments. What was typed is not repeated: it may be a card's number.
func exactly(n int, usage string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return wrongCount(len(args), n, usage)
	}
}

// upTo wants at most n arguments.
func upTo(n int, usage string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return wrongCount(len(args), n, usage)
	}
}

func wrongCount(got, want int, usage string) *problem {
	return misuse("arguments", say(fmt.Sprintf("Wrong number of arguments: %d instead of %d.", got, want), fmt.Sprintf("引数の数が違います（%d 個必要ですが、%d 個です）。", want, got)),
		say("Usage:", "使い方:").then(usage))
}
