package checkout

import "time"

// Face is what a cashier is told about a card tender. Each is backed by a durable state: a screen says nothing about money that the ledger
// does not hold.
type Face int

// The faces, with the screen codes of the fault matrix.
const (
	FaceSending    Face = iota // S-SEND: on its way to Stripe or to the reader
	FacePresent                // S-PRESENT: the customer is asked for a card
	FaceAsk                    // an inspect rule asks the cashier
	FaceProcessing             // the bank is being asked
	FaceCheck                  // S-CHECK: an answer is missing; it is being looked for
	FaceCancelling             // it is being undone
	FaceApproved               // S-APPROVED: the goods may be handed over
	FacePaid                   // S-PAID
	FaceDeclined               // S-DECLINED: nothing was charged
	FaceNotCharged             // S-NOTCHARGED: nothing was charged
	FaceUnknown                // S-UNKNOWN: the result is not known; not to be taken again
	FaceAttention              // S-ATTN: a person decides
	faceCount
)

var faceNames = [...]string{
	FaceSending: "sending", FacePresent: "present", FaceAsk: "ask", FaceProcessing: "processing", FaceCheck: "check", FaceCancelling: "cancelling",
	FaceApproved: "approved", FacePaid: "paid", FaceDeclined: "declined", FaceNotCharged: "not_charged", FaceUnknown: "unknown", FaceAttention: "attention",
}

// String gives the face's name.
func (f Face) String() string { return name(faceNames[:], int(f)) }

// Faces lists every face, in order, for catalogues and galleries.
func Faces() []Face {
	all := make([]Face, faceCount)
	for i := range all {
		all[i] = Face(i)
	}
	return all
}

// Face tells what to show about the tender at a moment.
func (t CardTender) Face(at time.Time) Face {
	switch t.State {
	case New:
		return FaceSending
	case Creating:
		if t.Want == WantVoid {
			return FaceCancelling
		}
		return t.orCheck(FaceSending)
	case Created:
		if t.Reason == ReasonNone {
			return FaceSending
		}
		return FaceNotCharged
	case Collecting:
		if t.InFlight() {
			return FaceSending
		}
		return t.orCheck(FacePresent)
	case Collected:
		if t.Asking {
			return FaceAsk
		}
		return t.orCheck(FaceCancelling)
	case Processing:
		if at.Sub(t.confirmed) >= UnsureAfter && t.Flow == FlowTwoStep {
			return FaceUnknown
		}
		return t.orCheck(FaceProcessing)
	case Authorized, Capturing:
		return FaceApproved
	case Paid:
		return FacePaid
	case Declined:
		return FaceDeclined
	case Voiding:
		if t.Reason == ReasonFence || at.Sub(t.Since) >= UnsureAfter {
			return FaceUnknown
		}
		return FaceCancelling
	case Voided:
		return FaceNotCharged
	case Attention:
		return FaceAttention
	}
	return FaceAttention
}

func (t CardTender) orCheck(f Face) Face {
	if t.InDoubt() {
		return FaceCheck
	}
	return f
}
