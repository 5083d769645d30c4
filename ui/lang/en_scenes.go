package lang

import "fmt"

func (english) ScenePayment() string    { return "a payment, from the amount to the money" }
func (english) SceneDecline() string    { return "a declined card, then another one" }
func (english) ScenePIN() string        { return "a wrong PIN, then the right one" }
func (english) SceneCancel() string     { return "the customer cancels on the reader" }
func (english) ScenePrepaid() string    { return "a prepaid card, refused before the bank is asked" }
func (english) SceneLostAnswer() string { return "the answer to confirm is lost" }
func (english) SceneUnplugged() string  { return "the reader loses its power in mid-payment" }
func (english) SceneKilled() string     { return "the till is killed in mid-payment and started again" }

func (english) CueAmount() string { return "The cashier keys the amount: digits and one key." }
func (english) CueCard() string {
	return "The reader asks for a card, and the customer holds one to it."
}
func (english) CueBank() string { return "The card is read and looked at, then the bank is asked." }
func (english) CuePaid() string {
	return "Paid. Five steps, each with its time; the next digit begins a new sale."
}
func (english) CueDeclinedCard() string {
	return "The customer holds a card to it, and there is too little money on it."
}
func (english) CueDeclined() string {
	return "Declined: nothing was charged. One key asks for another card."
}
func (english) CueAnotherCard() string {
	return "The same payment, another card: no second one was made."
}
func (english) CueOneIntent() string {
	return "Paid with the second card, on the payment of the first."
}
func (english) CueWrongPIN() string {
	return "The card wants a PIN, and the customer enters a wrong one."
}
func (english) CuePINRefused() string {
	return "The PIN was wrong: nothing was charged, the same card may try again."
}
func (english) CueSamePIN() string { return "The same card again, this time with the right PIN." }
func (english) CuePINPaid() string { return "Paid at the second try." }
func (english) CueCustomerCancels() string {
	return "The customer changes their mind and presses Cancel on the reader."
}
func (english) CueCancelled() string { return "The till sees it, and that nothing was charged." }
func (english) CueGivenUp() string {
	return "The cashier stops too: the payment is cancelled at Stripe, for good."
}
func (english) CuePrepaidCard() string {
	return "This shop takes no prepaid cards. The customer holds one to the reader."
}
func (english) CuePrepaidRefused() string {
	return "Refused by the shop's rule: the bank was never asked."
}
func (english) CueAnswerLost() string {
	return "The card is sent to the bank, and the answer will be lost on its way."
}
func (english) CueLooking() string {
	return "No answer came. The till does not guess: it looks at Stripe."
}
func (english) CueFoundApproved() string { return "It found the payment, and took the money once." }
func (english) CueUnplugged() string {
	return "The reader loses its power while the bank is being asked."
}
func (english) CueFast(times int) string {
	return fmt.Sprintf("Time runs %d times as fast now. The till goes on looking.", times)
}
func (english) CueUnknown(times int) string {
	return fmt.Sprintf("45 s without a result: it says so, and that nobody may pay twice. (time x%d)", times)
}
func (english) CueFenced() string {
	return "After two minutes it cancelled the payment at Stripe: certainly not charged."
}
func (english) CueKill() string {
	return "The bank is being asked, and now the till is killed (kill -9)."
}
func (english) CueRestarted() string {
	return "Started again: the ledger knows what was begun, Stripe what became of it."
}
func (english) CueRecovered() string {
	return "Found, and the money taken once: the sale is PAID, and nobody pays twice."
}

func (english) ScenePaused() string { return "Paused. Space goes on, any other key takes over." }
func (english) SceneOver() string   { return "That was it. The till is yours: any key goes on by hand." }
func (english) SceneYours() string  { return "The till is yours." }
