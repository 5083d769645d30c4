package sim

import "strings"

// store is a Location and a reader that the simulator begins with.
type store struct {
	currency, country, name string
	address                 map[string]string
}

// stores are one for each currency that Stripe's smart readers are sold for (docs.stripe.com/terminal/payments/regional), the
// euro's in Germany. usd is last, so that a list, newest first, begins with it.
func stores() []store {
	at := func(line1, city, state, postal string) map[string]string {
		return map[string]string{"line1": line1, "city": city, "state": state, "postal_code": postal}
	}
	return []store{
		{"myr", "MY", "Kuala Lumpur store", at("1 Jalan Ampang", "Kuala Lumpur", "", "50450")},
		{"hkd", "HK", "Hong Kong store", at("1 Queen's Road Central", "Hong Kong", "Hong Kong", "")},
		{"chf", "CH", "Zurich store", at("Bahnhofstrasse 1", "Zürich", "", "8001")},
		{"sek", "SE", "Stockholm store", at("Drottninggatan 1", "Stockholm", "", "111 51")},
		{"pln", "PL", "Warsaw store", at("ul. Nowy Świat 1", "Warszawa", "", "00-496")},
		{"nok", "NO", "Oslo store", at("Karl Johans gate 1", "Oslo", "", "0154")},
		{"dkk", "DK", "Copenhagen store", at("Strøget 1", "København", "", "1160")},
		{"czk", "CZ", "Prague store", at("Národní 1", "Praha", "", "110 00")},
		{"jpy", "JP", "東京店", map[string]string{"line1": "1-1", "town": "丸の内", "city": "千代田区", "state": "東京都", "postal_code": "100-0005"}},
		{"sgd", "SG", "Singapore store", at("1 Raffles Place", "", "", "048616")},
		{"nzd", "NZ", "Auckland store", at("1 Queen Street", "Auckland", "", "1010")},
		{"aud", "AU", "Sydney store", at("1 George Street", "Sydney", "NSW", "2000")},
		{"cad", "CA", "Toronto store", at("1 Yonge Street", "Toronto", "ON", "M5E 1E5")},
		{"gbp", "GB", "London store", at("1 Oxford Street", "London", "", "W1D 1AN")},
		{"eur", "DE", "Berlin store", at("Unter den Linden 1", "Berlin", "", "10117")},
		{"usd", "US", "San Francisco store", at("1 Market Street", "San Francisco", "CA", "94105")},
	}
}

// localCurrency is the one currency that a reader in that country takes; euro where it is not known otherwise.
func localCurrency(country string) string {
	for _, s := range stores() {
		if s.country == country {
			return s.currency
		}
	}
	return "eur"
}

// furnish makes the stores that are not there yet. Their ids are the same in every simulator, so that a till's configuration
// outlives it.
func (s *Server) furnish() error {
	t := s.begin(s.now())
	for _, st := range stores() {
		t.build(st)
	}
	return t.commit()
}

func (t *tx) build(st store) {
	suffix := "Simulated" + strings.ToUpper(st.currency[:1]) + st.currency[1:] + "01"
	metadata := map[string]string{"currency": st.currency}
	if t.locations.get("tml_"+suffix) == nil {
		l := &location{ID: "tml_" + suffix, Name: st.name, Metadata: metadata}
		st.address["country"] = st.country
		if st.country == "JP" {
			l.NameKanji, l.Kanji = st.name, st.address
		} else {
			l.Address = st.address
		}
		t.locations.add(l.ID, l)
	}
	if t.readers.get("tmr_"+suffix) == nil {
		rd := &reader{ID: "tmr_" + suffix, Label: st.name + " 1", Location: "tml_" + suffix, Device: "simulated_wisepos_e",
			Serial: "simulated-wpe-" + st.currency, Metadata: metadata}
		if st.country == "JP" {
			rd.Device, rd.Serial = "simulated_stripe_s700", "simulated-s700-"+st.currency
		}
		t.readers.add(rd.ID, rd)
	}
}
