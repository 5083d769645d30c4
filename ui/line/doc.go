// Package line is the till for screen readers and dumb terminals: it reads lines and says sentences, one for each change, once. Nothing moves
// the cursor, nothing is drawn again, and no escape sequence is written.
//
// What can be done at a moment, and what doing it asks of the register, is not decided here: the screens of a payment (checkout, declined,
// unknown) are asked for their bindings and handed the key, so that the two faces of the till cannot differ in what they allow. What is said is
// derived from a snapshot and a moment, as on the screens, and verdicts are the same words.
//
// # Enter twice
//
// On a terminal that edits lines itself everything arrives with its Enter, so typing cannot be told from scanning by its pace: a bar code is a
// line of digits, like an amount. A line with an amount is therefore only read back ("Card, $20.00."), and a second, empty line charges it. A
// scanner sends no empty line of its own; one that ends a code in two line breaks sends the second at once, and whatever comes within 30 ms of
// the line before it is a burst that presses nothing. A second scan is another amount, read back again. So a scan charges nothing, at the price
// of one Enter a sale. The same holds for cash that was handed over, and a question that opens by itself (an inspect rule) takes no line
// that was on its way when it opened, and no bare Enter at all.
//
// An empty line while a payment is under way presses nothing: it has the till say again where the payment stands.
package line
