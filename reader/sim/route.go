package sim

import (
	"fmt"
	"net/http"
	"strings"

	"reji/reader/sim/form"
)

// route is one endpoint: method, path with {} for ids, the parameters it takes and what it does.
type route struct {
	call   string // name for faults and for the list of exchanges
	method string
	path   []string
	params *form.Schema
	expand string // kind of object that expand[] starts from; empty: nothing can be expanded
	since  version
	run    func(*call) (any, *apiError)
}

// endpoint is a route as it is written down.
type endpoint struct {
	call, method, path, params, expand string
	since                              version
	run                                func(*call) (any, *apiError)
}

// listParams are the parameters of every list.
const listParams = `
	limit          int
	starting_after string
	ending_before  string
	expand[]       string
`

const expandParam = `
	expand[] string
`

func newRoutes() ([]*route, error) {
	var routes []*route
	for _, group := range [][]endpoint{intentEndpoints(), chargeEndpoints(), refundEndpoints(), readerEndpoints(), actionEndpoints(),
		locationEndpoints(), eventEndpoints(), accountEndpoints(), controlEndpoints()} {
		for _, e := range group {
			schema, err := form.Parse(e.params)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.call, err)
			}
			routes = append(routes, &route{call: e.call, method: e.method, path: strings.Split(e.path, "/"), params: schema,
				expand: e.expand, since: e.since, run: e.run})
		}
	}
	return routes, nil
}

// match returns the ids in the path when it is one of the route's.
func (rt *route) match(method, path string) ([]string, bool) {
	if method != rt.method {
		return nil, false
	}
	parts := strings.Split(path, "/")
	if len(parts) != len(rt.path) {
		return nil, false
	}
	var ids []string
	for i, want := range rt.path {
		switch {
		case want == "{}" && parts[i] != "":
			ids = append(ids, parts[i])
		case want != parts[i]:
			return nil, false
		}
	}
	return ids, true
}

// control says whether the route is the simulator's own; faults, limits and the list of exchanges leave those alone.
func (rt *route) control() bool { return rt.path[1] == "_sim" }

// controlPath is where the simulator's own endpoints begin.
const controlPath = "/_sim/"

// find returns the route of a request, nil when there is none.
func (s *Server) find(method, path string) (*route, []string) {
	for _, rt := range s.routes {
		if ids, ok := rt.match(method, path); ok {
			return rt, ids
		}
	}
	return nil, nil
}

func unrecognized(method, path string) *apiError {
	return &apiError{status: http.StatusNotFound, kind: typeInvalid, early: true,
		message: fmt.Sprintf("Unrecognized request URL (%s: %s).", method, path)}
}
