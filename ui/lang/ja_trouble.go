package lang

import (
	"fmt"

	"reji/checkout"
	"reji/checkout/money"
)

func (japanese) BadAmount(k money.ParseKind) string {
	switch k {
	case money.Empty:
		return "先に金額を入力してください。"
	case money.NotANumber:
		return "金額ではありません。"
	case money.Negative:
		return "マイナスの金額は扱えません。"
	case money.TooManyDecimals:
		return "この通貨では小数の桁が多すぎます。"
	case money.Grouping:
		return "カンマは3桁ごとに入れてください。"
	case money.Step:
		return "この通貨では末尾の桁を0にしてください。"
	case money.TooLarge:
		return "カードで扱える金額を超えています。"
	case money.OtherCurrency:
		return "この通貨は扱えません。"
	default:
		return "金額ではありません。"
	}
}

func (japanese) AmountLimit(k money.LimitKind, limit string) string {
	switch k {
	case money.NotPositive:
		return "0より大きい金額を入力してください。"
	case money.BelowMinimum:
		return "カード払いは" + limit + "からです。現金をご利用ください。"
	case money.AboveMaximum:
		return "カード払いは" + limit + "までです。会計を分けてください。"
	case money.NotAStep:
		return "この通貨は" + limit + "単位です。"
	case money.UnknownCurrency:
		return "Stripeで扱えない通貨です。"
	default:
		return "Stripeで扱えない金額です。"
	}
}

func (japanese) Rejected(k checkout.RejectionKind) string {
	switch k {
	case checkout.RejectedStale:
		return "すでに終わっています。"
	case checkout.RejectedState:
		return "今はこの操作ができません。"
	case checkout.RejectedCovered:
		return "この会計は支払い中です（結果不明を含む）。二重には請求していません。"
	case checkout.RejectedAmount:
		return "会計の金額と合いません。何も請求していません。"
	case checkout.RejectedTooMany:
		return "カードを5回試しました。現金にするか、新しい会計を始めてください。"
	case checkout.RejectedTooLate:
		return "売上の確定に入ったため中止できません。あとで返金できます。"
	case checkout.RejectedUnknown:
		return "その会計は見つかりません。"
	case checkout.RejectedUnsupported:
		return "この支払い方法ではできません。"
	default:
		return "今はこの操作ができません。"
	}
}

func (japanese) Reason(r checkout.Reason) Notice {
	const nothing, again = "請求されていません。", "もう一度始めるか、現金をご利用ください。"
	switch r {
	case checkout.ReasonCashier:
		return Notice{"レジで中止しました。", nothing, again}
	case checkout.ReasonCustomer:
		return Notice{"お客様が端末で中止しました。", nothing, "お支払い方法をお尋ねください。"}
	case checkout.ReasonDeadline:
		return Notice{"時間内にカードの提示がありませんでした。", nothing, "お客様の準備ができたら、もう一度始めてください。"}
	case checkout.ReasonRule:
		return Notice{"当店で扱えない種類のカードです。", nothing, "別のカードか現金をお願いしてください。"}
	case checkout.ReasonReaderOffline:
		return Notice{"端末がオフラインです。", nothing, "端末の電源と通信を確認するか、現金をご利用ください。"}
	case checkout.ReasonReaderTimeout:
		return Notice{"端末から続けて応答がありませんでした。", nothing, "端末の通信を確認し、再起動してください。現金も使えます。"}
	case checkout.ReasonReaderBusy:
		return Notice{"端末が更新中か、カードが入ったままです。", nothing, "カードを抜いて少し待ち、もう一度始めてください。"}
	case checkout.ReasonReaderTaken:
		return Notice{"別のレジがこの端末を使っています。", nothing, "終わるまで待つか、別の端末を選んでください。"}
	case checkout.ReasonReaderFault:
		return Notice{"端末の故障です。", nothing, "再起動してください。直らなければ別の端末をご利用ください。"}
	case checkout.ReasonReaderFailed:
		return Notice{"端末がカードを読まずに終了しました。", nothing, again}
	case checkout.ReasonNoNetwork:
		return Notice{"Stripeに接続できず、何も送信していません。", nothing, "通信を確認するか、現金をご利用ください。"}
	case checkout.ReasonDeclined:
		return Notice{"承認されなかったため、支払いを取りやめました。", nothing, "お支払い方法をお尋ねください。"}
	case checkout.ReasonFence:
		return Notice{"結果を確認できなかったため、Stripeで取り消しました。", nothing, "もう一度会計できます。"}
	case checkout.ReasonCash:
		return Notice{"現金で受け取り、カードは取り消しました。", nothing, ""}
	case checkout.ReasonRestart:
		return Notice{"カード会社への照会前にレジが再起動しました。", nothing, "お客様がまだいらっしゃれば、もう一度始めてください。"}
	case checkout.ReasonTooSlow:
		return Notice{"カードの読み取りから時間がたちすぎました。", nothing, "もう一度カードをお願いしてください。"}
	case checkout.ReasonTooMany:
		return Notice{"カードを5回試しました。", nothing, "現金にするか、別のカードで始め直してください。"}
	case checkout.ReasonRefused:
		return Notice{"Stripeが受け付けませんでした。", nothing, "もう一度試し、続くときはコードを添えて連絡してください。"}
	case checkout.ReasonCreateLost:
		return Notice{"カードをお願いする前に、Stripeの応答が途絶えました。", nothing, "もう一度会計できます。"}
	case checkout.ReasonExpired:
		return Notice{"使う前に承認の期限が切れました。", nothing, again}
	case checkout.ReasonExternal:
		return Notice{"Stripe側でこの支払いが取り消されました。", nothing, again}
	default:
		return japaneseAttention(r)
	}
}

