package form

import (
	"net/url"
	"sort"
	"strconv"
	"strings"
)

// node is one value of a request: a scalar, an object or a list, as the names of the form say.
type node struct {
	value string
	leaf  bool
	kids  map[string]*node
	auto  int // next free index of a list written with []
}

// maxDepth bounds the nesting of names, so that a hostile name cannot cost a stack.
const maxDepth = 8

// pair is one name=value of a form, in the order of the wire.
type pair struct{ name, value string }

// Split reads a form-encoded text in the order of the wire.
func split(text string) ([]pair, *Error) {
	var pairs []pair
	for _, part := range strings.Split(text, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		decodedName, err := url.QueryUnescape(name)
		if err != nil {
			return nil, &Error{Message: "The request body is not valid form encoding."}
		}
		decodedValue, err := url.QueryUnescape(value)
		if err != nil {
			return nil, &Error{Message: "The request body is not valid form encoding.", Param: decodedName}
		}
		pairs = append(pairs, pair{decodedName, decodedValue})
	}
	return pairs, nil
}

// segments cuts a[b][0][] into a, b, 0, "".
func segments(name string) ([]string, bool) {
	open := strings.IndexByte(name, '[')
	if open < 0 {
		return []string{name}, name != ""
	}
	if open == 0 {
		return nil, false
	}
	parts := []string{name[:open]}
	rest := name[open:]
	for rest != "" {
		end := strings.IndexByte(rest, ']')
		if rest[0] != '[' || end < 0 {
			return nil, false
		}
		parts = append(parts, rest[1:end])
		rest = rest[end+1:]
	}
	return parts, len(parts) <= maxDepth
}

// grow puts one pair into the tree.
func (n *node) grow(p pair) *Error {
	parts, ok := segments(p.name)
	if !ok {
		return unknown(p.name)
	}
	here := n
	for i, part := range parts {
		if here.leaf {
			return &Error{Message: "Parameter is both a value and a hash: " + p.name + ".", Param: p.name}
		}
		if here.kids == nil {
			here.kids = map[string]*node{}
		}
		if part == "" {
			part = here.nextIndex(parts[i+1:])
		}
		next := here.kids[part]
		if next == nil {
			next = &node{}
			here.kids[part] = next
		}
		here = next
	}
	if len(here.kids) > 0 {
		return &Error{Message: "Parameter is both a value and a hash: " + p.name + ".", Param: p.name}
	}
	here.value, here.leaf = p.value, true // the last of several equal names wins, as at Stripe
	return nil
}

// nextIndex finds the element that a [] means: a new one, unless the last one still lacks the name that follows.
func (n *node) nextIndex(after []string) string {
	if len(after) > 0 && n.auto > 0 {
		last := strconv.Itoa(n.auto - 1)
		if kid := n.kids[last]; kid != nil && kid.kids[after[0]] == nil {
			return last
		}
	}
	n.auto++
	return strconv.Itoa(n.auto - 1)
}

// names lists the children in a fixed order: numbers as numbers, else by text.
func (n *node) names() []string {
	names := make([]string, 0, len(n.kids))
	for name := range n.kids {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, errA := strconv.Atoi(names[i])
		b, errB := strconv.Atoi(names[j])
		if errA == nil && errB == nil {
			return a < b
		}
		return names[i] < names[j]
	})
	return names
}

// isList says whether every child is named by a number.
func (n *node) isList() bool {
	for name := range n.kids {
		if number, err := strconv.Atoi(name); err != nil || number < 0 {
			return false
		}
	}
	return !n.leaf
}
