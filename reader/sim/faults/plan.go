package faults

// Plan holds the faults that may still strike. It is not safe for concurrent use.
type Plan struct {
	entries []*entry
}

type entry struct {
	fault Fault
	seen  int
	spent bool
}

// NewPlan makes a plan without faults.
func NewPlan() *Plan { return &Plan{} }

// Add appends faults; they count occurrences from now.
func (p *Plan) Add(list ...Fault) {
	for _, f := range list {
		p.entries = append(p.entries, &entry{fault: f})
	}
}

// Clear forgets all faults.
func (p *Plan) Clear() { p.entries = nil }

// Pending returns the faults that may still strike, in the order they were added.
func (p *Plan) Pending() []Fault {
	var list []Fault
	for _, e := range p.entries {
		if !e.spent {
			list = append(list, e.fault)
		}
	}
	return list
}

// Strike says what happens to a call; of several faults the first one added strikes, and each counts the call. Chance is asked
// for a percentage and says whether it came true.
func (p *Plan) Strike(call string, chance func(percent float64) bool) (Fault, bool) {
	var struck Fault
	found := false
	for _, e := range p.entries {
		if e.spent || !e.fault.fits(call) {
			continue
		}
		e.seen++
		hit := false
		switch {
		case e.fault.Nth > 0:
			hit = e.seen == e.fault.Nth
			e.spent = e.seen >= e.fault.Nth
		case e.fault.Percent >= 100:
			hit = true
		default:
			hit = chance(e.fault.Percent)
		}
		if hit && !found {
			struck, found = e.fault, true
		}
	}
	return struck, found
}
