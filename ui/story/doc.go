// Package story tells what can happen to a sale, as the domain itself would live it: every state in the gallery is reached by applying events to
// a sale, never by filling in a struct, so no picture shows what cannot be.
//
// A story is a value that grows by verbs: Begin(42, usd(2000)).Card(…).Answered().Answered().Reads(Visa()). An event that the domain rejects
// stays in the story as its error.
package story
