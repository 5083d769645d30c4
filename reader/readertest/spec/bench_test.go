package spec

import "testing"

// BenchmarkExchange is the cost of judging one request and its answer once the schemas are compiled.
func BenchmarkExchange(b *testing.B) {
	d, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	form := []byte("payment_intent=pi_1&collect_config[skip_tipping]=true")
	for b.Loop() {
		if err := d.CheckRequest("POST", "/v1/terminal/readers/tmr_1/collect_payment_method", formType, form); err != nil {
			b.Fatal(err)
		}
		if err := d.CheckResponse("POST", "/v1/terminal/readers/tmr_1/collect_payment_method", 200, d.fixtures["terminal.reader"]); err != nil {
			b.Fatal(err)
		}
	}
}
