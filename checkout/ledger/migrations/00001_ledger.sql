-- +goose Up

PRAGMA user_version = 1;

-- Who this ledger is. One row, made with the file, and hashed into the journal's first link.
CREATE TABLE identity (
	one     INTEGER PRIMARY KEY CHECK (one = 1),
	install TEXT    NOT NULL CHECK (install <> ''),
	till    TEXT    NOT NULL CHECK (till <> ''),
	mode    TEXT    NOT NULL CHECK (mode IN ('live', 'test', 'demo')),
	epoch   INTEGER NOT NULL CHECK (epoch >= 1),
	made_us INTEGER NOT NULL
) STRICT;

-- The kinds of row that a journal may hold. A table and not a CHECK list, so that a new kind is one INSERT in a later migration
-- and not a copy of every row that was ever written.
CREATE TABLE journal_kind (
	kind TEXT PRIMARY KEY NOT NULL
) STRICT;

INSERT INTO journal_kind (kind) VALUES
	('sale_started'), ('card_tendered'), ('cash_tendered'), ('call_answered'), ('call_failed'), ('observed'), ('deadline_passed'),
	('cancel_requested'), ('another_card_requested'), ('card_allowed'), ('card_refused'), ('capture_requested'), ('resumed'),
	('intent');

-- The journal: everything else can be rebuilt from it. Empty strings stand where a NULL would escape uniqueness.
CREATE TABLE journal (
	seq           INTEGER PRIMARY KEY,
	epoch         INTEGER NOT NULL,
	at_us         INTEGER NOT NULL,
	stripe_date_s INTEGER,
	sale          TEXT    NOT NULL CHECK (sale <> ''),
	tender        TEXT    NOT NULL,
	kind          TEXT    NOT NULL,
	v             INTEGER NOT NULL CHECK (v >= 1),
	step          TEXT    NOT NULL,
	try           INTEGER NOT NULL CHECK (try >= 1),
	idem_key      TEXT,
	params_sha    BLOB    CHECK (length(params_sha) = 32),
	req_id        TEXT,
	body          TEXT    NOT NULL CHECK (json_valid(body) AND octet_length(body) <= 65536),
	mode          TEXT    NOT NULL CHECK (mode IN ('live', 'test', 'demo', 'training')),
	actor         TEXT    NOT NULL,
	prev          BLOB    NOT NULL CHECK (length(prev) = 32),
	hash          BLOB    NOT NULL CHECK (length(hash) = 32),
	CHECK (kind <> 'intent' OR (tender <> '' AND step <> '' AND idem_key IS NOT NULL AND params_sha IS NOT NULL))
) STRICT;

-- What makes an append idempotent; it also finds the rows of a sale.
CREATE UNIQUE INDEX journal_place ON journal (sale, tender, step, try, kind);
CREATE UNIQUE INDEX journal_key ON journal (idem_key) WHERE kind = 'intent';

