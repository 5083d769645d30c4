package sim_test

import (
	"strings"
	"testing"

	"reji/reader/readertest/spec"
)

// judge holds every answer of a test against Stripe's OpenAPI document, and every object against the keys of Stripe's own examples.
type judge struct {
	t       *testing.T
	doc     *spec.Document
	answers map[int]int // by status
	off     bool        // while faults spoil the answers
}

func newJudge(t *testing.T) *judge {
	t.Helper()
	doc, err := spec.Load()
	if err != nil {
		t.Fatalf("load Stripe's document: %v", err)
	}
	j := &judge{t: t, doc: doc, answers: map[int]int{}}
	t.Cleanup(func() {
		if len(j.answers) > 0 {
			t.Logf("answers judged by Stripe's document %s, by status: %v", doc.Version, j.answers)
		}
	})
	return j
}

func (j *judge) see(method, path string, r reply) {
	j.t.Helper()
	if j.off || !strings.HasPrefix(path, "/v1/") || !strings.HasPrefix(r.header.Get("Content-Type"), "application/json") {
		return
	}
	if r.status == 404 && r.text("error", "param") == "" {
		return // a URL that Stripe does not have cannot be looked up
	}
	j.answers[r.status]++
	if err := j.doc.CheckResponse(method, path, r.status, r.raw); err != nil {
		j.t.Errorf("%s %s: %v\n%s", method, path, err, r.raw)
	}
	if r.status == 200 {
		if gone := j.doc.MissingKeys(r.raw); len(gone) > 0 {
			j.t.Errorf("%s %s: keys of Stripe's example are missing: %v", method, path, gone)
		}
	}
}
