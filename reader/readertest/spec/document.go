package spec

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stripe/stripe-mock/embedded"
)

// Document is Stripe's OpenAPI document together with its fixtures, ready to judge exchanges. It is safe for concurrent use.
type Document struct {
	// Version is the API version that the document describes, for example "2026-08-26.dahlia".
	Version string

	raw      map[string]json.RawMessage // components by name, not yet read
	fixtures map[string]json.RawMessage // Stripe's example of each object type
	routes   []route

	mu       sync.Mutex // guards everything below; the compiler is not safe for concurrent use
	parts    map[string]map[string]any
	schemas  map[string]map[string]any
	compiled map[string]*jsonschema.Schema
	compiler *jsonschema.Compiler
}

// Load returns Stripe's document, which is read once per process. Its error says that the embedded files are not what this package
// expects, which can only follow a change of the stripe-mock module.
func Load() (*Document, error) { return load() }

// load is what makes one Document of the process: reading eight megabytes once is cheap, once per test is not.
var load = sync.OnceValues(func() (*Document, error) { return parse(embedded.OpenAPISpec, embedded.OpenAPIFixtures) })

// parse splits the document into components and operations without looking inside them, which is what keeps loading fast.
func parse(document, fixtures []byte) (*Document, error) {
	var file struct {
		Info       struct{ Version string }
		Components struct {
			Schemas map[string]json.RawMessage
		}
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(document, &file); err != nil {
		return nil, fmt.Errorf("read the OpenAPI document: %w", err)
	}
	var examples struct {
		Resources map[string]json.RawMessage
	}
	if err := json.Unmarshal(fixtures, &examples); err != nil {
		return nil, fmt.Errorf("read the fixtures: %w", err)
	}
	if len(file.Components.Schemas) == 0 || len(file.Paths) == 0 || len(examples.Resources) == 0 {
		return nil, fmt.Errorf("the OpenAPI document holds %d schemas, %d paths and %d fixtures, and none may be missing",
			len(file.Components.Schemas), len(file.Paths), len(examples.Resources))
	}
	d := &Document{
		Version:  file.Info.Version,
		raw:      file.Components.Schemas,
		fixtures: examples.Resources,
		parts:    map[string]map[string]any{},
		schemas:  map[string]map[string]any{},
		compiled: map[string]*jsonschema.Schema{},
		compiler: jsonschema.NewCompiler(),
	}
	d.compiler.DefaultDraft(jsonschema.Draft7)
	d.compiler.UseLoader(loader{d})
	for template, methods := range file.Paths {
		for method, raw := range methods {
			d.routes = append(d.routes, newRoute(strings.ToUpper(method), template, raw))
		}
	}
	return d, nil
}
