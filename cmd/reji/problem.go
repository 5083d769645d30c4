package main

import (
	"reji/ui/lang"
)

// exit is how a command ends. Scripts rely on the numbers.
type exit int

// The exit codes.
const (
	exitDone       exit = 0 // paid, or held on purpose
	exitFailed     exit = 1 // anything that has no code of its own
	exitUsage      exit = 2 // amount, currency, card, reader, flag, configuration or key
	exitDeclined   exit = 3 // declined, and given up
	exitUnknown    exit = 4 // not known yet, or a person must decide
	exitNotCharged exit = 5 // not charged, for certain
	exitDiffer     exit = 6 // the books and Stripe differ
	exitBooks      exit = 7 // the ledger cannot be opened, trusted or written
)

// text is one sentence in both languages. It is an error too, so that whoever checks a setting can answer with it.
type text struct{ en, ja string }

// Error gives the English sentence.
func (t text) Error() string { return t.en }

// in gives the sentence in a language.
func (t text) in(l lang.Lang) string {
	if l == lang.Japanese {
		return t.ja
	}
	return t.en
}

// say makes a sentence of both its languages: none can be forgotten.
func say(en, ja string) text { return text{en: en, ja: ja} }

// then is the sentence followed by words that are the same in both languages.
func (t text) then(words string) text { return text{en: t.en + " " + words, ja: t.ja + " " + words} }

// problem is why a command did not do what was asked.
type problem struct {
	exit  exit
	kind  string // for scripts
	what  text   // what happened
	money text   // whether money moved
	hint  text   // what to do
	cause error  // for the log, never for a screen
}

// Error gives what happened in English, for tests and logs.
func (p *problem) Error() string { return p.kind + ": " + p.what.en }

// Unwrap gives the cause.
func (p *problem) Unwrap() error { return p.cause }

// because keeps the cause, for the log.
func (p *problem) because(err error) *problem {
	p.cause = err
	return p
}

// nothingCharged is the second line of whatever failed before anything was asked of Stripe.
func nothingCharged() text {
	return say("Nothing was charged and nothing was changed.", "請求は行われず、何も変更されていません。")
}

// misuse is a problem with what was typed or configured.
func misuse(kind string, what, hint text) *problem {
	return &problem{exit: exitUsage, kind: kind, what: what, money: nothingCharged(), hint: hint}
}

// outcome is a command that did its work, and whose result is not a plain success. It has said so itself.
type outcome struct{ exit exit }

// Error names the exit code.
func (o outcome) Error() string { return "the command has told its result" }
