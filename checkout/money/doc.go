// Package money holds amounts as whole minor units of one currency, and what
// Stripe and cashiers ask of them: reading what was typed, writing it on a
// screen, splitting it without losing a cent, and Stripe's limits. There is no
// floating point anywhere in it.
//
// Two numbers of decimals exist per currency and must not be mixed up.
// Exponent is how Stripe counts (its "minor unit"), Decimals is what people
// see. They differ for the Icelandic króna and the Ugandan shilling, which
// Stripe takes times one hundred although nobody has seen a hundredth of them
// for years (https://docs.stripe.com/currencies). The Hungarian
// forint and the New Taiwan dollar keep two decimals here: Stripe treats them as
// whole units for payouts only.
//
// Comparisons, sums and limits answer with errors that carry a kind
// (ParseKind, LimitKind, ArithmeticKind, CurrencyKind). Callers switch on the
// kind and word it for people themselves; the errors never repeat what was
// typed, since that may be anything.
package money
