package spec

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A field is a parameter as it stands in a form: a text, or fields below it by name or index.
type field struct {
	text  string
	under map[string]*field // nil for a text
	order []string          // the names in under, as they came
}

// parseForm reads `a=1&b[c]=2&d[0]=3&d[]=4`, and says what cannot be read as such, the same parameter twice included.
func parseForm(form string) (*field, verdict) {
	root := &field{under: map[string]*field{}}
	var v verdict
	for pair := range strings.SplitSeq(form, "&") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(key)
		text, err2 := url.QueryUnescape(value)
		steps := splitName(name)
		if err != nil || err2 != nil || steps == nil {
			v = append(v, "/: the parameter "+strconv.Quote(pair)+" cannot be read")
			continue
		}
		if problem := root.put(steps, text); problem != "" {
			v.add(steps, "%s", problem)
		}
	}
	return root, v
}

var bracketed = regexp.MustCompile(`^([^\[\]]+)((?:\[[^\[\]]*\])*)$`)

// splitName splits `a[b][]` into a, b and "". It returns nil for a name that has no such form.
func splitName(name string) []string {
	match := bracketed.FindStringSubmatch(name)
	if match == nil {
		return nil
	}
	steps := []string{match[1]}
	if rest := match[2]; rest != "" {
		steps = append(steps, strings.Split(rest[1:len(rest)-1], "][")...)
	}
	return steps
}

// put stores a text, and returns what is wrong with doing so.
func (f *field) put(steps []string, text string) string {
	for i, step := range steps {
		if f.under == nil {
			return "sent both as a text and as more than a text"
		}
		if step == "" {
			step = strconv.Itoa(len(f.under))
		}
		next, there := f.under[step]
		last := i == len(steps)-1
		switch {
		case there && last:
			return "sent twice"
		case !there:
			next = &field{}
			if !last {
				next.under = map[string]*field{}
			}
			f.under[step] = next
			f.order = append(f.order, step)
		}
		f = next
	}
	f.text = text
	return ""
}

// items returns the fields below in the order of their indexes. It reports false if a name is no index. Stripe does not say that indexes
// begin at 0 without a gap, so this package does not ask for it.
func (f *field) items() ([]*field, bool) {
	byIndex := map[int]*field{}
	for name, item := range f.under {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || byIndex[i] != nil {
			return nil, false
		}
		byIndex[i] = item
	}
	var items []*field
	for _, i := range slices.Sorted(maps.Keys(byIndex)) {
		items = append(items, byIndex[i])
	}
	return items, f.under != nil
}

var (
	integerText = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	numberText  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
)

// coerce turns a field into the JSON value that the schema expects there. What does not fit stays what it is in the form, so that the
// schema refuses it.
func coerce(schema map[string]any, f *field) any {
	if branches := list(schema["anyOf"]); branches != nil {
		schema = choose(branches, f)
	}
	if f.under == nil {
		return coerceText(schema, f.text)
	}
	if items, ok := f.items(); ok && schema["type"] == "array" {
		inner, _ := schema["items"].(map[string]any)
		out := make([]any, 0, len(items))
		for _, item := range items {
			out = append(out, coerce(inner, item))
		}
		return out
	}
	out := make(map[string]any, len(f.order))
	for _, name := range f.order {
		out[name] = coerce(below(schema, name), f.under[name])
	}
	return out
}

func coerceText(schema map[string]any, text string) any {
	switch schema["type"] {
	case "integer":
		if integerText.MatchString(text) {
			return json.Number(text)
		}
	case "number":
		if numberText.MatchString(text) {
			return json.Number(text)
		}
	case "boolean":
		if text == "true" || text == "false" {
			return text == "true"
		}
	}
	return text
}

// below returns the schema of a named parameter, an empty one if there is none.
func below(schema map[string]any, name string) map[string]any {
	properties, _ := schema["properties"].(map[string]any)
	if p, ok := properties[name].(map[string]any); ok {
		return p
	}
	extra, _ := schema["additionalProperties"].(map[string]any)
	return extra
}

// choose returns the branch of a choice that a field is meant for: one that knows the text or all the names, then one of the right form.
func choose(branches []any, f *field) map[string]any {
	var candidates []map[string]any
	for _, b := range branches {
		branch, _ := b.(map[string]any)
		structured := branch["type"] == "object" || branch["type"] == "array"
		if structured == (f.under != nil) {
			candidates = append(candidates, branch)
		}
	}
	for _, c := range candidates {
		if takes(c, f) {
			return c
		}
	}
	if len(candidates) > 0 {
		return candidates[0]
	}
	first, _ := branches[0].(map[string]any)
	return first
}

func takes(schema map[string]any, f *field) bool {
	values := list(schema["enum"])
	switch {
	case f.under == nil && values != nil:
		return slices.Contains(values, any(f.text))
	case f.under == nil:
		_, still := coerceText(schema, f.text).(string)
		return !still || schema["type"] == "string"
	case schema["type"] == "array":
		_, ok := f.items()
		return ok
	}
	return !slices.ContainsFunc(f.order, func(name string) bool { return below(schema, name) == nil })
}
