package register

import (
	"fmt"

	"reji/checkout"
)

// adopt takes an open sale of an earlier run back into the register, exactly as its journal has it.
func (r *Register) adopt(o OpenSale) error {
	s, err := checkout.Replay(o.Entries)
	if err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	a := &account{sale: s, requests: map[checkout.TenderID]Prepared{}, recovery: true, parked: true}
	for _, p := range o.Requests {
		a.requests[p.Call.Ref.Tender] = p
	}
	r.sales[s.ID] = a
	r.order = append(r.order, s.ID)
	return nil
}

// recover tells every sale of an earlier run that the till was restarted. Looking, finishing and releasing follow from that.
func (r *Register) recover() {
	for _, a := range r.accounts() {
		if !a.recovery {
			continue
		}
		if err := r.apply(a, checkout.Resumed{}); err != nil {
			r.opt.Log.Error("recovery", "sale", a.sale.ID, "err", err.Error())
		}
	}
	r.publish()
}
