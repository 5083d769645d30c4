package sim

// intentFields are the parameters that creating and updating a PaymentIntent share. What only serves cards that are not present,
// Connect or taxes is not covered.
const intentFields = `
	amount                 int
	currency               string 3
	capture_method         enum automatic|automatic_async|manual
	customer               string
	description?           string 1000
	metadata               metadata
	payment_method_types[] string
	payment_method_options.card_present?.capture_method? enum manual|manual_preferred
	payment_method_options.card_present.request_extended_authorization bool
	payment_method_options.card_present.request_incremental_authorization_support bool
	payment_method_options.card_present.routing.requested_priority enum domestic|international
	payment_method_options.interac_present? object
	payment_details?.customer_reference? string
	payment_details.order_reference?     string
	receipt_email?         string 800
	setup_future_usage?    enum off_session|on_session
	shipping?.address!.city string
	shipping.address.country     string 2
	shipping.address.line1       string
	shipping.address.line2?      string
	shipping.address.postal_code string
	shipping.address.state       string
	shipping.carrier         string
	shipping.name!           string
	shipping.phone           string
	shipping.tracking_number string
	statement_descriptor?        string 22
	statement_descriptor_suffix? string 22
	transfer_group               string
	expand[]                     string
	allowed_payment_method_types  uncovered
	amount_details                uncovered
	application_fee_amount        uncovered
	customer_account              uncovered
	excluded_payment_method_types uncovered
	hooks                         uncovered
	payment_method_configuration  uncovered
	payment_method_data           uncovered
	payment_method_options.card   uncovered
	transfer_data                 uncovered
`

func intentEndpoints() []endpoint {
	return []endpoint{
		{call: "create", method: "POST", path: "/v1/payment_intents", expand: "payment_intent", run: (*call).createIntent,
			params: intentFields + `
	amount!   int
	currency! string 3
	automatic_payment_methods.enabled!        bool
	automatic_payment_methods.allow_redirects enum always|never
	confirm             bool
	confirmation_method enum automatic|manual
	payment_method      string
	off_session         bool
	confirmation_token       uncovered
	error_on_requires_action uncovered
	mandate                  uncovered
	mandate_data             uncovered
	on_behalf_of             uncovered
	radar_options            uncovered
	return_url               uncovered
	use_stripe_sdk           uncovered
`},
		{call: "list_intents", method: "GET", path: "/v1/payment_intents", expand: "list:payment_intent", run: (*call).listIntents,
			params: listParams + `
	created  range
	customer string
	customer_account uncovered
`},
		{call: "get_intent", method: "GET", path: "/v1/payment_intents/{}", expand: "payment_intent", run: (*call).getIntent,
			params: expandParam + "client_secret string"},
		{call: "update", method: "POST", path: "/v1/payment_intents/{}", expand: "payment_intent", run: (*call).updateIntent,
			params: intentFields + "payment_method string"},
		{call: "capture", method: "POST", path: "/v1/payment_intents/{}/capture", expand: "payment_intent", run: (*call).captureIntent,
			params: expandParam + `
	amount_to_capture int
	final_capture     bool
	metadata          metadata
	statement_descriptor        string 22
	statement_descriptor_suffix string 22
	amount_details         uncovered
	application_fee_amount uncovered
	hooks                  uncovered
	payment_details        uncovered
	transfer_data          uncovered
`},
		{call: "cancel", method: "POST", path: "/v1/payment_intents/{}/cancel", expand: "payment_intent", run: (*call).cancelIntent,
			params: expandParam + "cancellation_reason enum abandoned|duplicate|fraudulent|requested_by_customer"},
		{call: "confirm_online", method: "POST", path: "/v1/payment_intents/{}/confirm", expand: "payment_intent", run: (*call).confirmOnline,
			params: expandParam + `
	payment_method string
	off_session    bool
	return_url     string
`},
	}
}
