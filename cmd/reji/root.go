package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"reji/checkout/money"
	"reji/ui/lang"
)

// machine is the world of a real process.
func machine() world {
	return world{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv,
		tty: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())),
	}
}

// run is the whole program: arguments in, exit code out.
func run(args []string, w world) exit {
	c := &cli{world: w, flags: map[string]string{}}
	c.guess(args)
	root := c.rootCommand()
	root.SetArgs(args)
	root.SetOut(w.out)
	root.SetErr(w.err)
	return c.report(root.ExecuteContext(context.Background()))
}

// asError finds an error of a type in a chain.
func asError[E error](err error) (E, bool) {
	var e E
	ok := errors.As(err, &e)
	return e, ok
}

// guess finds out how to say that the arguments cannot be understood, before they are.
func (c *cli) guess(args []string) {
	c.lang = localeLang(c.env)
	if l, err := lang.Parse(c.env("REJI_LANG")); err == nil {
		c.lang = l
	}
	for i, arg := range args {
		word, given := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			word, given = args[i+1], true
		}
		if l, err := lang.Parse(word); given && err == nil {
			c.lang = l
		}
		if arg == "--json" || arg == "--json=true" {
			c.json = true
		}
	}
}

// localeLang is the language of the terminal's locale.
func localeLang(env func(string) string) lang.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			if strings.HasPrefix(strings.ToLower(locale), "ja") {
				return lang.Japanese
			}
			return lang.English
		}
	}
	return lang.English
}

func (c *cli) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "reji",
		Short: say("A cashier's till in the terminal, for cards on Stripe's smart readers", "ターミナルで動くレジ。Stripe のスマートリーダーでカードを受け付けます").in(c.lang),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return c.unknownCommand()
		},
		RunE:                       func(cmd *cobra.Command, _ []string) error { return c.openTill(cmd.Context()) },
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 0,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		if negative.MatchString(err.Error()) {
			return amountProblem(&money.ParseError{Kind: money.Negative}, c.lang)
		}
		return misuse("flag", say("A flag is not right:", "オプションが正しくありません:").then(flagError(err)),
			say("See: reji --help", "reji --help を参照してください。"))
	})
	c.globalFlags(root)
	root.AddCommand(c.demoCommand(), c.saleCommand(), c.recoverCommand(), c.reconcileCommand(), c.ledgerCommand(), c.readerCommand(), c.simCommand(), c.versionCommand(),
		c.keyCommand(), c.doctorCommand(), c.completionCommand())
	c.completions(root)
	c.translate(root)
	return root
}

// negative is what the flags' parser says to an amount below zero.
var negative = regexp.MustCompile(`^unknown shorthand flag: '[0-9.,]' in `)

// flagError keeps of a flag's error what does not repeat a value: that may be anything.
func flagError(err error) string {
	words := err.Error()
	if name, ok := strings.CutPrefix(words, "unknown flag: "); ok {
		return "unknown flag " + name
	}
	if strings.HasPrefix(words, "unknown shorthand flag: ") {
		words, _, _ = strings.Cut(words, " in ")
		return words
	}
	if at := strings.Index(words, `for "`); strings.HasPrefix(words, "invalid argument") && at >= 0 {
		name, _, _ := strings.Cut(words[at+len(`for "`):], `"`)
		return "invalid value for " + name
	}
	return words
}

func (c *cli) unknownCommand() *problem {
	return misuse("command", say("There is no such command.", "そのコマンドはありません。"), say("See: reji --help", "reji --help を参照してください。"))
}

// group makes a command that only holds others.
func (c *cli) group(use string, short text, children ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{
		Use: use, Short: short.in(c.lang),
		RunE: func(*cobra.Command, []string) error { return c.unknownCommand() },
	}
	g.AddCommand(children...)
	return g
}

// globalFlags are the settings that every command takes as flags, and what only flags can say.
func (c *cli) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&c.file, "config", "", say("configuration file", "設定ファイル").in(c.lang))
	flags.BoolVar(&c.json, "json", c.json, say("answer with one JSON object, on the last line", "最後の行に JSON オブジェクトを 1 つ出力").in(c.lang))
	for _, s := range settings() {
		if s.usage != (text{}) {
			flags.Var(flagValue{c.flags, s.name}, strings.ReplaceAll(s.name, "_", "-"), s.usage.in(c.lang))
		}
	}
	flags.Lookup("accessible").NoOptDefVal = "true" // the only one that says something without a value
}

// flagValue remembers that a flag was given, and what it said. What it says is checked together with all other settings.
type flagValue struct {
	into map[string]string
	name string
}

// String is the value that help shows as the default: none.
func (v flagValue) String() string { return "" }

// Type is what help calls the value.
func (v flagValue) Type() string { return "value" }

// Set remembers the value; an empty one is an error.
func (v flagValue) Set(s string) error {
	if strings.TrimSpace(s) == "" {
		return fmt.Errorf("empty value")
	}
	v.into[v.name] = s
	return nil
}
