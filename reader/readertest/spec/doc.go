// Package spec judges HTTP exchanges by Stripe's published OpenAPI document. It is meant for tests: what a driver sends and what a
// simulator answers is compared with the document that Stripe itself publishes, so that neither can agree with the other on something
// that Stripe does not know.
//
// It is stricter than the document in three ways, because the document is written for generators of clients and leaves room:
//
//   - A property or parameter that is not listed is refused, at every depth. The document says so for the top level of requests only,
//     and a wrong name one level down is exactly the mistake that nobody notices.
//   - A field that may be expanded holds an id unless the request asked for the object, and holds the object if it did. `expand` paths
//     are themselves checked: Stripe refuses those that lead nowhere.
//   - Wherever an object names its type ("object": "charge") it is judged as that type, also inside events, errors and lists.
//
// `nullable` of OpenAPI 3.0 is rewritten into JSON Schema, so absent and null are told apart.
//
// The document belongs to one API version, newer than some of the callers'. What only earlier versions had is listed in exceptions.go,
// each with its reason.
//
// Schemas are read and compiled when they are first needed; one Document serves a whole process and all of its goroutines.
package spec
