package form

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of Stripe's metadata (docs.stripe.com/metadata) and of strings in general.
const (
	maxMetadataKeys  = 50
	maxMetadataKey   = 40
	maxMetadataValue = 500
	maxString        = 5000
)

// Decode reads a query and a body (either may be empty; of equal names the later one wins) and holds them against the schema.
// The error is Stripe's for a refused parameter: unknown, missing, ill-typed, too long, empty.
func (s *Schema) Decode(texts ...string) (Values, *Error) {
	root := &node{}
	for _, text := range texts {
		pairs, err := split(text)
		if err != nil {
			return Values{}, err
		}
		for _, p := range pairs {
			if !utf8.ValidString(p.name) || !utf8.ValidString(p.value) {
				return Values{}, &Error{Message: "Invalid UTF-8 in parameters.", Param: strings.ToValidUTF8(p.name, "?")}
			}
			if err := root.grow(p); err != nil {
				return Values{}, err
			}
		}
	}
	if err := s.root.checkObject(root, ""); err != nil {
		return Values{}, err
	}
	return Values{node: root}, nil
}

func inner(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "[" + name + "]"
}

func (f *field) checkObject(n *node, prefix string) *Error {
	for _, name := range n.names() {
		sub := f.fields[name]
		if sub == nil {
			return unknown(inner(prefix, name))
		}
		if err := sub.check(n.kids[name], inner(prefix, name)); err != nil {
			return err
		}
	}
	for _, name := range f.order {
		if f.fields[name].required && n.kids[name] == nil {
			return &Error{Code: "parameter_missing", Param: inner(prefix, name), Message: "Missing required param: " + inner(prefix, name) + "."}
		}
	}
	return nil
}

func (f *field) check(n *node, path string) *Error {
	if f.kind == kindUncovered {
		return &Error{Param: path, Message: "The simulator does not cover the parameter " + path + "."}
	}
	if n.leaf && n.value == "" {
		if f.clearable || f.kind == kindMetadata || (f.list && f.kind == kindString) {
			return nil
		}
		return &Error{Code: "parameter_invalid_empty", Param: path,
			Message: fmt.Sprintf("'%s' was sent empty, which asks to unset it; it cannot be unset. Leave it out or give it a value.", path)}
	}
	if !f.list {
		return f.checkOne(n, path)
	}
	if !n.isList() {
		return &Error{Param: path, Message: "Invalid array"}
	}
	for _, name := range n.names() {
		if err := f.checkOne(n.kids[name], inner(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func (f *field) checkOne(n *node, path string) *Error {
	switch f.kind {
	case kindObject:
		if n.leaf {
			return &Error{Param: path, Message: "Invalid object"}
		}
		return f.checkObject(n, path)
	case kindMetadata:
		return checkMetadata(n, path)
	case kindRange:
		return checkRange(n, path)
	case kindInt, kindBool, kindString, kindEnum, kindUncovered:
	}
	if !n.leaf {
		return &Error{Param: path, Message: "Invalid " + f.typeName() + ": a hash or an array was given"}
	}
	switch f.kind {
	case kindInt:
		return checkInt(n.value, path)
	case kindBool:
		if n.value != "true" && n.value != "false" {
			return &Error{Param: path, Message: "Invalid boolean: " + n.value}
		}
	case kindString:
		max := f.max
		if max == 0 {
			max = maxString
		}
		if length := utf8.RuneCountInString(n.value); length > max {
			return &Error{Param: path, Message: fmt.Sprintf("Invalid string: %d characters, at most %d are allowed", length, max)}
		}
		if strings.TrimSpace(n.value) == "" {
			return &Error{Code: "parameter_invalid_string_blank", Param: path, Message: fmt.Sprintf("'%s' holds only white space.", path)}
		}
	case kindEnum:
		for _, allowed := range f.enum {
			if n.value == allowed {
				return nil
			}
		}
		return &Error{Param: path, Message: fmt.Sprintf("Invalid %s: must be one of %s", path, strings.Join(f.enum, ", "))}
	case kindObject, kindMetadata, kindRange, kindUncovered:
	}
	return nil
}

func (f *field) typeName() string {
	switch f.kind {
	case kindInt:
		return "integer"
	case kindBool:
		return "boolean"
	case kindString, kindEnum, kindMetadata, kindRange, kindObject, kindUncovered:
	}
	return "string"
}

func checkInt(text, path string) *Error {
	if _, err := strconv.ParseInt(text, 10, 64); err != nil || strings.HasPrefix(text, "+") {
		return &Error{Code: "parameter_invalid_integer", Param: path, Message: "Invalid integer: " + text}
	}
	return nil
}

func checkRange(n *node, path string) *Error {
	if n.leaf {
		return checkInt(n.value, path)
	}
	for _, name := range n.names() {
		switch name {
		case "gt", "gte", "lt", "lte":
		default:
			return unknown(inner(path, name))
		}
		kid := n.kids[name]
		if !kid.leaf {
			return &Error{Param: inner(path, name), Message: "Invalid integer: a hash or an array was given"}
		}
		if err := checkInt(kid.value, inner(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func checkMetadata(n *node, path string) *Error {
	if n.leaf {
		return &Error{Param: path, Message: "Invalid object"}
	}
	if len(n.kids) > maxMetadataKeys {
		return &Error{Param: path, Message: fmt.Sprintf("Metadata can hold at most %d keys.", maxMetadataKeys)}
	}
	for _, name := range n.names() {
		kid := n.kids[name]
		switch {
		case !kid.leaf:
			return &Error{Param: inner(path, name), Message: "Metadata values are strings, not hashes or arrays."}
		case utf8.RuneCountInString(name) > maxMetadataKey:
			return &Error{Param: path, Message: fmt.Sprintf("Metadata keys have at most %d characters: %s.", maxMetadataKey, name)}
		case utf8.RuneCountInString(kid.value) > maxMetadataValue:
			return &Error{Param: inner(path, name), Message: fmt.Sprintf("Metadata values have at most %d characters.", maxMetadataValue)}
		}
	}
	return nil
}
