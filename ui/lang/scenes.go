package lang

// Scenes are the words of the scenarios that play themselves: what each is about, and a caption for what is happening. A caption fits into one
// line of 76 cells.
type Scenes interface {
	ScenePayment() string
	SceneDecline() string
	ScenePIN() string
	SceneCancel() string
	ScenePrepaid() string
	SceneLostAnswer() string
	SceneUnplugged() string
	SceneKilled() string

	CueAmount() string
	CueCard() string
	CueBank() string
	CuePaid() string
	CueDeclinedCard() string
	CueDeclined() string
	CueAnotherCard() string
	CueOneIntent() string
	CueWrongPIN() string
	CuePINRefused() string
	CueSamePIN() string
	CuePINPaid() string
	CueCustomerCancels() string
	CueCancelled() string
	CueGivenUp() string
	CuePrepaidCard() string
	CuePrepaidRefused() string
	CueAnswerLost() string
	CueLooking() string
	CueFoundApproved() string
	CueUnplugged() string
	CueFast(times int) string
	CueUnknown(times int) string
	CueFenced() string
	CueKill() string
	CueRestarted() string
	CueRecovered() string

	ScenePaused() string
	SceneOver() string
	SceneYours() string
}
