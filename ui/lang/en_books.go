package lang

import (
	"strings"

	"reji/checkout"
)

func (english) CardBrand(brand string) string { return brandName(brand, "card") }
func (english) Funding(funding string) string { return pick(funding, "credit", "debit", "prepaid", "") }

func (english) ReadMethod(method string) string {
	return readMethod(method, "tap", "chip", "swipe", "keyed")
}

func (english) Wallet(wallet string) string { return walletName(wallet) }

func (english) History() string           { return "History" }
func (english) HistoryEmpty() string      { return "No sale yet." }
func (english) HistoryLoading() string    { return "Reading the books" }
func (english) HistoryFailed() string     { return "The books cannot be read just now. No sale is lost." }
func (english) HistoryCount(n int) string { return plural(n, "sale", "sales") }
func (english) HistoryNone(query string) string {
	return "No sale matches " + query + "."
}
func (english) Search() string       { return "Search" }
func (english) ColumnNumber() string { return "Sale" }
func (english) ColumnTime() string   { return "Time" }
func (english) ColumnAmount() string { return "Amount" }
func (english) ColumnStatus() string { return "Result" }
func (english) ColumnMeans() string  { return "Paid with" }
func (english) Cash() string         { return "cash" }
func (english) Card() string         { return "card" }

func (english) Status(s checkout.Status) string {
	switch s {
	case checkout.StatusOpen:
		return "under way"
	case checkout.StatusPaid:
		return "PAID"
	case checkout.StatusAuthorized:
		return "APPROVED"
	case checkout.StatusDeclined:
		return "DECLINED"
	case checkout.StatusVoided:
		return "NOT CHARGED"
	case checkout.StatusUnknown:
		return "RESULT NOT KNOWN"
	case checkout.StatusAttention:
		return "MANAGER NEEDED"
	default:
		return "?"
	}
}

func (english) State(s checkout.State) string {
	switch s {
	case checkout.New:
		return "new"
	case checkout.Creating:
		return "asking Stripe"
	case checkout.Created:
		return "ready for a card"
	case checkout.Collecting:
		return "waiting for a card"
	case checkout.Collected:
		return "card read"
	case checkout.Processing:
		return "at the bank"
	case checkout.Authorized:
		return "approved"
	case checkout.Capturing:
		return "taking the money"
	case checkout.Paid:
		return "paid"
	case checkout.Declined:
		return "declined"
	case checkout.Voiding:
		return "being released"
	case checkout.Voided:
		return "not charged"
	case checkout.Attention:
		return "manager needed"
	default:
		return "?"
	}
}

func (english) Event(k checkout.Kind) string {
	switch k {
	case checkout.KindSaleStarted:
		return "sale started"
	case checkout.KindCardTendered:
		return "card chosen"
	case checkout.KindCashTendered:
		return "cash taken"
	case checkout.KindCallAnswered:
		return "Stripe answered"
	case checkout.KindCallFailed:
		return "no answer"
	case checkout.KindObserved:
		return "looked"
	case checkout.KindDeadlinePassed:
		return "time is up"
	case checkout.KindCancelRequested:
		return "stop asked"
	case checkout.KindAnotherCardRequested:
		return "another card asked"
	case checkout.KindCardAllowed:
		return "card allowed"
	case checkout.KindCardRefused:
		return "card refused"
	case checkout.KindCaptureRequested:
		return "capture asked"
	case checkout.KindResumed:
		return "till restarted"
	default:
		return k.String()
	}
}

func (english) Asked(op checkout.Op) string { return englishOp(op) + " asked" }

// Answered says that Stripe said yes. To a command for the reader that only means that the reader has it.
func (english) Answered(op checkout.Op) string {
	if op == checkout.OpCollect || op == checkout.OpConfirm || op == checkout.OpProcess {
		return "the reader has it"
	}
	return englishOp(op) + " done"
}
func (english) Failed(op checkout.Op) string     { return englishOp(op) + " failed" }
func (e english) SeenAs(s checkout.State) string { return "seen: " + e.State(s) }

func englishOp(op checkout.Op) string {
	switch op {
	case checkout.OpCreate:
		return "create"
	case checkout.OpUpdate:
		return "update"
	case checkout.OpCollect:
		return "collect"
	case checkout.OpConfirm, checkout.OpProcess:
		return "process"
	case checkout.OpCancelAction:
		return "free the reader"
	case checkout.OpCapture:
		return "capture"
	case checkout.OpCancel:
		return "cancel"
	case checkout.OpRefund:
		return "refund"
	case checkout.OpNone:
		return ""
	default:
		return op.String()
	}
}

func (english) DeadlineOver(k checkout.DeadlineKind) string {
	switch k {
	case checkout.DeadlineNone:
		return ""
	case checkout.DeadlineCard:
		return "nobody presented a card"
	case checkout.DeadlineAnswer:
		return "no decision in time"
	case checkout.DeadlineFence:
		return "no result in time"
	case checkout.DeadlineResend:
		return "asking again"
	case checkout.DeadlineLapse:
		return "approval lapsed"
	default:
		return "time is up"
	}
}

func (english) Attention() string      { return "Open sales" }
func (english) AttentionEmpty() string { return "Nothing is open and nothing needs you." }
func (english) Help() string           { return "Help" }
func (english) HelpEverywhere() string { return "Everywhere" }
func (english) HelpHere() string       { return "On this screen" }
func (english) HelpAmount() string {
	return "Digits fill from the right, as on any till. A point switches to whole units; a comma groups in threes."
}
func (english) HelpScan() string {
	return "What a scanner types is shown and never charges anything."
}

// brandName writes a card scheme as it writes itself; names are the same in every language.
func brandName(brand, other string) string {
	names := map[string]string{
		"visa": "Visa", "mastercard": "Mastercard", "amex": "Amex", "jcb": "JCB", "discover": "Discover", "diners": "Diners Club",
		"unionpay": "UnionPay", "interac": "Interac", "eftpos_au": "eftpos", "cartes_bancaires": "CB", "girocard": "girocard",
	}
	if n, ok := names[brand]; ok {
		return n
	}
	if brand == "" || brand == "unknown" {
		return other
	}
	return strings.ReplaceAll(brand, "_", " ")
}

// walletName writes a wallet as it writes itself.
func walletName(wallet string) string {
	switch wallet {
	case "":
		return ""
	case "apple_pay":
		return "Apple Pay"
	case "google_pay":
		return "Google Pay"
	case "samsung_pay":
		return "Samsung Pay"
	default:
		return strings.ReplaceAll(wallet, "_", " ")
	}
}

func pick(funding, credit, debit, prepaid, other string) string {
	switch funding {
	case "credit":
		return credit
	case "debit":
		return debit
	case "prepaid":
		return prepaid
	default:
		return other
	}
}

// readMethod sorts Stripe's read methods (contact_emv, contactless_emv, magnetic_stripe_track2, …) into the gestures people make.
func readMethod(method, tap, chip, swipe, keyed string) string {
	switch {
	case method == "":
		return ""
	case strings.HasPrefix(method, "contactless"):
		return tap
	case strings.HasPrefix(method, "contact"):
		return chip
	case strings.HasPrefix(method, "magnetic"):
		return swipe
	default:
		return keyed
	}
}

func (english) Actions() string { return "What can be done now" }
func (english) ActionsNone(query string) string {
	return "Nothing that can be done now matches " + query + "."
}
