package stripe

import (
	"bytes"
	"encoding/json"

	stripego "github.com/stripe/stripe-go/v76"

	"reji/checkout"
)

// The objects of Stripe's answers, as far as they are read. Both API versions in use render these fields alike.

// expandable is an object that is there as a whole or by its id alone.
type expandable[T any] struct {
	ID     string
	Object *T
}

// UnmarshalJSON reads an id, an object with an id, or null.
func (e *expandable[T]) UnmarshalJSON(b []byte) error {
	*e = expandable[T]{}
	if !bytes.HasPrefix(b, []byte("{")) {
		return json.Unmarshal(b, &e.ID) // null leaves it empty
	}
	var named struct {
		ID string `json:"id"`
	}
	e.Object = new(T)
	if err := json.Unmarshal(b, &named); err != nil {
		return err
	}
	e.ID = named.ID
	return json.Unmarshal(b, e.Object)
}

// identity is what every whole object has.
type identity struct {
	ID     string `json:"id"`
	Object string `json:"object"`
	Live   *bool  `json:"livemode"`
}

// check compares an object with what was asked for. Another kind of object or the other mode is FailureProtocol.
func (i identity) check(kind string, live bool) checkout.FailureKind {
	switch {
	case i.ID == "" || i.Object == "" || i.Live == nil:
		return checkout.FailureNoAnswer
	case i.Object != kind || *i.Live != live:
		return checkout.FailureProtocol
	}
	return checkout.FailureNone
}

type intentObject struct {
	stripego.APIResource
	identity
	Status     string            `json:"status"`
	Amount     *int64            `json:"amount"`
	Capturable int64             `json:"amount_capturable"`
	Received   int64             `json:"amount_received"`
	Currency   string            `json:"currency"`
	Metadata   map[string]string `json:"metadata"`
	Details    struct {
		Tip struct {
			Amount int64 `json:"amount"`
		} `json:"tip"`
	} `json:"amount_details"`
	Charge    expandable[chargeObject] `json:"latest_charge"`
	Method    expandable[methodObject] `json:"payment_method"`
	LastError *struct {
		Code        string        `json:"code"`
		DeclineCode string        `json:"decline_code"`
		Method      *methodObject `json:"payment_method"`
	} `json:"last_payment_error"`
}

func (o *intentObject) whole(live bool) checkout.FailureKind {
	if kind := o.check("payment_intent", live); kind != checkout.FailureNone {
		return kind
	}
	if o.Status == "" || o.Amount == nil || o.Currency == "" {
		return checkout.FailureNoAnswer
	}
	return checkout.FailureNone
}

type chargeObject struct {
	AuthCode string        `json:"authorization_code"`
	Method   *methodObject `json:"payment_method_details"`
}

// methodObject is a payment method, or what a charge tells of the one that it was made with.
type methodObject struct {
	Type    string      `json:"type"`
	Card    *cardObject `json:"card_present"`
	Interac *cardObject `json:"interac_present"`
}

type cardObject struct {
	Brand      string `json:"brand"`
	Funding    string `json:"funding"`
	Country    string `json:"country"`
	Last4      string `json:"last4"`
	ExpMonth   int    `json:"exp_month"`
	ExpYear    int    `json:"exp_year"`
	ReadMethod string `json:"read_method"`
	Networks   struct {
		Available []string `json:"available"`
	} `json:"networks"`
	Locales []string `json:"preferred_locales"`
	Wallet  struct {
		Type string `json:"type"`
	} `json:"wallet"`
	// These are there after the authorisation only.
	CaptureBefore int64 `json:"capture_before"`
	Receipt       struct {
		AuthCode string `json:"authorization_code"`
	} `json:"receipt"`
}

type readerObject struct {
	stripego.APIResource
	identity
	Label      string               `json:"label"`
	DeviceType string               `json:"device_type"`
	Status     string               `json:"status"`
	Location   expandable[struct{}] `json:"location"`
	Serial     string               `json:"serial_number"`
	Software   string               `json:"device_sw_version"`
	Action     *actionObject        `json:"action"`
}

func (o *readerObject) whole(live bool) checkout.FailureKind {
	kind := o.check("terminal.reader", live)
	if kind != checkout.FailureNone || o.Action == nil {
		return kind
	}
	if o.Action.Type == "" || o.Action.Status == "" {
		return checkout.FailureNoAnswer
	}
	if i := o.Action.payment().Intent.Object; i != nil {
		return i.whole(live)
	}
	return checkout.FailureNone
}

type actionObject struct {
	Type     string         `json:"type"`
	Status   string         `json:"status"`
	Failure  string         `json:"failure_code"`
	APIError *actionError   `json:"api_error"`
	Collect  *actionPayment `json:"collect_payment_method"`
	Confirm  *actionPayment `json:"confirm_payment_intent"`
	Process  *actionPayment `json:"process_payment_intent"`
	Refund   *actionPayment `json:"refund_payment"`
}

type actionError struct {
	Code string `json:"code"`
}

// actionPayment is the part of an action that says whose payment it is, and for a collection which card was read.
type actionPayment struct {
	Intent expandable[intentObject] `json:"payment_intent"`
	Method *methodObject            `json:"payment_method"`
}

// payment is the part of the action that holds a payment; empty for an action without one.
func (a *actionObject) payment() actionPayment {
	for _, p := range []*actionPayment{a.Collect, a.Confirm, a.Process, a.Refund} {
		if p != nil {
			return *p
		}
	}
	return actionPayment{}
}

type refundObject struct {
	stripego.APIResource
	ID     string                   `json:"id"`
	Object string                   `json:"object"`
	Status string                   `json:"status"`
	Intent expandable[intentObject] `json:"payment_intent"`
}

// whole cannot compare the mode of a refund, which has none; its PaymentIntent tells it.
func (o *refundObject) whole(live bool) checkout.FailureKind {
	switch {
	case o.ID == "" || o.Object == "" || o.Status == "":
		return checkout.FailureNoAnswer
	case o.Object != "refund":
		return checkout.FailureProtocol
	case o.Intent.Object != nil:
		return o.Intent.Object.whole(live)
	}
	return checkout.FailureNone
}

// listObject is a page of objects.
type listObject[T any] struct {
	stripego.APIResource
	Object string `json:"object"`
	Data   []T    `json:"data"`
	More   *bool  `json:"has_more"`
}

func (o *listObject[T]) whole(live bool) checkout.FailureKind {
	if o.Object == "" || o.More == nil || o.Data == nil {
		return checkout.FailureNoAnswer
	}
	if o.Object != "list" {
		return checkout.FailureProtocol
	}
	for i := range o.Data {
		if one, ok := any(&o.Data[i]).(object); ok {
			if kind := one.whole(live); kind != checkout.FailureNone {
				return kind
			}
		}
	}
	return checkout.FailureNone
}

type locationObject struct {
	stripego.APIResource
	identity
	Name         string        `json:"display_name"`
	NameKanji    string        `json:"display_name_kanji"`
	Address      addressObject `json:"address"`
	AddressKanji addressObject `json:"address_kanji"`
}

func (o *locationObject) whole(live bool) checkout.FailureKind {
	return o.check("terminal.location", live)
}

type addressObject struct {
	Line1      string `json:"line1"`
	Line2      string `json:"line2"`
	Town       string `json:"town"`
	City       string `json:"city"`
	State      string `json:"state"`
	PostalCode string `json:"postal_code"`
	Country    string `json:"country"`
}
