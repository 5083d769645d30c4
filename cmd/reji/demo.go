package main

import (
	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/reader/stripe"
)

func (c *cli) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "demo", Short: say("The till on the simulator, whatever is configured", "設定にかかわらずシミュレーターでレジを開く").in(c.lang), Args: exactly(0, "reji demo"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, h, err := c.load()
			if err != nil {
				return err
			}
			// Reader, Location and address belong to an account; the demo has its own.
			cfg.Reader, cfg.Location, cfg.APIBase = "", "", ""
			return c.till(cmd.Context(), setup{cfg: cfg, home: h, mode: checkout.ModeDemo, key: stripe.Key{}})
		},
	}
}
