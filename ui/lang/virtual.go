package lang

// Virtual are the words of the virtual reader: what the customer's side of a simulated reader can be made to do.
type Virtual interface {
	KeyVirtual() string
	KeyPresent() string
	KeyLetHappen() string
	KeyPage() string

	VirtualReader() string
	PageCards() string
	PageCustomer() string
	PageTrouble() string

	CardsApproved() string
	CardsDeclined() string
	CardsPIN() string
	CardsPrepaid() string
	CardsRegional() string
	// TestCard is what a test card is called, by Stripe's name of it; a name that is not of the table is given back.
	TestCard(name string) string

	Tip() string
	NoTip() string
	Percent(n int) string
	NextPIN() string
	PINRight() string
	PINWrong() string
	CustomerPressesCancel() string
	CustomerLeaves() string
	CustomerHasLeft() string
	CardStays() string
	CardTaken() string
	PullPlug() string
	PlugIn() string
	SlowNetwork() string
	QuickNetwork() string
	LoseBefore() string
	LoseAfter() string
	AnotherTill() string
	AnotherTillEnds() string

	ReaderDark() string
	OthersPayment() string
	NetworkIsSlow() string
	WillBeLost(n int) string
	CardWillStay() string
	CardIsInside() string
}
