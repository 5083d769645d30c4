package lang

import (
	"fmt"

	"reji/checkout"
)

func (japanese) OtherTender() string { return "その他の支払い方法" }

func (japanese) CaptureWord(m checkout.CaptureMode) string {
	switch m {
	case checkout.CaptureManual:
		return "カード（すぐ確定）"
	case checkout.CaptureAutomatic:
		return "カード（Stripeで確定）"
	case checkout.CaptureLater:
		return "カード（保留のみ）"
	default:
		return "カード"
	}
}

func (japanese) CaptureHint(m checkout.CaptureMode) string {
	switch m {
	case checkout.CaptureManual:
		return "承認のあと、レジがすぐに売上を確定します。"
	case checkout.CaptureAutomatic:
		return "承認と同時に、Stripeが売上を確定します。"
	case checkout.CaptureLater:
		return "今は金額を保留し、承認の期限までに手動で売上を確定します。"
	default:
		return ""
	}
}

func (japanese) CashHint() string {
	return "お預り金額を入力し、ドロワーに入れます。"
}

func (japanese) Requests() string     { return "Stripeへの通信" }
func (japanese) RequestsNone() string { return "まだありません" }
func (japanese) Milliseconds() string { return "ミリ秒" }
func (japanese) NoAnswer() string     { return "不明" }

func (japanese) KeyUse() string        { return "使う" }
func (japanese) KeyAddReader() string  { return "登録" }
func (japanese) KeyFree() string       { return "解放" }
func (japanese) KeyFreeYes() string    { return "解放する" }
func (japanese) KeyMakeReader() string { return "テスト端末を作る" }
func (japanese) KeyNextField() string  { return "次へ" }
func (japanese) KeySettings() string   { return "設定" }
func (japanese) KeyTry() string        { return "次を試す" }
func (japanese) KeyRecheck() string    { return "もう一度確認" }
func (japanese) KeyLeave() string      { return "終了" }
func (japanese) KeyTakeThis() string   { return "この方法で会計" }

func (japanese) Readers() string       { return "端末" }
func (japanese) ReadersAsking() string { return "Stripeに端末を問い合わせています" }
func (japanese) ReadersEmpty() string {
	return "このアカウントにはまだ端末がありません。"
}
func (japanese) ReadersEmptyTest(key string) string {
	return key + " を押すと、設置場所とテスト端末を作ります。"
}
func (japanese) ReadersCount(n int) string            { return fmt.Sprintf("%d台", n) }
func (japanese) ReaderOnline() string                 { return "オンライン" }
func (japanese) ReaderUsedHere() string               { return "このレジで使用" }
func (japanese) ReaderSimulated(device string) string { return device + "（テスト）" }
func (japanese) ReaderNoPlace() string                { return "設置場所なし" }
func (japanese) ReaderNumber() string                 { return "番号" }
func (japanese) ReaderDevice() string                 { return "機種" }
func (japanese) ReaderPlace() string                  { return "設置場所" }
func (japanese) ReaderSerial() string                 { return "製造番号" }
func (japanese) ReaderSoftware() string               { return "版" }
func (japanese) ReaderShows() string                  { return "表示中" }

func (japanese) ReaderDoes(k checkout.ActionKind) string {
	switch k {
	case checkout.ActionNone:
		return "待ち受け画面です"
	case checkout.ActionCollect:
		return "カードを待っています"
	case checkout.ActionConfirm:
		return "カード会社に照会中です"
	case checkout.ActionProcess:
		return "支払いを処理中です"
	case checkout.ActionOther:
		return "支払い以外の表示です"
	default:
		return "このレジの知らない表示です"
	}
}

func (japanese) ReaderSaleHere(sale string) string { return "このレジの" + sale }
func (japanese) ReaderOurs() string                { return "このレジの以前の支払い" }
func (japanese) ReaderOtherTill() string           { return "別のレジの支払い" }
func (japanese) ReaderStranger() string            { return "ほかの支払い" }

func (japanese) ReaderNowUsed(label string) string {
	return "今後は「" + label + "」を使います。"
}
func (japanese) ReaderUsedThisTime(label string) string {
	return "レジを閉じるまで「" + label + "」を使います。次回は設定された端末に戻ります。"
}
func (japanese) ReaderAdded(label string) string {
	return "「" + label + "」を登録しました。今後はこの端末を使います。"
}
func (japanese) ReaderFreed(label string) string {
	return "「" + label + "」を解放しました。"
}

