package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"reji/checkout"
	"reji/checkout/register"
	"reji/ui"
	"reji/ui/lang"
	"reji/ui/layout"
	"reji/ui/scenario"
	"reji/ui/theme"
	"reji/ui/uitest"
)

// theatre is a till on which a scenario is played, put together as the program does it, in virtual time.
type theatre struct {
	t    *testing.T
	cli  *cli
	cfg  Config
	dir  string
	show *show

	app      *app
	register *register.Register
	unwatch  func()
	stop     context.CancelFunc
	found    chan struct{}
	till     *uitest.Till
}

// opens starts the till with its scenario, as after power-on.
func (h *theatre) opens(size layout.Area) {
	h.t.Helper()
	s := setup{cfg: h.cfg, home: homeIn(h.dir), mode: checkout.ModeDemo, pace: forPeople()}
	if h.show != nil {
		s = onStage(h.cfg, h.dir, h.show)
	}
	s.withLedger, s.withTerminal = true, true
	ctx, stop := context.WithCancel(context.Background())
	a, err := build(ctx, s)
	if err != nil {
		h.t.Fatal(err)
	}
	h.app, h.stop, h.found = a, stop, make(chan struct{})
	h.register = a.register(register.Reader{ID: a.chosen()})
	if err := h.register.Start(ctx); err != nil {
		h.t.Fatal(err)
	}
	go func() {
		defer close(h.found)
		a.findReader(ctx, h.register)
	}()
	snaps, unwatch := h.register.Watch()
	h.unwatch = unwatch
	crash := &crashes{app: a, stop: stop}
	h.till = uitest.Start(h.t, size, func(ctx context.Context) tea.Model {
		b := bench{hand{app: a, register: h.register}}
		return a.perform(ctx, ui.New(ctx, h.cli.deps(a, h.register, snaps, crash)), b, crash.note)
	})
}

// dies ends register and ledger as they are: whatever is on its way is abandoned.
func (h *theatre) dies() {
	h.t.Helper()
	h.stop()
	h.register.Close()
	<-h.found
	h.unwatch()
	if err := h.app.Close(); err != nil {
		h.t.Error(err)
	}
}

// stages puts a scenario on.
func stages(t *testing.T, s scenario.Scenario, l lang.Lang) *theatre {
	h := byHand(t, l)
	h.show = &show{scenario: s, clock: newLapse()}
	return h
}

// byHand is the demo without a scenario.
func byHand(t *testing.T, l lang.Lang) *theatre {
	c := &cli{world: world{out: io.Discard, err: io.Discard, env: func(string) string { return "" }}}
	cfg := c.defaults()
	cfg.Lang, cfg.Theme, cfg.Symbols = l, theme.None, theme.Unicode()
	return &theatre{t: t, cli: c, cfg: cfg, dir: t.TempDir()}
}

// TestEachScenarioEndsInItsVerdict plays every scenario, in both languages, on the real screens, register, ledger, driver and simulator. It
// must be over in time, end in its verdict, and leave books that agree with Stripe's.
func TestEachScenarioEndsInItsVerdict(t *testing.T) {
	for _, s := range scenario.All() {
		for _, l := range []lang.Lang{lang.English, lang.Japanese} {
			t.Run(s.Name+"/"+l.String(), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					defer time.Sleep(time.Hour)
					words := lang.For(l)
					h := stages(t, s, l)
					killed := make(chan int, 1)
					h.show.kill = func(ctx context.Context, next int) error {
						killed <- next
						<-ctx.Done()
						return context.Cause(ctx)
					}
					began := time.Now()
					h.opens(layout.Area{W: 80, H: 24})
					if s.Dies() {
						h.show = &show{scenario: s, from: <-killed, clock: newLapse()}
						h.dies()
						<-time.After(dead)
						h.opens(layout.Area{W: 80, H: 24})
					}
					h.till.WaitFor(words.SceneOver(), scenario.Longest)
					if took := time.Since(began); took > scenario.Longest {
						t.Errorf("%s takes %s", s.Name, took)
					} else {
						t.Logf("%s", took)
					}
					h.till.Expect(words.Verdict(s.Ends))
					h.settled(s.Ends == lang.Paid)
					h.dies()
				})
			})
		}
	}
}

