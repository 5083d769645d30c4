package stripe_test

import (
	"encoding/json"
	"maps"
)

// intentJSON is a whole PaymentIntent with some fields changed; a nil value takes a field away.
func intentJSON(change map[string]any) string {
	o := map[string]any{
		"id": "pi_1", "object": "payment_intent", "livemode": false, "status": "requires_payment_method", "amount": 2000, "amount_capturable": 0,
		"amount_received": 0, "currency": "usd", "metadata": map[string]any{"tender": "t1"}, "latest_charge": nil, "payment_method": nil,
		"last_payment_error": nil, "amount_details": map[string]any{"tip": map[string]any{}},
	}
	maps.Copy(o, change)
	maps.DeleteFunc(o, func(k string, v any) bool { _, changed := change[k]; return changed && v == nil })
	b, err := json.Marshal(o)
	if err != nil {
		panic(err)
	}
	return string(b)
}
