package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"reji/checkout"
	"reji/checkout/ledger"
	"reji/checkout/money"
	"reji/checkout/register"
	"reji/reader/sim"
	"reji/reader/stripe"
)

// pace is how quick the demo's network and bank are: quick enough for a script, slow enough for a person to follow on a screen.
type pace struct{ network, bank time.Duration }

// The two paces of the demo.
func forScripts() pace { return pace{network: 20 * time.Millisecond} }
func forPeople() pace  { return pace{network: 80 * time.Millisecond, bank: 900 * time.Millisecond} }

// setup says what to build: which books, whose money, and which parts a command needs.
type setup struct {
	cfg  Config
	home home
	mode checkout.Mode
	key  stripe.Key
	pace pace
	// withLedger takes the ledger for this process, withTerminal makes the driver (and, in demo, the simulator behind it).
	withLedger, withTerminal bool
	show                     *show // the scenario that plays itself on this till; nil: none
}

// app is the till without a face: everything that a command works with. What was not asked for is nil.
type app struct {
	setup
	log    *slog.Logger
	ledger *ledger.Ledger
	driver *stripe.Driver
	sim    *sim.Server
	told   *told          // the last requests to Stripe
	choice choice         // the reader that was chosen on the screens of this run
	close  []func() error // in the order of opening
}

// build puts the parts together, or leaves nothing open.
func build(ctx context.Context, s setup) (_ *app, err error) {
	a := &app{setup: s, told: newTold()}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close())
		}
	}()
	log, file, err := openLog(s.cfg, s.home)
	if err != nil {
		return nil, err
	}
	a.log = log
	a.close = append(a.close, file.Close)
	if s.mode != checkout.ModeDemo {
		if err := s.home.mark(s.mode); err != nil {
			return nil, homeProblem(s.home, err)
		}
	}
	if s.withLedger {
		if err := a.openLedger(ctx); err != nil {
			return nil, err
		}
	}
	if s.withTerminal {
		if err := a.openTerminal(); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Close lets everything go, the last first.
func (a *app) Close() error {
	var errs []error
	for i := len(a.close) - 1; i >= 0; i-- {
		errs = append(errs, a.close[i]())
	}
	a.close = nil
	return errors.Join(errs...)
}

func homeProblem(h home, err error) *problem {
	return &problem{exit: exitBooks, kind: "home", what: say("The till's folder cannot be written:", "レジのフォルダーに書き込めません:").then(h.data), money: nothingCharged(),
		hint: say("Check who owns it, or set REJI_HOME.", "所有者を確認するか、REJI_HOME を設定してください。"), cause: err}
}

// now is the till's clock: as fine as the journal keeps moments, so that a replay sees the same ones.
func now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// openLedger takes the ledger. The first ledger of a home gives the home its till's id; every later one must be of the same till (H6).
func (a *app) openLedger(ctx context.Context) error {
	till, err := a.home.till()
	if err != nil {
		return homeProblem(a.home, err)
	}
	path := a.home.ledger(a.mode, a.cfg.Ledger)
	l, err := ledger.Open(ctx, ledger.Options{Path: path, Mode: a.mode, Till: till, Now: a.now, NewID: uuid.NewString, BusyTimeout: time.Second})
	if err != nil {
		a.log.Error("ledger not opened", "err", err)
		return booksProblem(err)
	}
	a.ledger = l
	a.close = append(a.close, l.Close)
	if till == "" {
		if err := a.home.keepTill(l.Identity().Till); err != nil {
			return homeProblem(a.home, err)
		}
	}
	return nil
}

// openTerminal makes the driver: to Stripe, to another address with a test key, or to the simulator inside this process.
func (a *app) openTerminal() error {
	o := stripe.Options{Key: a.key, Live: a.mode == checkout.ModeLive, BaseURL: a.cfg.APIBase, Now: a.now, Watch: a.noteExchange}
	if a.mode == checkout.ModeDemo {
		if err := a.openSimulator(); err != nil {
			return err
		}
		demo, err := stripe.ParseKey("sk_test_demo0000000000000000")
		if err != nil {
			return err
		}
		o.Key, o.BaseURL, o.Transport = demo, "", a.sim.Transport()
	}
	d, err := stripe.New(o)
	if err != nil {
		return misuse("key", say("The key and the address do not go together.", "キーと接続先の組み合わせが正しくありません。"), say("Check STRIPE_API_KEY and --api-base.", "STRIPE_API_KEY と --api-base を確認してください。")).because(err)
	}
	a.driver = d
	a.close = append(a.close, func() error { d.Close(); return nil })
	return nil
}

// openSimulator opens the demo's Stripe. Its state lies beside the demo's ledger, so that a demo that is killed recovers like the real thing.
func (a *app) openSimulator() error {
	path := a.home.stripe(a.cfg.Ledger)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return homeProblem(a.home, err)
	}
	s, err := sim.New(sim.Options{Clock: a.now, State: path, Latency: a.pace.network, AuthDelay: a.pace.bank, RateLimit: -1})
	if err != nil {
		a.log.Error("simulator not opened", "err", err)
		if p, ok := booksWords(err); ok {
			return p
		}
		return &problem{exit: exitBooks, kind: "demo_state", what: say("The demo's simulated Stripe cannot be opened:", "デモ用の Stripe シミュレーターを開けません:").then(path), money: nothingCharged(),
			hint: say("Use another home (REJI_HOME=…), or remove the demo's folder with its ledger.", "REJI_HOME=… で別のホームを使うか、デモのフォルダーを台帳ごと削除してください。"), cause: err}
	}
	a.sim = s
	a.close = append(a.close, s.Close)
	return nil
}

// noteExchange tells the screens of a request to Stripe, and logs one that did not go well: where it went and what came back, never what was
// in it.
func (a *app) noteExchange(e stripe.Exchange) {
	a.told.note(e)
	if e.Status >= 200 && e.Status < 300 {
		return
	}
	a.log.Warn("request to Stripe", "method", e.Method, "path", e.Path, "status", e.Status, "request_id", e.RequestID, "ms", e.Took.Milliseconds())
}

// register makes the register, not yet started.
func (a *app) register(r register.Reader) *register.Register {
	actor := a.cfg.Cashier
	if actor == "" {
		actor = a.cfg.Till
	}
	return register.New(register.Options{
		Ledger: a.ledger, Terminal: a.driver, Policy: a.cfg.Policy, Flow: a.cfg.Flow, Interac: a.cfg.Interac, Actor: actor, Reader: r, Log: a.log, Now: a.now,
	})
}

// currency is what amounts are in where nothing else was chosen.
func (s setup) currency() money.Currency {
	switch {
	case s.cfg.Currency != "":
		return s.cfg.Currency
	case s.mode == checkout.ModeDemo && strings.EqualFold(s.cfg.Lang.String(), "ja"):
		return "jpy"
	}
	return "usd"
}
