package spec

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// CheckResponse judges an answer by the document: every field is one that it knows, at every depth, with the right type, null only
// where it may be null, the required ones present; a failure (status 400 and above) has Stripe's form of an error. Fields that can be
// expanded may hold an id or the object. The error lists all violations, one to a line, each with its place.
func (d *Document) CheckResponse(method, path string, status int, body []byte) error {
	return d.checkResponse(method, path, status, body, nil, false)
}

// checkResponse is CheckResponse. If strict, what is expanded must be what the request asked for, no less and no more.
func (d *Document) checkResponse(method, path string, status int, body []byte, expand []string, strict bool) error {
	path, _, _ = strings.Cut(path, "?")
	r, err := d.find(method, path)
	if err != nil {
		return err
	}
	about := fmt.Sprintf("%s: the answer %d", r.name(), status)
	op, err := r.read()
	if err != nil {
		return fmt.Errorf("%s: %w", about, err)
	}
	role, schema := "answer", op.answer
	switch {
	case status >= 400:
		role, schema = "failure", op.failure
	case status != 200:
		return fmt.Errorf("%s: Stripe answers 200, or 400 and above", about)
	}
	j, err := d.judgeOf(role, op.id, schema)
	if err != nil {
		return fmt.Errorf("%s: %w", about, err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: no JSON: %w", about, err)
	}
	var v verdict
	v.judge(j, value, nil)
	d.judgeObjects(value, nil, &v)
	if strict && role == "answer" {
		d.judgeExpansion(j.schema, value, nil, nil, expand, &v)
	}
	return v.err(about)
}

// judgeObjects judges every object that names its type, wherever it stands, as that type. Metadata is the merchant's own, and
// previous_attributes of an event are parts of an object.
func (d *Document) judgeObjects(value any, place []string, v *verdict) {
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			d.judgeObjects(item, join(place, strconv.Itoa(i)), v)
		}
	case map[string]any:
		if name := d.resourceOf(value); name != "" {
			if j, err := d.judgeOfComponent(name); err != nil {
				v.add(place, "%v", err)
			} else {
				v.judge(j, value, place)
			}
		}
		for key, item := range value {
			if key != "metadata" && key != "previous_attributes" {
				d.judgeObjects(item, join(place, key), v)
			}
		}
	}
}

// resourceOf returns the component that an object says it is, or "".
func (d *Document) resourceOf(object map[string]any) string {
	name, _ := object["object"].(string)
	if object["deleted"] == true {
		name = "deleted_" + name
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if names := d.resources(name); len(names) == 1 && names[0] == name {
		return name
	}
	return ""
}
