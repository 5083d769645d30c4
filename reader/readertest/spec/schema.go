package spec

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	reference     = "#/components/schemas/"
	componentRoot = "stripe://document/component/"

	// resourcesKey lists, in a rewritten schema, the components that an object at this place may be. JSON Schema ignores it.
	resourcesKey = "x-resources"
	// expansionKey marks, in a rewritten schema, a field that holds an id unless the request asks for the object.
	expansionKey = "x-expansion"
	// fieldsKey is OpenAPI's own list of the fields through which `expand` may lead.
	fieldsKey = "x-expandableFields"
)

// part returns a component as it stands in the document. The lock must be held.
func (d *Document) part(name string) (map[string]any, error) {
	if p, ok := d.parts[name]; ok {
		return p, nil
	}
	raw, ok := d.raw[name]
	if !ok {
		return nil, fmt.Errorf("the document has no component %q", name)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("read component %q: %w", name, err)
	}
	p, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("component %q is no object", name)
	}
	d.parts[name] = p
	return p, nil
}

// resources returns the resources that a component stands for: itself if it names its own type, several if it is a choice of such
// ("external_account"), none if it is a plain part of something else. The lock must be held.
func (d *Document) resources(name string) []string {
	p, err := d.part(name)
	if err != nil {
		return nil
	}
	var names []string
	for _, branch := range list(p["anyOf"]) {
		inner := d.resources(refName(branch))
		if len(inner) == 0 {
			return nil
		}
		names = append(names, inner...)
	}
	if len(names) > 0 {
		return names
	}
	if object := objectName(p); object != "" && (name == object || name == "deleted_"+object) {
		return []string{name}
	}
	return nil
}

// objectName returns what the `object` property of a component must be, or "".
func objectName(component map[string]any) string {
	properties, _ := component["properties"].(map[string]any)
	object, _ := properties["object"].(map[string]any)
	if values := list(object["enum"]); len(values) == 1 {
		name, _ := values[0].(string)
		return name
	}
	return ""
}

func list(v any) []any { l, _ := v.([]any); return l }

// refName returns the component that a schema refers to, or "".
func refName(schema any) string {
	s, _ := schema.(map[string]any)
	ref, _ := s["$ref"].(string)
	return strings.TrimPrefix(ref, reference)
}

// rewrite turns an OpenAPI 3.0 schema into a JSON Schema that is closed: what is not listed is refused. References to resources are cut
// to "an object of this type"; the object itself is judged on its own (see judgeObjects), so that a schema stays small although
// everything in Stripe's document refers to everything. The lock must be held.
func (d *Document) rewrite(raw map[string]any) map[string]any {
	if name := refName(raw); name != "" {
		if names := d.resources(name); names != nil {
			return d.cut(names, nil)
		}
		return map[string]any{"$ref": componentRoot + name}
	}
	out := map[string]any{}
	for _, key := range []string{"type", "enum", "maxLength", "pattern", "required", fieldsKey} {
		if v, ok := raw[key]; ok {
			out[key] = v
		}
	}
	if items, ok := raw["items"].(map[string]any); ok {
		out["items"] = d.rewrite(items)
	}
	d.rewriteObject(raw, out)
	if branches := list(raw["anyOf"]); branches != nil {
		out = d.rewriteChoice(branches, out)
	}
	if _, ok := raw["x-expansionResources"]; ok {
		out[expansionKey] = true
	}
	if raw["nullable"] == true {
		allowNull(out)
	}
	return out
}

// rewriteObject copies properties and closes the object. A resource about which the document lists nothing (terminal.refund) stays open.
func (d *Document) rewriteObject(raw, out map[string]any) {
	properties, listed := raw["properties"].(map[string]any)
	if listed {
		closed := map[string]any{}
		for name, p := range properties {
			if p, ok := p.(map[string]any); ok {
				closed[name] = d.rewrite(p)
			}
		}
		out["properties"] = closed
	}
	_, resource := raw["x-resourceId"]
	switch extra := raw["additionalProperties"].(type) {
	case map[string]any:
		out["additionalProperties"] = d.rewrite(extra)
	case bool:
		out["additionalProperties"] = extra
	default:
		if listed && !(resource && len(properties) == 0) {
			out["additionalProperties"] = false
		}
	}
}

// rewriteChoice rewrites anyOf. Resources among the branches are merged, and ids with them where nothing else is left, because a verdict
// about a single schema names the mistake and one about a choice cannot.
func (d *Document) rewriteChoice(branches []any, out map[string]any) map[string]any {
	var names []string
	var rest []any
	for _, b := range branches {
		branch, _ := b.(map[string]any)
		if inner := d.resources(refName(branch)); inner != nil {
			names = append(names, inner...)
		} else {
			rest = append(rest, d.rewrite(branch))
		}
	}
	if len(names) > 0 && len(rest) == 1 {
		if id, _ := rest[0].(map[string]any); id["type"] == "string" {
			return d.cut(names, id)
		}
	}
	if len(names) > 0 {
		rest = append(rest, d.cut(names, nil))
	}
	if len(rest) == 1 && len(out) == 0 {
		only, _ := rest[0].(map[string]any)
		if _, ref := only["$ref"]; !ref {
			return only
		}
	}
	out["anyOf"] = rest
	return out
}

// cut returns the schema "an object of one of these types", or also an id of the given schema.
func (d *Document) cut(names []string, id map[string]any) map[string]any {
	slices.Sort(names)
	types, objects, deleted, resources := []any{"object"}, []any{}, 0, []any{}
	for _, name := range names {
		resources = append(resources, name)
		p, err := d.part(name)
		if object := objectName(p); err == nil && !slices.Contains(objects, any(object)) {
			objects = append(objects, object)
		}
		if strings.HasPrefix(name, "deleted_") {
			deleted++
		}
	}
	properties := map[string]any{"object": map[string]any{"enum": objects}}
	required := []any{"object"}
	switch deleted {
	case 0:
		properties["deleted"] = false
	case len(names):
		required = append(required, "deleted")
	}
	out := map[string]any{"required": required, "properties": properties, resourcesKey: resources}
	if id != nil {
		types = []any{"string", "object"}
		if length, ok := id["maxLength"]; ok {
			out["maxLength"] = length
		}
	}
	out["type"] = types
	return out
}

// allowNull is OpenAPI's `nullable`, said in JSON Schema.
func allowNull(schema map[string]any) {
	switch t := schema["type"].(type) {
	case string:
		schema["type"] = []any{t, "null"}
	case []any:
		schema["type"] = append(slices.Clone(t), "null")
	}
	if values := list(schema["enum"]); values != nil {
		schema["enum"] = append(slices.Clone(values), nil)
	}
	if branches := list(schema["anyOf"]); branches != nil {
		schema["anyOf"] = append(slices.Clone(branches), map[string]any{"type": "null"})
	}
}