// settled wants one sale in the books, closed, and the same at Stripe.
func (h *theatre) settled(paid bool) {
	h.t.Helper()
	sales, err := h.app.ledger.Sales(context.Background(), checkout.BookPage{Limit: 10})
	if err != nil {
		h.t.Fatal(err)
	}
	if len(sales) != 1 || len(sales[0].Tenders) != 1 {
		h.t.Fatalf("books %+v", sales)
	}
	if got := sales[0].Status == checkout.StatusPaid; got != paid {
		h.t.Errorf("the books say %s", sales[0].Status)
	}
	var list struct {
		Data []struct {
			ID, Status string
			Received   int64 `json:"amount_received"`
		}
	}
	b := bench{hand{app: h.app, register: h.register}}
	if err := b.get(context.Background(), "/v1/payment_intents?limit=100", &list); err != nil {
		h.t.Fatal(err)
	}
	if len(list.Data) != 1 || list.Data[0].ID != string(sales[0].Tenders[0].Intent) || (list.Data[0].Received == sales[0].Due.Minor) != paid {
		h.t.Errorf("Stripe has %+v for %+v", list.Data, sales[0])
	}
}

// TestSpacePausesAndAnyOtherKeyTakesOver holds a scenario still for an hour, lets it go on, and then takes it over by hand.
func TestSpacePausesAndAnyOtherKeyTakesOver(t *testing.T) {
	s, _ := scenario.Find("unplugged")
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		words := lang.For(lang.English)
		h := stages(t, s, lang.English)
		h.opens(layout.Area{W: 80, H: 24})
		defer h.dies()
		h.till.WaitFor(words.CueUnplugged(), scenario.Longest)
		h.till.Press(" ")
		h.till.Expect(words.ScenePaused())
		still, clock := h.till.Screen(), h.app.now()
		h.till.Wait(10 * time.Minute)
		if now := h.till.Screen(); now != still {
			t.Errorf("paused, and it went on:\n%s", now)
		}
		if passed := h.app.now().Sub(clock); passed > time.Second {
			t.Errorf("paused, and %s passed on the till's clock", passed)
		}
		h.till.Press(" ")
		h.till.WaitFor(words.Verdict(lang.ResultNotKnown), scenario.Longest)
		h.till.Press("c")
		h.till.Reject(words.CueFast(18), words.CueUnknown(18), words.ScenePaused(), words.SceneOver())
		h.till.WaitFor(words.Verdict(lang.Paid), time.Minute)
	})
}

// TestAScenarioIsTakenOverWithoutATrace shows that the key that takes over is the till's own, and that nothing is pressed any more.
func TestAScenarioIsTakenOverWithoutATrace(t *testing.T) {
	s, _ := scenario.Find("payment")
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		words := lang.For(lang.English)
		h := stages(t, s, lang.English)
		h.opens(layout.Area{W: 80, H: 24})
		defer h.dies()
		h.till.WaitFor(words.PresentCard(), scenario.Longest)
		h.till.Press("esc")
		h.till.WaitFor(words.Verdict(lang.NotCharged), time.Minute)
		h.till.Wait(time.Minute)
		h.till.Reject(words.CueCard(), words.CueBank(), words.Verdict(lang.Paid))
	})
}

// captions are all captions of all scenarios.
func captions(words lang.Catalog) []string {
	texts := []string{words.ScenePaused(), words.SceneOver()}
	for _, s := range scenario.All() {
		for _, step := range s.Steps {
			if say, ok := step.(scenario.Say); ok {
				texts = append(texts, say(words))
			}
		}
	}
	return texts
}

func TestCaptionsFitIntoOneLine(t *testing.T) {
	for _, l := range []lang.Lang{lang.English, lang.Japanese} {
		for _, text := range captions(lang.For(l)) {
			if w := layout.Width(text); w > 76 || strings.TrimSpace(text) == "" {
				t.Errorf("%v: %d cells: %q", l, w, text)
			}
		}
	}
}

func TestAnUnknownScenarioNamesTheValidOnes(t *testing.T) {
	_, err := findScenario("no-such-play")
	p, ok := asError[*problem](err)
	if !ok || p.exit != exitUsage || p.kind != "scenario" {
		t.Fatalf("%v", err)
	}
	for _, s := range scenario.All() {
		if !strings.Contains(p.hint.en, s.Name) || !strings.Contains(p.hint.ja, s.Name) {
			t.Errorf("the hint does not name %s: %s", s.Name, p.hint.en)
		}
	}
}

// TestCaptionsAreReadWholeOnAHandheld holds every caption to the lines that the smallest terminal gives it.
func TestCaptionsAreReadWholeOnAHandheld(t *testing.T) {
	for _, l := range []lang.Lang{lang.English, lang.Japanese} {
		for _, text := range captions(lang.For(l)) {
			if lines := layout.Wrap(text, 36); len(lines) > 3 {
				t.Errorf("%v: %d lines: %q", l, len(lines), text)
			}
		}
	}
}
