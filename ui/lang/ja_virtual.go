package lang

import "fmt"

func (japanese) KeyVirtual() string   { return "仮想端末" }
func (japanese) KeyPresent() string   { return "カードをかざす" }
func (japanese) KeyLetHappen() string { return "起こす" }
func (japanese) KeyPage() string      { return "切替" }

func (japanese) VirtualReader() string { return "仮想端末" }
func (japanese) PageCards() string     { return "カード" }
func (japanese) PageCustomer() string  { return "お客様" }
func (japanese) PageTrouble() string   { return "障害" }

func (japanese) CardsApproved() string { return "承認" }
func (japanese) CardsDeclined() string { return "承認不可" }
func (japanese) CardsPIN() string      { return "暗証番号あり" }
func (japanese) CardsPrepaid() string  { return "プリペイド" }
func (japanese) CardsRegional() string { return "地域限定" }

func (japanese) Tip() string                   { return "チップ" }
func (japanese) NoTip() string                 { return "なし" }
func (japanese) Percent(n int) string          { return fmt.Sprintf("%d %%", n) }
func (japanese) NextPIN() string               { return "次の暗証番号" }
func (japanese) PINRight() string              { return "正しい" }
func (japanese) PINWrong() string              { return "誤り" }
func (japanese) CustomerPressesCancel() string { return "端末で取消を押す" }
func (japanese) CustomerLeaves() string        { return "立ち去る" }
func (japanese) CustomerHasLeft() string {
	return "お客様は立ち去りました。端末は待ち続けます。"
}
func (japanese) CardStays() string       { return "次のカードを差したままにする" }
func (japanese) CardTaken() string       { return "カードを抜く" }
func (japanese) PullPlug() string        { return "端末の電源を抜く" }
func (japanese) PlugIn() string          { return "端末の電源を入れる" }
func (japanese) SlowNetwork() string     { return "通信を遅くする" }
func (japanese) QuickNetwork() string    { return "通信を元に戻す" }
func (japanese) LoseBefore() string      { return "次の要求を失わせる" }
func (japanese) LoseAfter() string       { return "次の応答を失わせる" }
func (japanese) AnotherTill() string     { return "別のレジが割り込む" }
func (japanese) AnotherTillEnds() string { return "別のレジの会計を終える" }

func (japanese) ReaderDark() string      { return "（電源なし）" }
func (japanese) OthersPayment() string   { return "別のレジの会計" }
func (japanese) NetworkIsSlow() string   { return "通信が遅い" }
func (japanese) WillBeLost(n int) string { return fmt.Sprintf("通信の喪失 %d 件", n) }
func (japanese) CardWillStay() string    { return "次のカードは差したまま" }
func (japanese) CardIsInside() string    { return "カードが差さったまま" }

func (japanese) TestCard(name string) string {
	switch name {
	case "visa":
		return "Visa"
	case "visa_debit":
		return "Visa デビット"
	case "mastercard":
		return "Mastercard"
	case "mastercard_debit":
		return "Mastercard デビット"
	case "mastercard_prepaid":
		return "Mastercard プリペイド"
	case "amex":
		return "アメックス"
	case "amex2":
		return "アメックス（2 枚目）"
	case "discover":
		return "ディスカバー"
	case "discover2":
		return "ディスカバー（2 枚目）"
	case "diners":
		return "ダイナース"
	case "diners_14digits":
		return "ダイナース（14 桁）"
	case "jcb":
		return "JCB"
	case "unionpay":
		return "銀聯"
	}
	return japanese{}.rareCard(name)
}

// rareCard names the cards of one region, those with a PIN and those that are not approved.
func (japanese) rareCard(name string) string {
	switch name {
	case "interac":
		return "Interac（カナダ）"
	case "eftpos_au_debit":
		return "eftpos（豪州）"
	case "eftpos_au_visa_debit":
		return "eftpos と Visa（豪州）"
	case "eftpos_au_mastercard_debit":
		return "eftpos と Mastercard（豪州）"
	case "cartes_bancaires_visa_debit":
		return "CB と Visa（仏）"
	case "cartes_bancaires_mastercard_debit":
		return "CB と Mastercard（仏）"
	case "girocard_debit":
		return "girocard（独）"
	case "offline_pin_cvm":
		return "暗証番号（IC で照合）"
	case "offline_pin_sca_retry":
		return "タッチ不可のあと IC で照合"
	case "online_pin_cvm":
		return "暗証番号（銀行で照合）"
	case "online_pin_sca_retry":
		return "タッチ不可のあと銀行で照合"
	case "charge_declined":
		return "承認されない"
	case "charge_declined_insufficient_funds":
		return "残高不足"
	case "charge_declined_lost_card":
		return "紛失届のあるカード"
	case "charge_declined_stolen_card":
		return "盗難届のあるカード"
	case "charge_declined_expired_card":
		return "期限切れ"
	case "charge_declined_processing_error":
		return "処理エラー"
	case "refund_fail":
		return "返金に失敗する Visa"
	}
	return name
}
