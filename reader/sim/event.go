package sim

import "slices"

func eventEndpoints() []endpoint {
	return []endpoint{
		{call: "list_events", method: "GET", path: "/v1/events", expand: "list:event", run: (*call).listEvents, params: listParams + `
	created          range
	delivery_success bool
	type             string
	types[]          string
`},
		{call: "get_event", method: "GET", path: "/v1/events/{}", expand: "event", run: (*call).getEvent, params: expandParam},
	}
}

// listEvents lists what happened, newest first. With no webhook endpoint nothing is ever waiting for delivery, so every event
// counts as delivered.
func (c *call) listEvents() (any, *apiError) {
	p := c.params
	kind, kinds := p.Str("type"), p.Strings("types")
	if kind != "" && len(kinds) > 0 {
		return nil, invalid("parameters_exclusive", "types", "Give either type or types, not both.")
	}
	if len(kinds) > 20 {
		return nil, invalid("", "types", "At most 20 types can be listed.")
	}
	created := p.Range("created")
	undelivered := p.Given("delivery_success") && !p.Bool("delivery_success")
	return page(c, &c.tx.events, "event", "/v1/events", func(ev *event) bool {
		return !undelivered && created.Contains(ev.Created) && (kind == "" || matches(kind, ev.Type)) &&
			(len(kinds) == 0 || slices.ContainsFunc(kinds, func(k string) bool { return matches(k, ev.Type) }))
	}, c.render().event)
}

// matches compares an event's type with a wanted one, which may end in .*.
func matches(want, have string) bool {
	if n := len(want) - 1; n > 0 && want[n] == '*' {
		return len(have) >= n && have[:n] == want[:n]
	}
	return want == have
}

func (c *call) getEvent() (any, *apiError) {
	ev := c.tx.events.get(c.id())
	if ev == nil {
		return nil, missing("event", c.id(), "id")
	}
	return c.render().event(ev), nil
}
