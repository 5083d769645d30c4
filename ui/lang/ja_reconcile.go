package lang

import (
	"fmt"

	"reji/checkout"
	"reji/checkout/reconcile"
)

func (japanese) FindingKind(k reconcile.Kind) string {
	switch k {
	case reconcile.ChargeWithoutLedger:
		return "台帳にない支払い"
	case reconcile.LedgerWithoutCharge:
		return "台帳では支払い済み、Stripe では未売上"
	case reconcile.AmountDiffers:
		return "金額の不一致"
	case reconcile.StatusDiffers:
		return "状態の不一致"
	case reconcile.Uncaptured:
		return "保留中、売上未確定"
	case reconcile.ExpiresSoon:
		return "保留中、まもなく期限切れ"
	case reconcile.Agree:
	}
	return "?"
}

func (japanese) FindingNext(k reconcile.Kind) string {
	switch k {
	case reconcile.ChargeWithoutLedger:
		return "Stripe ダッシュボードで確認し、不要な支払いなら取り消すか返金してください。"
	case reconcile.LedgerWithoutCharge:
		return "Stripe ダッシュボードで確認してください。商品は渡した後かもしれません。Stripe に売上がないと確認できた場合だけ、もう一度請求してください。"
	case reconcile.AmountDiffers:
		return "正しい金額を確認し、差額を Stripe ダッシュボードで訂正してください。"
	case reconcile.StatusDiffers:
		return "先に未完了の取引を片付けてください。それでも一致しない場合は Stripe ダッシュボードで確認してください。"
	case reconcile.Uncaptured:
		return "期限までに売上を確定するか、取り消してください。"
	case reconcile.ExpiresSoon:
		return "本日中に売上を確定するか、取り消してください。期限を過ぎると請求できません。"
	case reconcile.Agree:
	}
	return "?"
}

func (japanese) FindingBooks(what string) string  { return "台帳: " + what }
func (japanese) FindingStripe(what string) string { return "Stripe: " + what }
func (japanese) FindingNothing() string           { return "なし" }
func (japanese) FindingUntil(when string) string  { return "期限 " + when }
func (japanese) FindingOnPurpose() string         { return "意図した保留" }

func (japanese) IntentStatus(s checkout.IntentStatus) string {
	switch s {
	case checkout.IntentRequiresPaymentMethod:
		return "カード待ち"
	case checkout.IntentRequiresConfirmation:
		return "承認前"
	case checkout.IntentRequiresAction:
		return "お客様の操作待ち"
	case checkout.IntentProcessing:
		return "承認中"
	case checkout.IntentRequiresCapture:
		return "保留中"
	case checkout.IntentCanceled:
		return "取消済み"
	case checkout.IntentSucceeded:
		return "売上確定済み"
	case checkout.IntentUnknown:
	}
	return "不明な状態"
}

func (japanese) ReconcilePeriod(from, to string) string { return from + " から " + to + " まで" }
func (japanese) ReconcileProgress(n int, back string) string {
	return fmt.Sprintf("%d 件を照合済み（%s まで遡りました）", n, back)
}
func (japanese) ReconcileStopped(n int, back string) string {
	if back == "" {
		return fmt.Sprintf("%d 件で中断しました。残りは照合していません。", n)
	}
	return fmt.Sprintf("%d 件で中断しました（%s まで）。それより前は照合していません。", n, back)
}
func (japanese) ReconcileAgrees(n int) string {
	return fmt.Sprintf("台帳と Stripe は一致しています（%d 件を照合）。", n)
}
func (japanese) ReconcileDiffers(differ, n int) string {
	return fmt.Sprintf("台帳と Stripe が一致しません。要対応 %d 件（%d 件を照合）。", differ, n)
}
func (japanese) ReconcileElsewhere(n int) string {
	return fmt.Sprintf("このアカウントには、このレジ以外の支払いが %d 件あります。", n)
}
