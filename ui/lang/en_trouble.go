package lang

import (
	"fmt"

	"reji/checkout"
	"reji/checkout/money"
)

func (english) BadAmount(k money.ParseKind) string {
	switch k {
	case money.Empty:
		return "Key an amount first."
	case money.NotANumber:
		return "That is not an amount."
	case money.Negative:
		return "An amount cannot be negative."
	case money.TooManyDecimals:
		return "Too many decimals for this currency."
	case money.Grouping:
		return "A comma stands between groups of three digits."
	case money.Step:
		return "The last digit must be 0 in this currency."
	case money.TooLarge:
		return "That is more than any card can pay."
	case money.OtherCurrency:
		return "This till does not take that currency."
	default:
		return "That is not an amount."
	}
}

func (english) AmountLimit(k money.LimitKind, limit string) string {
	switch k {
	case money.NotPositive:
		return "Key an amount above zero."
	case money.BelowMinimum:
		return "A card takes " + limit + " at least. Take cash, or add to the sale."
	case money.AboveMaximum:
		return "A card takes " + limit + " at most. Split the sale."
	case money.NotAStep:
		return "This currency is charged in steps of " + limit + "."
	case money.UnknownCurrency:
		return "Stripe does not take this currency."
	default:
		return "Stripe does not take this amount."
	}
}

func (english) Rejected(k checkout.RejectionKind) string {
	switch k {
	case checkout.RejectedStale:
		return "That is over already."
	case checkout.RejectedState:
		return "That cannot be done at this point."
	case checkout.RejectedCovered:
		return "This is being paid already, perhaps by a payment whose result is not known. Nothing was charged twice."
	case checkout.RejectedAmount:
		return "That amount does not fit the sale. Nothing was charged."
	case checkout.RejectedTooMany:
		return "The card was tried five times. Take cash, or start a new sale."
	case checkout.RejectedTooLate:
		return "Too late to stop: the money is being taken. It can be refunded afterwards."
	case checkout.RejectedUnknown:
		return "The till does not know that sale."
	case checkout.RejectedUnsupported:
		return "This kind of payment cannot do that."
	default:
		return "That cannot be done now."
	}
}

func (english) Reason(r checkout.Reason) Notice {
	const nothing, again = "Nothing was charged.", "Start again, or take cash."
	switch r {
	case checkout.ReasonCashier:
		return Notice{"Stopped at the till.", nothing, again}
	case checkout.ReasonCustomer:
		return Notice{"The customer cancelled on the reader.", nothing, "Ask how they want to pay."}
	case checkout.ReasonDeadline:
		return Notice{"Nobody presented a card in time.", nothing, "Start again when the customer is ready."}
	case checkout.ReasonRule:
		return Notice{"This shop does not take that kind of card.", nothing, "Ask for another card, or take cash."}
	case checkout.ReasonReaderOffline:
		return Notice{"The reader is offline.", nothing, "Check its power and network, then start again, or take cash."}
	case checkout.ReasonReaderTimeout:
		return Notice{"The reader did not answer, several times.", nothing, "Check its network or restart it, or take cash."}
	case checkout.ReasonReaderBusy:
		return Notice{"The reader is busy: an update, or a card left in it.", nothing, "Take the card out, wait a moment, start again."}
	case checkout.ReasonReaderTaken:
		return Notice{"Another till is using this reader.", nothing, "Wait for it, or choose another reader."}
	case checkout.ReasonReaderFault:
		return Notice{"The reader reports a fault.", nothing, "Restart it. If that does not help, choose another one."}
	case checkout.ReasonReaderFailed:
		return Notice{"The reader ended the payment without a card.", nothing, again}
	case checkout.ReasonNoNetwork:
		return Notice{"Stripe cannot be reached. Nothing was sent.", nothing, "Check the network, or take cash."}
	case checkout.ReasonDeclined:
		return Notice{"The card was declined and the payment given up.", nothing, "Ask how they want to pay."}
	case checkout.ReasonFence:
		return Notice{"No result came in time, so the payment was cancelled at Stripe.", nothing, "It may be taken again."}
	case checkout.ReasonCash:
		return Notice{"Paid in cash instead. The card was released.", nothing, ""}
	case checkout.ReasonRestart:
		return Notice{"The till was restarted before the bank was asked.", nothing, "Start again if the customer is still here."}
	case checkout.ReasonTooSlow:
		return Notice{"The card was read too long ago to be used.", nothing, "Ask for the card again."}
	case checkout.ReasonTooMany:
		return Notice{"A card was tried five times.", nothing, "Take cash, or start again with another card."}
	case checkout.ReasonRefused:
		return Notice{"Stripe refused the request.", nothing, "Try once more. If it stays, call support with the code."}
	case checkout.ReasonCreateLost:
		return Notice{"Stripe's answer was lost before any card was asked for.", nothing, "It may be taken again."}
	case checkout.ReasonExpired:
		return Notice{"The bank's approval lapsed before it was wanted.", nothing, again}
	case checkout.ReasonExternal:
		return Notice{"Somebody cancelled the payment at Stripe.", nothing, again}
	default:
		return englishAttention(r)
	}
}

