package main

import (
	"strings"

	"github.com/spf13/cobra"

	"reji/ui/lang"
)

// translate gives the words of the command library in the run's language. Ours are made in it.
func (c *cli) translate(root *cobra.Command) {
	if c.lang != lang.Japanese {
		return
	}
	root.SetUsageTemplate(strings.NewReplacer(
		"Usage:", "使い方:", "Available Commands:", "コマンド:", "Global Flags:", "共通オプション:", "Flags:", "オプション:",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `コマンドの説明: {{.CommandPath}} [command] --help`,
	).Replace(root.UsageTemplate()))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range append(root.Commands(), root) {
		switch cmd.Name() {
		case "help":
			cmd.Short = "コマンドの説明を表示"
		case "completion":
			cmd.Short = "シェルの補完スクリプトを出力"
		}
		for _, each := range append(cmd.Commands(), cmd) {
			each.InitDefaultHelpFlag()
			each.Flags().Lookup("help").Usage = "このコマンドの説明"
		}
	}
}
