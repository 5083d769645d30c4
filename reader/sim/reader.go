package sim

import "strings"

const readerTypes = "bbpos_chipper2x|bbpos_wisepad3|bbpos_wisepos_e|mobile_phone_reader|simulated_stripe_s700|simulated_stripe_s710|" +
	"simulated_verifone_m425|simulated_verifone_p630|simulated_verifone_ux700|simulated_verifone_v660p|simulated_wisepos_e|stripe_m2|" +
	"stripe_s700|stripe_s710|verifone_P400|verifone_m425|verifone_p630|verifone_ux700|verifone_v660p"

func readerEndpoints() []endpoint {
	return []endpoint{
		{call: "register", method: "POST", path: "/v1/terminal/readers", expand: "reader", run: (*call).registerReader, params: expandParam + `
	registration_code! string
	label              string
	location           string
	metadata           metadata
`},
		{call: "list_readers", method: "GET", path: "/v1/terminal/readers", expand: "list:reader", run: (*call).listReaders, params: listParams + `
	device_type   enum ` + readerTypes + `
	location      string
	serial_number string
	status        enum offline|online
`},
		{call: "get_reader", method: "GET", path: "/v1/terminal/readers/{}", expand: "reader", run: (*call).getReader, params: expandParam},
		{call: "update_reader", method: "POST", path: "/v1/terminal/readers/{}", expand: "reader", run: (*call).updateReader, params: expandParam + `
	label?   string
	metadata metadata
`},
		{call: "delete_reader", method: "DELETE", path: "/v1/terminal/readers/{}", run: (*call).deleteReader},
	}
}

// simulatedDevice is the device type of a registration code (docs.stripe.com/terminal/payments/connect-reader).
func simulatedDevice(code string) (device string, ok bool) {
	switch code {
	case "simulated-wpe":
		return "simulated_wisepos_e", true
	case "simulated-s700":
		return "simulated_stripe_s700", true
	case "simulated-s710":
		return "simulated_stripe_s710", true
	}
	return "", false
}

func (c *call) registerReader() (any, *apiError) {
	code := c.params.Str("registration_code")
	device, ok := simulatedDevice(code)
	if !ok {
		return nil, invalid("", "registration_code", "No reader shows the registration code '"+code+"'. Simulated readers have simulated-wpe, simulated-s700 and simulated-s710.")
	}
	at := c.params.Str("location")
	if at == "" {
		return nil, invalid("parameter_missing", "location", "Missing required param: location.")
	}
	if l := c.tx.locations.get(at); l == nil || l.Deleted {
		return nil, missing("terminal.location", at, "location")
	}
	metadata, err := c.metadata(nil)
	if err != nil {
		return nil, err
	}
	rd := &reader{ID: c.s.draws.id("tmr"), Label: c.params.Str("label"), Location: at, Device: device,
		Serial: code + "-" + strings.ToLower(c.s.draws.hex(4)), Metadata: metadata}
	if rd.Label == "" {
		rd.Label = code
	}
	c.tx.readers.add(rd.ID, rd)
	return c.render().reader(rd, c.expand), nil
}

func (c *call) listReaders() (any, *apiError) {
	p := c.params
	if at := p.Str("location"); at != "" && c.tx.locations.get(at) == nil {
		return nil, missing("terminal.location", at, "location")
	}
	r, e := c.render(), c.expand.sub("data")
	match := func(rd *reader) bool {
		status := r.reader(rd, nil)["status"]
		return !rd.Deleted && (!p.Given("device_type") || p.Str("device_type") == rd.Device) &&
			(!p.Given("location") || p.Str("location") == rd.Location) &&
			(!p.Given("serial_number") || p.Str("serial_number") == rd.Serial) &&
			(!p.Given("status") || p.Str("status") == status)
	}
	return page(c, &c.tx.readers, "terminal.reader", "/v1/terminal/readers", match, func(rd *reader) obj { return r.reader(rd, e) })
}

// getReader answers for a deleted reader too: that it is deleted.
func (c *call) getReader() (any, *apiError) {
	rd := c.tx.readers.get(c.id())
	if rd == nil {
		return nil, missing("terminal.reader", c.id(), "id")
	}
	return c.render().reader(rd, c.expand), nil
}

// ownReader returns the reader of the path for a change.
func (c *call) ownReader() (*reader, *apiError) {
	rd := c.tx.readers.edit(c.id())
	if rd == nil || rd.Deleted {
		return nil, missing("terminal.reader", c.id(), "id")
	}
	return rd, nil
}

func (c *call) updateReader() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	if c.params.Has("label") {
		if rd.Label = c.params.Str("label"); rd.Label == "" {
			rd.Label = rd.Serial
		}
	}
	if rd.Metadata, err = c.metadata(rd.Metadata); err != nil {
		return nil, err
	}
	return c.render().reader(rd, c.expand), nil
}

func (c *call) deleteReader() (any, *apiError) {
	rd, err := c.ownReader()
	if err != nil {
		return nil, err
	}
	c.tx.letGo(rd)
	rd.Deleted, rd.Action = true, action{}
	return c.render().reader(rd, nil), nil
}
