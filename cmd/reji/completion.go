package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"reji/checkout/money"
	"reji/reader"
	"reji/ui/theme"
)

// completionCommand writes the script that lets a shell complete the program's words.
func (c *cli) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	usage := "reji completion " + strings.Join(shells, "|")
	return &cobra.Command{
		Use: "completion " + strings.Join(shells, "|"), Short: say("Let the shell complete commands and flags", "シェルの補完スクリプトを出力").in(c.lang),
		Long: say(`Writes the script that completes reji's commands, flags and their values. Nothing is asked of Stripe for it.

  bash        source <(reji completion bash)        # in ~/.bashrc
  zsh         source <(reji completion zsh)         # in ~/.zshrc, after compinit
  fish        reji completion fish | source         # in ~/.config/fish/config.fish
  powershell  reji completion powershell | Out-String | Invoke-Expression`,
			`コマンド、オプション、その値を補完するスクリプトを出力します。Stripe には接続しません。

  bash        source <(reji completion bash)        # ~/.bashrc に書く
  zsh         source <(reji completion zsh)         # ~/.zshrc の compinit の後に書く
  fish        reji completion fish | source         # ~/.config/fish/config.fish に書く
  powershell  reji completion powershell | Out-String | Invoke-Expression`).in(c.lang),
		Args: exactly(1, usage), ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			write, ok := map[string]func(io.Writer) error{
				"bash":       func(w io.Writer) error { return cmd.Root().GenBashCompletionV2(w, true) },
				"zsh":        cmd.Root().GenZshCompletion,
				"fish":       func(w io.Writer) error { return cmd.Root().GenFishCompletion(w, true) },
				"powershell": cmd.Root().GenPowerShellCompletionWithDesc,
			}[args[0]]
			if !ok {
				return misuse("shell", say("That shell is not known.", "そのシェルには対応していません。"), say("Usage:", "使い方:").then(usage))
			}
			return write(c.out)
		},
	}
}

// completions tells the shell what each flag may say. What it cannot know without asking Stripe, such as readers, it leaves to be typed.
func (c *cli) completions(cmd *cobra.Command) {
	for _, child := range cmd.Commands() {
		c.completions(child)
	}
	for name, words := range c.flagWords() {
		flag := cmd.LocalFlags().Lookup(name)
		if flag == nil {
			continue
		}
		// It fails for a flag that is not there, which has been looked up, and for one that has its words already.
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	if cmd.ValidArgs == nil && cmd.ValidArgsFunction == nil && !strings.Contains(cmd.Use, "FILE") {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
}

// flagWords are the words that flags may say, by flag; none for those whose values nobody can list.
func (c *cli) flagWords() map[string][]string {
	words := map[string][]string{
		"capture": {"manual", "automatic", "later"}, "symbols": {"auto", "unicode", "ascii"}, "accessible": {"true", "false"}, "lang": {"en\tEnglish", "ja\t日本語"},
		"reader": nil, "location": nil, "timeout": {"30s", "1m", "3m"}, "api-base": nil, "label": nil, "tip": nil, "search": nil, "limit": nil, "from": nil, "to": nil,
		"addr": {"127.0.0.1:0", "127.0.0.1:8420"}, "seed": nil, "latency": {"100ms", "1s"}, "faults": nil,
	}
	for _, card := range reader.TestCards() {
		words["card"] = append(words["card"], card.Name)
	}
	for _, n := range theme.Names() {
		words["theme"] = append(words["theme"], n.String())
	}
	for _, cur := range money.TerminalCurrencies() {
		words["currency"] = append(words["currency"], string(cur))
	}
	return words
}
