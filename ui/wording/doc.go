// Package wording says in people's words what the domain holds: a payment's state becomes a rail of five steps and a band, a card becomes
// "Visa credit ···· 4242", a moment becomes "0:24" while it runs and "14:02:31" when it is history.
//
// Screens draw what comes out of here; they decide nothing about money themselves. Everything is computed from a tender and
// a moment, so two screens that show one payment cannot disagree.
package wording
