package scenario

import (
	"time"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/screen"
)

// Scenario is a play for one till. It begins on the home screen.
type Scenario struct {
	Name  string                      // on the command line
	Title func(c lang.Catalog) string // what it is about, in one line
	Rules []checkout.Rule             // inspect rules of the shop that it plays in
	Bank  time.Duration               // how long the bank takes
	Steps []Step
	Ends  lang.Verdict // what the till says in the end
}

// Longest is how long a scenario may take, in real time.
const Longest = 20 * time.Second

// quick and slow are the banks: one that a person can follow, one that leaves time for something to happen meanwhile.
const (
	quick = 900 * time.Millisecond
	slow  = 3 * time.Second
)

// hurry is how many times as fast time runs while a play waits for minutes.
const hurry = 18

// All lists the scenarios, in the order in which they are told.
func All() []Scenario {
	return []Scenario{
		payment(), decline(), pin(), cancel(), prepaid(), lostAnswer(), unplugged(), killed(),
	}
}

// Find finds a scenario by its name.
func Find(name string) (Scenario, bool) {
	for _, s := range All() {
		if s.Name == name {
			return s, true
		}
	}
	return Scenario{}, false
}

// Dies reports whether the till is killed in the scenario.
func (s Scenario) Dies() bool {
	for _, step := range s.Steps {
		if _, ok := step.(Kill); ok {
			return true
		}
	}
	return false
}

// say shows a caption that says how fast time runs.
func say(caption func(c lang.Catalog, times int) string) Say {
	return func(c lang.Catalog) string { return caption(c, hurry) }
}

// opening keys the amount and waits for the reader to ask for a card.
func opening(steps ...Step) []Step {
	return append([]Step{Say(lang.Catalog.CueAmount), Rest(800 * time.Millisecond), Amount{}, Until(checkout.FacePresent)}, steps...)
}

// The pauses between what happens: to see it, to read a caption, to take an end in.
const (
	see  = Rest(1200 * time.Millisecond)
	read = Rest(2500 * time.Millisecond)
	last = Rest(3 * time.Second)
)

func payment() Scenario {
	return Scenario{
		Name: "payment", Title: lang.Catalog.ScenePayment, Bank: quick, Ends: lang.Paid,
		Steps: opening(
			Say(lang.Catalog.CueCard), read, Card("visa"),
			Say(lang.Catalog.CueBank), Until(checkout.FacePaid),
			Say(lang.Catalog.CuePaid), last,
		),
	}
}

func decline() Scenario {
	return Scenario{
		Name: "decline", Title: lang.Catalog.SceneDecline, Bank: quick, Ends: lang.Paid,
		Steps: opening(
			Say(lang.Catalog.CueDeclinedCard), see, Card("charge_declined_insufficient_funds"), Until(checkout.FaceDeclined),
			Say(lang.Catalog.CueDeclined), read, Press("a"), Until(checkout.FacePresent),
			Say(lang.Catalog.CueAnotherCard), see, Card("mastercard"), Until(checkout.FacePaid),
			Say(lang.Catalog.CueOneIntent), last,
		),
	}
}

func pin() Scenario {
	return Scenario{
		Name: "pin", Title: lang.Catalog.ScenePIN, Bank: quick, Ends: lang.Paid,
		Steps: opening(
			Say(lang.Catalog.CueWrongPIN), see, Happen(screen.PINWillBeWrong), Card("online_pin_cvm"), Until(checkout.FaceDeclined),
			Say(lang.Catalog.CuePINRefused), read, Press("a"), Until(checkout.FacePresent),
			Say(lang.Catalog.CueSamePIN), see, Card("online_pin_cvm"), Until(checkout.FacePaid),
			Say(lang.Catalog.CuePINPaid), last,
		),
	}
}

func cancel() Scenario {
	return Scenario{
		Name: "cancel", Title: lang.Catalog.SceneCancel, Bank: quick, Ends: lang.NotCharged,
		Steps: opening(
			Say(lang.Catalog.CueCustomerCancels), read, Happen(screen.CustomerCancels), Until(checkout.FaceNotCharged),
			Say(lang.Catalog.CueCancelled), read, Press("esc"), Rest(time.Second), Until(checkout.FaceNotCharged),
			Say(lang.Catalog.CueGivenUp), last,
		),
	}
}

func prepaid() Scenario {
	return Scenario{
		Name: "prepaid", Title: lang.Catalog.ScenePrepaid, Bank: quick, Ends: lang.NotCharged,
		Rules: []checkout.Rule{{Name: "prepaid", Do: checkout.Stop, Funding: []string{"prepaid"}}},
		Steps: opening(
			Say(lang.Catalog.CuePrepaidCard), read, Card("mastercard_prepaid"), Until(checkout.FaceNotCharged),
			Say(lang.Catalog.CuePrepaidRefused), last,
		),
	}
}

func lostAnswer() Scenario {
	return Scenario{
		Name: "lost-answer", Title: lang.Catalog.SceneLostAnswer, Bank: slow, Ends: lang.Paid,
		Steps: opening(
			Say(lang.Catalog.CueAnswerLost), read, Fault("confirm:1:lost_after"), Card("visa"), Until(checkout.FaceCheck),
			// Two looks are lost too, so that not knowing lasts long enough to be read.
			Fault("get_intent:1:lost_before,get_intent:2:lost_before"),
			Say(lang.Catalog.CueLooking), read, Until(checkout.FacePaid),
			Say(lang.Catalog.CueFoundApproved), last,
		),
	}
}

func unplugged() Scenario {
	return Scenario{
		Name: "unplugged", Title: lang.Catalog.SceneUnplugged, Bank: slow, Ends: lang.NotCharged,
		Steps: opening(
			Card("visa"), Until(checkout.FaceProcessing), Rest(500*time.Millisecond),
			Happen(screen.Unplug), Say(lang.Catalog.CueUnplugged), read,
			Speed(hurry), say(lang.Catalog.CueFast), Until(checkout.FaceUnknown),
			say(lang.Catalog.CueUnknown), Until(checkout.FaceNotCharged), Speed(1),
			Say(lang.Catalog.CueFenced), last,
		),
	}
}

func killed() Scenario {
	return Scenario{
		// The bank takes longer than the till is dead, so that it has to be found out about.
		Name: "killed", Title: lang.Catalog.SceneKilled, Bank: 2 * slow, Ends: lang.Paid,
		Steps: opening(
			Say(lang.Catalog.CueCard), see, Card("visa"), Until(checkout.FaceProcessing),
			Say(lang.Catalog.CueKill), Rest(1500*time.Millisecond), Kill{},
			Say(lang.Catalog.CueRestarted), Settled{}, see,
			Say(lang.Catalog.CueRecovered), last,
		),
	}
}
