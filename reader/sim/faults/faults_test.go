package faults_test

import (
	"strings"
	"testing"
	"time"

	"reji/reader/sim/faults"
)

func TestParse(t *testing.T) {
	list, err := faults.Parse(" create:1:lost_after, any:*:slow=250ms ,confirm:25%:stuck_authorized,")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 3 || list[0].Nth != 1 || list[1].Percent != 100 || list[1].Delay != 250*time.Millisecond || list[2].Percent != 25 || list[2].String() != "confirm:25%:stuck_authorized" {
		t.Errorf("%+v", list)
	}
}

func TestEveryErrorListsWhatIsAllowed(t *testing.T) {
	for bad, want := range map[string]string{
		"dance:1:500": "list_intents", "create:1:sad": "timeout_delivered", "create:0:500": "25%", "create:200%:500": "100%",
		"create:1:busy": "cancel_action", "create:1:slow": "slow=DURATION", "create:1:slow=x": "3s", "create": "call:occurrence:flavour",
	} {
		_, err := faults.Parse(bad)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func never(float64) bool  { return false }
func always(float64) bool { return true }

func TestStrike(t *testing.T) {
	list, err := faults.Parse("create:2:500,any:1:busy,capture:10%:502")
	if err != nil {
		t.Fatal(err)
	}
	p := faults.NewPlan()
	p.Add(list...)
	for i, want := range []struct{ call, flavour string }{{"create", ""}, {"create", "500"}, {"create", ""}, {"get_reader", ""}, {"collect", "busy"}, {"collect", ""}} {
		f, ok := p.Strike(want.call, never)
		if ok != (want.flavour != "") || f.Flavour != want.flavour {
			t.Errorf("call %d: %q", i, f.Flavour)
		}
	}
	if _, ok := p.Strike("capture", always); !ok {
		t.Error("the chance came true and nothing struck")
	}
	if got := p.Pending(); len(got) != 1 || got[0].Call != "capture" {
		t.Errorf("pending: %v", got)
	}
	p.Clear()
	if len(p.Pending()) != 0 {
		t.Error("not cleared")
	}
}

func TestEveryFlavourCanBeAskedFor(t *testing.T) {
	for _, flavour := range faults.Flavours() {
		flavour = strings.Replace(flavour, "DURATION", "1s", 1)
		if _, err := faults.Parse("any:*:" + flavour); err != nil {
			t.Error(err)
		}
	}
	for _, call := range faults.Calls() {
		if _, err := faults.Parse(call + ":1:500"); err != nil {
			t.Error(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("create:1:lost_after,any:*:slow=250ms")
	f.Add("x:y:z,,::,a:1%:500")
	f.Fuzz(func(t *testing.T, spec string) {
		list, err := faults.Parse(spec)
		if err != nil {
			return
		}
		var texts []string
		for _, fault := range list {
			texts = append(texts, fault.String())
		}
		again, err := faults.Parse(strings.Join(texts, ","))
		if err != nil || len(again) != len(list) {
			t.Fatalf("%q is not read again: %v", texts, err)
		}
		p := faults.NewPlan()
		p.Add(list...)
		p.Strike("create", always)
	})
}
