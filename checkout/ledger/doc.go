// Package ledger keeps the journal of a till in one SQLite file, and the books that follow from it. It fills the port register.Ledger, and
// is the only package that knows SQLite.
//
// # Journal and books
//
// Every event of a sale, and every request that is about to leave for Stripe, is one row of the table journal: numbered without a gap,
// never changed or deleted, each linked to the one before by a hash. All other tables can be rebuilt from it: sale, tender, posting (one
// debit and one credit of the same amount) and the rights. A commit writes rows, books and rights in one transaction, and returns when
// the disk has them. What the books become is worked out by one pure function, project; Verify replays the journal through it
// and compares.
//
// The rights are the till's last defence against charging twice, and the database itself keeps them: the capture rights of a sale
// that were not given back never exceed what is due with tips, and a void right and a capture right exclude each other.
// Cash takes a capture right too. A card that somebody else captured is booked as paid without one.
//
// # The hash
//
// A row's hash is
//
//	SHA-256("reji journal row 1\n" ‖ prev ‖ canonical)
//
// where prev is the 32 bytes of the row before, and canonical is the row's other columns in the order of the table (seq, epoch, at_us,
// stripe_date_s, sale, tender, kind, v, step, try, idem_key, params_sha, req_id, body, mode, actor), each written as
//
//	integer  'i', then 8 bytes, big-endian two's complement
//	text     't', then its length in bytes as 4 bytes big-endian, then its UTF-8
//	blob     'b', then its length as 4 bytes big-endian, then its bytes
//	NULL     'n'
//
// The first row's prev is SHA-256("reji journal genesis 1\n" ‖ install ‖ till ‖ mode ‖ made_us), in the same writing: an identity that was
// changed does not fit its journal. testdata/vectors.txt holds examples with every kind of column. The first 16 hex digits of the last
// hash travel in the metadata of every PaymentIntent, so that Stripe is a witness against a journal that was cut short or taken back.
//
// # The columns
//
// A row of an event has kind = the event's kind, body = the event as checkout encodes it, step = the operation for an answer or a failure
// and the empty string otherwise, and try = the sale's revision after the event. A row of a request has kind = intent, body =
// {"call", "request"}, step = the operation, try = its number, idem_key, and params_sha = SHA-256 of method, path and body with line
// feeds between them. Thus (sale, tender, step, try, kind) is unique, and appending a commit twice finds it done. Times are microseconds
// UTC: a commit with a finer moment is refused, because it would not replay to the same state.
//
// # Why it is not quite as SQLite offers it
//
//   - One connection with locking_mode EXCLUSIVE, and a lock file beside the ledger that says who has it. Both die with the process. A
//     query is never cancelled, because the driver throws an interrupted connection away, and the exclusive lock with it.
//   - synchronous FULL: with NORMAL, commits that were acknowledged can be lost with the power.
//   - hash has no unique index: the trigger on INSERT compares prev with the row before, which says more and costs no second tree.
//   - The kinds of row are a table and not a CHECK list: a new kind is then one row, and not a copy of the journal.
//   - SQLite's clock is never asked, nor the migration library's table with its time stamp: tests run in virtual time.
//   - Reading is done in pages of a few milliseconds, one at a time, so that a payment's commit waits for one page at most. The
//     full chain and the books are verified only when asked; opening verifies the settings, the newest 1,000 rows and the first link.
package ledger
