package spec

import (
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// loader hands components to the schema compiler when it meets a reference to them.
type loader struct{ d *Document }

// Load returns the rewritten component behind a reference. It is called with the document's lock held, by the compiler.
func (l loader) Load(address string) (any, error) {
	name, ok := strings.CutPrefix(address, componentRoot)
	if !ok {
		return nil, fmt.Errorf("the document refers to %s, which is no component", address)
	}
	return l.d.component(name)
}

// component returns a component, rewritten. The lock must be held.
func (d *Document) component(name string) (map[string]any, error) {
	address := componentRoot + name
	if s, ok := d.schemas[address]; ok {
		return s, nil
	}
	p, err := d.part(name)
	if err != nil {
		return nil, err
	}
	s := d.rewrite(p)
	properties, _ := s["properties"].(map[string]any)
	for _, field := range earlierFields(name) {
		if _, known := properties[field]; !known {
			properties[field] = true
		}
	}
	d.schemas[address] = s
	return s, nil
}

// A judge is a schema in both forms: compiled to decide, rewritten to be walked through.
type judge struct {
	schema   map[string]any
	compiled *jsonschema.Schema
}

// judgeOf returns the judge of one schema of an operation. Its role ("request", "answer", "failure") and the operation's id name it.
func (d *Document) judgeOf(role, id string, raw map[string]any) (judge, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	address := "stripe://document/" + role + "/" + id
	if raw == nil {
		return judge{}, fmt.Errorf("the document has no %s for %s", role, id)
	}
	if _, ok := d.schemas[address]; !ok {
		d.schemas[address] = d.rewrite(raw)
		if err := d.compiler.AddResource(address, d.schemas[address]); err != nil {
			return judge{}, fmt.Errorf("add %s: %w", address, err)
		}
	}
	return d.compile(address)
}

// judgeOfComponent returns the judge of a component.
func (d *Document) judgeOfComponent(name string) (judge, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.component(name); err != nil {
		return judge{}, err
	}
	return d.compile(componentRoot + name)
}

// compile compiles once. The lock must be held.
func (d *Document) compile(address string) (judge, error) {
	compiled, ok := d.compiled[address]
	if !ok {
		var err error
		if compiled, err = d.compiler.Compile(address); err != nil {
			return judge{}, fmt.Errorf("compile %s: %w", address, err)
		}
		d.compiled[address] = compiled
	}
	return judge{d.schemas[address], compiled}, nil
}
