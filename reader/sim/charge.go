package sim

func chargeEndpoints() []endpoint {
	return []endpoint{
		{call: "list_charges", method: "GET", path: "/v1/charges", expand: "list:charge", run: (*call).listCharges, params: listParams + `
	created        range
	customer       string
	payment_intent string
	transfer_group string
`},
		{call: "get_charge", method: "GET", path: "/v1/charges/{}", expand: "charge", run: (*call).getCharge, params: expandParam},
		{call: "update_charge", method: "POST", path: "/v1/charges/{}", expand: "charge", run: (*call).updateCharge, params: expandParam + `
	description?   string
	metadata       metadata
	receipt_email? string 800
	customer       uncovered
	fraud_details  uncovered
	shipping       uncovered
	transfer_group uncovered
`},
		{call: "get_method", method: "GET", path: "/v1/payment_methods/{}", expand: "payment_method", run: (*call).getMethod, params: expandParam},
	}
}

func (c *call) listCharges() (any, *apiError) {
	p := c.params
	if id := p.Str("customer"); id != "" {
		return nil, missing("customer", id, "customer")
	}
	if id := p.Str("payment_intent"); id != "" && c.tx.intents.get(id) == nil {
		return nil, missing("payment_intent", id, "payment_intent")
	}
	created := p.Range("created")
	r, e := c.render(), c.expand.sub("data")
	return page(c, &c.tx.charges, "charge", "/v1/charges", func(ch *charge) bool {
		return created.Contains(ch.Created) && (!p.Given("payment_intent") || p.Str("payment_intent") == ch.Intent) &&
			(!p.Given("transfer_group") || p.Str("transfer_group") == ch.Group)
	}, func(ch *charge) obj { return r.charge(ch, e) })
}

func (c *call) getCharge() (any, *apiError) {
	ch := c.tx.charges.get(c.id())
	if ch == nil {
		return nil, missing("charge", c.id(), "id")
	}
	return c.render().charge(ch, c.expand), nil
}

func (c *call) updateCharge() (any, *apiError) {
	ch := c.tx.charges.edit(c.id())
	if ch == nil {
		return nil, missing("charge", c.id(), "id")
	}
	var err *apiError
	if ch.Metadata, err = c.metadata(ch.Metadata); err != nil {
		return nil, err
	}
	if c.params.Has("description") {
		ch.Description = c.params.Str("description")
	}
	if c.params.Has("receipt_email") {
		ch.Email = c.params.Str("receipt_email")
	}
	c.tx.emitCharge("updated", ch.ID)
	return c.render().charge(ch, c.expand), nil
}

func (c *call) getMethod() (any, *apiError) {
	m := c.tx.methods.get(c.id())
	if m == nil {
		return nil, missing("PaymentMethod", c.id(), "id")
	}
	return c.render().method(m, c.expand), nil
}
