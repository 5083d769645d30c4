package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
)

// errNoOperation is the verdict on a method and path that no operation has.
var errNoOperation = errors.New("no such operation in Stripe's document")

// A route is one operation of the document: a method and a path template such as /v1/terminal/readers/{reader}/cancel_action.
type route struct {
	method   string
	template string
	segments []string
	read     func() (operation, error)
}

// operation is what the document says about a route, as far as it matters here.
type operation struct {
	id      string
	params  map[string]any // schema of the parameters, from the query for GET and from the form for the rest
	answer  map[string]any // schema of the answer 200
	failure map[string]any // schema of every other answer
}

// name is how verdicts and reports call the operation.
func (r *route) name() string { return r.method + " " + r.template }

func newRoute(method, template string, raw json.RawMessage) route {
	return route{
		method:   method,
		template: template,
		segments: strings.Split(template, "/"),
		read:     sync.OnceValues(func() (operation, error) { return readOperation(method, raw) }),
	}
}

// find returns the route of a path, which is taken as it is on the wire (escaped, without its query). Where both a literal and a
// template fit, as in /v1/payment_intents/search, the one with the earlier literal wins.
func (d *Document) find(method, path string) (*route, error) {
	segments := strings.Split(path, "/")
	var best *route
	for i := range d.routes {
		r := &d.routes[i]
		if r.method == method && r.fits(segments) && (best == nil || r.moreLiteral(best)) {
			best = r
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, errNoOperation)
	}
	return best, nil
}

func (r *route) fits(segments []string) bool {
	if len(segments) != len(r.segments) {
		return false
	}
	for i, want := range r.segments {
		got, err := url.PathUnescape(segments[i])
		if err != nil || want != got && (!isTemplate(want) || got == "") {
			return false
		}
	}
	return true
}

func (r *route) moreLiteral(other *route) bool {
	for i := range r.segments {
		if mine, theirs := isTemplate(r.segments[i]), isTemplate(other.segments[i]); mine != theirs {
			return theirs
		}
	}
	return false
}

func isTemplate(segment string) bool { return strings.HasPrefix(segment, "{") }

// readOperation picks the schemas out of an operation object. Query parameters become one object schema, so that both kinds of request
// are judged by the same code.
func readOperation(method string, raw json.RawMessage) (operation, error) {
	type content map[string]struct {
		Schema map[string]any
	}
	var file struct {
		OperationID string
		Parameters  []struct {
			In, Name string
			Required bool
			Schema   map[string]any
		}
		RequestBody struct{ Content content }
		Responses   map[string]struct{ Content content }
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return operation{}, fmt.Errorf("read an operation: %w", err)
	}
	op := operation{
		id:      file.OperationID,
		params:  file.RequestBody.Content["application/x-www-form-urlencoded"].Schema,
		answer:  file.Responses["200"].Content["application/json"].Schema,
		failure: file.Responses["default"].Content["application/json"].Schema,
	}
	if method != "GET" {
		return op, nil
	}
	properties, required := map[string]any{}, []any{}
	for _, p := range file.Parameters {
		if p.In != "query" {
			continue
		}
		properties[p.Name] = p.Schema
		if p.Required {
			required = append(required, p.Name)
		}
	}
	op.params = map[string]any{"type": "object", "properties": properties, "required": required}
	return op, nil
}
