package sim

// configFields are what collect_config and process_config share.
const configFields = `
	CONFIG.allow_redisplay              enum always|limited|unspecified
	CONFIG.enable_customer_cancellation bool
	CONFIG.skip_tipping                 bool
	CONFIG.tipping.amount_eligible      int
`

func actionEndpoints() []endpoint {
	const at = "/v1/terminal/readers/{}/"
	return []endpoint{
		{call: "collect", method: "POST", path: at + "collect_payment_method", expand: "reader", since: twoStep, run: (*call).collect,
			params: expandParam + "payment_intent! string\n" + withConfig("collect_config")},
		{call: "confirm", method: "POST", path: at + "confirm_payment_intent", expand: "reader", since: twoStep, run: (*call).confirm,
			params: expandParam + "payment_intent! string\nconfirm_config.return_url string"},
		{call: "process", method: "POST", path: at + "process_payment_intent", expand: "reader", run: (*call).process,
			params: expandParam + "payment_intent! string\nprocess_config.return_url string\n" + withConfig("process_config")},
		{call: "cancel_action", method: "POST", path: at + "cancel_action", expand: "reader", run: (*call).cancelAction, params: expandParam},
		{call: "display", method: "POST", path: at + "set_reader_display", expand: "reader", run: (*call).setDisplay, params: expandParam + `
	type!                           enum cart
	cart.currency!                  string 3
	cart.line_items[]!.amount!      int
	cart.line_items[].description!  string
	cart.line_items[].quantity!     int
	cart.tax                        int
	cart.total!                     int
`},
		{call: "reader_refund", method: "POST", path: at + "refund_payment", expand: "reader", run: (*call).refundOnReader, params: expandParam + `
	amount         int
	charge         string
	payment_intent string
	metadata       metadata
	refund_application_fee bool
	reverse_transfer       bool
	refund_payment_config.enable_customer_cancellation bool
`},
		{call: "present", method: "POST", path: "/v1/test_helpers/terminal/readers/{}/present_payment_method", expand: "reader", run: (*call).present,
			params: expandParam + `
	amount_tip             int
	type                   enum card|card_present|interac_present
	card_present.number    string
	interac_present.number string
	card.number!           string
	card.exp_month!        int
	card.exp_year!         int
	card.cvc               string
`},
	}
}
