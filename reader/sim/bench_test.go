package sim_test

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"reji/reader/sim"
)

// BenchmarkSale is a whole two-step sale in memory: eight requests, nothing kept on disk.
func BenchmarkSale(b *testing.B) { benchmarkSale(b, "") }

// BenchmarkSaleKept is the same with a state file that is synced at every effect.
func BenchmarkSaleKept(b *testing.B) { benchmarkSale(b, filepath.Join(b.TempDir(), "state")) }

func benchmarkSale(b *testing.B, state string) {
	s, err := sim.New(sim.Options{Seed: 1, RateLimit: -1, State: state})
	if err != nil {
		b.Fatal(err)
	}
	send := func(method, path, params string) string {
		req, err := http.NewRequest(method, "http://sim.invalid"+path, strings.NewReader(params))
		if err != nil {
			b.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+testKey)
		req.Header.Set("Stripe-Version", newVersion)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res, err := s.Transport().RoundTrip(req)
		if err != nil {
			b.Fatal(err)
		}
		raw, err := io.ReadAll(res.Body)
		if err != nil || res.Body.Close() != nil || res.StatusCode != 200 {
			b.Fatalf("%s %s: %d %v %s", method, path, res.StatusCode, err, raw)
		}
		return string(raw)
	}
	for b.Loop() {
		made := send("POST", "/v1/payment_intents", createParams+"&capture_method=manual")
		_, after, _ := strings.Cut(made, `"id": "`)
		pi, _, _ := strings.Cut(after, `"`)
		send("POST", command+"collect_payment_method", "payment_intent="+pi)
		send("POST", presentAt, "")
		send("GET", readers+usdReader, "")
		send("POST", command+"confirm_payment_intent", "payment_intent="+pi)
		send("GET", "/v1/payment_intents/"+pi, "")
		send("POST", "/v1/payment_intents/"+pi+"/capture", "")
		send("GET", "/v1/payment_intents/"+pi, "")
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}
