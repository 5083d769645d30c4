//go:build unix

package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// take takes one sale, and wants its exit code.
func (s *shop) take(want exit, args ...string) saleJSON {
	s.t.Helper()
	var j saleJSON
	s.answer(want, &j, append([]string{"sale"}, args...)...)
	return j
}

// found are the findings about payments, as "kind intent", sorted.
func (j reconcileJSON) found() []string {
	all := []string{}
	for _, f := range j.Findings {
		all = append(all, f.Kind.String()+" "+*f.Intent)
	}
	slices.Sort(all)
	return all
}

// reconciled runs the command and wants its exit code, its count and exactly these findings.
func (s *shop) reconciled(want exit, checked int, findings ...string) reconcileJSON {
	s.t.Helper()
	var j reconcileJSON
	s.answer(want, &j, "reconcile")
	slices.Sort(findings)
	if got := j.found(); !slices.Equal(got, append([]string{}, findings...)) || j.Checked != checked || !j.Complete {
		s.t.Fatalf("found %v in %d payments, want %v in %d", got, j.Checked, findings, checked)
	}
	return j
}

// create makes a PaymentIntent past the till, as somebody else would.
func (a *account) create(minor int, metadata ...string) string {
	a.t.Helper()
	form := url.Values{"amount": {fmt.Sprint(minor)}, "currency": {"usd"}, "payment_method_types[]": {"card_present"}, "capture_method": {"manual"}}
	for i := 0; i+1 < len(metadata); i += 2 {
		form.Set("metadata["+metadata[i]+"]", metadata[i+1])
	}
	var made intent
	a.ask(http.MethodPost, "/v1/payment_intents", form, &made)
	return made.ID
}

// authorise has a PaymentIntent paid on the reader, past the till.
func (a *account) authorise(id string) {
	a.t.Helper()
	const reader = "tmr_SimulatedUsd01"
	a.ask(http.MethodPost, "/v1/terminal/readers/"+reader+"/process_payment_intent", url.Values{"payment_intent": {id}}, nil)
	a.ask(http.MethodPost, "/v1/test_helpers/terminal/readers/"+reader+"/present_payment_method", nil, nil)
	eventually(a.t, 10*time.Second, id+" is held", func() bool {
		var i intent
		a.ask(http.MethodGet, "/v1/payment_intents/"+id, nil, &i)
		return i.Status == "requires_capture"
	})
}

func (a *account) change(id, what string, form url.Values) {
	a.t.Helper()
	a.ask(http.MethodPost, "/v1/payment_intents/"+id+"/"+what, form, nil)
}

// TestT15_X1_ADayIsReconciledBothWays lives a day of a shop, in which things happen past the till.
func TestT15_X1_ADayIsReconciledBothWays(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop("REJI_READER=tmr_SimulatedUsd01")
	s.reconciled(exitDone, 0)
	paid := s.take(exitDone, "20", "--card", "visa")
	s.take(exitDone, "25", "--card", "visa", "--tip", "3")
	s.take(exitDeclined, "21", "--card", "charge_declined")
	held := s.take(exitDone, "22", "--card", "visa", "--capture", "later")
	j := s.reconciled(exitDone, 4, "uncaptured "+*held.Intent)
	if f := j.Findings[0]; f.Differs || f.Sale == nil || *f.Sale != *held.Sale || f.CaptureBefore == nil || time.Until(*f.CaptureBefore) < 47*time.Hour {
		t.Errorf("held on purpose: %+v", f)
	}

	elsewhere := s.take(exitDone, "23", "--card", "visa", "--capture", "later")
	partly := s.take(exitDone, "24", "--card", "visa", "--capture", "later")
	released := s.take(exitDone, "26", "--card", "visa", "--capture", "later")
	a.change(*elsewhere.Intent, "capture", nil) // after all sales: every start of a till looks at what is open
	a.change(*partly.Intent, "capture", url.Values{"amount_to_capture": {"500"}})
	a.change(*released.Intent, "cancel", nil)
	till := ""
	for _, i := range a.intents() {
		if i.ID == *paid.Intent {
			till = i.Metadata["till"]
		}
	}
	if till == "" {
		t.Fatal("a payment does not say which till made it")
	}
	orphan := a.create(700, "till", till, "sale", "0193-gone", "tender", "gone")
	twin := a.create(2000, "till", till, "sale", *paid.Sale, "tender", "another")
	a.authorise(twin)
	given := a.create(800, "till", till)
	a.change(given, "cancel", nil)
	stranger := a.create(900)
	a.authorise(stranger)
	a.change(stranger, "capture", nil)
	other := a.create(1000, "till", "another-till")
	a.authorise(other)
	a.create(1100) // nobody's, and nobody was charged

	j = s.reconciled(exitDiffer, 11, "uncaptured "+*held.Intent, "status_differs "+*elsewhere.Intent, "status_differs "+*partly.Intent, "amount_differs "+*partly.Intent,
		"status_differs "+*released.Intent, "charge_without_ledger "+orphan, "charge_without_ledger "+twin, "charge_without_ledger "+stranger)
	if j.Differ != 7 || j.Elsewhere != 2 {
		t.Errorf("%d differ, %d are elsewhere", j.Differ, j.Elsewhere)
	}
	for _, f := range j.Findings {
		want := map[string]string{
			*partly.Intent: "books: authorized 2400 usd; stripe: succeeded 500 usd", orphan: "books: none; stripe: requires_payment_method 700 usd",
			stranger: "books: none; stripe: succeeded 900 usd",
		}[*f.Intent]
		if want != "" && f.Detail != want {
			t.Errorf("%q, want %q", f.Detail, want)
		}
		if (f.Sale == nil) != (*f.Intent == stranger) {
			t.Errorf("sale of %s: %v", *f.Intent, f.Sale)
		}
	}
	out, said := s.run(exitDiffer, "reconcile")
	for _, want := range []string{"not in the books", orphan, "captured $5.00", "on purpose", "7 to see to, 11 payments compared"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said: %s", want, out)
		}
	}
	if !strings.Contains(said, "Dashboard") || !strings.Contains(said, "not this till's") {
		t.Errorf("no advice: %s", said)
	}
	out, _ = s.run(exitDiffer, "reconcile", "--lang", "ja")
	if !strings.Contains(out, "台帳にない支払い") || !strings.Contains(out, "11 件を照合") {
		t.Errorf("%s", out)
	}
	var yesterday reconcileJSON
	s.answer(exitDone, &yesterday, "reconcile", "--to", time.Now().UTC().AddDate(0, 0, -2).Format(day))
	if yesterday.Checked != 0 {
		t.Errorf("the day before yesterday: %+v", yesterday)
	}
}

