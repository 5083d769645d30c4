package spec

import (
	"encoding/json"
	"slices"
)

// MissingKeys returns the keys that Stripe's own example of an object's type has and the given JSON object has not, as paths
// ("outcome.network_status"), sorted. Stripe leaves few keys out: what is not set is null. It looks into objects below as well, where
// both sides have one, and through lists and events; objects below that name their type are compared with the example of that type.
//
// Not compared are: `source` of charges and PaymentIntents and `refunds` of charges (see exceptions.go), metadata, and what belongs to another kind, such as `card` where the type is card_present.
// An object whose type has no example has nothing missing; what is not a JSON object misses "object".
func (d *Document) MissingKeys(object []byte) []string {
	var value map[string]any
	if err := json.Unmarshal(object, &value); err != nil || value["object"] == nil {
		return []string{"object"}
	}
	var missing []string
	d.missing(value, nil, "", &missing)
	slices.Sort(missing)
	return slices.Compact(missing)
}

// missing adds the missing keys of an object, whose example is the one of its own type if it names one, or else the given part of its
// parent's (nil if there is none).
func (d *Document) missing(object, example map[string]any, prefix string, missing *[]string) {
	name, _ := object["object"].(string)
	if name != "" {
		example = d.example(name, object["deleted"] == true)
	}
	for key := range example {
		_, there := object[key]
		if !there && key != "metadata" && !slices.Contains(omittedKeys(name), key) && !otherKind(object, example, key) {
			*missing = append(*missing, prefix+key)
		}
	}
	for key, value := range object {
		if key == "metadata" || key == "previous_attributes" {
			continue
		}
		items, isList := value.([]any)
		if !isList {
			items = []any{value}
		}
		part, _ := example[key].(map[string]any)
		for _, item := range items {
			if item, ok := item.(map[string]any); ok {
				d.missing(item, part, prefix+key+".", missing)
			}
		}
	}
}

// otherKind reports whether a key of an example is there only because the example is of another kind: its `type` names the key, and
// the object's does not.
func otherKind(object, example map[string]any, key string) bool {
	return example["type"] == key && object["type"] != key
}

// example returns Stripe's fixture of an object type, nil if there is none.
func (d *Document) example(name string, deleted bool) map[string]any {
	if deleted {
		name = "deleted_" + name
	}
	var example map[string]any
	if raw, ok := d.fixtures[name]; ok && json.Unmarshal(raw, &example) != nil {
		return nil
	}
	return example
}
