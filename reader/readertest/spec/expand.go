package spec

import (
	"slices"
	"strconv"
	"strings"
)

// expandPaths returns the values of the parameter `expand` of a request.
func expandPaths(params any) []string {
	fields, _ := params.(map[string]any)
	var paths []string
	for _, p := range list(fields["expand"]) {
		if path, ok := p.(string); ok {
			paths = append(paths, path)
		}
	}
	return paths
}

// checkExpandPaths adds a violation for every path that Stripe would refuse with "This property cannot be expanded".
func (d *Document) checkExpandPaths(op operation, paths []string, v *verdict) error {
	if len(paths) == 0 {
		return nil
	}
	j, err := d.judgeOf("answer", op.id, op.answer)
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, path := range paths {
		if !d.expandable(j.schema, strings.Split(path, ".")) {
			v.add([]string{"expand"}, "%q cannot be expanded", path)
		}
	}
	return nil
}

// expandable reports whether every step leads through a field that its object lists as expandable, and the last one holds an id, or a
// list, which is left out unless it is asked for. A plain part of an object is always there and cannot be expanded. Lists are passed
// through. The lock must be held.
func (d *Document) expandable(schema map[string]any, steps []string) bool {
	if len(steps) == 0 {
		return schema[expansionKey] != nil || slices.ContainsFunc(d.shapes(schema), func(s map[string]any) bool { return objectName(s) == "list" })
	}
	for _, s := range d.shapes(schema) {
		if !slices.Contains(list(s[fieldsKey]), any(steps[0])) {
			continue
		}
		properties, _ := s["properties"].(map[string]any)
		next, _ := properties[steps[0]].(map[string]any)
		if d.expandable(next, steps[1:]) {
			return true
		}
	}
	return false
}

// shapes returns the object schemas that a schema can come to: through references, choices, lists and resources. The lock must be held.
func (d *Document) shapes(schema map[string]any) []map[string]any {
	var names []string
	if ref, ok := schema["$ref"].(string); ok {
		names = append(names, strings.TrimPrefix(ref, componentRoot))
	}
	for _, name := range list(schema[resourcesKey]) {
		name, _ := name.(string)
		names = append(names, name)
	}
	var found []map[string]any
	for _, name := range names {
		if component, err := d.component(name); err == nil {
			found = append(found, d.shapes(component)...)
		}
	}
	inner := list(schema["anyOf"])
	if items, ok := schema["items"].(map[string]any); ok {
		inner = append(slices.Clone(inner), items)
	}
	for _, branch := range inner {
		branch, _ := branch.(map[string]any)
		found = append(found, d.shapes(branch)...)
	}
	if _, ok := schema["properties"]; ok && schema[resourcesKey] == nil {
		found = append(found, schema)
	}
	return found
}

// judgeExpansion walks through an answer along its schema and compares every field that holds an id or an object with what was asked
// for. Steps are the place without indexes, which is how `expand` writes it. Asking for a.b expands a too.
func (d *Document) judgeExpansion(schema map[string]any, value any, place, steps, expand []string, v *verdict) {
	if schema[expansionKey] != nil {
		path := strings.Join(steps, ".")
		asked := slices.ContainsFunc(expand, func(p string) bool { return p == path || strings.HasPrefix(p, path+".") })
		switch value.(type) {
		case map[string]any:
			if !asked {
				v.add(place, "an object, and the request does not expand %s", path)
				return
			}
		case string:
			if asked {
				v.add(place, "an id, and the request expands %s", path)
			}
		}
	}
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			items, _ := schema["items"].(map[string]any)
			d.judgeExpansion(items, item, join(place, strconv.Itoa(i)), steps, expand, v)
		}
	case map[string]any:
		d.mu.Lock()
		shapes := d.shapes(schema)
		d.mu.Unlock()
		for key, item := range value {
			if next := propertyOf(shapes, key, value); next != nil {
				d.judgeExpansion(next, item, join(place, key), join(steps, key), expand, v)
			}
		}
	}
}

// propertyOf returns the schema of a property in the first shape that fits the object and has it.
func propertyOf(shapes []map[string]any, key string, object map[string]any) map[string]any {
	for _, s := range shapes {
		if name := objectName(s); name != "" && name != object["object"] {
			continue
		}
		properties, _ := s["properties"].(map[string]any)
		if p, ok := properties[key].(map[string]any); ok {
			return p
		}
	}
	return nil
}
