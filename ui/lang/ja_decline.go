package lang

import "reji/checkout"

// Decline is what to tell about a decline. Suspicions (lost, stolen, fraud) sound like every other refusal: the customer is standing there.
func (japanese) Decline(kind checkout.DeclineKind) Notice {
	const nothing = "請求されていません。"
	switch kind {
	case checkout.DeclineUnknown, checkout.DeclineOtherCard, checkout.DeclineSilent:
		return Notice{"このカードは承認されませんでした。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineInsufficient:
		return Notice{"カードの残高が足りません。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineLimit:
		return Notice{"カードの利用限度に達しています。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineExpired:
		return Notice{"カードの有効期限が切れています。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineNotSupported:
		return Notice{"このカードは今回の支払いに使えません。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineWrongPIN:
		return Notice{"暗証番号が違います。", nothing, "同じカードでもう一度お試しいただけます。"}
	case checkout.DeclinePINBlocked:
		return Notice{"暗証番号の誤りが続き、使えなくなっています。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineInsertPIN:
		return Notice{"カードの差し込みと暗証番号が必要です。", nothing, "端末に差し込んでいただいてください。"}
	case checkout.DeclineRetry:
		return Notice{"カード会社が一時的に応答できません。", nothing, "同じカードでもう一度、だめなら別のカードをお願いしてください。"}
	case checkout.DeclineDuplicate:
		return Notice{"同じカードで同じ金額の支払いがあったばかりです。", "今回は請求されていません。", "先に履歴をご確認ください。支払い済みかもしれません。"}
	case checkout.DeclineAmount:
		return Notice{"この金額は承認されませんでした。", nothing, "金額を確かめるか、別のカードをお願いしてください。"}
	case checkout.DeclineAccount:
		return Notice{"カードの口座に問題があります。", nothing, "別のカードをお願いしてください。"}
	case checkout.DeclineTestCard:
		return Notice{"テスト用のカードです。本番では使えません。", nothing, "実際のカードをお願いしてください。"}
	case checkout.DeclineKeyed:
		return Notice{"カード情報の入力が違います。", nothing, "もう一度入力してください。"}
	case checkout.DeclineAuthentication:
		return Notice{"カード会社が本人確認を求めています。", nothing, "差し込みと暗証番号をお願いしてください。"}
	default:
		return Notice{"このカードは承認されませんでした。", nothing, "別のカードをお願いしてください。"}
	}
}
