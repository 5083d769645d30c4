package wording

import (
	"time"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/widget"
)

// near is how long before a deadline its time turns to the warning colour.
const near = 20 * time.Second

// Rail tells the five steps of a card payment. It always answers five, in the same order.
func (w Words) Rail(t checkout.CardTender, now time.Time) []widget.Step {
	steps := make([]widget.Step, 0, len(checkout.Steps()))
	for _, s := range checkout.Steps() {
		step := widget.Step{Name: w.stepName(s)}
		timing := t.Rail[s]
		switch took, over := timing.Took(); {
		case over:
			step.Phase, step.Time = widget.Done, w.Took(took)
			step.Fact = w.doneFact(t, s)
		case !timing.Began.IsZero():
			w.current(&step, t, s, now)
		}
		w.adjust(&step, t, s, now)
		steps = append(steps, step)
	}
	return steps
}

// Current is the step that a small screen shows: the one that is not over, else the last one that began.
func (w Words) Current(t checkout.CardTender, now time.Time) widget.Step {
	steps := w.Rail(t, now)
	last := steps[0]
	for _, s := range steps {
		switch s.Phase {
		case widget.Now, widget.Waits, widget.Failed, widget.Ended:
			return s
		case widget.Done:
			last = s
		case widget.Idle:
		}
	}
	return last
}

func (w Words) stepName(s checkout.Step) string {
	switch s {
	case checkout.StepCreate:
		return w.StepCreate()
	case checkout.StepCollect:
		return w.StepCollect()
	case checkout.StepInspect:
		return w.StepInspect()
	case checkout.StepProcess:
		return w.StepProcess()
	case checkout.StepCapture:
		return w.StepCapture()
	default:
		return s.String()
	}
}

// doneFact is what a step that is over leaves on the screen.
func (w Words) doneFact(t checkout.CardTender, s checkout.Step) string {
	switch s {
	case checkout.StepCreate:
		return w.ShortID(string(t.Intent))
	case checkout.StepCollect:
		if t.Card != nil {
			return w.CardLong(*t.Card)
		}
		return w.CardRead()
	case checkout.StepInspect:
		if t.Rule != "" {
			return w.GoOn() + "  " + w.RuleSays(t.Rule)
		}
		return w.GoOn()
	case checkout.StepProcess:
		if t.AuthCode != "" {
			return w.AuthCode(t.AuthCode)
		}
		return w.ApprovedFact()
	case checkout.StepCapture:
		return w.Taken()
	default:
		return ""
	}
}

// current tells the step that has begun and is not over.
func (w Words) current(step *widget.Step, t checkout.CardTender, s checkout.Step, now time.Time) {
	step.Phase = widget.Now
	switch s {
	case checkout.StepCreate:
		step.Fact = w.AskingStripe()
	case checkout.StepCollect:
		step.Fact = w.PresentCard()
		if t.InFlight() {
			step.Fact = w.WakingReader()
		}
	case checkout.StepInspect:
		step.Fact = w.CardRead()
		if t.Asking {
			step.Phase, step.Fact = widget.Waits, w.YourDecision()
		}
	case checkout.StepProcess:
		step.Fact, step.Time = w.AskingBank(), w.Elapsed(Running(now.Sub(t.Since)))
		if AwaitsCard(t, now) {
			step.Fact = w.PresentCard()
		}
	case checkout.StepCapture:
		step.Fact = w.TakingMoney()
	}
	if d := t.Deadline; d.Kind == checkout.DeadlineCard {
		step.Time = w.Waiting(Running(now.Sub(t.Since)), Running(d.At.Sub(t.Since)))
		step.Due = d.At.Sub(now) <= near
	} else if d.Kind == checkout.DeadlineAnswer {
		step.Time = w.Left(Running(d.At.Sub(now)))
		step.Due = true
	}
}

// approved reports whether the bank has said yes to this tender, whatever became of it since.
func approved(t checkout.CardTender) bool {
	switch t.State {
	case checkout.Authorized, checkout.Capturing, checkout.Paid:
		return true
	case checkout.New, checkout.Creating, checkout.Created, checkout.Collecting, checkout.Collected, checkout.Processing, checkout.Declined,
		checkout.Voiding, checkout.Voided, checkout.Attention:
		return t.AuthCode != "" || !t.CaptureBefore.IsZero()
	default:
		return false
	}
}

// adjust lets the tender's state overrule what the timings say alone.
func (w Words) adjust(step *widget.Step, t checkout.CardTender, s checkout.Step, now time.Time) {
	open := step.Phase == widget.Now || step.Phase == widget.Waits
	if s == checkout.StepProcess && step.Phase == widget.Done && !approved(t) {
		step.Phase, step.Fact = widget.Failed, w.Verdict(lang.Declined)
	}
	switch t.State {
	case checkout.Authorized:
		if s == checkout.StepCapture && t.Capture == checkout.CaptureLater {
			step.Phase, step.Fact = widget.Waits, w.HeldUntil(w.Until(t.CaptureBefore))
		}
	case checkout.Processing:
		with := t.Flow == checkout.FlowOneShot && (s == checkout.StepCollect || s == checkout.StepInspect)
		if with && t.Rail[s].Began.IsZero() {
			step.Fact = w.WithReader()
		}
		if s == checkout.StepProcess && t.Face(now) == checkout.FaceUnknown {
			step.Phase = widget.Waits
		}
	case checkout.Voiding:
		if open {
			step.Phase, step.Fact, step.Time, step.Due = widget.Now, w.Releasing(), w.Elapsed(Running(now.Sub(t.Since))), false
		}
	case checkout.Voided, checkout.Created:
		if open && t.Reason != checkout.ReasonNone {
			step.Phase, step.Fact, step.Time, step.Due = widget.Ended, w.Stopped(), "", false
		}
	case checkout.Collected:
		if open && t.Resting != nil {
			step.Fact = w.Releasing()
		}
	case checkout.Attention:
		if open {
			step.Phase, step.Fact, step.Time, step.Due = widget.Waits, w.State(checkout.Attention), "", false
		}
	case checkout.New, checkout.Creating, checkout.Collecting, checkout.Capturing, checkout.Paid, checkout.Declined:
	}
	if open && t.InDoubt() && step.Phase != widget.Ended {
		step.Phase, step.Fact = widget.Waits, w.Failure(t.Pending.Failure)
		if t.Pending.Resends > 0 {
			step.Fact += "  " + w.Trying(t.Pending.Resends)
		}
	}
}
