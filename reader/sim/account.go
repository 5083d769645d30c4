package sim

// The one account that every key sees.
const (
	accountID         = "acct_1SimulatedAccount"
	accountDescriptor = "SIMULATED STORE"
)

func accountEndpoints() []endpoint {
	return []endpoint{
		{call: "get_account", method: "GET", path: "/v1/account", run: (*call).getAccount, params: expandParam},
		{call: "get_balance", method: "GET", path: "/v1/balance", run: (*call).getBalance, params: expandParam},
	}
}

func (c *call) getAccount() (any, *apiError) {
	none := obj{"alternatives": []obj{}, "current_deadline": nil, "currently_due": []string{}, "disabled_reason": nil, "errors": []obj{},
		"eventually_due": []string{}, "past_due": []string{}, "pending_verification": []string{}}
	return obj{
		"id": accountID, "object": "account", "country": "US", "default_currency": "usd", "type": "standard", "email": "store@example.com",
		"charges_enabled": true, "payouts_enabled": true, "details_submitted": true, "created": 1704067200, "metadata": obj{},
		"business_type": nil, "controller": obj{"type": "account"},
		"capabilities": obj{"card_payments": "active", "transfers": "active"},
		"business_profile": obj{"annual_revenue": nil, "estimated_worker_count": nil, "mcc": "5812", "minority_owned_business_designation": nil,
			"name": "Simulated store", "product_description": nil, "support_address": nil, "support_email": nil, "support_phone": nil,
			"support_url": nil, "url": nil},
		"external_accounts": obj{"object": "list", "data": []obj{}, "has_more": false, "url": "/v1/accounts/" + accountID + "/external_accounts"},
		"requirements":      none, "future_requirements": none,
		"settings": obj{
			"bacs_debit_payments": obj{"display_name": nil, "service_user_number": nil},
			"branding":            obj{"icon": nil, "logo": nil, "primary_color": nil, "secondary_color": nil},
			"card_issuing":        obj{"tos_acceptance": obj{"date": nil, "ip": nil}},
			"card_payments": obj{"decline_on": obj{"avs_failure": false, "cvc_failure": false}, "statement_descriptor_prefix": nil,
				"statement_descriptor_prefix_kana": nil, "statement_descriptor_prefix_kanji": nil},
			"dashboard": obj{"display_name": "Simulated store", "timezone": "Etc/UTC"},
			"invoices":  obj{"default_account_tax_ids": nil, "hosted_payment_method_save": nil},
			"payments": obj{"statement_descriptor": accountDescriptor, "statement_descriptor_kana": nil, "statement_descriptor_kanji": nil,
				"statement_descriptor_prefix_kana": nil, "statement_descriptor_prefix_kanji": nil},
			"payouts":             obj{"debit_negative_balances": false, "schedule": obj{"delay_days": 2, "interval": "daily"}, "statement_descriptor": nil},
			"sepa_debit_payments": obj{},
		},
		"tos_acceptance": obj{"date": nil, "ip": nil, "user_agent": nil},
	}, nil
}

// getBalance shows what was captured less what was refunded, as not yet available. Stripe's fees are not simulated.
func (c *call) getBalance() (any, *apiError) {
	sums := map[string]int64{"usd": 0}
	order := []string{"usd"}
	for _, id := range c.tx.charges.table.order {
		ch := c.tx.charges.get(id)
		if !ch.Captured {
			continue
		}
		if _, ok := sums[ch.Currency]; !ok {
			order = append(order, ch.Currency)
		}
		sums[ch.Currency] += ch.AmountCaptured - ch.Refunded
	}
	available, pending, reserved := []obj{}, []obj{}, []obj{}
	for _, currency := range order {
		available = append(available, obj{"amount": 0, "currency": currency, "source_types": obj{"card": 0}})
		pending = append(pending, obj{"amount": sums[currency], "currency": currency, "source_types": obj{"card": sums[currency]}})
		reserved = append(reserved, obj{"amount": 0, "currency": currency})
	}
	return obj{"object": "balance", "livemode": false, "available": available, "pending": pending, "connect_reserved": reserved}, nil
}