-- The journal's end, kept apart: a journal that was cut short does not fit it.
CREATE TABLE head (
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	seq  INTEGER NOT NULL,
	hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Projections.

CREATE TABLE sale (
	number     INTEGER PRIMARY KEY,
	id         TEXT    NOT NULL UNIQUE CHECK (id <> ''),
	at_us      INTEGER NOT NULL,
	changed_us INTEGER NOT NULL,
	status     TEXT    NOT NULL,
	open       INTEGER NOT NULL CHECK (open IN (0, 1)),
	currency   TEXT    NOT NULL CHECK (length(currency) = 3),
	due        INTEGER NOT NULL CHECK (due > 0),
	allowed    INTEGER NOT NULL CHECK (allowed >= due),
	taken      INTEGER NOT NULL CHECK (taken >= 0),
	actor      TEXT    NOT NULL,
	rev        INTEGER NOT NULL CHECK (rev >= 1)
) STRICT;

CREATE INDEX sale_open ON sale (number) WHERE open = 1;
CREATE INDEX sale_due ON sale (due, number);
CREATE INDEX sale_taken ON sale (taken, number);

CREATE TABLE tender (
	id          TEXT    PRIMARY KEY NOT NULL CHECK (id <> ''),
	sale        INTEGER NOT NULL REFERENCES sale (number),
	pos         INTEGER NOT NULL CHECK (pos >= 0),
	means       TEXT    NOT NULL,
	state       TEXT    NOT NULL,
	reason      TEXT    NOT NULL,
	amount      INTEGER NOT NULL CHECK (amount > 0),
	tip         INTEGER NOT NULL CHECK (tip >= 0),
	taken       INTEGER NOT NULL CHECK (taken >= 0),
	intent      TEXT    NOT NULL,
	charge      TEXT    NOT NULL,
	reader      TEXT    NOT NULL,
	capture     TEXT    NOT NULL,
	attempt     INTEGER NOT NULL CHECK (attempt >= 0),
	brand       TEXT    NOT NULL,
	last4       TEXT    NOT NULL CHECK (length(last4) <= 4),
	funding     TEXT    NOT NULL,
	read_method TEXT    NOT NULL,
	capture_before_us INTEGER,
	UNIQUE (sale, pos)
) STRICT;

CREATE INDEX tender_intent ON tender (intent, sale) WHERE intent <> '';
CREATE INDEX tender_last4 ON tender (last4, sale) WHERE last4 <> '';

CREATE TABLE posting (
	seq      INTEGER NOT NULL REFERENCES journal (seq),
	pos      INTEGER NOT NULL CHECK (pos >= 0),
	sale     INTEGER NOT NULL REFERENCES sale (number),
	tender   TEXT    NOT NULL REFERENCES tender (id),
	debit    TEXT    NOT NULL CHECK (debit <> ''),
	credit   TEXT    NOT NULL CHECK (credit <> '' AND credit <> debit),
	amount   INTEGER NOT NULL CHECK (amount > 0),
	currency TEXT    NOT NULL CHECK (length(currency) = 3),
	UNIQUE (sale, seq, pos)
) STRICT;

CREATE TABLE capture_right (
	tender  TEXT    PRIMARY KEY NOT NULL REFERENCES tender (id),
	sale    INTEGER NOT NULL REFERENCES sale (number),
	amount  INTEGER NOT NULL CHECK (amount > 0),
	outcome TEXT    NOT NULL CHECK (outcome IN ('held', 'taken', 'not_taken'))
) STRICT;

CREATE INDEX capture_right_sale ON capture_right (sale);

CREATE TABLE void_right (
	tender TEXT    PRIMARY KEY NOT NULL REFERENCES tender (id),
	sale   INTEGER NOT NULL REFERENCES sale (number)
) STRICT;

CREATE INDEX void_right_sale ON void_right (sale);

-- Small choices that are no part of the books, such as the reader that is used.
CREATE TABLE setting (
	key   TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
	value TEXT NOT NULL
) STRICT;

-- The journal only grows, by one row at a time, each linked to the one before. REPLACE deletes before it inserts, and the trigger
-- on DELETE sees that because the connection sets recursive_triggers.

-- +goose StatementBegin
CREATE TRIGGER journal_link BEFORE INSERT ON journal BEGIN
	SELECT RAISE(ABORT, 'journal: the running number has a gap')
	WHERE NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal);
	SELECT RAISE(ABORT, 'journal: not linked to the row before')
	WHERE NEW.prev <> coalesce((SELECT hash FROM journal WHERE seq = NEW.seq - 1), NEW.prev);
	SELECT RAISE(ABORT, 'journal: a kind of row that is not known')
	WHERE NOT EXISTS (SELECT 1 FROM journal_kind WHERE kind = NEW.kind);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_head AFTER INSERT ON journal BEGIN
	UPDATE head SET seq = NEW.seq, hash = NEW.hash WHERE one = 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN
	SELECT RAISE(ABORT, 'journal: rows are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN
	SELECT RAISE(ABORT, 'journal: rows are never deleted');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identity_update BEFORE UPDATE OF one, install, till, mode, made_us ON identity BEGIN
	SELECT RAISE(ABORT, 'identity: a ledger stays what it is');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identity_delete BEFORE DELETE ON identity BEGIN
	SELECT RAISE(ABORT, 'identity: a ledger stays what it is');
END;
-- +goose StatementEnd

-- Sales are numbered without a gap and change one event at a time.

-- +goose StatementBegin
CREATE TRIGGER sale_number BEFORE INSERT ON sale BEGIN
	SELECT RAISE(ABORT, 'sale: the number has a gap')
	WHERE NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM sale);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sale_update BEFORE UPDATE ON sale BEGIN
	SELECT RAISE(ABORT, 'sale: what was agreed never changes')
	WHERE NEW.number <> OLD.number OR NEW.id <> OLD.id OR NEW.due <> OLD.due OR NEW.currency <> OLD.currency OR NEW.at_us <> OLD.at_us;
	SELECT RAISE(ABORT, 'sale: an event is missing')
	WHERE NEW.rev <> OLD.rev + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sale_delete BEFORE DELETE ON sale BEGIN
	SELECT RAISE(ABORT, 'sale: sales are never deleted');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posting_update BEFORE UPDATE ON posting BEGIN
	SELECT RAISE(ABORT, 'posting: postings are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posting_delete BEFORE DELETE ON posting BEGIN
	SELECT RAISE(ABORT, 'posting: postings are never deleted');
END;
-- +goose StatementEnd

-- The rights: per tender either a capture or a void, and per sale never more captures than are due with tips.

-- +goose StatementBegin
CREATE TRIGGER capture_right_insert BEFORE INSERT ON capture_right BEGIN
	SELECT RAISE(ABORT, 'right: the tender is being voided')
	WHERE EXISTS (SELECT 1 FROM void_right WHERE tender = NEW.tender);
	SELECT RAISE(ABORT, 'right: more than is due')
	WHERE NOT NEW.amount + coalesce((SELECT sum(amount) FROM capture_right WHERE sale = NEW.sale AND outcome <> 'not_taken'), 0)
		<= coalesce((SELECT allowed FROM sale WHERE number = NEW.sale), 0);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER capture_right_update BEFORE UPDATE ON capture_right BEGIN
	SELECT RAISE(ABORT, 'right: a right only ends, once')
	WHERE NEW.tender <> OLD.tender OR NEW.sale <> OLD.sale OR NEW.amount <> OLD.amount OR OLD.outcome <> 'held' OR NEW.outcome = 'held';
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER capture_right_delete BEFORE DELETE ON capture_right BEGIN
	SELECT RAISE(ABORT, 'right: rights are never deleted');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER void_right_insert BEFORE INSERT ON void_right BEGIN
	SELECT RAISE(ABORT, 'right: the tender may be captured')
	WHERE EXISTS (SELECT 1 FROM capture_right WHERE tender = NEW.tender AND outcome <> 'not_taken');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER void_right_update BEFORE UPDATE ON void_right BEGIN
	SELECT RAISE(ABORT, 'right: rights are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER void_right_delete BEFORE DELETE ON void_right BEGIN
	SELECT RAISE(ABORT, 'right: rights are never deleted');
END;
-- +goose StatementEnd
