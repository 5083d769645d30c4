package sim

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"

	"reji/reader/sim/faults"
)

// exec does what a request asks for at this instant and returns the answer. It never waits.
func (s *Server) exec(req *request) *answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	started := s.now()
	s.world.forget(started)
	x := &execution{s: s, req: req, at: started, requestID: s.draws.id("req")}
	a := x.run()
	s.note(x, a)
	return a
}

// execution is the way of one request through the checks, the endpoint and the faults.
type execution struct {
	s         *Server
	req       *request
	at        time.Time
	requestID string
	route     *route
	ids       []string
	key       string
	version   version
	fault     faults.Fault
	struck    bool
	replayed  bool
	original  string // request id of a replayed answer
}

func (x *execution) run() *answer {
	s := x.s
	if s.closed {
		return x.plain(http.StatusServiceUnavailable, "text/plain", "closed")
	}
	if err := s.settle(x.at); err != nil {
		return x.failure(broken("The simulator cannot keep its state: " + err.Error()))
	}
	x.version = accountVersion
	if x.route, x.ids = s.find(x.req.method, x.req.path); x.route == nil {
		return x.failure(unrecognized(x.req.method, x.req.path))
	}
	if !x.route.control() {
		x.fault, x.struck = s.plan.Strike(x.route.call, s.draws.chance)
	}
	if x.struck {
		s.fired[x.fault.Flavour]++
		if a := x.before(); a != nil {
			return a
		}
	}
	a := x.attempt()
	if x.struck {
		x.after(a)
	}
	return a
}

// attempt is the way of a request that no fault has stopped.
func (x *execution) attempt() *answer {
	if err := x.check(); err != nil {
		return x.failure(err)
	}
	params, formErr := x.route.params.Decode(x.req.query, x.req.body)
	if formErr != nil {
		return x.failure(fromForm(formErr))
	}
	expand, err := parseExpand(params.Strings("expand"), x.route.expand)
	if err != nil {
		return x.failure(err)
	}
	fingerprint := digest(x.req.method, x.req.path, params.Canonical())
	if x.key != "" {
		if a := x.recall(fingerprint); a != nil {
			return a
		}
	}
	t := x.s.begin(x.at)
	t.requestID, t.key = x.requestID, x.key
	c := &call{s: x.s, tx: t, at: x.at, ids: x.ids, params: params, expand: expand, version: x.version, fault: x.fault.Flavour}
	result, apiErr := x.route.run(c)
	return x.finish(t, c, result, apiErr, fingerprint)
}

// check is everything before the parameters.
func (x *execution) check() *apiError {
	if err := x.req.authenticate(); err != nil {
		return err
	}
	if err := x.s.limits.take(x); err != nil {
		return err
	}
	if err := x.req.checkBody(); err != nil {
		return err
	}
	v, err := x.req.apiVersion()
	if err != nil {
		return err
	}
	x.version = v
	if x.route.since != "" && !v.atLeast(x.route.since) && !x.s.opts.Variants.OldVersionsCollect {
		err := unrecognized(x.req.method, x.req.path)
		err.message += " It needs Stripe-Version " + string(x.route.since) + " or later."
		return err
	}
	x.key, err = x.req.idempotencyKey()
	return err
}

// finish renders, remembers under the key and commits.
func (x *execution) finish(t *tx, c *call, result any, apiErr *apiError, fingerprint string) *answer {
	status := http.StatusOK
	if apiErr != nil {
		if !apiErr.done {
			t = x.s.begin(x.at)
			c.tx = t
			t.requestID, t.key = x.requestID, x.key
		}
		status, result = apiErr.status, apiErr.object(c.render())
	}
	if x.fault.Flavour == "500_after" {
		status, result = http.StatusInternalServerError, internalError().object(c.render())
	}
	body := marshal(result)
	if x.key != "" && (apiErr == nil || !apiErr.early) {
		t.answers.add(x.key, &remembered{Key: x.key, Fingerprint: fingerprint, Request: x.requestID, At: x.at.UnixNano(), Status: status, Body: body})
	}
	if err := t.commit(); err != nil {
		return x.failure(broken("The simulator cannot keep its state: " + err.Error()))
	}
	a := x.answer(status, pretty(body))
	if apiErr != nil {
		for name, values := range apiErr.header {
			a.header[name] = values
		}
	}
	return a
}

// marshal is compact JSON.
func marshal(v any) []byte {
	body, err := json.Marshal(v)
	if err != nil {
		return []byte("null") // cannot happen: objects are maps, slices, texts, numbers and booleans
	}
	return body
}

// pretty is JSON as Stripe prints it.
func pretty(compact []byte) []byte {
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		return compact // cannot happen: it is what marshal has made
	}
	out.WriteByte('\n')
	return out.Bytes()
}

func (x *execution) failure(err *apiError) *answer {
	r := &render{tx: x.s.begin(x.at), now: x.at, version: x.version, requestID: x.requestID}
	a := x.answer(err.status, pretty(marshal(err.object(r))))
	for name, values := range err.header {
		a.header[name] = values
	}
	return a
}

// answer puts Stripe's headers around a body.
func (x *execution) answer(status int, body []byte) *answer {
	h := http.Header{}
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-cache, no-store")
	h.Set("Date", x.at.UTC().Format(http.TimeFormat))
	h.Set("Request-Id", x.requestID)
	h.Set("Stripe-Version", string(x.version))
	if x.key != "" {
		h.Set("Idempotency-Key", x.key)
	}
	return &answer{status: status, header: h, body: body}
}

func (x *execution) plain(status int, kind, text string) *answer {
	a := x.answer(status, []byte(text))
	a.header.Set("Content-Type", kind)
	return a
}
