// Package stripe drives smart readers through Stripe's server-driven API. It implements register.Terminal, reader.Readers and, in test
// mode, reader.Customer; it is the only package that imports stripe-go.
//
// # One request, one time
//
// Every method makes its requests once and returns when Stripe has answered. There are no loops but for the pages of lists and no timers
// but HTTP time-outs; when and how often to ask is the register's business. Three things would repeat a request behind our back, and all
// are off: stripe-go's retries, redirects, and net/http itself, which re-sends a POST with an Idempotency-Key when the kept-alive connection
// it was given turns out to be dead (the transport in this package takes away what it needs for that).
//
// # What is used of stripe-go, and what is not
//
// stripe-go v76 pins API version 2023-10-16 and knows neither collect_payment_method nor confirm_payment_intent. Everything goes through its
// Backend, with parameters and results of our own: one way to send for all requests, so that what is stored is what is sent, to the byte;
// results that hold only what is read, in either version's rendering; and no typed call that would drop the Idempotency-Key because its
// parameters are nil. Nothing of stripe-go's global state is used.
//
// # Failures
//
// Every error is a *checkout.Failure. An answer counts as Stripe's word only when it is whole: JSON, of the object that was asked for,
// with its id, status and amounts. Anything else, whatever its HTTP status, is FailureNoAnswer: the request may have been carried
// out. FailureOffline is said only with proof that not a byte of the request left; in doubt it is FailureNoAnswer. stripe-go's errors
// are never shown or wrapped: their text holds client secrets and pieces of bodies.
package stripe
