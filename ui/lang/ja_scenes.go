package lang

import "fmt"

func (japanese) ScenePayment() string { return "金額の入力から支払い完了まで" }
func (japanese) SceneDecline() string {
	return "承認されないカードのあと、別のカードで支払う"
}
func (japanese) ScenePIN() string    { return "暗証番号を間違え、もう一度入力する" }
func (japanese) SceneCancel() string { return "お客様が端末で取り消す" }
func (japanese) ScenePrepaid() string {
	return "プリペイドカードを、銀行に問い合わせる前に断る"
}
func (japanese) SceneLostAnswer() string { return "承認の応答が途中で失われる" }
func (japanese) SceneUnplugged() string  { return "支払いの途中で端末の電源が切れる" }
func (japanese) SceneKilled() string {
	return "支払いの途中でレジが強制終了し、起動し直す"
}

func (japanese) CueAmount() string {
	return "レジ係が金額を入力します。数字と決定キーだけです。"
}
func (japanese) CueCard() string {
	return "端末がカードを求め、お客様がカードをかざします。"
}
func (japanese) CueBank() string {
	return "カードを読み取って確かめ、銀行に問い合わせます。"
}
func (japanese) CuePaid() string {
	return "支払い完了。数字を押すと次の会計が始まります。"
}
func (japanese) CueDeclinedCard() string {
	return "残高の足りないカードがかざされます。"
}
func (japanese) CueDeclined() string {
	return "承認されず、請求はありません。一つのキーで別のカードを求めます。"
}
func (japanese) CueAnotherCard() string {
	return "同じ支払いのまま別のカードです。二つ目の支払いは作りません。"
}
func (japanese) CueOneIntent() string {
	return "最初の支払いのまま、二枚目のカードで完了しました。"
}
func (japanese) CueWrongPIN() string {
	return "暗証番号の要るカードで、お客様が番号を間違えます。"
}
func (japanese) CuePINRefused() string {
	return "暗証番号の誤り。請求はなく、同じカードでやり直せます。"
}
func (japanese) CueSamePIN() string {
	return "同じカードで、今度は正しい番号を入力します。"
}
func (japanese) CuePINPaid() string { return "二度目で支払いが完了しました。" }
func (japanese) CueCustomerCancels() string {
	return "お客様が考え直し、端末で取消を押します。"
}
func (japanese) CueCancelled() string {
	return "レジはそれに気づき、請求がないことを確かめます。"
}
func (japanese) CueGivenUp() string {
	return "レジ係も取りやめ、支払いはStripeで取り消されました。"
}
func (japanese) CuePrepaidCard() string {
	return "この店はプリペイド不可ですが、お客様がそれをかざします。"
}
func (japanese) CuePrepaidRefused() string {
	return "店のルールで断りました。銀行には問い合わせていません。"
}
func (japanese) CueAnswerLost() string {
	return "銀行に問い合わせますが、応答は途中で失われます。"
}
func (japanese) CueLooking() string {
	return "応答がありません。レジは推測せず、Stripeに確認します。"
}
func (japanese) CueFoundApproved() string {
	return "支払いを見つけ、一度だけ売上を確定しました。"
}
func (japanese) CueUnplugged() string {
	return "銀行への問い合わせ中に、端末の電源が切れます。"
}
func (japanese) CueFast(times int) string {
	return fmt.Sprintf("ここから時間を%d倍速で進めます。レジは確認を続けます。", times)
}
func (japanese) CueUnknown(times int) string {
	return fmt.Sprintf("45秒たっても不明です。二重に請求しないよう知らせます（%d倍速）。", times)
}
func (japanese) CueFenced() string {
	return "2分後にStripeで支払いを取り消しました。請求は確実にありません。"
}
func (japanese) CueKill() string {
	return "銀行への問い合わせ中に、レジを強制終了します。"
}
func (japanese) CueRestarted() string {
	return "再起動。始めたことは台帳が、結果はStripeが知っています。"
}
func (japanese) CueRecovered() string {
	return "見つけて、一度だけ確定しました。支払い完了で、二重請求はありません。"
}

func (japanese) ScenePaused() string {
	return "一時停止中。スペースで再開、ほかのキーで手動に切り替わります。"
}
func (japanese) SceneOver() string {
	return "以上です。ここからは自由に操作できます。"
}
func (japanese) SceneYours() string { return "ここからは自由に操作できます。" }
