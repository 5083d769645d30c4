package screen

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"reji/ui/layout"
	"reji/ui/theme"
	"reji/ui/widget"
)

// Request is one request to Stripe as it went. It holds nothing of what was in it.
type Request struct {
	Method, Path string
	Status       int // 0: no answer came
	Took         time.Duration
	Times        int // how often it went so in a row, the last time as told; at least 1
}

// Noted puts a request before the others and keeps the newest of them, most at most. One that goes as the one before it did is counted
// and not listed again: while a card is awaited the till looks twice a second. The list that came in is left as it was.
func Noted(list []Request, r Request, most int) []Request {
	r.Times = 1
	if len(list) > 0 && list[0].Method == r.Method && list[0].Path == r.Path && list[0].Status == r.Status {
		r.Times, list = list[0].Times+1, list[1:]
	}
	return append([]Request{r}, list[:min(len(list), max(most-1, 0))]...)
}

// requestLines are the last requests under a heading, in n lines at most.
func (e Env) requestLines(n int) []string {
	p, w := e.Pen, e.SideWidth()
	if n < 2 {
		return nil
	}
	lines := []string{p.Row(w, []widget.Span{p.Gap(sideMargin), p.Muted(e.Words.Requests())}, []widget.Span{p.Muted(e.Words.Milliseconds())})}
	if len(e.Requests) == 0 {
		return append(lines, p.Line(w, p.Gap(sideMargin), p.Muted(e.Words.RequestsNone())))
	}
	for _, r := range e.Requests[:min(len(e.Requests), n-1)] {
		lines = append(lines, e.requestLine(w, r))
	}
	return lines
}

// requestLine is one request: method, path, how often, status, milliseconds. The path gives way, from its front.
func (e Env) requestLine(w int, r Request) string {
	p := e.Pen
	status, tone := fmt.Sprintf("%d", r.Status), theme.Plain
	if r.Status == 0 {
		status = e.Words.NoAnswer()
	}
	if r.Status < 200 || r.Status > 299 {
		tone = theme.Warn
	}
	times := ""
	if r.Times > 1 {
		times = fmt.Sprintf("x%d ", r.Times)
	}
	took := " " + layout.FitRight(fmt.Sprint(max(r.Took, 0).Milliseconds()), 4)
	if ms := r.Took.Milliseconds(); ms > 9999 {
		took = fmt.Sprintf(" %d", ms)
	}
	method := layout.Fit(r.Method, 5)
	room := w - sideMargin - layout.Width(method+times+status+took) - 1
	left := []widget.Span{p.Gap(sideMargin), p.Muted(method), p.Text(shortPath(r.Path, p.Symbols.Ellipsis, room))}
	return p.Row(w, left, []widget.Span{p.Muted(times), p.Tone(tone, status), p.Muted(took)})
}

// ids are Stripe's ids in a path.
var ids = regexp.MustCompile(`^(pi|ch|re|tmr|tml)_[A-Za-z0-9]{3,}$`)

// shortPath is a path of Stripe's API in a number of cells: without what all paths have in common, the ids cut to their ends, and then as many
// of its last parts as there is room for.
func shortPath(path, ellipsis string, cells int) string {
	path = strings.TrimPrefix(layout.Plain(path), "/v1/")
	path = strings.TrimPrefix(strings.TrimPrefix(path, "test_helpers/"), "terminal/")
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if ids.MatchString(part) {
			parts[i] = ellipsis + part[len(part)-3:]
		}
	}
	for len(parts) > 1 && layout.Width(strings.Join(parts, "/")) > cells {
		parts = parts[1:]
	}
	return layout.Shorten(strings.Join(parts, "/"), cells, ellipsis)
}
