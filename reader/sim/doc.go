// Package sim is a stateful Stripe (Terminal and in-person payments) behind HTTP and behind an in-memory RoundTripper.
//
// It is an independent reading of Stripe's published documents: it imports no Stripe library and nothing of the till, so that a client
// that works against it has been checked by somebody else. Its answers are held against Stripe's OpenAPI document in tests, and
// Stripe's own library for Node, in three of its versions, completes whole sales against it (.ci/run node).
//
// # What it covers
//
//   - PaymentIntents: create, retrieve, list, update, capture (also in part), cancel. Confirming online is refused: a card that is
//     present is confirmed by its reader.
//   - Readers: register (simulated-wpe, simulated-s700, simulated-s710), retrieve, list, update, delete; collect_payment_method,
//     confirm_payment_intent, process_payment_intent, cancel_action, set_reader_display, refund_payment; present_payment_method.
//   - Locations, also in Japan. Charges, refunds, events, PaymentMethods made by a reader, the account, its balance.
//   - The reader's one action slot: what waits is replaced, what authorises is busy, 30 seconds from the read card to its
//     confirmation, two days from the authorisation to its capture.
//   - All simulated test cards, the amount endings, soft declines that leave two charges, tips, Interac.
//   - Expansion, paging, metadata, versions (also those that are newer than this simulator), idempotency keys, rate limits, and errors
//     in Stripe's shape for whatever is unknown, missing, ill-typed, out of bounds or in the wrong state, nested names included.
//
// Every well-formed test key is accepted and sees the one account; rk_test_…_noaccess gets 403. The simulator begins with a Location and
// an online reader for each currency that smart readers are sold for, tml_SimulatedUsd01 and tmr_SimulatedUsd01 and so on, with
// {"currency":"usd"} in the metadata of both. With Options.Empty it begins with none, as a new account does.
//
// Nothing runs between requests: verdicts, lapses and late refund failures are worked out from the clock when somebody asks, each with
// the time at which it was due. With Options.State every effect is one synced line of a file before its answer leaves.
//
// # Its own endpoints
//
// They take a test key like the others, and no faults:
//
//	POST /_sim/faults                  faults=call:occurrence:flavour[,…]  clear=true
//	GET  /_sim/faults                  what is pending, what has struck, what can be asked for
//	GET  /_sim/requests                the last exchanges
//	POST /_sim/clock                   advance=36h
//	GET  /_sim/network                 how long a request is on its way
//	POST /_sim/network                 latency=2s
//	GET  /_sim/readers/{id}            what only somebody in front of the reader sees
//	POST /_sim/readers/{id}/customer   gesture=cancel|tip|wrong_pin|right_pin|leave|remove|unplug|plug  amount=150 (of the tip)
//
// wrong_pin is how the customer will enter the PIN of the next card that asks for one (right_pin takes it back): the bank declines it with
// incorrect_pin. leave makes the next card stay in the reader, which is busy until remove. A reader that was unplugged answers commands with
// terminal_reader_timeout for two minutes and counts as online, then as offline; what it was doing stays in_progress until cancel_action.
// Walking away is doing nothing.
//
// # What it leaves out
//
// Webhook delivery (events can be listed); cards that are not present, saved cards, customers and SetupIntents (setup_future_usage is kept
// and makes no generated_card); collect_inputs, print_content, QR methods; Terminal Configurations (a tip screen exists when a tip is given);
// incremental and over-captures, multicapture; Connect; disputes, payouts, fees and balance transactions (null); mobile wallets, which
// Stripe cannot test either; offline payments and connection tokens, which SDKs need; search. Parameters of that kind are refused by name.
//
// # Where it had to guess
//
// Where a guess matters there is a switch in Variants; its zero value is the first reading.
//
//   - A read card ends the collect action as succeeded, and only action_updated is sent. CollectStaysInProgress.
//   - After 30 seconds the intent returns to requires_payment_method and the reader has forgotten the card; an action still in
//     progress fails with collect_timeout. LapseKeepsConfirmation, LateConfirm.
//   - cancel_action empties the slot, takes the intent of a read card back to requires_payment_method, and does nothing when there is
//     nothing to cancel. CancelLeavesFailed, CancelKeepsConfirmation, CancelIdleRefused.
//   - confirm uses the card that was read. ConfirmNeedsPresent.
//   - An amount changed after the card was read is charged as it is now. RecollectAfterUpdate.
//   - A Location takes every currency, since one account here stands for many. CountryCheck.
//   - The two-step endpoints do not exist before 2025-06-30.basil. OldVersionsCollect.
//   - Reader errors are 400. A command that replaces an action is refused with terminal_reader_busy while that action is stuck.
//   - connection_error without an authorisation leaves the intent in requires_confirmation, and confirm can be sent again until the 30
//     seconds are over. After process it leaves requires_payment_method.
//   - An intent that is canceled while the reader authorises is not charged; the action fails with payment_intent_unexpected_state.
//   - Voiding or losing an authorisation makes a refund of it, with the reason expired_uncaptured_charge when it lapsed. The intent's
//     cancellation_reason is then expired, and automatic before 2025-03-31.basil.
//   - Interac with manual capture is declined with card_not_supported.
//   - What began is remembered by its idempotency key also when it was refused for a state; what was refused for a parameter is not.
package sim
