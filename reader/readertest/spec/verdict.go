package spec

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A verdict is everything that is wrong with one request or answer, one line each, each beginning with the place as a JSON pointer.
type verdict []string

func (v *verdict) add(place []string, format string, args ...any) {
	*v = append(*v, fmt.Sprintf("%s: %s", pointer(place), fmt.Sprintf(format, args...)))
}

// err returns nothing for an empty verdict. The lines are sorted, so that the same mistake always reads the same.
func (v verdict) err(about string) error {
	if len(v) == 0 {
		return nil
	}
	lines := slices.Compact(slices.Sorted(slices.Values(v)))
	return fmt.Errorf("%s:\n\t%s", about, strings.Join(lines, "\n\t"))
}

func pointer(place []string) string { return "/" + strings.Join(place, "/") }

// join returns a place below another, never sharing memory with it.
func join(place []string, steps ...string) []string { return slices.Concat(place, steps) }

// judge adds what a schema has against a value that stands at the given place.
func (v *verdict) judge(j judge, value any, place []string) {
	err := j.compiled.Validate(value)
	if err == nil {
		return
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		v.add(place, "%v", err)
		return
	}
	for _, leaf := range leaves(invalid) {
		v.leaf(leaf, join(place, leaf.InstanceLocation...))
	}
}

// leaf words one complaint of the schema.
func (v *verdict) leaf(e *jsonschema.ValidationError, place []string) {
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			v.add(join(place, name), "Stripe's document does not know it")
		}
	case *kind.Required:
		for _, name := range k.Missing {
			v.add(join(place, name), "missing")
		}
	case *kind.Type:
		v.add(place, "type %s, want %s", k.Got, strings.Join(k.Want, " or "))
	case *kind.Enum:
		v.add(place, "%v is none of %v", k.Got, k.Want)
	case *kind.FalseSchema:
		v.add(place, "must not be there")
	default:
		v.add(place, "%s", e.ErrorKind.LocalizedString(message.NewPrinter(language.English)))
	}
}

// leaves returns the complaints at the ends of the tree. Under a choice they are those of the branch that was most likely meant;
// those of the others would only say that the value is not something else.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	if _, choice := e.ErrorKind.(*kind.AnyOf); choice {
		return meant(e)
	}
	var all []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}

// meant picks the first branch of a choice that the value was meant for. A complaint about the value's own type says that it was not
// meant for the branch; if all of them say so, all are reported.
func meant(choice *jsonschema.ValidationError) []*jsonschema.ValidationError {
	var all []*jsonschema.ValidationError
	for _, branch := range choice.Causes {
		found := leaves(branch)
		if !refusesKind(found, len(choice.InstanceLocation)) {
			return found
		}
		all = append(all, found...)
	}
	return all
}

// refusesKind reports whether a complaint concerns the value itself, at the given depth, or the name of its type.
func refusesKind(found []*jsonschema.ValidationError, depth int) bool {
	return slices.ContainsFunc(found, func(e *jsonschema.ValidationError) bool {
		switch e.ErrorKind.(type) {
		case *kind.Type:
			return len(e.InstanceLocation) == depth
		case *kind.Enum:
			below := e.InstanceLocation[depth:]
			return len(below) == 0 || len(below) == 1 && (below[0] == "object" || below[0] == "type")
		}
		return false
	})
}