// englishAttention is the wording of the reasons that need a person. Money may have moved in all of them.
func englishAttention(r checkout.Reason) Notice {
	const unknown = "It is not known whether money moved."
	switch r {
	case checkout.ReasonCredentials:
		return Notice{"Stripe refused the till's key.", unknown, "Check the key, then start the till again: it looks by itself."}
	case checkout.ReasonBadResponse:
		return Notice{"Stripe's answer is about another payment.", unknown, "Compare with Stripe's dashboard before doing anything."}
	case checkout.ReasonKeyReuse:
		return Notice{"The till asked twice with one key. That is a defect of the till.", unknown, "Compare with Stripe's dashboard and report it."}
	case checkout.ReasonAmount:
		return Notice{"The bank approved another amount than was asked for.", "That amount is held on the card.", "Decide with the customer: release it, or correct it in Stripe's dashboard."}
	case checkout.ReasonAuthExpired:
		return Notice{"The bank's approval lapsed before the money was taken.", "Nothing was charged, and the goods may be gone.", "Ask the customer to pay again."}
	case checkout.ReasonTooLate:
		return Notice{"The money was taken while the till was undoing the payment.", "The card was charged.", "Refund it, or keep it if the customer has the goods."}
	case checkout.ReasonUnknownStatus:
		return Notice{"Stripe reports a state that this till does not know.", unknown, "Look at the payment in Stripe's dashboard."}
	default:
		return Notice{"Something happened that this till does not know.", unknown, "Look at the payment in Stripe's dashboard."}
	}
}

func (english) Failure(k checkout.FailureKind) string {
	switch k {
	case checkout.FailureNone:
		return "online, Stripe answers"
	case checkout.FailureOffline:
		return "no network"
	case checkout.FailureNoAnswer:
		return "Stripe's answer was lost"
	case checkout.FailureServer:
		return "Stripe has an error"
	case checkout.FailureConflict:
		return "Stripe is still working on it"
	case checkout.FailureRateLimited:
		return "Stripe asks to slow down"
	case checkout.FailureAuth:
		return "Stripe refused the key"
	case checkout.FailureKeyReuse:
		return "one key was used twice"
	case checkout.FailureRefused:
		return "Stripe refused the request"
	case checkout.FailureWrongState:
		return "the payment is in another state"
	case checkout.FailureReaderTimeout:
		return "the reader did not answer"
	case checkout.FailureReaderOffline:
		return "the reader is offline"
	case checkout.FailureReaderBusy:
		return "the reader is busy"
	case checkout.FailureReaderFault:
		return "the reader has a fault"
	case checkout.FailureProtocol:
		return "Stripe's answer did not fit"
	case checkout.FailureUnsupported:
		return "this account does not have two-step payments"
	case checkout.FailureNotFound:
		return "Stripe does not know it"
	case checkout.FailureDeclined:
		return "the bank said no"
	default:
		return "an unknown failure"
	}
}

func (english) LostAt(clock string) string { return "No result since " + clock + "." }
func (english) Known() string              { return "Known" }
func (english) NotKnown() string           { return "Not known" }

func (english) KnownState(s checkout.State) string {
	switch s {
	case checkout.New, checkout.Creating:
		return "Stripe was asked for the payment; no card was asked for"
	case checkout.Created, checkout.Collecting:
		return "the payment exists; the bank was not asked"
	case checkout.Collected:
		return "the card was read; the bank was not asked"
	case checkout.Processing:
		return "the card was read and sent to the bank"
	case checkout.Authorized, checkout.Capturing:
		return "the bank approved"
	case checkout.Voiding:
		return "Stripe was asked to cancel the payment"
	case checkout.Paid, checkout.Declined, checkout.Voided, checkout.Attention:
		return "the result"
	default:
		return "the payment was begun"
	}
}

func (english) NotKnownState(s checkout.State) string {
	switch s {
	case checkout.New, checkout.Creating:
		return "whether Stripe made the payment"
	case checkout.Created, checkout.Collecting, checkout.Collected:
		return "what the reader is doing"
	case checkout.Processing:
		return "whether the bank approved"
	case checkout.Authorized, checkout.Capturing:
		return "whether the money was taken yet"
	case checkout.Voiding:
		return "whether it was cancelled in time"
	case checkout.Paid, checkout.Declined, checkout.Voided, checkout.Attention:
		return ""
	default:
		return "what became of it"
	}
}

func (english) LookingAgain(in string) string { return "Looking again in " + in }
func (english) LookingNow() string            { return "Looking at Stripe all the time" }
func (english) LooksSoFar(n int) string       { return plural(n, "look so far", "looks so far") }
func (english) CashReleases() string {
	return "If you take cash, the till releases the card and shows when that is done."
}

func (english) TillStoppedBecause() Notice {
	return Notice{"The ledger cannot be written.", "No new sale can begin; what was begun is kept at Stripe.", "Close the till, make room on the disk, start it again."}
}

func (english) NoNetwork() Notice {
	return Notice{"Stripe cannot be reached.", "Nothing is being charged.", "Take cash. Cards come back by themselves."}
}

func (english) QuitInFlight(amount, sale string) Notice {
	return Notice{
		fmt.Sprintf("%s is under way: %s.", sale, amount),
		"Closing the till does not stop it.",
		"At the next start the till looks it up and finishes or releases it.",
	}
}

func (english) QuitQuestion() string { return "Close the till?" }

func (english) CounterBusy() string {
	return "The sale on the counter comes first: finish it, stop it, or park it."
}

func (english) ReaderTaken() string {
	return "The reader is still busy with another sale. Nothing was asked."
}
func (english) NoSuchSale() string            { return "That sale is closed already." }
func (english) NotDone(failure string) string { return "Not done: " + failure + "." }
func (english) NotDoneUnknown() string        { return "Not done. Press the key again." }
func (english) Recovering(n int) string {
	return "finding out about " + plural(n, "payment", "payments")
}

func (english) NoReaderYet() string {
	return "No reader known: take cash, or wait. Nothing was asked."
}
