package main

import (
	"context"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"reji/checkout"
	"reji/reader/stripe"
	"reji/ui/lang"
)

// doctorTimeout bounds all of the doctor's requests together, unless --timeout says otherwise.
const doctorTimeout = 30 * time.Second

// grade is how something was found.
type grade int

// The grades.
const (
	gradeFine grade = iota
	gradeWarn       // sales can be taken, and something should be seen to
	gradeFail       // no sale can be taken like this
)

// String gives the grade as scripts read it; people read it in capitals.
func (g grade) String() string {
	switch g {
	case gradeWarn:
		return "warn"
	case gradeFail:
		return "fail"
	case gradeFine:
	}
	return "ok"
}

// finding is what was found out about one thing, and what to do about it.
type finding struct {
	name   string // for scripts
	label  text
	grade  grade
	fact   text
	remedy text
	exit   exit   // of a failure
	kind   string // of a failure, for scripts
	detail map[string]any
	below  []string // lines that belong under it, for people
}

// fine, warn and fail fill a finding in.
func (f finding) fine(fact text) finding {
	f.grade, f.fact = gradeFine, fact
	return f
}

func (f finding) warn(fact, remedy text) finding {
	f.grade, f.fact, f.remedy = gradeWarn, fact, remedy
	return f
}

func (f finding) fail(code exit, kind string, fact, remedy text) finding {
	f.grade, f.exit, f.kind, f.fact, f.remedy = gradeFail, code, kind, fact, remedy
	return f
}

// because fills a finding in with what a command would have ended with.
func (f finding) because(err error) finding {
	if p, ok := asError[*problem](err); ok {
		return f.fail(p.exit, p.kind, p.what, p.hint)
	}
	return f.fail(exitFailed, "internal", say("It could not be found out.", "確認できませんでした。"), say("The log may tell more.", "詳しくはログを確認してください。"))
}

// with adds a detail for scripts.
func (f finding) with(name string, value any) finding {
	detail := map[string]any{name: value}
	for n, v := range f.detail {
		if n != name {
			detail[n] = v
		}
	}
	f.detail = detail
	return f
}

// checkup is one look at everything.
type checkup struct {
	*cli
	cfg  Config
	home home
	mode checkout.Mode
	key  stripe.Key
	// wrong is why there is no usable key.
	wrong error
}

func (c *cli) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: say("What works, what does not, and what to do about it", "状態を点検し、対処方法を表示").in(c.lang), Args: exactly(0, "reji doctor"),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.doctor(cmd.Context()) },
	}
}

// doctor looks at everything that a sale needs, takes no lock and changes nothing. It ends with the code of the first thing that fails.
func (c *cli) doctor(ctx context.Context) error {
	cfg, h, flaws := c.load()
	if cfg.Timeout == 0 {
		cfg.Timeout = doctorTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, cfg.Timeout)
	defer cancel()
	p := &checkup{cli: c, cfg: cfg, home: h}
	p.mode, p.key, p.wrong = c.mode(cfg, h)
	if used, ok := h.account(); p.wrong != nil && p.mode == checkout.ModeDemo {
		p.mode = checkout.ModeTest // a key that cannot be used was meant for an account
		if ok {
			p.mode = used
		}
	}
	var all []finding
	found := func(some ...finding) {
		for _, f := range some {
			all = append(all, f)
			if !c.json {
				c.print(f.line(c.lang))
				for _, line := range f.below {
					c.print(line)
				}
			}
		}
	}
	if flaws != nil {
		found(finding{name: "config", label: say("config", "設定")}.because(flaws))
	}
	line := p.network(ctx)
	found(p.keyFinding(ctx, line), p.clock(line), line.finding, p.reader(ctx, line), p.ledger(ctx), p.disk())
	face := p.lookAtTerminal()
	found(face.terminal, p.language(), face.symbols)
	return c.endDoctor(all)
}

// line is the finding on one line.
func (f finding) line(l lang.Lang) string {
	const widest = 10
	label, words := f.label.in(l), printable(f.fact.in(l))
	if remedy := f.remedy.in(l); remedy != "" {
		words += " → " + printable(remedy)
	}
	return (strings.ToUpper(f.grade.String()) + "    ")[:6] + label + strings.Repeat(" ", max(1, widest-ansi.StringWidth(label))) + words
}

// checkJSON is a finding in `reji doctor --json`.
type checkJSON struct {
	Name    string         `json:"name"`
	Status  string         `json:"status"`
	Message string         `json:"message"`
	Hint    *string        `json:"hint"`
	Detail  map[string]any `json:"detail"`
}

// endDoctor answers a script, and ends as the first failure does.
func (c *cli) endDoctor(all []finding) error {
	var first *finding
	checks := []checkJSON{}
	for i, f := range all {
		if f.grade == gradeFail && first == nil {
			first = &all[i]
		}
		detail := f.detail
		if detail == nil {
			detail = map[string]any{}
		}
		checks = append(checks, checkJSON{Name: f.name, Status: f.grade.String(), Message: printable(f.fact.in(c.lang)), Hint: given(printable(f.remedy.in(c.lang))), Detail: detail})
	}
	if c.json {
		answer := map[string]any{"ok": first == nil, "checks": checks}
		if first != nil {
			answer["error"] = map[string]string{"kind": first.kind, "message": printable(first.fact.in(c.lang)), "hint": printable(first.remedy.in(c.lang))}
		}
		if err := c.answer(answer); err != nil {
			return err
		}
	}
	if first != nil {
		return outcome{exit: first.exit}
	}
	return nil
}
