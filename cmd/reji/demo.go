package main

import (
	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/reader/stripe"
)

func (c *cli) demoCommand() *cobra.Command {
	var f playFlags
	cmd := &cobra.Command{
		Use: "demo", Short: say("The till on the simulator, whatever is configured", "設定にかかわらずシミュレーターでレジを開く").in(c.lang), Args: exactly(0, "reji demo"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, h, err := c.load()
			if err != nil {
				return err
			}
			// Reader, Location and address belong to an account; the demo has its own.
			cfg.Reader, cfg.Location, cfg.APIBase = "", "", ""
			switch {
			case f.list:
				return c.listScenarios()
			case cmd.Flags().Changed("scenario"):
				return c.play(cmd.Context(), cfg, f)
			}
			return c.till(cmd.Context(), setup{cfg: cfg, home: h, mode: checkout.ModeDemo, key: stripe.Key{}})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.scenario, "scenario", "", say("a scenario that plays itself, in a home that is thrown away", "自動で進むシナリオ（使い捨てのホームで）").in(c.lang))
	flags.BoolVar(&f.list, "list", false, say("list the scenarios", "シナリオの一覧").in(c.lang))
	flags.StringVar(&f.stage, "stage", "", "")
	flags.IntVar(&f.from, "from", 0, "")
	for _, own := range []string{"stage", "from"} {
		flags.Lookup(own).Hidden = true
	}
	return cmd
}
