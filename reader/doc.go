// Package reader is what the drivers of card readers share: what a reader and a Location are, the ports that commands and screens use
// beside register.Terminal, Stripe's test cards, and the one table that turns an error of Stripe's API into a kind of failure.
//
// A driver lives in a folder of its own (reader/stripe speaks to Stripe's server-driven API) and passes the suite in
// reader/readertest. Every error that leaves a driver is a *checkout.Failure: it holds codes and never what Stripe said in prose.
package reader
