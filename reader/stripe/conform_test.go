package stripe_test

import (
	"testing"
	"time"

	"reji/reader/readertest"
	"reji/reader/sim"
)

func TestDriverConformsOverHTTP(t *testing.T) {
	b := newBench(t, setup{http: true, sim: sim.Options{AuthDelay: 1200 * time.Millisecond}})
	readertest.Run(t, b.harness())
	t.Log(b.watch.Report())
	const made = 17 // operations that the driver can make, all told
	if got := len(b.watch.Operations()); got != made {
		t.Errorf("%d operations were judged by Stripe's document, the driver has %d", got, made)
	}
}

func TestDriverConformsInMemory(t *testing.T) {
	b := newBench(t, setup{})
	readertest.Run(t, b.harness())
}

func TestDriverConformsWhateverStripesDocumentsLeaveOpen(t *testing.T) {
	for name, v := range map[string]sim.Variants{
		"a collection stays in progress": {CollectStaysInProgress: true},
		"a cancelled action fails":       {CancelLeavesFailed: true},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, setup{sim: sim.Options{Variants: v}})
			readertest.Run(t, b.harness())
		})
	}
}
