package lang

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/money"
)

// Lang is a language of the till.
type Lang int

// The languages.
const (
	English Lang = iota
	Japanese
)

// String is the word that chooses the language: "en" or "ja".
func (l Lang) String() string { return l.Locale().String() }

// Locale is how amounts are written in the language.
func (l Lang) Locale() money.Locale {
	if l == Japanese {
		return money.Japanese
	}
	return money.English
}

// Parse reads a language's word. An unknown word is an error that lists the known ones.
func Parse(word string) (Lang, error) {
	for _, l := range []Lang{English, Japanese} {
		if l.String() == word {
			return l, nil
		}
	}
	return English, fmt.Errorf("unknown language %q: take en or ja", word)
}

// For answers the catalogue of a language.
func For(l Lang) Catalog {
	if l == Japanese {
		return japanese{}
	}
	return english{}
}

// Catalog is all texts of one language.
type Catalog interface {
	Lang() Lang
	Common
	Verdicts
	Sale
	Checkout
	Inspect
	Troubles
	Books
	Keys
	Desk
	Virtual
	Reconcile
	Scenes
}

// Notice is a text about money in three parts. Each is one sentence or two, without an amount; a part may be empty.
type Notice struct {
	What  string // what happened
	Money string // whether money moved
	Next  string // what to do now
}

// Verdict is one of the few results that are shown on a band.
type Verdict int

// The verdicts.
const (
	Paid Verdict = iota
	Approved
	Declined
	NotCharged
	Checking
	ResultNotKnown
	ManagerNeeded
	TillStopped
	CardsOffline
	verdictCount
)

// AllVerdicts lists the verdicts, for tests.
func AllVerdicts() []Verdict {
	all := make([]Verdict, verdictCount)
	for i := range all {
		all[i] = Verdict(i)
	}
	return all
}

// Common is what every screen shows.
type Common interface {
	Brand() string
	BrandShort() string
	TestMode() string
	LiveMode() string

	ReaderReady() string
	ReaderBusy() string
	ReaderOffline() string
	NoReader() string
	ReaderUnknown() string

	SaleNumber(n int64) string
	Date(t time.Time) string // a day, absolute
	TooSmall(w, h int) string
	Starting() string
	Sentences(all ...string) string // one after the other, as the language sets them
}

// Verdicts are the words on the bands, and what stands at the band's right end.
type Verdicts interface {
	Verdict(v Verdict) string
	NothingCharged() string
	DoNotTakeAgain() string
	HandOver() string
	TakeAgain() string
	ChangeDue(amount string) string
	CardReleased() string
	SaleKept(sale string) string
	StateKept() string
	CashOnly() string
}

// Sale is the home screen.
type Sale interface {
	Last() string
	OpenLabel() string
	NothingOpen() string
	AfterRestart(sale string) string
	OpenToCapture(n int) string
	OpenUnderWay(n int) string
	NeedsYou(n int) string
	HoursLeft(h int) string
	DemoHint(enter string) string
	ReadyHint(enter string) string
	KeyHint(enter string) string
	Scanned(code string) string
	KeyFirst() string
	BadAmount(k money.ParseKind) string
	AmountLimit(k money.LimitKind, limit string) string
	Rejected(k checkout.RejectionKind) string
	NotSent() string
	OnTheReader() string
	Recent() string
}

// Checkout is a payment under way.
type Checkout interface {
	StepCreate() string
	StepCollect() string
	StepInspect() string
	StepProcess() string
	StepCapture() string

	AskingStripe() string
	WakingReader() string
	PresentCard() string
	CardRead() string
	GoOn() string
	YourDecision() string
	AskingBank() string
	AuthCode(code string) string
	ApprovedFact() string
	TakingMoney() string
	Taken() string
	HeldUntil(when string) string
	Releasing() string
	Released() string
	WithReader() string
	Stopped() string
	NotReached() string

	Waiting(elapsed, whole string) string
	Left(d string) string
	Elapsed(d string) string
	Seconds(tenths string) string

	CustomerSees() string
	TapInsertSwipe() string
	CustomerCancel() string
	RemoveCard() string
	ThankYou() string
	ReaderIdle() string
	PleaseWait() string

	Due() string
	Given() string
	Change() string
	CashDrawer() string

	NextSaleHint() string
	CashQuestion() string
	CashExact(enter string) string
	CashTooLittle() string
	FinishingBehind() string
	HeldHint() string
	DoNotTakeAgainYet() string
	TryOf(n, of int) string
	TestEnding(ending string) string
	ReaderTrouble() string
	Trying(n int) string
}

// Inspect is what a card is called and what the till may ask about it.
type Inspect interface {
	CardBrand(brand string) string
	Funding(funding string) string
	ReadMethod(method string) string
	Wallet(wallet string) string
	AskCard(card string) string
	RuleSays(rule string) string
}

// Troubles are the screens of everything that is not a good day.
type Troubles interface {
	Decline(kind checkout.DeclineKind) Notice
	Reason(r checkout.Reason) Notice
	Failure(k checkout.FailureKind) string

	LostAt(clock string) string
	Known() string
	NotKnown() string
	KnownState(s checkout.State) string
	NotKnownState(s checkout.State) string
	LookingAgain(in string) string
	LookingNow() string
	LooksSoFar(n int) string
	CashReleases() string

	TillStoppedBecause() Notice
	NoNetwork() Notice
	QuitInFlight(amount, sale string) Notice
	CounterBusy() string
	ReaderTaken() string
	NoSuchSale() string
	NoReaderYet() string
	NotDone(failure string) string
	NotDoneUnknown() string
	Recovering(n int) string
	QuitQuestion() string
}

// Books are the history and the list of what needs a person.
type Books interface {
	History() string
	HistoryEmpty() string
	HistoryNone(query string) string
	HistoryLoading() string
	HistoryFailed() string
	HistoryCount(n int) string
	Search() string
	ColumnNumber() string
	ColumnTime() string
	ColumnAmount() string
	ColumnStatus() string
	ColumnMeans() string
	Status(s checkout.Status) string
	Cash() string
	Card() string
	State(s checkout.State) string

	Event(k checkout.Kind) string
	Asked(op checkout.Op) string
	Answered(op checkout.Op) string
	Failed(op checkout.Op) string
	SeenAs(s checkout.State) string
	DeadlineOver(k checkout.DeadlineKind) string

	Actions() string
	ActionsNone(query string) string
	Attention() string
	AttentionEmpty() string
	Help() string
	HelpEverywhere() string
	HelpHere() string
	HelpAmount() string
	HelpScan() string
}

// Keys are the words beside the keys in the footer, a word or two each.
type Keys interface {
	KeyCard() string
	KeyCash() string
	KeyOther() string
	KeySplit() string
	KeyHistory() string
	KeyReaders() string
	KeyHelp() string
	KeyActions() string
	KeyCancel() string
	KeyStop() string
	KeyBack() string
	KeyTap() string
	KeyAnotherCard() string
	KeyCardAgain() string
	KeyCashRelease() string
	KeyLook() string
	KeyPark() string
	KeyDetails() string
	KeyAllow() string
	KeyRefuse() string
	KeyOpen() string
	KeySearch() string
	KeyChoose() string
	KeyAttention() string
	KeyQuit() string
	KeyStay() string
	KeyClear() string
	KeyDelete() string
	KeyDigits() string
	KeyNewSale() string
	KeyCapture() string
	KeyResume() string
	KeyTakeCash() string
	KeyList() string
	KeyDo() string
}

// sentences joins what is not empty.
func sentences(separator string, all []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" }), separator)
}
