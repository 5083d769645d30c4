package lang

import (
	"fmt"

	"reji/checkout"
)

func (english) OtherTender() string { return "Another way to pay" }

func (english) CaptureWord(m checkout.CaptureMode) string {
	switch m {
	case checkout.CaptureManual:
		return "card, taken at once"
	case checkout.CaptureAutomatic:
		return "card, taken by Stripe"
	case checkout.CaptureLater:
		return "card, held only"
	default:
		return "card"
	}
}

func (english) CaptureHint(m checkout.CaptureMode) string {
	switch m {
	case checkout.CaptureManual:
		return "The bank approves, then the till takes the money at once."
	case checkout.CaptureAutomatic:
		return "Stripe takes the money together with the bank's approval."
	case checkout.CaptureLater:
		return "The money is held now and taken later, by hand, before the approval lapses."
	default:
		return ""
	}
}

func (english) CashHint() string { return "The amount is counted into the drawer." }

func (english) Requests() string     { return "Last requests to Stripe" }
func (english) RequestsNone() string { return "none yet" }
func (english) Milliseconds() string { return "ms" }
func (english) NoAnswer() string     { return "lost" }

func (english) KeyUse() string        { return "use it" }
func (english) KeyAddReader() string  { return "add one" }
func (english) KeyFree() string       { return "free it" }
func (english) KeyFreeYes() string    { return "yes, free it" }
func (english) KeyMakeReader() string { return "make a test reader" }
func (english) KeyNextField() string  { return "next" }
func (english) KeySettings() string   { return "settings" }
func (english) KeyTry() string        { return "try the next" }
func (english) KeyRecheck() string    { return "check again" }
func (english) KeyLeave() string      { return "leave" }
func (english) KeyTakeThis() string   { return "take it" }

func (english) Readers() string       { return "Readers" }
func (english) ReadersAsking() string { return "Asking Stripe for the readers" }
func (english) ReadersEmpty() string  { return "This account has no reader yet." }
func (english) ReadersEmptyTest(key string) string {
	return key + " makes a Location and a simulated reader, to try everything with."
}
func (english) ReadersCount(n int) string            { return plural(n, "reader", "readers") }
func (english) ReaderOnline() string                 { return "online" }
func (english) ReaderUsedHere() string               { return "used here" }
func (english) ReaderSimulated(device string) string { return device + ", simulated" }
func (english) ReaderNoPlace() string                { return "no Location" }
func (english) ReaderNumber() string                 { return "Id" }
func (english) ReaderDevice() string                 { return "Type" }
func (english) ReaderPlace() string                  { return "Location" }
func (english) ReaderSerial() string                 { return "Serial" }
func (english) ReaderSoftware() string               { return "Software" }
func (english) ReaderShows() string                  { return "Shows" }

func (english) ReaderDoes(k checkout.ActionKind) string {
	switch k {
	case checkout.ActionNone:
		return "its welcome, nothing to do"
	case checkout.ActionCollect:
		return "asks for a card"
	case checkout.ActionConfirm:
		return "is asking the bank"
	case checkout.ActionProcess:
		return "takes a payment"
	case checkout.ActionOther:
		return "something that is no payment"
	default:
		return "something this till does not know"
	}
}

func (english) ReaderSaleHere(sale string) string { return sale + " of this till" }
func (english) ReaderOurs() string                { return "an earlier payment of this till" }
func (english) ReaderOtherTill() string           { return "another till's payment" }
func (english) ReaderStranger() string            { return "somebody else's payment" }

func (english) ReaderNowUsed(label string) string {
	return label + " is used from now on."
}
func (english) ReaderUsedThisTime(label string) string {
	return label + " is used until the till is closed; then the configured one again."
}
func (english) ReaderAdded(label string) string { return label + " was added and is used from now on." }
func (english) ReaderFreed(label string) string { return label + " is free again." }

