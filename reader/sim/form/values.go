package form

import (
	"sort"
	"strconv"
	"strings"
)

// Error is a refused parameter, in the words of Stripe's error object.
type Error struct {
	Code    string // Stripe's error code; empty where Stripe gives none
	Param   string // the parameter, nested names in brackets
	Message string // one sentence
}

// Error says what is wrong.
func (e *Error) Error() string { return e.Message }

func unknown(name string) *Error {
	return &Error{Code: "parameter_unknown", Param: name, Message: "Received unknown parameter: " + name}
}

// Values are the parameters of one request, checked against their schema. Paths are dotted.
type Values struct {
	node *node
}

func (v Values) find(path string) *node {
	here := v.node
	for _, part := range strings.Split(path, ".") {
		if here == nil {
			return nil
		}
		here = here.kids[part]
	}
	return here
}

// Has says whether the parameter was sent, also when it was sent empty.
func (v Values) Has(path string) bool { return v.find(path) != nil }

// Given says whether the parameter was sent with a value.
func (v Values) Given(path string) bool {
	n := v.find(path)
	return n != nil && (!n.leaf || n.value != "")
}

// Str returns a scalar as it was sent, "" when it was not.
func (v Values) Str(path string) string {
	if n := v.find(path); n != nil && n.leaf {
		return n.value
	}
	return ""
}

// Int returns an integer, 0 when it was not sent.
func (v Values) Int(path string) int64 {
	number, err := strconv.ParseInt(v.Str(path), 10, 64)
	if err != nil {
		return 0
	}
	return number
}

// Bool returns a boolean, false when it was not sent.
func (v Values) Bool(path string) bool { return v.Str(path) == "true" }

// Strings returns a list of scalars in order, nil when it was not sent.
func (v Values) Strings(path string) []string {
	n := v.find(path)
	if n == nil || n.leaf {
		return nil
	}
	var list []string
	for _, name := range n.names() {
		list = append(list, n.kids[name].value)
	}
	return list
}

// Objects returns a list of objects in order.
func (v Values) Objects(path string) []Values {
	n := v.find(path)
	if n == nil {
		return nil
	}
	var list []Values
	for _, name := range n.names() {
		list = append(list, Values{node: n.kids[name]})
	}
	return list
}

// Merge applies the metadata parameter at path to old and returns the result as a new map: empty values remove their key, and
// an empty parameter removes all. It fails when more keys than Stripe keeps would remain.
func (v Values) Merge(path string, old map[string]string) (map[string]string, *Error) {
	n := v.find(path)
	merged := map[string]string{}
	if n != nil && n.leaf {
		return merged, nil
	}
	for key, value := range old {
		merged[key] = value
	}
	if n == nil {
		return merged, nil
	}
	for key, kid := range n.kids {
		if kid.value == "" {
			delete(merged, key)
		} else {
			merged[key] = kid.value
		}
	}
	if len(merged) > maxMetadataKeys {
		return nil, &Error{Param: path, Message: "Metadata can hold at most " + strconv.Itoa(maxMetadataKeys) + " keys."}
	}
	return merged, nil
}

// Range is a filter on a time in Unix seconds, as in created[gte]. It contains a number when all bounds that were sent agree.
type Range struct {
	set                        bool
	gt, gte, lt, lte           int64
	hasGt, hasGte, hasLt, hasL bool
}

// Range returns the filter at path; one that was not sent contains every number.
func (v Values) Range(path string) Range {
	n := v.find(path)
	if n == nil {
		return Range{}
	}
	if n.leaf {
		at := v.Int(path)
		return Range{set: true, gte: at, lte: at, hasGte: true, hasL: true}
	}
	r := Range{set: true}
	r.gt, r.hasGt = v.Int(path+".gt"), v.Has(path+".gt")
	r.gte, r.hasGte = v.Int(path+".gte"), v.Has(path+".gte")
	r.lt, r.hasLt = v.Int(path+".lt"), v.Has(path+".lt")
	r.lte, r.hasL = v.Int(path+".lte"), v.Has(path+".lte")
	return r
}

// Contains says whether at passes the filter.
func (r Range) Contains(at int64) bool {
	return !r.set || !(r.hasGt && at <= r.gt || r.hasGte && at < r.gte || r.hasLt && at >= r.lt || r.hasL && at > r.lte)
}

// Canonical returns the parameters as one text that is the same for every order and spelling of the same form, so that two
// requests can be compared.
func (v Values) Canonical() string {
	var lines []string
	v.node.flatten("", &lines)
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func (n *node) flatten(prefix string, lines *[]string) {
	if n == nil {
		return
	}
	if n.leaf {
		*lines = append(*lines, strconv.Quote(prefix)+"="+strconv.Quote(n.value))
		return
	}
	for name, kid := range n.kids {
		kid.flatten(inner(prefix, name), lines)
	}
}
