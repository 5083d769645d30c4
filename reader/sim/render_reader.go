package sim

import "time"

// offlineAfter is how long Stripe hears nothing from a reader before it calls it offline.
const offlineAfter = 2 * time.Minute

// reader is a Terminal reader on the wire.
func (r *render) reader(rd *reader, e expansion) obj {
	if rd.Deleted {
		return obj{"id": rd.ID, "object": "terminal.reader", "deleted": true, "device_type": rd.Device, "serial_number": rd.Serial}
	}
	seen, status := r.now, "online"
	if rd.UnpluggedAt > 0 {
		seen = time.Unix(0, rd.UnpluggedAt)
		if r.now.Sub(seen) >= offlineAfter {
			status = "offline"
		}
	}
	o := obj{"id": rd.ID, "object": "terminal.reader", "livemode": false, "action": nil, "device_sw_version": "2.42.0.0",
		"device_type": rd.Device, "ip_address": "0.0.0.0", "label": rd.Label, "last_seen_at": seen.UnixMilli(),
		"location": text(rd.Location), "metadata": texts(rd.Metadata), "serial_number": rd.Serial, "status": status}
	if e.has("location") {
		o["location"] = r.location(r.tx.locations.get(rd.Location))
	}
	if rd.Action.Type != "" {
		o["action"] = r.action(&rd.Action, e.sub("action"))
	}
	return o
}

// action is the reader's slot on the wire. The sub-object is named like the type; the others are absent.
func (r *render) action(a *action, e expansion) obj {
	o := obj{"type": a.Type, "status": a.Status, "failure_code": text(a.FailureCode), "failure_message": text(a.FailureMessage),
		"api_error": r.failure(a.Error)}
	inside := e.sub(a.Type)
	sub := obj{}
	switch a.Type {
	case "collect_payment_method":
		sub["payment_intent"] = r.intentOrID(a.Intent, inside)
		if m := r.tx.methods.get(a.Method); m != nil {
			sub["payment_method"] = r.method(m, nil)
		}
		if a.Config.Sent {
			sub["collect_config"] = a.Config.render()
		}
	case "process_payment_intent":
		sub["payment_intent"] = r.intentOrID(a.Intent, inside)
		if a.Config.Sent {
			sub["process_config"] = a.Config.render()
		}
	case "confirm_payment_intent":
		sub["payment_intent"] = r.intentOrID(a.Intent, inside)
		if a.Config.Sent {
			sub["confirm_config"] = a.Config.render()
		}
	case "refund_payment":
		sub = r.refundAction(a, inside)
	case "set_reader_display":
		sub = obj{"type": "cart", "cart": a.Cart.render()}
	}
	o[a.Type] = sub
	return o
}

func (r *render) intentOrID(id string, e expansion) any {
	if in := r.tx.intents.get(id); in != nil && e.has("payment_intent") {
		return r.intent(in, e.sub("payment_intent"))
	}
	return id
}

func (r *render) refundAction(a *action, e expansion) obj {
	order := a.Refund
	sub := obj{"amount": order.Amount, "metadata": texts(order.Metadata)}
	if order.Intent != "" {
		sub["payment_intent"] = r.intentOrID(order.Intent, e)
	}
	if order.Charge != "" {
		sub["charge"] = order.Charge
		if e.has("charge") {
			sub["charge"] = r.charge(r.tx.charges.get(order.Charge), e.sub("charge"))
		}
	}
	if order.Refund != "" {
		sub["refund"] = order.Refund
		if e.has("refund") {
			sub["refund"] = r.refund(r.tx.refunds.get(order.Refund), e.sub("refund"))
		}
	}
	if a.Config.RefundApplicationFee != nil {
		sub["refund_application_fee"] = *a.Config.RefundApplicationFee
	}
	if a.Config.ReverseTransfer != nil {
		sub["reverse_transfer"] = *a.Config.ReverseTransfer
	}
	if a.Config.Sent {
		sub["refund_payment_config"] = a.Config.render()
	}
	return sub
}

// render shows the configuration as it was sent. allow_redisplay is not echoed.
func (c config) render() obj {
	o := obj{}
	if c.CustomerCancellation != nil {
		o["enable_customer_cancellation"] = *c.CustomerCancellation
	}
	if c.SkipTipping != nil {
		o["skip_tipping"] = *c.SkipTipping
	}
	if c.TipEligible != nil {
		o["tipping"] = obj{"amount_eligible": *c.TipEligible}
	}
	o.put("return_url", c.ReturnURL)
	return o
}

func (c *cart) render() obj {
	lines := []obj{}
	for _, l := range c.Lines {
		lines = append(lines, obj{"amount": l.Amount, "description": l.Description, "quantity": l.Quantity})
	}
	o := obj{"currency": c.Currency, "line_items": lines, "tax": nil, "total": c.Total}
	if c.Tax != nil {
		o["tax"] = *c.Tax
	}
	return o
}
