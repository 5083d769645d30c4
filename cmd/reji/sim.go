package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"reji/reader/sim"
	"reji/reader/sim/faults"
	"reji/reader/sim/journal"
	"reji/ui/lang"
)

// simFlags are the flags of the simulator.
type simFlags struct {
	addr, state, faults string
	seed                uint64
	latency             time.Duration
	empty               bool
}

func (c *cli) simCommand() *cobra.Command {
	var f simFlags
	cmd := &cobra.Command{
		Use: "sim", Short: say("A simulated Stripe Terminal for any client", "Stripe Terminal のシミュレーター").in(c.lang), Args: exactly(0, "reji sim"),
		Long: simWords(c.lang),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.simulate(cmd.Context(), f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:0", say("address to listen on", "待ち受けるアドレス").in(c.lang))
	flags.StringVar(&f.state, "state", "", say("file that keeps everything", "状態を保存するファイル").in(c.lang))
	flags.Uint64Var(&f.seed, "seed", 0, say("for ids and chances; 0 is random", "ID と確率の種（0 は乱数）").in(c.lang))
	flags.DurationVar(&f.latency, "latency", 0, say("network time of each request", "リクエストごとの通信時間").in(c.lang))
	flags.StringVar(&f.faults, "faults", "", say("what goes wrong: call:occurrence:flavour[,…]", "起こす障害: call:occurrence:flavour[,…]").in(c.lang))
	flags.BoolVar(&f.empty, "empty", false, say("begin without Locations and readers, as a new account does", "新しいアカウントと同じく、ロケーションとリーダーなしで始める").in(c.lang))
	return cmd
}

// simWords is the long help: what can be asked of the simulator.
func simWords(l lang.Lang) string {
	about := say("A stateful Stripe Terminal for any client: point it at the address that is printed, with any key as sk_test_12345678.\n"+
		"It begins with a Location and a reader for each currency, as tml_SimulatedUsd01 and tmr_SimulatedUsd01.\n\n"+
		"--faults CALL:OCCURRENCE:FLAVOUR[,…], as confirm:1:lost_after. OCCURRENCE: 1, 2, …, * for each, or a chance as 25%.",
		"状態を持つ Stripe Terminal です。表示されるアドレスに、sk_test_12345678 のような任意のキーで接続します。\n"+
			"通貨ごとにロケーションとリーダーが 1 つずつあります（tml_SimulatedUsd01、tmr_SimulatedUsd01 など）。\n\n"+
			"--faults CALL:OCCURRENCE:FLAVOUR[,…]（例: confirm:1:lost_after）。OCCURRENCE は 1、2、…、毎回は *、確率は 25% など。")
	calls := "any, change, " + strings.Join(faults.Calls(), ", ")
	return about.in(l) + "\n\nCALL: " + fold(calls) + "\n\nFLAVOUR: " + fold(strings.Join(faults.Flavours(), ", "))
}

// fold breaks a list into lines that an 80 cell terminal takes.
func fold(list string) string { return ansi.Wordwrap(list, 70, "") }

// simulate runs the simulator until it is interrupted. It takes no ledger and no lock of a home.
func (c *cli) simulate(ctx context.Context, f simFlags) error {
	ctx, cancel := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if f.latency < 0 {
		return misuse("flag", say("--latency is a time as 100ms.", "--latency は 100ms のような時間です。"), say("See: reji sim --help", "reji sim --help を参照してください。"))
	}
	if _, err := faults.Parse(f.faults); err != nil {
		return misuse("faults", say("--faults cannot be read:", "--faults を解釈できません:").then(err.Error()), say("As --faults confirm:1:lost_after", "例: --faults confirm:1:lost_after"))
	}
	s, err := sim.New(sim.Options{Clock: time.Now, Seed: f.seed, Latency: f.latency, State: f.state, Faults: f.faults, Empty: f.empty})
	if err != nil {
		return simProblem(f, err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.addr)
	if err != nil {
		return errors.Join(misuse("address", say("The address cannot be listened on:", "このアドレスでは待ち受けできません:").then(f.addr), say("Take another with --addr.", "--addr で別のアドレスを指定してください。")).because(err), s.Close())
	}
	c.print("listening on http://" + listener.Addr().String())
	// The server's own log would repeat what clients send; the simulator keeps a list of requests instead.
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, ErrorLog: log.New(io.Discard, "", 0)}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case <-ctx.Done():
		err = server.Close()
		if how := <-ended; !errors.Is(how, http.ErrServerClosed) {
			err = errors.Join(err, how)
		}
	case err = <-ended:
	}
	return errors.Join(err, s.Close())
}

// simProblem words why the simulator does not start.
func simProblem(f simFlags, err error) error {
	switch {
	case errors.Is(err, journal.ErrInUse):
		return &problem{exit: exitBooks, kind: "held", what: say("Another simulator has the state file open:", "別のシミュレーターが状態ファイルを使用中です:").then(f.state), hint: say("Stop it, or take another file.", "それを止めるか、別のファイルを指定してください。"), cause: err}
	case errors.Is(err, journal.ErrDamaged):
		return &problem{exit: exitBooks, kind: "damaged", what: say("The state file is damaged:", "状態ファイルが壊れています:").then(f.state), hint: say("Keep it, and take another file.", "そのまま残し、別のファイルを指定してください。"), cause: err}
	}
	return misuse("state", say("The state file cannot be opened:", "状態ファイルを開けません:").then(f.state), say("Check the path and who may write it.", "パスと書き込み権限を確認してください。")).because(err)
}
