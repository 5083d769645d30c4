package sim

import (
	"time"

	"reji/reader/sim/faults"
)

// controlEndpoints are the simulator's own, outside Stripe's paths: they stand for hands and trouble that Stripe's API cannot name.
func controlEndpoints() []endpoint {
	return []endpoint{
		{call: "", method: "POST", path: "/_sim/faults", run: (*call).addFaults, params: "faults? string\nclear bool"},
		{call: "", method: "GET", path: "/_sim/faults", run: (*call).showFaults},
		{call: "", method: "GET", path: "/_sim/requests", run: (*call).showRequests},
		{call: "", method: "POST", path: "/_sim/clock", run: (*call).advanceClock, params: "advance! string"},
		{call: "", method: "GET", path: "/_sim/network", run: (*call).showNetwork},
		{call: "", method: "POST", path: "/_sim/network", run: (*call).setNetwork, params: "latency! string"},
		{call: "", method: "GET", path: "/_sim/readers/{}", run: (*call).showReader},
		{call: "", method: "POST", path: "/_sim/readers/{}/customer", run: (*call).customer,
			params: "gesture! enum cancel|tip|wrong_pin|right_pin|leave|remove|unplug|plug\namount int"},
	}
}

func (c *call) addFaults() (any, *apiError) {
	list, err := faults.Parse(c.params.Str("faults"))
	if err != nil {
		return nil, invalid("", "faults", err.Error())
	}
	if c.params.Bool("clear") {
		c.s.plan.Clear()
	}
	c.s.plan.Add(list...)
	return c.showFaults()
}

func (c *call) showFaults() (any, *apiError) {
	pending := []string{}
	for _, f := range c.s.plan.Pending() {
		pending = append(pending, f.String())
	}
	return obj{"pending": pending, "fired": c.s.fired, "calls": faults.Calls(), "flavours": faults.Flavours()}, nil
}

func (c *call) showRequests() (any, *apiError) {
	list := []obj{}
	for _, e := range c.s.recent.last() {
		list = append(list, obj{"at": e.At.UTC().Format(time.RFC3339Nano), "call": e.Call, "method": e.Method, "path": e.Path, "status": e.Status,
			"ms": e.Duration.Milliseconds(), "request_id": e.RequestID, "idempotency_key": text(e.IdempotencyKey), "replayed": e.Replayed,
			"fault": text(e.Fault), "params": e.Params})
	}
	return obj{"requests": list}, nil
}

// advanceClock puts the simulated clock forward, so that two days need not be waited for. The clock never goes back.
func (c *call) advanceClock() (any, *apiError) {
	d, err := time.ParseDuration(c.params.Str("advance"))
	if err != nil || d < 0 {
		return nil, invalid("", "advance", "advance is a time as 36h or 20s.")
	}
	c.s.ahead += d
	if err := c.s.keep(nil); err != nil {
		c.s.ahead -= d
		return nil, broken(err.Error())
	}
	now := c.s.now()
	if err := c.s.settle(now); err != nil {
		return nil, broken(err.Error())
	}
	return obj{"now": now.UTC().Format(time.RFC3339Nano)}, nil
}

// showNetwork tells how long the network takes.
func (c *call) showNetwork() (any, *apiError) { return obj{"latency": c.s.latency.String()}, nil }

// setNetwork makes the network slower or quicker for the requests that come from now on, until the simulator ends.
func (c *call) setNetwork() (any, *apiError) {
	d, err := time.ParseDuration(c.params.Str("latency"))
	if err != nil || d < 0 {
		return nil, invalid("", "latency", "latency is a time as 100ms or 3s.")
	}
	c.s.latency = d
	return c.showNetwork()
}

// showReader tells what only somebody in front of the reader sees.
func (c *call) showReader() (any, *apiError) {
	rd := c.tx.readers.get(c.id())
	if rd == nil || rd.Deleted {
		return nil, missing("terminal.reader", c.id(), "id")
	}
	o := obj{"id": rd.ID, "plugged": rd.UnpluggedAt == 0, "card_inside": rd.CardInside, "leaves_card": rd.LeavesCard, "wrong_pin": rd.WrongPIN, "waits_for_card": rd.Action.Phase == waiting,
		"authorizing": rd.Action.Phase == authorizing || rd.Action.Phase == retrying, "can_cancel": rd.canCancel(), "amount": nil, "currency": nil,
		"payment_intent": text(rd.Action.Intent)}
	if in := c.tx.intents.get(rd.Action.Intent); in != nil {
		o["amount"], o["currency"] = in.Amount, in.Currency
	}
	return o, nil
}

// canCancel says whether the reader shows the customer a way out.
func (rd *reader) canCancel() bool {
	allowed := rd.Action.Config.CustomerCancellation
	return rd.Action.Phase == waiting && allowed != nil && *allowed
}

// customer does what a person in front of the reader can do besides presenting a card.
func (c *call) customer() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	switch c.params.Str("gesture") {
	case "cancel":
		if !rd.canCancel() || rd.UnpluggedAt > 0 {
			return nil, refused("", "The reader shows no cancel button.")
		}
		c.tx.endAction(rd, "customer_canceled", "The customer canceled the action on the reader.", nil)
	case "tip":
		amount := c.params.Int("amount")
		if amount < 0 {
			return nil, invalid("parameter_invalid_integer", "amount", "This value must be greater than or equal to 0.")
		}
		rd.Tip = &amount
	case "wrong_pin":
		rd.WrongPIN = true
	case "right_pin":
		rd.WrongPIN = false
	case "leave":
		rd.LeavesCard = true
	case "remove":
		rd.CardInside, rd.LeavesCard = false, false
	case "unplug":
		c.tx.unplug(rd)
	case "plug":
		rd.UnpluggedAt = 0
	}
	return c.render().reader(rd, nil), nil
}

// unplug takes the reader's power: what it was doing stays in_progress for ever, and a card that it held in memory is gone in time.
func (t *tx) unplug(rd *reader) {
	if rd.UnpluggedAt == 0 {
		rd.UnpluggedAt = t.at.UnixNano()
	}
	switch rd.Action.Phase {
	case waiting, authorizing, retrying:
		rd.Action.Phase, rd.Action.Due = lost, 0
	case idle, collected, lost:
	}
}
