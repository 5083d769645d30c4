package lang

import (
	"fmt"
	"time"
)

// japanese is the Japanese catalogue. 端末 is the reader, 会計 a sale, 売上確定 the capture, as on Japanese payment terminals.
type japanese struct{}

func (japanese) Lang() Lang         { return Japanese }
func (japanese) Brand() string      { return "レジ reji" }
func (japanese) BrandShort() string { return "reji" }
func (japanese) TestMode() string   { return "テストモード" }
func (japanese) LiveMode() string   { return "本番" }

func (japanese) ReaderReady() string   { return "使用可" }
func (japanese) ReaderBusy() string    { return "使用中" }
func (japanese) ReaderOffline() string { return "オフライン" }
func (japanese) NoReader() string      { return "端末なし" }
func (japanese) ReaderUnknown() string { return "確認中" }

func (japanese) SaleNumber(n int64) string { return fmt.Sprintf("会計 %04d", n) }
func (japanese) Date(t time.Time) string   { return t.Format("2006-01-02") }
func (japanese) TooSmall(w, h int) string {
	return fmt.Sprintf("画面を%d×%d以上に広げてください。会計は続いています。", w, h)
}
func (japanese) Starting() string { return "レジを開いています" }

func (japanese) Verdict(v Verdict) string {
	switch v {
	case Paid:
		return "支払い完了"
	case Approved:
		return "承認済み"
	case Declined:
		return "カード承認不可"
	case NotCharged:
		return "請求なし"
	case Checking:
		return "確認中"
	case ResultNotKnown:
		return "結果不明"
	case ManagerNeeded:
		return "責任者対応"
	case TillStopped:
		return "停止中"
	case CardsOffline:
		return "カード決済停止中"
	case verdictCount:
	}
	return ""
}

func (japanese) NothingCharged() string         { return "請求されていません" }
func (japanese) DoNotTakeAgain() string         { return "二重に会計しないでください" }
func (japanese) HandOver() string               { return "商品をお渡しできます" }
func (japanese) TakeAgain() string              { return "もう一度会計できます" }
func (japanese) ChangeDue(amount string) string { return "お釣り " + amount }
func (japanese) CardReleased() string           { return "カードの取消を進めています" }
func (japanese) SaleKept(sale string) string    { return sale + " は保存されています。" }
func (japanese) StateKept() string              { return "新しい会計はできません" }
func (japanese) Last() string                   { return "直前" }
func (japanese) OpenLabel() string              { return "未完了" }
func (japanese) NothingOpen() string            { return "なし" }
func (japanese) AfterRestart(sale string) string {
	return sale + " は再起動のあとで完了しました。"
}
func (japanese) OpenToCapture(n int) string    { return fmt.Sprintf("売上未確定 %d件", n) }
func (japanese) OpenUnderWay(n int) string     { return fmt.Sprintf("処理中 %d件", n) }
func (japanese) NeedsYou(n int) string         { return fmt.Sprintf("要対応 %d件", n) }
func (japanese) HoursLeft(h int) string        { return fmt.Sprintf("残り%d時間", h) }
func (japanese) DemoHint(enter string) string  { return "お試し: 2000 " + enter + " のあと t" }
func (japanese) ReadyHint(enter string) string { return "金額を入力して " + enter }
func (japanese) KeyHint(enter string) string   { return enter + " でカード払い" }
func (japanese) Scanned(code string) string {
	return "読み取り: " + code + "。金額ではないため、何も請求していません。"
}
func (japanese) KeyFirst() string { return "先に金額を入力してください。" }
func (japanese) NotSent() string {
	return "処理が混み合っています。何も行っていません。もう一度押してください。"
}
func (japanese) OnTheReader() string               { return "お客様の画面" }
func (japanese) Recent() string                    { return "最近の会計" }
func (japanese) StepCreate() string                { return "決済準備" }
func (japanese) StepCollect() string               { return "読み取り" }
func (japanese) StepInspect() string               { return "カード確認" }
func (japanese) StepProcess() string               { return "承認" }
func (japanese) StepCapture() string               { return "売上確定" }
func (japanese) AskingStripe() string              { return "Stripeに送信中" }
func (japanese) WakingReader() string              { return "端末を呼び出し中" }
func (japanese) PresentCard() string               { return "カードをお願いします" }
func (japanese) CardRead() string                  { return "カードを読み取りました" }
func (japanese) GoOn() string                      { return "問題なし" }
func (japanese) YourDecision() string              { return "判断してください" }
func (japanese) AskingBank() string                { return "カード会社に照会中" }
func (japanese) AuthCode(code string) string       { return "承認 " + code }
func (japanese) ApprovedFact() string              { return "承認" }
func (japanese) TakingMoney() string               { return "売上を確定中" }
func (japanese) Taken() string                     { return "確定" }
func (japanese) HeldUntil(when string) string      { return "保留、確定期限 " + when }
func (japanese) Releasing() string                 { return "カードを取消中" }
func (japanese) Released() string                  { return "取消済み" }
func (japanese) WithReader() string                { return "端末で処理中" }
func (japanese) Stopped() string                   { return "中止" }
func (japanese) NotReached() string                { return "" }
func (japanese) Waiting(elapsed, of string) string { return "待ち時間 " + elapsed + " / " + of }
func (japanese) Left(d string) string              { return "残り " + d }
func (japanese) Elapsed(d string) string           { return "経過 " + d }
func (japanese) Seconds(tenths string) string      { return tenths + " 秒" }
func (japanese) CustomerSees() string              { return "お客様画面" }
func (japanese) TapInsertSwipe() string            { return "タッチ・差し込み・スライド" }
func (japanese) CustomerCancel() string            { return "中止" }
func (japanese) RemoveCard() string                { return "カードをお取りください" }
func (japanese) ThankYou() string                  { return "ありがとうございました" }
func (japanese) ReaderIdle() string                { return "いらっしゃいませ" }
func (japanese) PleaseWait() string                { return "お待ちください" }
func (japanese) Due() string                       { return "合計" }
func (japanese) Given() string                     { return "お預り" }
func (japanese) Change() string                    { return "お釣り" }
func (japanese) CashDrawer() string                { return "現金" }
func (japanese) NextSaleHint() string              { return "次の金額を入力できます。" }
func (japanese) FinishingBehind() string {
	return "売上は自動で確定します。次の金額を入力できます。"
}
func (japanese) TryOf(n, of int) string { return fmt.Sprintf("%d回目（%d回まで）", n, of) }
func (japanese) TestEnding(ending string) string {
	return "テストモードでは、末尾が" + ending + "の金額は必ず承認されません。"
}
func (japanese) ReaderTrouble() string       { return "端末の応答がありません" }
func (japanese) Trying(n int) string         { return fmt.Sprintf("再送信 %d回目", n) }
func (japanese) AskCard(card string) string  { return "このカードで会計しますか。" + card }
func (japanese) RuleSays(rule string) string { return "ルール「" + rule + "」" }

func (japanese) CashQuestion() string { return "お預り金額を入力してください。" }
func (japanese) CashExact(enter string) string {
	return "そのまま " + enter + " でちょうどの金額"
}
func (japanese) CashTooLittle() string { return "合計より少ない金額です。" }
func (japanese) HeldHint() string {
	return "売上は未確定です。期限までに売上確定をしてください。"
}
func (japanese) DoNotTakeAgainYet() string {
	return "請求されないことを確認しています。終わるまで会計し直さないでください。"
}

func (japanese) Sentences(all ...string) string { return sentences("", all) }

func (japanese) CashOnly() string { return "今は現金のみ" }