// japaneseAttention is the wording of the reasons that need a person. Money may have moved in all of them.
func japaneseAttention(r checkout.Reason) Notice {
	const unknown = "請求されたかどうかは不明です。"
	switch r {
	case checkout.ReasonCredentials:
		return Notice{"レジのStripeキーが拒否されました。", unknown, "キーを確認し、レジを開き直してください。自動で確認します。"}
	case checkout.ReasonBadResponse:
		return Notice{"Stripeの応答が別の支払いのものでした。", unknown, "先にStripeの管理画面と照合してください。"}
	case checkout.ReasonKeyReuse:
		return Notice{"同じキーで違う内容を送りました。レジの不具合です。", unknown, "Stripeの管理画面と照合し、報告してください。"}
	case checkout.ReasonAmount:
		return Notice{"依頼と違う金額で承認されました。", "その金額がカードで保留されています。", "お客様と相談し、取り消すかStripeの管理画面で直してください。"}
	case checkout.ReasonAuthExpired:
		return Notice{"売上を確定する前に承認の期限が切れました。", "請求されていません。商品はお渡し済みかもしれません。", "お客様にもう一度お支払いをお願いしてください。"}
	case checkout.ReasonTooLate:
		return Notice{"取消の途中で売上が確定しました。", "カードに請求されています。", "返金するか、商品をお渡し済みならそのままにしてください。"}
	case checkout.ReasonUnknownStatus:
		return Notice{"Stripeからこのレジの知らない状態が届きました。", unknown, "Stripeの管理画面で支払いを確認してください。"}
	default:
		return Notice{"このレジの知らない事態です。", unknown, "Stripeの管理画面で支払いを確認してください。"}
	}
}

func (japanese) Failure(k checkout.FailureKind) string {
	switch k {
	case checkout.FailureNone:
		return "オンライン、Stripeは応答中"
	case checkout.FailureOffline:
		return "通信できません"
	case checkout.FailureNoAnswer:
		return "Stripeの応答が届きません"
	case checkout.FailureServer:
		return "Stripe側のエラー"
	case checkout.FailureConflict:
		return "Stripeが処理中"
	case checkout.FailureRateLimited:
		return "Stripeが混雑しています"
	case checkout.FailureAuth:
		return "キーが拒否されました"
	case checkout.FailureKeyReuse:
		return "同じキーが二度使われました"
	case checkout.FailureRefused:
		return "Stripeが受け付けません"
	case checkout.FailureWrongState:
		return "支払いが別の状態です"
	case checkout.FailureReaderTimeout:
		return "端末の応答なし"
	case checkout.FailureReaderOffline:
		return "端末がオフライン"
	case checkout.FailureReaderBusy:
		return "端末が使用中"
	case checkout.FailureReaderFault:
		return "端末の故障"
	case checkout.FailureProtocol:
		return "Stripeの応答が合いません"
	case checkout.FailureUnsupported:
		return "このアカウントは二段階決済に未対応"
	case checkout.FailureNotFound:
		return "Stripeに見つかりません"
	case checkout.FailureDeclined:
		return "カード会社が承認しません"
	default:
		return "不明な障害"
	}
}

