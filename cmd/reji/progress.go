package main

import (
	"time"

	"reji/checkout"
)

// progress says on stderr what happens, a line a step, so that whoever waits knows for what.
func (k *cashier) progress(t checkout.CardTender) {
	if t.State == checkout.Declined || t.Want == checkout.WantVoid && t.State != checkout.Voiding {
		return // the verdict says it
	}
	words := k.progressOf(t)
	if words == "" || words == k.said {
		return
	}
	k.said = words
	k.tell(words)
}

// progressOf is the line for the tender as it stands: the step, as the screens call it, and its fact.
func (k *cashier) progressOf(t checkout.CardTender) string {
	step := k.words.Current(t, time.Now())
	line := step.Name
	if step.Fact != "" {
		line += "  " + step.Fact
	}
	return line
}
