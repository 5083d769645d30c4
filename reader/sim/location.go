package sim

import "reji/reader/sim/form"

const locationFields = `
	address.country     string 2
	address.city        string
	address.line1       string
	address.line2?      string
	address.postal_code? string
	address.state?      string
	address_kana.country      string 2
	address_kana.city         string
	address_kana.line1        string
	address_kana.line2?       string
	address_kana.postal_code  string
	address_kana.state        string
	address_kana.town         string
	address_kanji.country     string 2
	address_kanji.city        string
	address_kanji.line1       string
	address_kanji.line2?      string
	address_kanji.postal_code string
	address_kanji.state       string
	address_kanji.town        string
	configuration_overrides?  string
	display_name?             string 1000
	display_name_kana?        string 1000
	display_name_kanji?       string 1000
	metadata                  metadata
	phone?                    string
	expand[]                  string
`

func locationEndpoints() []endpoint {
	return []endpoint{
		{call: "create_location", method: "POST", path: "/v1/terminal/locations", params: locationFields, run: (*call).createLocation},
		{call: "list_locations", method: "GET", path: "/v1/terminal/locations", params: listParams, run: (*call).listLocations},
		{call: "get_location", method: "GET", path: "/v1/terminal/locations/{}", params: expandParam, run: (*call).getLocation},
		{call: "update_location", method: "POST", path: "/v1/terminal/locations/{}", params: locationFields, run: (*call).updateLocation},
		{call: "delete_location", method: "DELETE", path: "/v1/terminal/locations/{}", run: (*call).deleteLocation},
	}
}

func (c *call) createLocation() (any, *apiError) {
	l := &location{ID: c.s.draws.id("tml")}
	if err := c.fillLocation(l); err != nil {
		return nil, err
	}
	c.tx.locations.add(l.ID, l)
	return c.render().location(l), nil
}

func (c *call) fillLocation(l *location) *apiError {
	p := c.params
	for name, target := range map[string]*string{"display_name": &l.Name, "display_name_kana": &l.NameKana, "display_name_kanji": &l.NameKanji,
		"phone": &l.Phone, "configuration_overrides": &l.Configuration} {
		if p.Has(name) {
			*target = p.Str(name)
		}
	}
	if p.Given("configuration_overrides") {
		return missing("configuration", l.Configuration, "configuration_overrides")
	}
	l.Address = mergeAddress(l.Address, p, "address")
	l.Kana = mergeAddress(l.Kana, p, "address_kana")
	l.Kanji = mergeAddress(l.Kanji, p, "address_kanji")
	var err *apiError
	if l.Metadata, err = c.metadata(l.Metadata); err != nil {
		return err
	}
	if l.country() == "JP" {
		return l.checkJapan()
	}
	return l.checkAddress()
}

// mergeAddress returns old with the parts that were sent, as a new map; nil when there is none.
func mergeAddress(old map[string]string, p form.Values, at string) map[string]string {
	if !p.Given(at) {
		return old
	}
	merged := map[string]string{}
	for name, value := range old {
		merged[name] = value
	}
	for _, name := range []string{"country", "city", "line1", "line2", "postal_code", "state", "town"} {
		if p.Has(at + "." + name) {
			merged[name] = p.Str(at + "." + name)
		}
	}
	return merged
}

func (l *location) country() string {
	for _, address := range []map[string]string{l.Address, l.Kanji, l.Kana} {
		if country := address["country"]; country != "" {
			return country
		}
	}
	return ""
}

// checkJapan: a Location in Japan takes the kana or kanji address and name, and never the common address.
func (l *location) checkJapan() *apiError {
	if l.Address != nil {
		return invalid("", "address", "Locations in JP take address_kana or address_kanji, not address.")
	}
	if l.NameKana == "" && l.NameKanji == "" {
		return invalid("parameter_missing", "display_name_kanji", "Missing required param: display_name_kanji or display_name_kana.")
	}
	if l.Name == "" {
		l.Name = l.NameKanji
	}
	if l.Name == "" {
		l.Name = l.NameKana
	}
	return nil
}

// checkAddress holds an address against what its country needs (docs.stripe.com/terminal/fleet/locations).
func (l *location) checkAddress() *apiError {
	if l.Kana != nil || l.Kanji != nil {
		return invalid("", "address_kanji", "address_kana and address_kanji are for Locations in JP.")
	}
	if l.Name == "" {
		return invalid("parameter_missing", "display_name", "Missing required param: display_name.")
	}
	if l.Address == nil {
		return invalid("parameter_missing", "address", "Missing required param: address.")
	}
	for _, name := range requiredParts(l.Address["country"]) {
		if l.Address[name] == "" {
			return invalid("parameter_missing", "address["+name+"]", "Missing required param: address["+name+"].")
		}
	}
	return nil
}

func requiredParts(country string) []string {
	switch country {
	case "US", "CA", "AU", "IT", "ES":
		return []string{"country", "line1", "city", "state", "postal_code"}
	case "IE", "SG":
		return []string{"country", "line1", "postal_code"}
	case "HK":
		return []string{"country", "line1", "city", "state"}
	}
	return []string{"country", "line1", "city", "postal_code"}
}

func (c *call) listLocations() (any, *apiError) {
	r := c.render()
	return page(c, &c.tx.locations, "terminal.location", "/v1/terminal/locations", func(l *location) bool { return !l.Deleted }, r.location)
}

func (c *call) findLocation() (*location, *apiError) {
	l := c.tx.locations.get(c.id())
	if l == nil {
		return nil, missing("terminal.location", c.id(), "id")
	}
	return l, nil
}

func (c *call) getLocation() (any, *apiError) {
	l, err := c.findLocation()
	if err != nil {
		return nil, err
	}
	return c.render().location(l), nil
}

func (c *call) updateLocation() (any, *apiError) {
	if l, err := c.findLocation(); err != nil || l.Deleted {
		return nil, missing("terminal.location", c.id(), "id")
	}
	l := c.tx.locations.edit(c.id())
	if err := c.fillLocation(l); err != nil {
		return nil, err
	}
	return c.render().location(l), nil
}

// deleteLocation removes a Location that no reader uses.
func (c *call) deleteLocation() (any, *apiError) {
	if l, err := c.findLocation(); err != nil || l.Deleted {
		return nil, missing("terminal.location", c.id(), "id")
	}
	used := c.tx.readers.newest(func(rd *reader) bool { return !rd.Deleted && rd.Location == c.id() })
	if len(used) > 0 {
		return nil, refused("", "The Location still has readers; delete or move them first.")
	}
	l := c.tx.locations.edit(c.id())
	l.Deleted = true
	return c.render().location(l), nil
}
