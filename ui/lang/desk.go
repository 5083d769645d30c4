package lang

import "reji/checkout"

// Desk is everything around the counter: the readers, what is in force, the start of the till and what keeps it from starting, the ways to pay,
// and what the till says to Stripe.
type Desk interface {
	ReaderWords
	PairingWords
	SettingWords
	StartWords

	OtherTender() string
	CaptureWord(m checkout.CaptureMode) string
	CaptureHint(m checkout.CaptureMode) string
	CashHint() string

	Requests() string
	RequestsNone() string
	Milliseconds() string
	NoAnswer() string

	KeyUse() string
	KeyAddReader() string
	KeyFree() string
	KeyFreeYes() string
	KeyMakeReader() string
	KeyNextField() string
	KeySettings() string
	KeyTry() string
	KeyRecheck() string
	KeyLeave() string
	KeyTakeThis() string
}

// ReaderWords are the list of readers and what can be done with one.
type ReaderWords interface {
	Readers() string
	ReadersAsking() string
	ReadersEmpty() string
	ReadersEmptyTest(key string) string
	ReadersCount(n int) string
	ReaderOnline() string
	ReaderUsedHere() string
	ReaderSimulated(device string) string
	ReaderNoPlace() string
	ReaderNumber() string
	ReaderDevice() string
	ReaderPlace() string
	ReaderSerial() string
	ReaderSoftware() string
	ReaderShows() string
	ReaderDoes(k checkout.ActionKind) string
	ReaderSaleHere(sale string) string
	ReaderOurs() string
	ReaderOtherTill() string
	ReaderStranger() string

	ReaderNowUsed(label string) string
	ReaderUsedThisTime(label string) string
	ReaderAdded(label string) string
	ReaderFreed(label string) string
	ReaderRemedy(k checkout.FailureKind) string
	ReaderWrongCode() string
	ReaderWrongPlace(part string) string
	ReaderMaybeAdded() string
	ReaderTooLate() string
	ReaderMovedOn() string
	ReaderNothingToFree() string

	FreeQuestion() string
	FreeReader(label, intent string) Notice
	FreeShowing(label string) Notice
	FreeSaleHere(label, sale, amount string) Notice
	FreeForeign(label, intent string) Notice
}

// PairingWords are the steps of adding a reader.
type PairingWords interface {
	PairTitle() string
	PairCode() string
	PairHint() string
	PairLabel() string
	PairPlace() string
	PairNewPlace() string
	PairPlaceTitle() string
	PairMissing() string
	PairWorking() string
	PlaceName() string
	PlaceCountry() string
	PlaceLine() string
	PlaceTown() string
	PlaceCity() string
	PlaceState() string
	PlacePostal() string
}

// Setting is one line of what is in force.
type Setting int

// The settings, in the order in which they are shown.
const (
	SetMode Setting = iota
	SetKey
	SetTill
	SetCashier
	SetReader
	SetLocation
	SetCurrency
	SetCapture
	SetFlow
	SetRules
	SetCardWait
	SetFence
	SetTheme
	SetLanguage
	SetSymbols
	SetHome
	SetConfig
	SetLedger
	SetLog
	SetStripe
	SetVersion
	settingCount
)

// AllSettings lists the settings.
func AllSettings() []Setting {
	all := make([]Setting, settingCount)
	for i := range all {
		all[i] = Setting(i)
	}
	return all
}

// Source is where a setting comes from.
type Source int

// The sources, the weakest first. Chosen is what was chosen on the till and is remembered; Tried holds for this run only.
const (
	FromDefault Source = iota
	FromFile
	FromChosen
	FromEnvironment
	FromFlag
	FromTried
	sourceCount
)

// AllSources lists the sources.
func AllSources() []Source {
	all := make([]Source, sourceCount)
	for i := range all {
		all[i] = Source(i)
	}
	return all
}

// SettingWords are the screen of what is in force.
type SettingWords interface {
	Settings() string
	SettingName(s Setting) string
	SettingSource(s Source) string
	SettingNone() string
	SettingHidden() string
	SettingTries() string
	ModeWord(m checkout.Mode) string
	FlowWord(f checkout.Flow) string
	RulesCount(n int) string
	ThemeWord(name string) string
	LanguageWord() string
	SymbolsWord(name string) string
}

// StartWords are the start of the till, what keeps it from starting and what stops it.
type StartWords interface {
	RecoveryDone() string
	RecoveryWhy() string
	RecoveryMeanwhile() string
	RecoveryProgress(done, of int) string
	RefusedHint() string
	RefusedStays() string
	StoppedNext(key string) string
	SupportCode() string
	SaleSafe(sale, amount string) string
	CardsBack() string
	KeyRefused() string
	NoReaderHint(key string) string
}