func (english) ReaderRemedy(k checkout.FailureKind) string {
	switch k {
	case checkout.FailureOffline, checkout.FailureNoAnswer:
		return "Check the network, then look again."
	case checkout.FailureServer, checkout.FailureConflict, checkout.FailureRateLimited:
		return "Wait a moment, then look again."
	case checkout.FailureAuth:
		return "Check the key in Stripe's dashboard: it may be revoked, or have no right to the readers."
	case checkout.FailureReaderOffline, checkout.FailureReaderTimeout, checkout.FailureReaderFault:
		return "Check the reader's power and network, or restart it."
	case checkout.FailureReaderBusy:
		return "Wait until it has finished."
	case checkout.FailureNotFound:
		return "It may have been removed. Look again."
	case checkout.FailureNone, checkout.FailureKeyReuse, checkout.FailureRefused, checkout.FailureWrongState, checkout.FailureProtocol,
		checkout.FailureUnsupported, checkout.FailureDeclined:
		return "Look again. If it stays, ask support."
	default:
		return "Look again. If it stays, ask support."
	}
}

func (english) ReaderWrongCode() string {
	return "Stripe knows no reader with that code. A code changes after a while: read it again."
}
func (english) ReaderWrongPlace(part string) string {
	return "Stripe does not take that address. Check this part: " + part + "."
}
func (english) ReaderMaybeAdded() string {
	return "The answer was lost. The reader may have been added: look at the list before trying again."
}
func (english) ReaderTooLate() string {
	return "Too late: the bank is being asked. Do not take that payment again."
}
func (english) ReaderMovedOn() string {
	return "The reader shows something else by now. Nothing was cancelled."
}
func (english) ReaderNothingToFree() string {
	return "The reader is free already. Nothing was cancelled."
}

func (english) FreeQuestion() string { return "Free the reader?" }
func (english) FreeReader(label, intent string) Notice {
	return Notice{
		label + " is busy with " + intent + ", an earlier payment of this till.",
		"Freeing it cancels what the reader shows. Nothing is charged by that.",
		"The payment itself stays at Stripe as it is.",
	}
}
func (english) FreeShowing(label string) Notice {
	return Notice{label + " shows something that is no payment.", "Freeing it clears the display. No money moves.", ""}
}
func (english) FreeSaleHere(label, sale, amount string) Notice {
	return Notice{label + " is busy with " + sale + " of this till, " + amount + ".", "", "Bring that sale back and stop it there."}
}
func (english) FreeForeign(label, intent string) Notice {
	return Notice{label + " is busy with " + intent + ", which is not this till's.", "Nothing was cancelled.", "Cancel it where it was begun."}
}

func (english) PairTitle() string { return "Add a reader" }
func (english) PairCode() string  { return "Code" }
func (english) PairHint() string {
	return "The code is on the reader: Settings, admin PIN 07139, Generate pairing code."
}
func (english) PairLabel() string      { return "Name" }
func (english) PairPlace() string      { return "Where does it stand?" }
func (english) PairNewPlace() string   { return "a new Location" }
func (english) PairPlaceTitle() string { return "A new Location" }
func (english) PairMissing() string    { return "This part is needed." }
func (english) PairWorking() string    { return "Asking Stripe" }
func (english) PlaceName() string      { return "Name" }
func (english) PlaceCountry() string   { return "Country" }
func (english) PlaceLine() string      { return "Street" }
func (english) PlaceTown() string      { return "Town" }
func (english) PlaceCity() string      { return "City" }
func (english) PlaceState() string     { return "State" }
func (english) PlacePostal() string    { return "Postal code" }

func (english) RecoveryDone() string { return "Everything of the last run is known" }
func (english) RecoveryWhy() string {
	return "The till was closed in the middle of this. It asks Stripe, finishes what was approved and releases the rest."
}
func (english) RecoveryMeanwhile() string { return "Key the next amount; this goes on by itself." }
func (english) RecoveryProgress(done, of int) string {
	return fmt.Sprintf("%d of %d known", done, of)
}
func (english) RefusedHint() string {
	return "Any key closes this."
}
func (english) RefusedStays() string { return "The same text stays on the terminal." }
func (english) StoppedNext(key string) string {
	return "Make room on the disk, then press " + key + ": the till checks again."
}
func (english) SupportCode() string { return "For support" }
func (english) SaleSafe(sale, amount string) string {
	return sale + ", " + amount + ", is safe. Do not take it again."
}
func (english) CardsBack() string {
	return "Cards come back by themselves: the till asks every few seconds."
}
func (english) KeyRefused() string {
	return "Stripe refuses the till's key. Store a good one with reji key set, then start the till again."
}
func (english) NoReaderHint(key string) string {
	return "No reader is chosen: " + key + " shows them. Cash works."
}
