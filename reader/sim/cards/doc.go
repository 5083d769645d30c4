// Package cards holds what Stripe's simulated reader knows about test cards (docs.stripe.com/terminal/references/testing): the
// table of numbers, what the chip of each would say, and the verdict of the bank for a card and an amount.
//
// It is pure: same card, amount and currency, same verdict.
package cards