// TestX1_APaidSaleThatStripeDoesNotHave opens the books against an account that never had their payments.
func TestX1_APaidSaleThatStripeDoesNotHave(t *testing.T) {
	t.Parallel()
	s := startSim(t).shop("REJI_READER=tmr_SimulatedUsd01")
	paid := s.take(exitDone, "20", "--card", "visa")
	s.take(exitDeclined, "21", "--card", "charge_declined")
	held := s.take(exitDone, "22", "--card", "visa", "--capture", "later")
	s.reconciled(exitDone, 3, "uncaptured "+*held.Intent)
	s.env = append(s.env, "REJI_API_BASE="+startSim(t).base)
	s.reconciled(exitDiffer, 3, "ledger_without_charge "+*paid.Intent, "status_differs "+*held.Intent)
}

// TestT12_WhatIsOpenIsNoDifference kills a till while it waits for a card. Books and Stripe still agree, before recovery and after it; a bank's
// yes that the books have not heard is a difference until they have.
func TestT12_WhatIsOpenIsNoDifference(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop("REJI_READER=tmr_SimulatedUsd01")
	r := s.begin("20")
	r.await("present card")
	kill(t, r.cmd)
	s.reconciled(exitDone, 1)
	s.run(exitDone, "recover")
	s.reconciled(exitDone, 1)

	a.ask(http.MethodPost, "/_sim/faults", url.Values{"faults": {"capture:1:hang_after"}}, nil)
	r = s.begin("30", "--card", "visa")
	eventually(t, 20*time.Second, "the capture hangs", func() bool {
		var faults struct{ Fired map[string]int }
		a.ask(http.MethodGet, "/_sim/faults", nil, &faults)
		return faults.Fired["hang_after"] > 0
	})
	kill(t, r.cmd)
	a.clear()
	taken := a.intents()[0].ID
	s.reconciled(exitDiffer, 2, "status_differs "+taken)
	s.run(exitDone, "recover")
	s.reconciled(exitDone, 2)
}

// TestF8_ReadingIsRepeated loses answers on the way: reading again finds the same.
func TestF8_ReadingIsRepeated(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop("REJI_READER=tmr_SimulatedUsd01")
	s.take(exitDone, "20", "--card", "visa")
	const faults = "list_intents:1:429,list_intents:2:500,list_intents:3:lost_after,list_intents:4:garbage"
	a.ask(http.MethodPost, "/_sim/faults", url.Values{"faults": {faults}}, nil)
	s.reconciled(exitDone, 1)
	var left struct{ Fired map[string]int }
	a.ask(http.MethodGet, "/_sim/faults", nil, &left)
	if fmt.Sprint(left.Fired) != "map[429:1 500:1 garbage:1 lost_after:1]" {
		t.Errorf("fired: %v", left.Fired)
	}
}

// TestT15_ItCanBeStopped presses ctrl-c while Stripe is slow. What was compared until then is said; that is no agreement.
func TestT15_ItCanBeStopped(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s := a.shop("REJI_READER=tmr_SimulatedUsd01")
	s.take(exitDone, "20", "--card", "visa")
	a.ask(http.MethodPost, "/_sim/faults", url.Values{"faults": {"list_intents:*:hang"}}, nil)
	cmd := s.command("reconcile", "--json")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	began := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stopWhenHanging(t, a, cmd)
	_ = cmd.Wait()
	if got := exit(cmd.ProcessState.ExitCode()); got != exitUnknown || time.Since(began) > 8*time.Second {
		t.Errorf("exit %d after %s: %s%s", got, time.Since(began), &out, &said)
	}
	if !strings.Contains(out.String(), `"complete":false`) || !strings.Contains(said.String(), "Stopped after 0 payments") {
		t.Errorf("%s%s", &out, &said)
	}
}

func stopWhenHanging(t *testing.T, a *account, cmd *exec.Cmd) {
	t.Helper()
	eventually(t, 20*time.Second, "the list hangs", func() bool {
		var faults struct{ Fired map[string]int }
		a.ask(http.MethodGet, "/_sim/faults", nil, &faults)
		return faults.Fired["hang"] > 0
	})
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
}

// TestH2_AnOpenTillKeepsItsBooks refuses to read the books of a sale that is under way.
func TestH2_AnOpenTillKeepsItsBooks(t *testing.T) {
	t.Parallel()
	s := startSim(t).shop("REJI_READER=tmr_SimulatedUsd01")
	r := s.begin("20")
	r.await("present card")
	out, _ := s.run(exitBooks, "reconcile", "--json")
	if !strings.Contains(out, `"kind":"held"`) {
		t.Error(out)
	}
	if err := r.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	r.end(exitNotCharged)
	s.reconciled(exitDone, 1)
}
