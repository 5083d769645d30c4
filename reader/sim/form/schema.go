package form

import (
	"fmt"
	"strconv"
	"strings"
)

// kind is the type of one parameter.
type kind int

const (
	kindInt kind = iota
	kindBool
	kindString
	kindEnum
	kindMetadata
	kindRange
	kindObject
	kindUncovered
)

// field is one parameter of a schema.
type field struct {
	name      string
	kind      kind
	required  bool
	clearable bool
	list      bool
	max       int // longest string in characters; 0: Stripe's 5000
	enum      []string
	fields    map[string]*field // of an object
	order     []string          // names of fields as written, so that the first missing one is always the same
}

// Schema says which parameters an endpoint takes.
type Schema struct {
	root *field
}

// Parse reads a schema in the notation of the package comment. An error names the line.
func Parse(text string) (*Schema, error) {
	root := &field{kind: kindObject, fields: map[string]*field{}}
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if err := root.addLine(line); err != nil {
			return nil, fmt.Errorf("schema line %d, %q: %w", number+1, line, err)
		}
	}
	return &Schema{root: root}, nil
}

func (f *field) addLine(line string) error {
	words := strings.Fields(line)
	if len(words) < 2 {
		return fmt.Errorf("want a name and a type")
	}
	leaf, err := f.place(words[0])
	if err != nil {
		return err
	}
	return leaf.setType(words[1], words[2:])
}

// place walks down to the field that a dotted name means and makes what is missing on the way.
func (f *field) place(path string) (*field, error) {
	here := f
	for _, part := range strings.Split(path, ".") {
		if here.kind != kindObject || here.fields == nil {
			here.kind, here.fields = kindObject, map[string]*field{}
		}
		name := strings.TrimRight(part, "!?")
		marks := part[len(name):]
		list := strings.HasSuffix(name, "[]")
		name = strings.TrimSuffix(name, "[]")
		if name == "" {
			return nil, fmt.Errorf("a part of the name is empty")
		}
		next := here.fields[name]
		if next == nil {
			next = &field{name: name, kind: kindString}
			here.fields[name] = next
			here.order = append(here.order, name)
		}
		next.list = next.list || list
		next.required = next.required || strings.Contains(marks, "!")
		next.clearable = next.clearable || strings.Contains(marks, "?")
		here = next
	}
	return here, nil
}

func (f *field) setType(name string, args []string) error {
	switch name {
	case "int":
		f.kind = kindInt
	case "bool":
		f.kind = kindBool
	case "metadata":
		f.kind = kindMetadata
	case "range":
		f.kind = kindRange
	case "uncovered":
		f.kind = kindUncovered
	case "object":
		f.kind = kindObject
		if f.fields == nil {
			f.fields = map[string]*field{}
		}
	case "string":
		f.kind = kindString
		if len(args) == 1 {
			max, err := strconv.Atoi(args[0])
			if err != nil {
				return fmt.Errorf("length %q: %w", args[0], err)
			}
			f.max = max
		}
	case "enum":
		if len(args) != 1 {
			return fmt.Errorf("an enum needs its values, separated by |")
		}
		f.kind = kindEnum
		f.enum = strings.Split(args[0], "|")
	default:
		return fmt.Errorf("unknown type %q", name)
	}
	return nil
}
