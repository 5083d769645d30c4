// Package checkout is the domain of the till: a pure state machine that walks a sale from its first key to its receipt. It does no I/O, knows
// no clock and draws no randomness: (Sale).Apply takes what happened and answers with the new sale and with what should be done about it.
// Package register persists and acts; a driver behind it speaks to Stripe.
//
// # Words
//
//	Sale     what one customer owes, and every way in which it is being paid
//	Tender   one way of paying part of a sale: a card on a reader (exactly one PaymentIntent), cash
//	Attempt  one presentation of a card; a declined card is followed by another on the same PaymentIntent, five at most
//	Collect  the reader asks for a card and reads it
//	Inspect  rules look at the card before the bank is asked
//	Process  the reader sends the card to the bank
//	Capture  the money is taken
//	Decline  the bank said no
//	Void     what was begun is undone: a PaymentIntent is cancelled, an authorisation released
//	Posting  what a change means for the books: one debit, one credit
//	Event    something that happened, journalled as it is
//	Effect   something to be done: a Call (a stored request), a Resend of one, a Look
//	Look     reading Stripe, which writes nothing here or there
//
// # States of a card
//
//	New → Creating → Created → Collecting → Collected → Processing → Authorized → Capturing → Paid
//	                    ↑          │            │            │            │            │
//	                    ├──────────┴────────────┤            ├→ Declined ─┤            └→ Attention
//	                    │ (nothing was charged; │            │  (another  │
//	                    │  another card, or     │            │   card)    │
//	                    │  undone)              ↓            ↓            ↓
//	                    └───────────────────→ Voiding ──────────────→ Voided
//
// A state ending in "-ing" means that a request is durable and its result is not known. That is the unknown: there is no flag beside it, and
// whoever restarts the till in such a state looks at Stripe before anything else.
//
// # What always holds
//
//   - At most one Call per Apply and tender, and only from a state that the ledger holds.
//   - Money is asked for only with a capture right, which the database grants once per tender and never beyond what is due. Where the request
//     that confirms also captures, the right goes in with that request. A void right excludes a capture right.
//   - Only the PaymentIntent says Paid, Authorized, Declined or Voided. An answer that was lost, a reader that is silent and a deadline that
//     passed say nothing about money; they make the till look.
//   - Paid and Voided are final.
//   - A card is confirmed at most 25 seconds after the last look that did not see it, whatever happens in between (Stripe allows 30).
//   - A tender covers its amount until proof exists that it was not charged, so a payment whose result is not known blocks a second one. Cash
//     is the way out: it makes the card one that must not take money any more.
//
// # Why some rules are odd
//
// A new try (a new idempotency key) needs a definite answer and a look: Stripe repeats a stored answer, failures too, for a day. No answer
// means the same request under the same key, except for commands to the reader, which are looked at first: the reader may have them.
//
// A cancel while the bank is being asked is not refused: the wish is stored, the reader answers busy, and an approval that comes is released
// before anybody is told that nothing was charged. Under automatic capture there is no such fence, so money that was taken all the same is
// reported as Paid with ReasonTooLate.
//
// After a restart nobody stands at the counter for an open sale: what the bank was not asked for is released, never confirmed, even inside
// the 30 seconds. What the bank approved is captured, because the goods are gone.
//
// An answer about another amount, currency, mode or tender stops the tender for a person to look at (ReasonBadResponse): no further request
// is made for it.
package checkout
