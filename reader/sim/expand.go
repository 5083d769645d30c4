package sim

import (
	"fmt"
	"strings"
)

// expansion is the tree of expand[]: which ids are answered as whole objects.
type expansion map[string]expansion

// sub is the expansion inside a field; nil when it is not expanded.
func (e expansion) sub(field string) expansion { return e[field] }

// has says whether a field is to be expanded.
func (e expansion) has(field string) bool {
	_, ok := e[field]
	return ok
}

// step says what kind of object a field of a kind is. kind "" means that there is nothing more inside; whole says that expand[]
// may end here.
func step(kind, field string) (next string, whole, ok bool) {
	if list, isList := strings.CutPrefix(kind, "list:"); isList {
		return list, false, field == "data"
	}
	switch kind + "." + field {
	case "reader.location":
		return "location", true, true
	case "reader.action":
		return "action", false, true
	case "action.collect_payment_method", "action.process_payment_intent", "action.confirm_payment_intent":
		return "intent_action", false, true
	case "action.refund_payment":
		return "refund_action", false, true
	case "intent_action.payment_intent", "refund_action.payment_intent", "charge.payment_intent", "refund.payment_intent":
		return "payment_intent", true, true
	case "refund_action.charge", "refund.charge", "payment_intent.latest_charge":
		return "charge", true, true
	case "refund_action.refund":
		return "refund", true, true
	case "payment_intent.payment_method", "refund.payment_method":
		return "payment_method", true, true
	case "charge.refunds":
		return "list:refund", true, true
	case "payment_intent.customer", "payment_intent.application", "payment_intent.on_behalf_of", "payment_intent.review",
		"charge.customer", "charge.application", "charge.application_fee", "charge.on_behalf_of", "charge.review",
		"charge.balance_transaction", "charge.failure_balance_transaction", "charge.source_transfer", "charge.transfer",
		"refund.balance_transaction", "refund.failure_balance_transaction", "refund.source_transfer_reversal",
		"refund.transfer_reversal", "refund.customer", "payment_method.customer":
		return "", true, true
	}
	return "", false, false
}

// maxExpandDepth is how deep Stripe expands (docs.stripe.com/api/expanding_objects).
const maxExpandDepth = 4

// parseExpand reads expand[] for an answer of that kind and refuses what cannot be expanded.
func parseExpand(paths []string, kind string) (expansion, *apiError) {
	if len(paths) == 0 {
		return nil, nil
	}
	root := expansion{}
	for _, path := range paths {
		here, at, levels, whole := root, kind, 0, false
		for _, field := range strings.Split(path, ".") {
			next, ends, ok := step(at, field)
			if !ok {
				return nil, notExpandable(path)
			}
			if whole = ends; ends {
				levels++
			}
			if here[field] == nil {
				here[field] = expansion{}
			}
			here, at = here[field], next
		}
		if !whole {
			return nil, notExpandable(path)
		}
		if levels > maxExpandDepth {
			return nil, invalid("", "expand", fmt.Sprintf("Expanding goes at most %d levels deep: %s.", maxExpandDepth, path))
		}
	}
	return root, nil
}

func notExpandable(path string) *apiError {
	return invalid("", "expand", "This property cannot be expanded ("+path+").")
}