func (japanese) ReaderRemedy(k checkout.FailureKind) string {
	switch k {
	case checkout.FailureOffline, checkout.FailureNoAnswer:
		return "通信を確認してから、もう一度確認してください。"
	case checkout.FailureServer, checkout.FailureConflict, checkout.FailureRateLimited:
		return "少し待ってから、もう一度確認してください。"
	case checkout.FailureAuth:
		return "Stripeの管理画面でキーを確認してください。失効か、端末の権限がない可能性があります。"
	case checkout.FailureReaderOffline, checkout.FailureReaderTimeout, checkout.FailureReaderFault:
		return "端末の電源と通信を確認するか、再起動してください。"
	case checkout.FailureReaderBusy:
		return "終わるまでお待ちください。"
	case checkout.FailureNotFound:
		return "削除された可能性があります。もう一度確認してください。"
	case checkout.FailureNone, checkout.FailureKeyReuse, checkout.FailureRefused, checkout.FailureWrongState, checkout.FailureProtocol,
		checkout.FailureUnsupported, checkout.FailureDeclined:
		return "もう一度確認し、続くときは問い合わせてください。"
	default:
		return "もう一度確認し、続くときは問い合わせてください。"
	}
}

func (japanese) ReaderWrongCode() string {
	return "そのコードの端末は見つかりません。コードは時間がたつと変わるため、読み直してください。"
}
func (japanese) ReaderWrongPlace(part string) string {
	return "Stripeがその住所を受け付けません。次の項目を確認してください。" + part
}
func (japanese) ReaderMaybeAdded() string {
	return "応答が途絶えました。登録済みの可能性があるため、やり直す前に一覧を確認してください。"
}
func (japanese) ReaderTooLate() string {
	return "カード会社に照会中のため取り消せません。その支払いを二重に会計しないでください。"
}
func (japanese) ReaderMovedOn() string {
	return "端末の表示が変わっています。何も取り消していません。"
}
func (japanese) ReaderNothingToFree() string {
	return "端末は空いています。何も取り消していません。"
}

func (japanese) FreeQuestion() string { return "端末を解放しますか" }
func (japanese) FreeReader(label, intent string) Notice {
	return Notice{
		"「" + label + "」は " + intent + " を処理中です。このレジの以前の支払いです。",
		"解放すると端末の表示が取り消されます。これで請求されることはありません。",
		"支払い自体はStripeにそのまま残ります。",
	}
}
func (japanese) FreeShowing(label string) Notice {
	return Notice{"「" + label + "」は支払い以外を表示しています。", "解放すると表示が消えます。お金は動きません。", ""}
}
func (japanese) FreeSaleHere(label, sale, amount string) Notice {
	return Notice{"「" + label + "」はこのレジの" + sale + "（" + amount + "）で使用中です。", "", "その会計を呼び戻して、取りやめてください。"}
}
func (japanese) FreeForeign(label, intent string) Notice {
	return Notice{"「" + label + "」は " + intent + " を処理中です。このレジの支払いではありません。", "何も取り消していません。", "その支払いを始めた側で取り消してください。"}
}

func (japanese) PairTitle() string { return "端末の登録" }
func (japanese) PairCode() string  { return "コード" }
func (japanese) PairHint() string {
	return "コードは端末に表示されます。設定を開き、管理番号07139を入れて、ペアリングコードを作成します。"
}
func (japanese) PairLabel() string      { return "名前" }
func (japanese) PairPlace() string      { return "どこに置きますか" }
func (japanese) PairNewPlace() string   { return "新しい設置場所" }
func (japanese) PairPlaceTitle() string { return "新しい設置場所" }
func (japanese) PairMissing() string    { return "この項目は必要です。" }
func (japanese) PairWorking() string    { return "Stripeに送信中" }
func (japanese) PlaceName() string      { return "名前" }
func (japanese) PlaceCountry() string   { return "国" }
func (japanese) PlaceLine() string      { return "番地" }
func (japanese) PlaceTown() string      { return "町名" }
func (japanese) PlaceCity() string      { return "市区町村" }
func (japanese) PlaceState() string     { return "都道府県" }
func (japanese) PlacePostal() string    { return "郵便番号" }

func (japanese) RecoveryDone() string { return "前回の会計はすべて確認できました" }
func (japanese) RecoveryWhy() string {
	return "途中でレジが閉じられました。Stripeに確認し、承認済みのものは確定し、それ以外は取り消します。"
}
func (japanese) RecoveryMeanwhile() string {
	return "次の金額を入力できます。確認は自動で続きます。"
}
func (japanese) RecoveryProgress(done, of int) string {
	return fmt.Sprintf("%d件中 %d件確認済み", of, done)
}
func (japanese) RefusedHint() string {
	return "どのキーでも閉じます。"
}
func (japanese) RefusedStays() string { return "同じ内容が画面に残ります。" }
func (japanese) StoppedNext(key string) string {
	return "ディスクの空きを作ってから " + key + " を押すと、もう一度確認します。"
}
func (japanese) SupportCode() string { return "問い合わせ用" }
func (japanese) SaleSafe(sale, amount string) string {
	return sale + "（" + amount + "）は記録されています。二重に会計しないでください。"
}
func (japanese) CardsBack() string {
	return "カードは自動で再開します。数秒ごとに確認しています。"
}
func (japanese) KeyRefused() string {
	return "レジのStripeキーが拒否されています。正しいキーを登録し、レジを開き直してください。"
}
func (japanese) NoReaderHint(key string) string {
	return "端末が選ばれていません。 " + key + " で選べます。現金は使えます。"
}
