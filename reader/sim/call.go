package sim

import (
	"time"

	"reji/reader/sim/form"
)

// call is one request while its endpoint works on it.
type call struct {
	s       *Server
	tx      *tx
	at      time.Time
	ids     []string // in the path
	params  form.Values
	expand  expansion
	version version
	fault   string // flavour of a fault that the endpoint itself acts out
}

func (c *call) id() string { return c.ids[0] }

func (c *call) render() *render {
	return &render{tx: c.tx, now: c.at, version: c.version, requestID: c.tx.requestID}
}

// metadata applies the parameter of that name to what an object has.
func (c *call) metadata(old map[string]string) (map[string]string, *apiError) {
	merged, err := c.params.Merge("metadata", old)
	if err != nil {
		return nil, fromForm(err)
	}
	return merged, nil
}

// optional returns a pointer to a boolean parameter, nil when it was not sent.
func optionalBool(v form.Values, path string) *bool {
	if !v.Given(path) {
		return nil
	}
	b := v.Bool(path)
	return &b
}

func optionalInt(v form.Values, path string) *int64 {
	if !v.Given(path) {
		return nil
	}
	n := v.Int(path)
	return &n
}
