package lang

func (english) KeyCard() string        { return "card" }
func (english) KeyCash() string        { return "cash" }
func (english) KeyOther() string       { return "other" }
func (english) KeySplit() string       { return "split" }
func (english) KeyHistory() string     { return "history" }
func (english) KeyReaders() string     { return "readers" }
func (english) KeyHelp() string        { return "help" }
func (english) KeyActions() string     { return "actions" }
func (english) KeyCancel() string      { return "cancel" }
func (english) KeyStop() string        { return "stop" }
func (english) KeyBack() string        { return "back" }
func (english) KeyTap() string         { return "tap a test card" }
func (english) KeyAnotherCard() string { return "another card" }
func (english) KeyCardAgain() string   { return "card again" }
func (english) KeyCashRelease() string { return "cash, and release the card" }
func (english) KeyLook() string        { return "look now" }
func (english) KeyPark() string        { return "park" }
func (english) KeyDetails() string     { return "details" }
func (english) KeyAllow() string       { return "take the card" }
func (english) KeyRefuse() string      { return "refuse it" }
func (english) KeyOpen() string        { return "open" }
func (english) KeySearch() string      { return "search" }
func (english) KeyChoose() string      { return "choose" }
func (english) KeyAttention() string   { return "open sales" }
func (english) KeyQuit() string        { return "close the till" }
func (english) KeyStay() string        { return "stay" }
func (english) KeyClear() string       { return "clear" }
func (english) KeyDelete() string      { return "delete" }
func (english) KeyDigits() string      { return "amount" }
func (english) KeyNewSale() string     { return "next sale" }
func (english) KeyCapture() string     { return "capture" }
func (english) KeyResume() string      { return "bring back" }
func (english) KeyTakeCash() string    { return "take the cash" }
func (english) KeyList() string        { return "move" }
func (english) KeyDo() string          { return "do it" }
