// Package form reads the form-encoded parameters of Stripe's v1 API strictly: nested names (a[b][0][c]) become a tree, the
// tree is held against a schema, and whatever the schema does not know, or knows as another type, is an error that names the
// parameter and carries Stripe's error code for it.
//
// A schema is written as text, one parameter a line:
//
//	amount!                     int
//	capture_method              enum automatic|automatic_async|manual
//	description?                string 1000
//	metadata                    metadata
//	collect_config.skip_tipping bool
//	cart.line_items[].amount!   int
//	expand[]                    string
//	created                     range
//	mandate                     uncovered
//
// A dot nests, [] makes a list (of scalars, or with a dot after it of objects), ! says that the parameter must be there
// (inside an object: when the object is there), ? that an empty value is allowed and unsets it. A parameter that Stripe has and the
// simulator does not act on is uncovered: it is refused by name, which is kinder than ignoring it and truer than calling it unknown.
package form
