package lang

import (
	"fmt"

	"reji/checkout"
)

func (japanese) CardBrand(brand string) string { return brandName(brand, "カード") }
func (japanese) Funding(funding string) string {
	return pick(funding, "クレジット", "デビット", "プリペイド", "")
}

func (japanese) ReadMethod(method string) string {
	return readMethod(method, "タッチ", "IC", "磁気", "手入力")
}

func (japanese) Wallet(wallet string) string { return walletName(wallet) }

func (japanese) History() string        { return "会計履歴" }
func (japanese) HistoryEmpty() string   { return "会計はまだありません。" }
func (japanese) HistoryLoading() string { return "帳簿を読み込み中" }
func (japanese) HistoryFailed() string {
	return "今は帳簿を読めません。会計は失われていません。"
}
func (japanese) HistoryCount(n int) string { return fmt.Sprintf("%d件", n) }
func (japanese) HistoryNone(query string) string {
	return "「" + query + "」に合う会計はありません。"
}
func (japanese) Search() string       { return "検索" }
func (japanese) ColumnNumber() string { return "会計" }
func (japanese) ColumnTime() string   { return "時刻" }
func (japanese) ColumnAmount() string { return "金額" }
func (japanese) ColumnStatus() string { return "結果" }
func (japanese) ColumnMeans() string  { return "支払い方法" }
func (japanese) Cash() string         { return "現金" }
func (japanese) Card() string         { return "カード" }

func (japanese) Status(s checkout.Status) string {
	switch s {
	case checkout.StatusOpen:
		return "処理中"
	case checkout.StatusPaid:
		return "支払い完了"
	case checkout.StatusAuthorized:
		return "承認済み"
	case checkout.StatusDeclined:
		return "カード承認不可"
	case checkout.StatusVoided:
		return "請求なし"
	case checkout.StatusUnknown:
		return "結果不明"
	case checkout.StatusAttention:
		return "責任者対応"
	default:
		return "?"
	}
}

func (japanese) State(s checkout.State) string {
	switch s {
	case checkout.New:
		return "新規"
	case checkout.Creating:
		return "Stripeに送信中"
	case checkout.Created:
		return "カード待ち準備"
	case checkout.Collecting:
		return "カード待ち"
	case checkout.Collected:
		return "カード読み取り済み"
	case checkout.Processing:
		return "カード会社に照会中"
	case checkout.Authorized:
		return "承認済み"
	case checkout.Capturing:
		return "売上を確定中"
	case checkout.Paid:
		return "支払い完了"
	case checkout.Declined:
		return "承認不可"
	case checkout.Voiding:
		return "取消中"
	case checkout.Voided:
		return "請求なし"
	case checkout.Attention:
		return "責任者対応"
	default:
		return "?"
	}
}

func (japanese) Event(k checkout.Kind) string {
	switch k {
	case checkout.KindSaleStarted:
		return "会計開始"
	case checkout.KindCardTendered:
		return "カード払い"
	case checkout.KindCashTendered:
		return "現金受領"
	case checkout.KindCallAnswered:
		return "Stripe応答"
	case checkout.KindCallFailed:
		return "応答なし"
	case checkout.KindObserved:
		return "確認"
	case checkout.KindDeadlinePassed:
		return "時間切れ"
	case checkout.KindCancelRequested:
		return "中止の依頼"
	case checkout.KindAnotherCardRequested:
		return "別のカードを依頼"
	case checkout.KindCardAllowed:
		return "カードを許可"
	case checkout.KindCardRefused:
		return "カードを拒否"
	case checkout.KindCaptureRequested:
		return "売上確定の依頼"
	case checkout.KindResumed:
		return "レジ再起動"
	default:
		return k.String()
	}
}

func (japanese) Asked(op checkout.Op) string { return japaneseOp(op) + "を依頼" }

// Answered says that Stripe said yes. To a command for the reader that only means that the reader has it.
func (japanese) Answered(op checkout.Op) string {
	if op == checkout.OpCollect || op == checkout.OpConfirm || op == checkout.OpProcess {
		return "端末が受付"
	}
	return japaneseOp(op) + "完了"
}
func (japanese) Failed(op checkout.Op) string     { return japaneseOp(op) + "失敗" }
func (j japanese) SeenAs(s checkout.State) string { return "確認: " + j.State(s) }

func japaneseOp(op checkout.Op) string {
	switch op {
	case checkout.OpCreate:
		return "決済準備"
	case checkout.OpUpdate:
		return "変更"
	case checkout.OpCollect:
		return "読み取り"
	case checkout.OpConfirm, checkout.OpProcess:
		return "承認"
	case checkout.OpCancelAction:
		return "端末の解放"
	case checkout.OpCapture:
		return "売上確定"
	case checkout.OpCancel:
		return "取消"
	case checkout.OpRefund:
		return "返金"
	case checkout.OpNone:
		return ""
	default:
		return op.String()
	}
}

func (japanese) DeadlineOver(k checkout.DeadlineKind) string {
	switch k {
	case checkout.DeadlineNone:
		return ""
	case checkout.DeadlineCard:
		return "カードの提示なし"
	case checkout.DeadlineAnswer:
		return "判断の時間切れ"
	case checkout.DeadlineFence:
		return "結果の確認切れ"
	case checkout.DeadlineResend:
		return "再送信"
	case checkout.DeadlineLapse:
		return "承認の期限切れ"
	default:
		return "時間切れ"
	}
}

func (japanese) Attention() string      { return "未完了の会計" }
func (japanese) AttentionEmpty() string { return "未完了の会計はありません。" }
func (japanese) Help() string           { return "使い方" }
func (japanese) HelpEverywhere() string { return "共通" }
func (japanese) HelpHere() string       { return "この画面" }
func (japanese) HelpAmount() string {
	return "金額は右から詰めて入ります。小数点で通常の単位、カンマは3桁区切りです。"
}
func (japanese) HelpScan() string {
	return "スキャナーで読んだ文字は表示するだけで、請求には進みません。"
}

func (japanese) Actions() string { return "今できる操作" }
func (japanese) ActionsNone(query string) string {
	return "「" + query + "」に合う操作は今ありません。"
}