func (japanese) LostAt(clock string) string {
	return clock + " から結果が届いていません。"
}
func (japanese) Known() string    { return "確かなこと" }
func (japanese) NotKnown() string { return "不明なこと" }

func (japanese) KnownState(s checkout.State) string {
	switch s {
	case checkout.New, checkout.Creating:
		return "Stripeに準備を依頼。カードはまだ"
	case checkout.Created, checkout.Collecting:
		return "決済準備済み。カード会社へは未照会"
	case checkout.Collected:
		return "カード読み取り済み。カード会社へは未照会"
	case checkout.Processing:
		return "カードを読み取り、カード会社に送信済み"
	case checkout.Authorized, checkout.Capturing:
		return "カード会社が承認済み"
	case checkout.Voiding:
		return "Stripeに取消を依頼済み"
	case checkout.Paid, checkout.Declined, checkout.Voided, checkout.Attention:
		return "結果"
	default:
		return "支払いを始めました"
	}
}

func (japanese) NotKnownState(s checkout.State) string {
	switch s {
	case checkout.New, checkout.Creating:
		return "Stripeで準備ができたか"
	case checkout.Created, checkout.Collecting, checkout.Collected:
		return "端末の状態"
	case checkout.Processing:
		return "カード会社が承認したか"
	case checkout.Authorized, checkout.Capturing:
		return "売上が確定したか"
	case checkout.Voiding:
		return "取消が間に合ったか"
	case checkout.Paid, checkout.Declined, checkout.Voided, checkout.Attention:
		return ""
	default:
		return "その後の結果"
	}
}

func (japanese) LookingAgain(in string) string { return in + " 後に再確認" }
func (japanese) LookingNow() string            { return "Stripeを続けて確認しています" }
func (japanese) LooksSoFar(n int) string       { return fmt.Sprintf("確認 %d回", n) }
func (japanese) CashReleases() string {
	return "現金を受け取ると、カードは自動で取り消され、完了すると表示されます。"
}

func (japanese) TillStoppedBecause() Notice {
	return Notice{"帳簿に書き込めません。", "新しい会計はできません。途中の支払いはStripeに残っています。", "レジを閉じ、ディスクの空きを作って開き直してください。"}
}

func (japanese) NoNetwork() Notice {
	return Notice{"Stripeに接続できません。", "請求は行われていません。", "現金をご利用ください。カードは自動で再開します。"}
}

func (japanese) QuitInFlight(amount, sale string) Notice {
	return Notice{
		fmt.Sprintf("%s、%s の支払い中です。", sale, amount),
		"レジを閉じても支払いは止まりません。",
		"次に開いたとき自動で確認し、完了か取消をします。",
	}
}

func (japanese) QuitQuestion() string { return "レジを閉じますか" }

func (japanese) CounterBusy() string {
	return "先に今の会計を終えるか、取りやめるか、保留にしてください。"
}

func (japanese) ReaderTaken() string {
	return "端末は別の会計で使用中です。何も依頼していません。"
}
func (japanese) NoSuchSale() string { return "その会計はすでに終わっています。" }
func (japanese) NotDone(failure string) string {
	return "できませんでした（" + failure + "）。"
}
func (japanese) NotDoneUnknown() string {
	return "できませんでした。もう一度押してください。"
}
func (japanese) Recovering(n int) string {
	return fmt.Sprintf("前回の支払い %d件を確認中", n)
}

func (japanese) NoReaderYet() string {
	return "端末が未確認です。現金にするか、お待ちください。何も依頼していません。"
}
