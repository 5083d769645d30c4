package stripe

// The parameters of our requests, in the order in which they are encoded. A stored request holds the encoding, so the order may change
// without harm; the names are Stripe's.

// metadata ties an object to the ledger that asked for it. It holds nothing about a person.
type metadata struct {
	Till   string `form:"till"`
	Epoch  *int64 `form:"epoch"`
	Sale   string `form:"sale"`
	Tender string `form:"tender"`
	Seq    *int64 `form:"ledger_seq"`
	Head   string `form:"ledger_head"`
}

type createParams struct {
	Amount        int64          `form:"amount"`
	Currency      string         `form:"currency"`
	Types         []string       `form:"payment_method_types"`
	CaptureMethod string         `form:"capture_method"`
	Options       *createOptions `form:"payment_method_options"`
	Description   string         `form:"description"`
	Metadata      metadata       `form:"metadata"`
}

type createOptions struct {
	CardPresent cardPresentOptions `form:"card_present"`
}

type cardPresentOptions struct {
	CaptureMethod string `form:"capture_method"`
}

type updateParams struct {
	Amount int64    `form:"amount"`
	Expand []string `form:"expand"`
}

type commandParams struct {
	Intent  string         `form:"payment_intent"`
	Collect *commandConfig `form:"collect_config"`
	Process *commandConfig `form:"process_config"`
	Expand  []string       `form:"expand"`
}

type commandConfig struct {
	CustomerCancels *bool `form:"enable_customer_cancellation"`
}

type captureParams struct {
	Amount *int64   `form:"amount_to_capture"`
	Expand []string `form:"expand"`
}

type expandParams struct {
	Expand []string `form:"expand"`
}

type refundParams struct {
	Intent   string   `form:"payment_intent"`
	Amount   *int64   `form:"amount"`
	Metadata metadata `form:"metadata"`
	Expand   []string `form:"expand"`
}

type listIntentsParams struct {
	Created       createdFrom `form:"created"`
	Limit         int64       `form:"limit"`
	StartingAfter *string     `form:"starting_after"`
}

type createdFrom struct {
	From int64 `form:"gte"`
}

type listReadersParams struct {
	Location      *string `form:"location"`
	Serial        *string `form:"serial_number"`
	Status        *string `form:"status"`
	Limit         int64   `form:"limit"`
	StartingAfter *string `form:"starting_after"`
}

type listParams struct {
	Limit         int64   `form:"limit"`
	StartingAfter *string `form:"starting_after"`
}

type registerParams struct {
	Code     string  `form:"registration_code"`
	Label    *string `form:"label"`
	Location *string `form:"location"`
}

type locationParams struct {
	Name         *string        `form:"display_name"`
	Address      *addressParams `form:"address"`
	NameKanji    *string        `form:"display_name_kanji"`
	AddressKanji *addressParams `form:"address_kanji"`
}

type addressParams struct {
	Line1      *string `form:"line1"`
	Line2      *string `form:"line2"`
	Town       *string `form:"town"`
	City       *string `form:"city"`
	State      *string `form:"state"`
	PostalCode *string `form:"postal_code"`
	Country    *string `form:"country"`
}

type presentParams struct {
	Type    *string        `form:"type"`
	Card    *presentedCard `form:"card_present"`
	Interac *presentedCard `form:"interac_present"`
	Tip     *int64         `form:"amount_tip"`
}

type presentedCard struct {
	Number string `form:"number"`
}
