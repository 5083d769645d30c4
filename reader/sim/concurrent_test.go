package sim_test

import (
	"fmt"
	"sync"
	"testing"
)

func TestManyTillsAtOnce(t *testing.T) {
	w := newWorld(t, nil)
	w.judge.off = true
	currencies := []string{"Usd", "Eur", "Gbp", "Cad", "Aud", "Nzd", "Sgd", "Chf"}
	var wait sync.WaitGroup
	for _, currency := range currencies {
		wait.Go(func() {
			reader := "tmr_Simulated" + currency + "01"
			for i := range 10 {
				r, err := w.try("POST", "/v1/payment_intents", createParams, "Idempotency-Key", fmt.Sprint("shared-", i))
				if err != nil || r.status != 200 {
					t.Errorf("create: %d %v", r.status, err)
				}
				own, err := w.try("POST", "/v1/payment_intents", createParams)
				if err != nil {
					t.Errorf("create: %v", err)
				}
				for _, step := range []struct{ path, params string }{
					{readers + reader + "/process_payment_intent", "payment_intent=" + own.text("id")},
					{"/v1/test_helpers/terminal/readers/" + reader + "/present_payment_method", ""},
				} {
					if r, err := w.try("POST", step.path, step.params); err != nil || r.status != 200 {
						t.Errorf("%s: %d %v", step.path, r.status, err)
					}
				}
			}
		})
	}
	wait.Wait()
	created, paid := 0, 0
	for _, item := range w.get("/v1/payment_intents", "limit=100").at("data").([]any) {
		created++
		if item.(map[string]any)["status"] == "succeeded" {
			paid++
		}
	}
	if want := 10*len(currencies) + 10; created != want || paid != 10*len(currencies) {
		t.Errorf("%d intents, %d paid", created, paid)
	}
}
