package sim_test

import (
	"path/filepath"
	"testing"

	"reji/reader/sim"
)

// TestAnEmptySimulatorIsANewAccount begins with nothing, takes its first Location and reader, and has just those when its file is opened again.
func TestAnEmptySimulatorIsANewAccount(t *testing.T) {
	const locations, readers = "/v1/terminal/locations", "/v1/terminal/readers"
	path := filepath.Join(t.TempDir(), "state")
	empty := func(o *sim.Options) { o.Empty, o.State = true, path }
	w := newWorld(t, empty)
	for _, list := range []string{locations, readers} {
		if got := w.get(list, "").at("data").([]any); len(got) != 0 {
			t.Errorf("%s begins with %v", list, got)
		}
	}
	at := w.post(locations, "display_name=Shop&address[country]=GB&address[line1]=a&address[city]=b&address[postal_code]=1").text("id")
	made := w.post(readers, "registration_code=simulated-wpe&location="+at).text("id")
	if err := w.sim.Close(); err != nil {
		t.Fatal(err)
	}
	again := newWorld(t, empty)
	for list, want := range map[string]string{locations: at, readers: made} {
		got := again.get(list, "").at("data").([]any)
		if len(got) != 1 || got[0].(map[string]any)["id"] != want {
			t.Errorf("%s keeps %v, want %s alone", list, got, want)
		}
	}
}
