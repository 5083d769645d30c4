package lang

import "fmt"

func (english) KeyVirtual() string   { return "virtual reader" }
func (english) KeyPresent() string   { return "hold the card" }
func (english) KeyLetHappen() string { return "let it happen" }
func (english) KeyPage() string      { return "page" }

func (english) VirtualReader() string { return "Virtual reader" }
func (english) PageCards() string     { return "Cards" }
func (english) PageCustomer() string  { return "Customer" }
func (english) PageTrouble() string   { return "Trouble" }

func (english) CardsApproved() string { return "approved" }
func (english) CardsDeclined() string { return "declined" }
func (english) CardsPIN() string      { return "with a PIN" }
func (english) CardsPrepaid() string  { return "prepaid" }
func (english) CardsRegional() string { return "regional" }

func (english) Tip() string                   { return "Tip" }
func (english) NoTip() string                 { return "none" }
func (english) Percent(n int) string          { return fmt.Sprintf("%d %%", n) }
func (english) NextPIN() string               { return "Next PIN" }
func (english) PINRight() string              { return "right" }
func (english) PINWrong() string              { return "wrong" }
func (english) CustomerPressesCancel() string { return "Cancel on the reader" }
func (english) CustomerLeaves() string        { return "Walk away" }
func (english) CustomerHasLeft() string {
	return "The customer walked away. The reader goes on waiting."
}
func (english) CardStays() string       { return "Leave the next card inside" }
func (english) CardTaken() string       { return "Take the card out" }
func (english) PullPlug() string        { return "Pull the reader's plug" }
func (english) PlugIn() string          { return "Plug the reader in" }
func (english) SlowNetwork() string     { return "Slow network" }
func (english) QuickNetwork() string    { return "Quick network again" }
func (english) LoseBefore() string      { return "Lose the next request" }
func (english) LoseAfter() string       { return "Lose the next answer" }
func (english) AnotherTill() string     { return "Someone else's payment" }
func (english) AnotherTillEnds() string { return "End the other payment" }

func (english) ReaderDark() string      { return "(no power)" }
func (english) OthersPayment() string   { return "Another till's payment" }
func (english) NetworkIsSlow() string   { return "the network is slow" }
func (english) WillBeLost(n int) string { return fmt.Sprintf("lost next: %d", n) }
func (english) CardWillStay() string    { return "the next card stays in" }
func (english) CardIsInside() string    { return "a card is in the reader" }

func (english) TestCard(name string) string {
	switch name {
	case "visa":
		return "Visa"
	case "visa_debit":
		return "Visa debit"
	case "mastercard":
		return "Mastercard"
	case "mastercard_debit":
		return "Mastercard debit"
	case "mastercard_prepaid":
		return "Mastercard prepaid"
	case "amex":
		return "American Express"
	case "amex2":
		return "American Express, second"
	case "discover":
		return "Discover"
	case "discover2":
		return "Discover, second"
	case "diners":
		return "Diners Club"
	case "diners_14digits":
		return "Diners Club, 14 digits"
	case "jcb":
		return "JCB"
	case "unionpay":
		return "UnionPay"
	}
	return english{}.rareCard(name)
}

// rareCard names the cards of one region, those with a PIN and those that are not approved.
func (english) rareCard(name string) string {
	switch name {
	case "interac":
		return "Interac (CA)"
	case "eftpos_au_debit":
		return "eftpos (AU)"
	case "eftpos_au_visa_debit":
		return "eftpos and Visa (AU)"
	case "eftpos_au_mastercard_debit":
		return "eftpos and Mastercard (AU)"
	case "cartes_bancaires_visa_debit":
		return "CB and Visa (FR)"
	case "cartes_bancaires_mastercard_debit":
		return "CB and Mastercard (FR)"
	case "girocard_debit":
		return "girocard (DE)"
	case "offline_pin_cvm":
		return "PIN checked by the chip"
	case "offline_pin_sca_retry":
		return "tap refused, then chip PIN"
	case "online_pin_cvm":
		return "PIN checked by the bank"
	case "online_pin_sca_retry":
		return "tap refused, then bank PIN"
	case "charge_declined":
		return "declined"
	case "charge_declined_insufficient_funds":
		return "not enough money"
	case "charge_declined_lost_card":
		return "reported lost"
	case "charge_declined_stolen_card":
		return "reported stolen"
	case "charge_declined_expired_card":
		return "expired"
	case "charge_declined_processing_error":
		return "processing error"
	case "refund_fail":
		return "Visa whose refunds fail"
	}
	return name
}
