package sim

import (
	"fmt"
	"slices"
)

// Limits of a page (docs.stripe.com/api/pagination).
const (
	defaultPage = 10
	largestPage = 100
)

// page cuts one page out of a table and renders it: newest first, what match lets through, between the cursors. A cursor must be
// an object that there is, also when the filter leaves it out.
func page[T any](c *call, v *view[T], what, url string, match func(*T) bool, one func(*T) obj) (any, *apiError) {
	limit := int64(defaultPage)
	if c.params.Given("limit") {
		limit = c.params.Int("limit")
	}
	if limit < 1 || limit > largestPage {
		return nil, invalid("parameter_invalid_integer", "limit", fmt.Sprintf("limit must be between 1 and %d.", largestPage))
	}
	after, before := c.params.Str("starting_after"), c.params.Str("ending_before")
	if after != "" && before != "" {
		return nil, invalid("parameters_exclusive", "starting_after", "Give either starting_after or ending_before, not both.")
	}
	for _, cursor := range []struct{ name, id string }{{"starting_after", after}, {"ending_before", before}} {
		if cursor.id != "" && v.get(cursor.id) == nil {
			return nil, missing(what, cursor.id, cursor.name)
		}
	}
	ids, more := window(v, match, after, before, int(limit))
	data := []obj{}
	for _, id := range ids {
		data = append(data, one(v.get(id)))
	}
	return obj{"object": "list", "url": url, "has_more": more, "data": data}, nil
}

// window walks from the cursor until the page is full, and one further to see whether there is more.
func window[T any](v *view[T], match func(*T) bool, after, before string, limit int) (ids []string, more bool) {
	order := v.table.order
	from, to, step := len(order)-1, -1, -1
	switch {
	case after != "":
		from = slices.Index(order, after) - 1
	case before != "":
		from, to, step = slices.Index(order, before)+1, len(order), 1
	}
	for i := from; i != to; i += step {
		if !match(v.get(order[i])) {
			continue
		}
		if len(ids) == limit {
			more = true
			break
		}
		ids = append(ids, order[i])
	}
	if before != "" {
		slices.Reverse(ids)
	}
	return ids, more
}
