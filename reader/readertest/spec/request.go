package spec

import (
	"fmt"
	"mime"
	"strings"
)

const formType = "application/x-www-form-urlencoded"

// CheckRequest judges a request by the document: the operation exists, every parameter is one that it knows, at every depth, each has
// the type and one of the values that are allowed, the required ones are there, and `expand` leads somewhere. The path is as on the
// wire, with the query if there is one. The error lists all violations, one to a line, each with its place.
func (d *Document) CheckRequest(method, path, contentType string, body []byte) error {
	_, err := d.checkRequest(method, path, contentType, body)
	return err
}

// checkRequest is CheckRequest, and also returns the paths that the answer is asked to expand.
func (d *Document) checkRequest(method, path, contentType string, body []byte) ([]string, error) {
	path, query, _ := strings.Cut(path, "?")
	r, err := d.find(method, path)
	if err != nil {
		return nil, err
	}
	about := r.name() + ": the request"
	op, err := r.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", about, err)
	}
	j, err := d.judgeOf("request", op.id, op.params)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", about, err)
	}
	form, v := wireForm(method, query, contentType, body)
	fields, unread := parseForm(form)
	v = append(v, unread...)
	value := coerce(j.schema, fields)
	v.judge(j, value, nil)
	paths := expandPaths(value)
	if err := d.checkExpandPaths(op, paths, &v); err != nil {
		return nil, fmt.Errorf("%s: %w", about, err)
	}
	return paths, v.err(about)
}

// wireForm returns where the parameters of a request stand: in the query of a GET, in the body of a POST, in either of a DELETE.
func wireForm(method, query, contentType string, body []byte) (string, verdict) {
	var v verdict
	if len(body) > 0 {
		if kind, _, err := mime.ParseMediaType(contentType); err != nil || kind != formType {
			v.add(nil, "the body is %q, want %s", contentType, formType)
		}
	}
	switch {
	case method == "GET" && len(body) > 0:
		v.add(nil, "a GET has its parameters in the query, this one has a body")
	case method == "POST" && query != "":
		v.add(nil, "a POST has its parameters in the body, this one has the query %s", query)
	}
	if method == "GET" || method == "DELETE" && len(body) == 0 {
		return query, v
	}
	return string(body), v
}
